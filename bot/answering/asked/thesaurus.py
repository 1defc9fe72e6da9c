"""Other words for the same thing: general synonyms, and the terms that a corpus names with their aliases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType

from bot.answering.lexicons import constraining, countries, lexicon, world_places
from corpus.fact import Term
from corpus.words import stem_of, stems_of

Ways = Mapping[frozenset[str], float]
"""Sets of stems that meet a need, each with how well it does."""
Phrase = tuple[str, ...]
"""Stems in order: ``("valu", "of", "the", "industri")``."""

_INTERROGATIVES = frozenset(stems_of("who whom whose which what when where why how"))
_GLUE = frozenset(stems_of("the a an of")) | _INTERROGATIVES
"""Words that tell nothing even within a phrase."""
SYNONYM = 0.9
"""How well a general synonym meets a need; a corpus's own alias meets it wholly."""


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that stand for one another."""

    phrases: frozenset[Phrase]
    strength: float
    article: str = ""
    """The article in which they do; nothing where they do everywhere."""


ByPhrase = Mapping[Phrase, Sequence[Group]]
"""The groups that a phrase is in."""


class Thesaurus:
    """Finds the longest phrase that starts at a word, and all that it may stand for.

    Args:
        groups: the phrases of one corpus.
        general: those of any corpus, which come first.
    """

    def __init__(self, groups: Iterable[Group], general: ByPhrase = MappingProxyType({})) -> None:
        self._own, self._general = by_phrase(groups), general
        self._longest = max((*map(len, self._own), *map(len, general)), default=1)

    def match(self, stems: Sequence[str]) -> tuple[Phrase, Sequence[Group]]:
        """The longest phrase that `stems` begin with, and its groups; the first stem alone where none is known."""
        for length in range(min(self._longest, len(stems)), 0, -1):
            phrase = tuple(stems[:length])
            if groups := [*self._general.get(phrase, ()), *self._own.get(phrase, ())]:
                return phrase, groups
        return tuple(stems[:1]), ()


def by_phrase(groups: Iterable[Group]) -> ByPhrase:
    """Groups by each of their phrases, in order."""
    found: dict[Phrase, list[Group]] = {}
    for group in groups:
        for phrase in group.phrases:
            found.setdefault(phrase, []).append(group)
    return found


@cache
def general_phrases() -> ByPhrase:
    """What holds in any corpus, by the phrase that is asked; made once, for it is more than what most corpora add."""
    found = {phrase: [*groups] for phrase, groups in _alike().items()}
    for asked, group in kind_groups():
        found.setdefault(asked, []).append(group)
    return found


def _alike() -> ByPhrase:
    return by_phrase([*general_groups(), *form_groups(), *constraint_groups()])


def ways_of(phrase: Phrase, groups: Sequence[Group], ignored: frozenset[str]) -> Ways:
    """The ways to meet a need for `phrase` anywhere: its own words, and those of every phrase of its general groups.

    A phrase that is itself a piece of a question ("who makes") is found in questions and never looked for in sources.
    """
    held = [group for group in groups if not group.article and phrase in group.phrases]
    own = _content(phrase, ignored, whole=bool(held))
    general = _ways(held, ignored)
    return {own: 1.0, **{way: worth for way, worth in general.items() if way != own}}


def local_ways_of(groups: Sequence[Group], ignored: frozenset[str]) -> Mapping[str, Ways]:
    """The further ways in each article that has terms of its own for the phrase."""
    articles = sorted({group.article for group in groups if group.article})
    return {article: _ways([group for group in groups if group.article == article], ignored) for article in articles}


def _ways(groups: Sequence[Group], ignored: frozenset[str]) -> dict[frozenset[str], float]:
    ways: dict[frozenset[str], float] = {}
    for group in groups:
        for other in sorted(group.phrases):
            if other[0] not in _INTERROGATIVES:
                way = _content(other, ignored, whole=not group.article)
                ways[way] = max(group.strength, ways.get(way, 0.0))
    return ways


def _content(phrase: Phrase, ignored: frozenset[str], *, whole: bool) -> frozenset[str]:
    """The words of a phrase that tell; of one that is meant as a `whole` all, where it has only one that tells.

    "Rate of growth" is met by its two nouns; "take part" is not met by every part.
    """
    telling = frozenset(phrase) - ignored
    if whole and len(telling) == 1:
        return frozenset(phrase) - _GLUE
    return telling or frozenset(phrase)


@cache
def _of_the_country() -> frozenset[Phrase]:
    return _phrases(lexicon("thesaurus")["of_the_country"])


@cache
def general_groups() -> tuple[Group, ...]:
    """The synonyms that hold in any corpus."""
    thesaurus = lexicon("thesaurus")
    groups = [Group(_in_all_forms(_phrases(words)), SYNONYM) for words in thesaurus["groups"]]
    for adjective, nouns in thesaurus["adjectives"].items():
        groups.extend(Group(_phrases([adjective, noun]), SYNONYM) for noun in nouns)
    leading = product(thesaurus["leading"]["asked"], thesaurus["leading"]["said"])
    groups.extend(Group(_in_all_forms(_phrases(pair)), SYNONYM) for pair in leading)
    groups.extend(Group(_phrases(place["en"]), SYNONYM) for place in world_places())  # "Chinese" and "China"
    return tuple(groups)


def kind_groups() -> Iterator[tuple[Phrase, Group]]:
    """Words for anything of a kind, each with what a text may say in its place; none of these stands for the word."""
    for word, narrower in lexicon("thesaurus")["kinds"].items():
        asked = stems_of(word)
        yield asked, Group(frozenset((asked, *_in_all_forms(_phrases(narrower)))), SYNONYM)


def form_groups() -> list[Group]:
    """The words that are not regular, each in all its forms: as good as the asker's own."""
    return [Group(frozenset((stem,) for stem in forms), 1.0) for forms in dict.fromkeys(_forms().values())]


def ways_of_countries(phrase: Phrase) -> Iterator[frozenset[str]]:
    """Every country by its names, where a phrase means the one that is spoken of: "national", "in the country"."""
    return iter(countries() if phrase in _of_the_country() else ())


def constraint_groups() -> list[Group]:
    """The constraints of several words, each by itself: "integrated circuit" is one thing."""
    several = (phrase for phrase in sorted(constraining()) if len(phrase) > 1 and phrase[0] not in _INTERROGATIVES)
    return [Group(frozenset({phrase}), 1.0) for phrase in several]


def term_groups(terms: Sequence[Term]) -> list[Group]:
    """The terms of one corpus, each with its aliases."""
    return [Group(_phrases([term.name, *term.aliases]), 1.0, term.article) for term in terms]


def _phrases(words: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(stems for word in words if (stems := stems_of(word)))


def _in_all_forms(phrases: Iterable[Phrase]) -> frozenset[Phrase]:
    """Each phrase with each of its words in all its forms: "take part" and "took part"."""
    return frozenset(form for phrase in phrases for form in product(*(_forms().get(stem, (stem,)) for stem in phrase)))


@cache
def _forms() -> Mapping[str, Phrase]:
    """The stems of all forms of each word that is not regular."""
    rows = [tuple(map(stem_of, words)) for words in lexicon("thesaurus")["forms"]]
    return {stem: row for row in rows for stem in row}
