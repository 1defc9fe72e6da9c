"""Dimensions: which measure of a thing a figure is, by what stands beside it.

"It is 1,240 metres long, rises 68 metres above the river" tells how high it is without the word, and no other figure of
it is its height.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.answering.asked.question import Question
from bot.answering.held.strengths import Strengths
from bot.answering.lexicons import lexicon, words_in
from corpus.quantity import Quantity
from corpus.words import is_han, stem_of, stems_of

_SAID = 0.9
"""What it is worth that a figure is one of the asked dimension, beside a word for that."""
_JOINED = "-"
_NAME = 3
"""Words before a bare figure among which the name of whose it is stands."""
_QUESTIONS_KNOWN = 100
"""Of how many questions it is kept what they ask: each sentence and each figure is held against the same one."""


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One row of the lexicon."""

    asked: re.Pattern[str]
    stems: frozenset[str]
    units: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    joined: re.Pattern[str] | None
    between: tuple[re.Pattern[str], re.Pattern[str]] | None
    by_unit: bool
    or_time: bool
    """Whether who asks for it may mean a time."""

    def has(self, quantity: Quantity, text: str) -> bool:
        """Whether a figure of a text is one of this dimension."""
        if quantity.shape != "amount" or quantity.unit not in self.units:
            return False
        before, behind = text[: quantity.span.start], text[quantity.span.end :]
        if self.joined and _JOINED in quantity.surface and self.joined.match(behind):
            return True
        if not quantity.unit:
            named = self.between is not None and self.between[0].search(before) and self.between[1].match(behind)
            return bool(named or self.before.search(before))
        return self.by_unit or bool(self.before.search(before) or self.behind.match(behind))


def of_dimension(question: Question, quantities: Sequence[Quantity], text: str) -> Sequence[Quantity]:
    """The figures of the dimension that is asked for, where a text tells any; else those that it tells of no other one.

    Where no other one is measured in its units, all figures may be of it.

    >>> from corpus.quantities import read_quantities
    >>> text = "It is 1,240 metres long and rises 68 metres above the river."
    >>> [one.surface for one in of_dimension(Question("How high is it?"), read_quantities(text), text)]
    ['68 metres']
    """
    asked = _asked(question.text)
    if asked is None or is_han(text):
        return quantities
    if asked.or_time and not words_in("dimensions", "times").isdisjoint(one.unit for one in quantities):
        return quantities  # "how long was it?" may ask for either
    others = [one for one in _dimensions() if one is not asked and one.units & asked.units]
    told = [one for one in quantities if is_of_dimension(question, one, text)] if others else quantities
    measured = frozenset[str]().union(*(one.units for one in _dimensions())) - asked.units
    rest = [one for one in quantities if one.unit not in measured]
    return told or [one for one in rest if not any(other.has(one, text) for other in others)]


def is_of_dimension(question: Question, quantity: Quantity, text: str) -> bool:
    """Whether a text tells of a figure that it is one of the dimension that is asked for."""
    asked = _asked(question.text)
    return asked is not None and not is_han(text) and _has(asked, quantity, question, text)


def with_dimension(question: Question, strengths: Strengths, quantities: Sequence[Quantity], text: str) -> Strengths:
    """The strengths of a sentence with the word of the asked dimension, where a figure of the sentence is one of it."""
    asked = _asked(question.text)
    if asked is None or is_han(text) or not any(_has(asked, one, question, text) for one in quantities):
        return strengths
    said: Mapping[str, float] = {stem: max(_SAID, strengths.get(stem, 0.0)) for stem in asked.stems}
    return {**strengths, **said}


def _has(asked: _Dimension, quantity: Quantity, question: Question, text: str) -> bool:
    """Whether a figure is of a dimension; a bare one, only of whom the question names: "Ian Laird, 61"."""
    if not asked.has(quantity, text):
        return False
    beside = stems_of(" ".join(text[: quantity.span.start].split()[-_NAME:]))
    return bool(quantity.unit) or not question.stems.isdisjoint(beside)


@lru_cache(maxsize=_QUESTIONS_KNOWN)
def _asked(text: str) -> _Dimension | None:
    return next((one for one in _dimensions() if one.asked.search(text)), None)


@cache
def _dimensions() -> tuple[_Dimension, ...]:
    return tuple(
        _Dimension(
            asked=re.compile(row["asked"]),
            stems=frozenset(map(stem_of, row["words"])),
            units=frozenset(row["units"]),
            before=re.compile(row["before"]),
            behind=re.compile(row["behind"]),
            joined=re.compile(row["joined"]) if "joined" in row else None,
            between=(re.compile(row["between"][0]), re.compile(row["between"][1])) if "between" in row else None,
            by_unit=row.get("always", False),
            or_time=row.get("or_time", False),
        )
        for row in lexicon("dimensions")["dimensions"]
    )
