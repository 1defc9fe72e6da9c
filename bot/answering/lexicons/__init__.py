"""How people ask: synonyms, opposites, shapes of questions, names of places, as data beside the code."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from corpus.lexicons import lexicon as corpus_lexicon
from corpus.words import stem_of, stems_of


def lexicon(name: str) -> Mapping[str, Any]:
    """The lexicon of that name in this package."""
    return corpus_lexicon(name, __name__)


@cache
def pattern_in(name: str, *keys: str) -> re.Pattern[str]:
    """The pattern that stands under these keys of a lexicon.

    >>> pattern_in("conversions", "asked", "en").search("how long is it in miles?") is not None
    True
    """
    return re.compile(_under(name, keys))


@cache
def patterns_in(name: str, *keys: str) -> Sequence[re.Pattern[str]]:
    """The patterns that stand in a list under these keys of a lexicon, in order."""
    found: Any = lexicon(name)
    for key in keys:
        found = found[key]
    return [re.compile(pattern) for pattern in found]


@cache
def words_in(name: str, *keys: str) -> frozenset[str]:
    """The words that stand under these keys of a lexicon.

    >>> [word in words_in("cues", "before_places") for word in ("in", "about")]
    [True, False]
    """
    return frozenset(map(str, _under(name, keys)))


@cache
def stems_in(name: str, *keys: str) -> frozenset[str]:
    """The stems of all words that stand under these keys of a lexicon.

    >>> "found" in stems_in("deeds", "doing")
    True
    """
    return frozenset(stem for word in _under(name, keys) for stem in stems_of(str(word)))


def _under(name: str, keys: Sequence[str]) -> Any:  # noqa: ANN401 - what a file of data holds
    content: Any = lexicon(name)
    for key in keys:
        content = content[key]
    return content


@cache
def generic_stems() -> frozenset[str]:
    """The stems of the words that constrain no answer: "the", "please", "figure"."""
    return frozenset(stem for word in lexicon("generic")["words"] for stem in stems_of(word))


@cache
def generic_phrases() -> frozenset[tuple[str, ...]]:
    """The stems of the phrases that constrain no answer, though one of their words would: "take place"."""
    return frozenset(stems_of(phrase) for phrase in lexicon("generic")["phrases"])


@cache
def general_stems() -> frozenset[str]:
    """The stems of all words that the lexicons know: they are English, and no misspelling of anything."""
    words = [word for key in ("forms", "groups") for group in lexicon("thesaurus")[key] for word in group]
    words += [word for nouns in lexicon("thesaurus")["adjectives"].values() for word in nouns]
    words += [word for key in ("up", "down", "flat") for word in lexicon("opposites")[key]]
    words += [word for key in ("pairs", "deeds") for pair in lexicon("opposites")[key] for word in pair]
    return generic_stems() | {stem for word in words for stem in stems_of(word)}


@cache
def world_names() -> frozenset[str]:
    """The stems of places and companies that everybody knows, also where they are written in small letters."""
    places = [name for place in world_places() for name in place["en"]]
    companies = [name["en"] if isinstance(name, dict) else name for name in lexicon("companies")["names"]]
    single = [name for name in [*places, *companies] if isinstance(name, str) and name.isalpha()]
    return frozenset(stem_of(name) for name in single) - generic_stems()


@cache
def place_stems() -> frozenset[str]:
    """The stems of all words in the English names of places that everybody knows: "hong" and "kong"."""
    names = (name for place in world_places() for name in place["en"])
    return frozenset(stem for name in names for stem in stems_of(name)) - generic_stems()


def world_places() -> Sequence[Mapping[str, Sequence[str]]]:
    """Countries and other places that everybody knows: their names in English (``en``) and in Chinese (``zh``)."""
    return [*lexicon("places")["countries"], *lexicon("places")["places"]]


@cache
def countries() -> tuple[frozenset[str], ...]:
    """The stems of each country's plain name, in the order of the lexicon."""
    return tuple(dict.fromkeys(frozenset(stems_of(country["en"][0])) for country in lexicon("places")["countries"]))


@cache
def constraining() -> frozenset[tuple[str, ...]]:
    """The stems of the phrases that narrow a question to something of their own kind: "price", "how deep"."""
    constraints = lexicon("constraints")
    nouns = frozenset(stems_of(word) for kind in ("sectors", "attributes") for word in constraints[kind])
    adjectives = lexicon("thesaurus")["adjectives"].items()
    asking = (adjective for adjective, asked in adjectives if nouns.issuperset(map(stems_of, asked)))
    return nouns | {stems_of(f"how {adjective}") for adjective in asking}


def constrains(words: Sequence[str]) -> bool:
    """Whether words narrow a question to something of their own kind.

    The name of a trade ends in -ing, and the verb's other forms are no trade: "shipping", but neither "shipped" nor
    "ship". A phrase does what its last word does: "net profit".
    """
    known, stems = _constraining_words(), stems_of(" ".join(words))
    named = known.get(stems, known.get(stems[-1:]))
    return named is not None and (named or words[-1].casefold().endswith("ing"))


@cache
def _constraining_words() -> Mapping[tuple[str, ...], bool]:
    """The constraining phrases, and whether one of them is written without -ing."""
    constraints = lexicon("constraints")
    named: dict[tuple[str, ...], bool] = dict.fromkeys(constraining(), True)
    trades = [word for word in constraints["sectors"] if word.endswith("ing")]
    others = {stems_of(w) for kind in ("sectors", "attributes") for w in constraints[kind] if not w.endswith("ing")}
    named |= {stems_of(trade): False for trade in trades if stems_of(trade) not in others}
    return named


@cache
def measures() -> frozenset[str]:
    """The stems of scales, currencies and units: "million" for "billion" is as wrong as one digit for another."""
    return frozenset(stem for word in lexicon("measures")["words"] for stem in stems_of(word))


@cache
def calendar_words() -> frozenset[str]:
    """The words of time and of large numbers, which people misspell as they do others."""
    months = [word for word in corpus_lexicon("periods")["en"]["months"] if len(word) > 3]  # noqa: PLR2004 - no "may"
    return frozenset((*months, *lexicon("units_asked")["spelt"]))


def opposites_of(stems: frozenset[str]) -> frozenset[str]:
    """The stems of the words that exclude one of these: "closed" for "open"."""
    return frozenset(other for stem in stems for other in _opposites("pairs", "deeds").get(stem, ()))


def undoing(stems: frozenset[str]) -> frozenset[str]:
    """The stems of the deeds that undo one of these, or are done instead: "abandoned" for "completed"."""
    return frozenset(other for stem in stems for other in _opposites("deeds").get(stem, ()))


@cache
def forms_of(word: str) -> frozenset[str]:
    """The stems of a word in all its forms: those of "win" and of "won"."""
    rows = next((row for row in lexicon("thesaurus")["forms"] if word in row), (word,))
    return frozenset(map(stem_of, rows))


@cache
def _opposites(*keys: str) -> Mapping[str, frozenset[str]]:
    opposites: dict[str, set[str]] = {}
    for one, other in (pair for key in keys for pair in lexicon("opposites")[key]):
        if " " not in f"{one}{other}":
            for stem, opposed in ((a, b) for a in forms_of(one) for b in forms_of(other)):
                opposites.setdefault(stem, set()).add(opposed)
                opposites.setdefault(opposed, set()).add(stem)
    return {stem: frozenset(others - {stem}) for stem, others in opposites.items()}
