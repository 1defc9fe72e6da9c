"""Two units that make one period, or share a year: "from May 2021 to 2024", "in May and June 2015"."""

from dataclasses import replace

from corpus.intervals import shifted
from corpus.period import Period, Shape
from corpus.periods.piece import Piece
from corpus.periods.reading import Reading, is_relative
from corpus.periods.shaping import Shaping
from corpus.spans import Span

_OPENING = frozenset({"from", "between", "since"})
"""Modes of the words that open a range."""


def range_of(reading: Reading, unit: Piece, other: Piece, shaping: Shaping) -> Period | None:
    """The period from one unit to the next, if the words between both, and those around them, join them."""
    rules = reading.rules
    closed = rules.closing.match(reading.text, other.end)
    is_open = shaping.mode == "between" or closed
    both = rules.both.fullmatch(reading.text, unit.end, other.start) if is_open else None
    if not both and not rules.join.fullmatch(reading.text, unit.end, other.start):
        return None
    first, last = _completed(reading, unit, other)
    opening, closing = reading.days(first), reading.days(last)
    span = Span(shaping.start if shaping.mode in _OPENING else unit.start, closed.end() if closed else other.end)
    if not opening and not closing:
        return reading.period(None, None, "unknown", span, relative=True)
    if not opening or not closing or opening[0] > closing[1]:
        return None
    begins = shifted(opening[1], 1) if shaping.edge == "end" and shaping.mode == "between" else opening[0]
    shape: Shape = "fiscal" if unit.fiscal or other.fiscal else "flow"
    return reading.period(begins, closing[1], shape, span, relative=is_relative(first) or is_relative(last))


def sharing(reading: Reading, unit: Piece, other: Piece) -> Piece:
    """A part of a year, in the year that is written behind the next part for both: "in May and June 2015"."""
    is_open = unit.kind == other.kind == "part" and unit.year is None and not unit.relative and other.year
    if not is_open or not reading.rules.both.fullmatch(reading.text, unit.end, other.start):
        return unit
    wraps = bool(unit.part and other.part and other.part[0] < unit.part[0])
    return replace(unit, year=(other.year or 0) - wraps, relative=other.relative)


def _completed(reading: Reading, unit: Piece, other: Piece) -> tuple[Piece, Piece]:
    """Both ends of a range, where only one of them names its year, or none does and it runs past New Year."""
    if not unit.kind == other.kind == "part" or not unit.part or not other.part:
        return unit, other
    wraps = other.part[0] < unit.part[0]
    if unit.year is None and other.year is None and wraps and reading.reference:
        begun = reading.reference.year - ((reading.reference.month or 1) < unit.part[0])
        return replace(unit, year=begun, relative=True), replace(other, year=begun + 1, relative=True)
    if unit.year is None and other.year is not None:
        return replace(unit, year=other.year - wraps, relative=other.relative), other
    if other.year is None and unit.year is not None:
        return unit, replace(other, year=unit.year + wraps, relative=unit.relative)
    return unit, other
