"""The words of one corpus: how rare they are, which are names, and what may stand for them."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from bot.answering.asked.english import is_english
from bot.answering.asked.thesaurus import Group, Thesaurus, general_phrases, term_groups
from bot.answering.asked.twins import Twins
from bot.answering.lexicons import calendar_words, general_stems, generic_stems
from corpus.corpus import Corpus
from corpus.fact import Term
from corpus.word_counts import WordCounts, count_corpus
from corpus.words import Word, read_words, stems_of

_SHORTEST_TYPO, _LONG = 5, 8
_TELLING = 0.4
"""The weight from which on a name tells what is meant."""


Alike = Callable[[str], Sequence[tuple[str, float]]]
"""The corpus's words that mean nearly the same as a word, with their likeness from 0 to 1."""


class Vocabulary:
    """Made once for a snapshot, from its corpus alone.

    Args:
        corpus: whose words these are.
        alike: finds words of the corpus by their meaning; by default nothing is like anything.
        words: the words of its articles, where they were counted before; a snapshot holds them.
    """

    def __init__(self, corpus: Corpus, alike: Alike = lambda _: (), words: Sequence[WordCounts] | None = None) -> None:
        self.alike = alike
        counted = count_corpus(corpus) if words is None else words
        of_terms = [word for term in corpus.terms for word in read_words(" ".join((term.name, *term.aliases)))]
        self._count = sum(own.sentences for own in counted)
        self.weight = lru_cache(maxsize=50_000)(self._weight)
        self.is_particular = lru_cache(maxsize=50_000)(self._is_particular)
        self._frequency: Counter[str] = Counter()
        for own in counted:
            self._frequency.update(own.in_sentences)
        said = frozenset(self._frequency)
        for stem in _around(counted, of_terms, capitalised=True) | _around(counted, of_terms, capitalised=False):
            self._frequency[stem] = self._frequency[stem] or 1
        spellings = {word.text.casefold() for word in of_terms}.union(*(own.spellings for own in counted))
        self._spellings = _by_first_letter(spellings)
        beside = _around(counted, of_terms, capitalised=True) - said - _around(counted, of_terms, capitalised=False)
        self.names = _find_names(counted) | (beside - general_stems()) | _titled(counted)
        compounds = sorted({compound for own in counted for compound in own.compounds})
        words_in_one = map(_compound, filter(_is_word, compounds))
        self.thesaurus = Thesaurus([*term_groups(corpus.terms), *words_in_one], general_phrases())
        self.twins = Twins.of(compounds)
        self._aliases = {term.name: term.aliases for term in corpus.terms}
        self.chinese = _chinese_labels(corpus.terms)
        self.is_chinese = all(article.language.startswith("zh") for article in corpus.articles)

    def knows(self, stem: str) -> bool:
        """Whether the corpus has the word in any form."""
        return stem in self._frequency

    def _weight(self, stem: str) -> float:
        """How much a word tells, from 0 to 1: its inverse document frequency over sentences.

        A word of every sentence weighs next to nothing; a word that the corpus does not have weighs 1.
        """
        rarest = math.log(2 * self._count + 2)
        return math.log((self._count + 1) / (self._frequency[stem] + 0.5)) / rarest if self._count else 1.0

    def _is_particular(self, subject: str) -> bool:
        """Whether a subject is a name that tells: a product or a person, and not what its whole article is about."""
        return any(stem in self.names and self.weight(stem) > _TELLING for stem in stems_of(subject))

    def other_names(self, name: str) -> Sequence[str]:
        """The other names of a term of the corpus."""
        return self._aliases.get(name, ())

    def respell(self, word: str) -> str | None:
        """The corpus's word that a misspelt one means, or None where none is near enough.

        Near is one slip of a finger (a letter too many, too few, another one, or two in the wrong order), two in a
        long word. Short words and figures are never respelt: one letter of them is another word. Neither are words
        that English has anyway, nor is a word taken for one that begins with another letter.
        """
        small = word.casefold()
        if len(small) < _SHORTEST_TYPO or not small.isalpha() or is_english(small):
            return None
        slips = 2 if len(small) >= _LONG else 1
        alike = [other for other in self._spellings.get(small[0], ()) if abs(len(other) - len(small)) <= slips]
        from rapidfuzz import process  # noqa: PLC0415 - few words are misspelt
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        found = process.extractOne(small, alike, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else None


def _around(counted: Sequence[WordCounts], of_terms: Sequence[Word], *, capitalised: bool) -> frozenset[str]:
    """The stems beside the sentences, in titles, headings, facts' slots and other names, with a capital or without."""
    stems = {word.stem for word in of_terms if word.is_capitalised == capitalised}
    return frozenset(stems.union(*(own.capitalised_around if capitalised else own.small_around for own in counted)))


def _compound(written: str) -> Group:
    """A word with hyphens, and the same word written in one: "CAR-T" and "CART", "sub-fund" and "subfund"."""
    return Group(frozenset({stems_of(written), stems_of(re.sub(r"[- ]", "", written))}), 1.0)


def _is_word(compound: str) -> bool:
    """Whether a compound is meant without its hyphens, too: "license out" is, "first in China" may be anything."""
    stems = stems_of(compound)
    return len(stems) == 2 or generic_stems().isdisjoint(stems)  # noqa: PLR2004


def _by_first_letter(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """All spellings, those that people write of time and money among them, under their first letters."""
    spellings: dict[str, list[str]] = {}
    for word in sorted({*words, *calendar_words()}):
        spellings.setdefault(word[0], []).append(word)
    return spellings


def _chinese_labels(terms: Sequence[Term]) -> Mapping[str, Sequence[str]]:
    """What each Chinese label of the corpus's terms may stand for, in English."""
    labels: dict[str, list[str]] = {}
    for term in terms:
        for label in term.zh:
            labels.setdefault(label, []).append(term.name)
    return labels


def _titled(counted: Sequence[WordCounts]) -> frozenset[str]:
    """The stems with a capital in a title or a heading that nothing has without one, and that are no English words.

    Such a name may begin every sentence that has it, where all words have a capital.
    """
    small = {stem for own in counted for stem in (*own.small, *own.small_around)}
    around = {stem for own in counted for stem in own.capitalised_around} - small
    return frozenset(stem for stem in around if not is_english(stem))


def _find_names(counted: Sequence[WordCounts]) -> frozenset[str]:
    """The stems that are written with a capital inside sentences, and nowhere without one.

    The first word of a sentence counts where it looks like a name all the same.
    """
    first = frozenset(stem for own in counted for stem in own.first) - general_stems()
    small = {stem for own in counted for stem in own.small}
    return first.union(*(own.inside for own in counted)) - small
