"""Outcomes: the words of a text that say how a thing turned out, and those that say that it turned out otherwise.

"The motion failed" and "the motion was passed" tell two sides of one row of `outcomes.yaml`; so do "stayed at 60" and
"went up". Of a row of deeds, "land" and "go ashore" say the same, and only a negation tells the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Literal

from bot.answering.lexicons import forms_of, lexicon, stems_in, words_in
from corpus.words import Word, stem_of

Of = Literal["subject", "object", "either", "thing"]
"""Whom a phrase tells of: what stands before it, what it is done to, or as the sentence has it; or it is a thing."""

_GAP = 3
"""How many words a gap in a phrase may hold, and may stand between "is" and the rest."""
_BE, _ANY = "be", "~"
_MARKS: Mapping[str, Of] = {"+": "object", "*": "either"}


_Place = tuple[int, int, tuple[int, int]]
"""Where a phrase begins and ends, and its gap."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One phrase of a row, where it stands among some words."""

    row: str
    side: str
    first: int
    """The place of its first word."""
    end: int
    """The place behind its last word."""
    of: Of
    gap: tuple[int, int] = (0, 0)
    """Where its gap begins and ends, which may hold what it is done to: "turned it down"."""
    phrase: frozenset[str] = frozenset()
    """The stems of its phrase in base form, but for "be": those of "was sold" and of "sell" are the same."""

    def excludes(self, other: "Outcome") -> bool:
        """Whether what turned out this way did not turn out the other."""
        return self.row == other.row and self.side != other.side

    def repeats(self, other: "Outcome") -> bool:
        """Whether both say the same."""
        return self.row == other.row and self.side == other.side


@dataclass(frozen=True, slots=True)
class _Phrase:
    row: str
    side: str
    tokens: tuple[str, ...]
    """Stems; `be` stands for all forms of it, `~` for a few words."""
    of: Of
    base: frozenset[str]


def find_outcomes(
    words: Sequence[Word], *, own: Mapping[str, str] = MappingProxyType({}), is_passive: bool = False
) -> tuple[Outcome, ...]:
    """The outcomes that words tell, each row's longest phrase at its place.

    Args:
        words: those of one clause, or of a question behind its auxiliary.
        own: the stems of deeds and things that a question names itself, each with what stands for its row.
        is_passive: an "is" or "was" stands before them all.

    >>> from corpus.words import read_words
    >>> ("passing", "failed") in [(one.row, one.side) for one in find_outcomes(read_words("The bill was voted down"))]
    True
    """
    found: dict[tuple[str, int], Outcome] = {}
    for at, word in enumerate(words):
        for phrase in _phrases().get(word.stem, ()):
            ends = _ends(phrase.tokens, words, at, is_passive=is_passive)
            if ends is None:
                continue
            first, end, gap = ends
            key = phrase.row, end
            if key not in found or end - first > found[key].end - found[key].first:
                found[key] = Outcome(phrase.row, phrase.side, first, end, phrase.of, gap, phrase.base)
    for at, word in enumerate(words):
        if word.stem in own:
            row = own[word.stem]
            found[row, at + 1] = Outcome(row, "so", at, at + 1, "either", phrase=frozenset((row,)))
    kept = [one for one in found.values() if not any(_within_longer(one, other) for other in found.values())]
    return tuple(sorted(kept, key=lambda one: (one.first, one.row)))


@cache
def stems_alike(outcome: Outcome) -> frozenset[str]:
    """The stems of the single words that say the same as an outcome: "land" for "go ashore"."""
    phrases = [
        one for held in _phrases().values() for one in held if (one.row, one.side) == (outcome.row, outcome.side)
    ]
    telling = ([token for token in one.tokens if token != _BE] for one in phrases)
    return frozenset(tokens[0] for tokens in telling if len(tokens) == 1)


def _within_longer(one: Outcome, other: Outcome) -> bool:
    """Whether an outcome is a part of another one, which then tells what the words mean: "miss out on promotion"."""
    is_within = other.first <= one.first and one.end <= other.end
    return is_within and other.end - other.first > one.end - one.first and other.row == one.row


def _ends(tokens: Sequence[str], words: Sequence[Word], at: int, *, is_passive: bool) -> _Place | None:
    """Where a phrase begins and ends, and its gap; None where its first telling word does not stand at a place."""
    first = at
    if tokens[0] == _BE:
        be = next((n for n in range(at - 1, max(at - 2 - _GAP, -1), -1) if not _is_between(words[n])), None)
        be = be if be is not None and _is_be(words[be]) else None
        if be is None and not is_passive:
            return None
        first, tokens = (at if be is None else be), tokens[1:]
    end, gap = at, (0, 0)
    for n, token in enumerate(tokens):
        if token == _ANY:
            continue
        reach = _GAP + 1 if n and tokens[n - 1] == _ANY else 1
        place = next((n for n in range(end, min(end + reach, len(words))) if words[n].stem == token), None)
        if place is None:
            return None
        gap = (end, place) if n and tokens[n - 1] == _ANY else gap
        end = place + 1
    return first, end, gap


def _is_be(word: Word) -> bool:
    return word.text.casefold().replace("’", "'") in words_in("outcomes", "reading", "being")


def _is_between(word: Word) -> bool:
    """Whether a word may stand between "is" and what it joins: "not", "already", "fully"."""
    written = word.text.casefold()
    is_adverb = written in words_in("outcomes", "reading", "adverbs") or written.endswith("ly")
    return is_adverb and not _is_be(word)


@cache
def _phrases() -> Mapping[str, Sequence[_Phrase]]:
    """All phrases in all forms of their words, by the first word that is no form of "be"."""
    by_stem: dict[str, list[_Phrase]] = {}
    for phrase in dict.fromkeys(_read_phrases()):
        telling = phrase.tokens[1] if phrase.tokens[0] == _BE else phrase.tokens[0]
        by_stem.setdefault(telling, []).append(phrase)
    return by_stem


def _read_phrases() -> Iterator[_Phrase]:
    for row, sides in lexicon("outcomes")["outcomes"].items():
        for side, phrases in sides.items():
            for written in phrases:
                yield from _in_all_forms(row, side, written)
    for number, phrases in enumerate(lexicon("outcomes")["deeds"]):
        for written in phrases:
            yield from _in_all_forms(f"deed {number}", "so", written)


def _in_all_forms(row: str, side: str, written: str) -> Iterator[_Phrase]:
    tokens = written.split()
    of = _MARKS.get(tokens[-1], "subject")
    tokens = [token for token in tokens if token not in _MARKS]
    stems = [[token] if token in {_BE, _ANY} else sorted({stem_of(token), *forms_of(token)}) for token in tokens]
    base = frozenset(stem_of(token) for token in tokens if token not in {_BE, _ANY})
    for form in product(*stems):
        yield _Phrase(row, side, form, of, base)


@cache
def lasting_stems() -> frozenset[str]:
    """The stems of what goes on: "stays open"."""
    return stems_in("outcomes", "reading", "lasting")
