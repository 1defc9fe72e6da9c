"""The words of one corpus: how rare they are, which are names, and what may stand for them."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answering.lexicons import calendar_words, general_stems
from bot.answering.thesaurus import Group, Thesaurus, constraint_groups, general_groups, term_groups
from corpus.fact import Fact, Term
from corpus.reader import Corpus
from corpus.verbalise import value_in_words
from corpus.words import Word, read_words, stem_of, stems_of

_SHORTEST_TYPO, _LONG = 5, 8
_HYPHENED = re.compile(r"\b[A-Za-z]{2,}(?: ?- ?[A-Za-z]+){1,3}\b")


Alike = Callable[[str], Sequence[tuple[str, float]]]
"""The corpus's words that mean nearly the same as a word, with their likeness from 0 to 1."""


class Vocabulary:
    """Made once for a snapshot, from its corpus alone.

    Args:
        corpus: whose words these are.
        alike: finds words of the corpus by their meaning; by default nothing is like anything.
    """

    def __init__(self, corpus: Corpus, alike: Alike = lambda _: ()) -> None:
        self.alike = alike
        texts = {article.id: article.text for article in corpus.articles}
        prose = [read_words(s.span.of(texts[s.article])) for s in corpus.sentences if not s.is_heading]
        around = [read_words(text) for text in _texts_around(corpus)]
        self._count = len(prose)
        self._frequency = Counter(chain.from_iterable({word.stem for word in words} for words in prose))
        for stem in {word.stem for words in around for word in words} - self._frequency.keys():
            self._frequency[stem] = 1
        self._spellings = _by_first_letter(word.text.casefold() for words in (*prose, *around) for word in words)
        self.names = _find_names(prose) | _find_names_beside(prose, around)
        self.thesaurus = Thesaurus(
            [*general_groups(), *constraint_groups(), *term_groups(corpus.terms), *_compounds(corpus)]
        )
        self._aliases = {term.name: term.aliases for term in corpus.terms}
        self.chinese = _chinese_labels(corpus.terms)

    def knows(self, stem: str) -> bool:
        """Whether the corpus has the word in any form."""
        return stem in self._frequency

    def weight(self, stem: str) -> float:
        """How much a word tells, from 0 to 1: its inverse document frequency over sentences.

        A word of every sentence weighs next to nothing; a word that the corpus does not have weighs 1.
        """
        rarest = math.log(2 * self._count + 2)
        return math.log((self._count + 1) / (self._frequency[stem] + 0.5)) / rarest if self._count else 1.0

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
        if len(small) < _SHORTEST_TYPO or not small.isalpha() or stem_of(small) in general_stems():
            return None
        slips = 2 if len(small) >= _LONG else 1
        alike = [other for other in self._spellings.get(small[0], ()) if abs(len(other) - len(small)) <= slips]
        found = process.extractOne(small, alike, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else None


def _texts_around(corpus: Corpus) -> Iterable[str]:
    """What the corpus says beside its sentences: titles, publishers, facts' slots, other names of its terms."""
    for article in corpus.articles:
        yield f"{article.title} {article.publisher} {article.author}"
    for fact in corpus.facts:
        yield slots_in_words(fact)
    for term in corpus.terms:
        yield " ".join((term.name, *term.aliases))
    texts = {article.id: article.text for article in corpus.articles}
    for sentence in corpus.sentences:
        if sentence.is_heading:
            yield sentence.span.of(texts[sentence.article])


def slots_in_words(fact: Fact) -> str:
    """All slots of a fact, one after the other."""
    return " ".join((fact.subject, fact.metric, *fact.scope, fact.place, fact.attribution, value_in_words(fact.value)))


def _compounds(corpus: Corpus) -> Iterable[Group]:
    """Words with hyphens, and the same words written in one: "CAR-T" and "CART", "sub-fund" and "subfund"."""
    written = {match for article in corpus.articles for match in _HYPHENED.findall(article.text)}
    for compound in sorted(written):
        yield Group(frozenset({stems_of(compound), stems_of(re.sub(r"[- ]", "", compound))}), 1.0)


def _by_first_letter(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """All spellings, those that people write of time and money among them, under their first letters."""
    spellings: dict[str, list[str]] = {}
    for word in sorted({*words, *calendar_words()}):
        spellings.setdefault(word[0], []).append(word)
    return spellings


def _find_names_beside(prose: Sequence[Sequence[Word]], around: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The stems that only titles, slots and aliases have, and always with a capital: "Wegovy"."""
    said = {word.stem for words in prose for word in words}
    small = {word.stem for words in around for word in words if not word.is_capitalised}
    return (
        frozenset(word.stem for words in around for word in words if word.is_capitalised)
        - said
        - small
        - general_stems()
    )


def _chinese_labels(terms: Sequence[Term]) -> Mapping[str, Sequence[str]]:
    """What each Chinese label of the corpus's terms may stand for, in English."""
    labels: dict[str, list[str]] = {}
    for term in terms:
        for label in term.zh:
            labels.setdefault(label, []).append(term.name)
    return labels


def _begins_name(words: Sequence[Word]) -> bool:
    first = words[0]
    followed = len(words) > 1 and words[1].is_capitalised
    return first.is_capitalised and (followed or not first.text[1:].islower()) and first.stem not in general_stems()


def _find_names(prose: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The stems that are written with a capital inside sentences, and nowhere without one.

    The first word of a sentence counts where it looks like a name all the same: with a capital inside, or before
    another capital.
    """
    capitalised = {word.stem for words in prose for word in words[1:] if word.is_capitalised}
    capitalised |= {words[0].stem for words in prose if words and _begins_name(words)}
    small = {word.stem for words in prose for word in words if not word.is_capitalised}
    return frozenset(capitalised - small)
