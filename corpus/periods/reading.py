"""What the steps of reading periods share: one text, its pieces, and the day on which it is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import PartialDate
from corpus.intervals import Days
from corpus.period import Period, Shape
from corpus.periods.grammar import Grammar
from corpus.periods.piece import Piece
from corpus.spans import Span

REACH = 48
"""How far before a piece the words that shape it may begin, in code points."""
_WORD_BEFORE = re.compile(r"([\w#]{1,20})[\s(\"'“‘,-]{1,3}$")
_WORD_AFTER = re.compile(r"[\s-]{1,2}([^\W\d_]{1,24})(?![\w'’])")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text on its way to periods."""

    text: str
    rules: Grammar
    reference: PartialDate | None
    """The day on which the text speaks, as far as it is known."""
    inferred: bool
    """Whether that day was itself inferred."""
    pieces: Sequence[Piece]

    def slice(self, piece: Piece) -> str:
        """A piece as the text writes it."""
        return self.text[piece.start : piece.end]

    def word_before(self, start: int) -> str:
        """The word before a place, in small letters."""
        return self.written_before(start).casefold()

    def written_before(self, start: int) -> str:
        """The word before a place, as it is written."""
        found = _WORD_BEFORE.search(self.text, max(0, start - REACH // 2), start)
        return found[1] if found else ""

    def word_after(self, end: int) -> str:
        """The word behind a place, in small letters."""
        found = _WORD_AFTER.match(self.text, end)
        return found[1].casefold() if found else ""

    def days(self, unit: Piece) -> Days | None:
        """The days of a unit; a part of a year that names no year lies in the reference's."""
        if unit.kind == "part" and unit.year is None and not unit.relative and self.reference:
            return replace(unit, year=self.reference.year).resolved()
        return unit.resolved()

    def period(self, first: date | None, last: date | None, shape: Shape, span: Span, *, relative: bool) -> Period:
        """A period of this text; `relative` where its days hang on the reference."""
        return Period(first, last, shape, span.of(self.text), span, inferred=relative and self.inferred)


def is_relative(unit: Piece) -> bool:
    """Whether the days of a unit hang on the day of reading."""
    return unit.relative or (unit.kind == "part" and unit.year is None)
