"""Reads the periods of a text: when what it says was so.

The text is cut into pieces ("the third quarter", "2024"), each read by the rule of the lexicon that it fits; pieces
that belong together make units, and units with the words around them, or with one another, make periods.
"""

import re
from dataclasses import replace

from corpus.dates import PartialDate
from corpus.intervals import months_after
from corpus.period import Period
from corpus.periods.grammar import grammar
from corpus.periods.piece import Piece
from corpus.periods.pieces import read_pieces
from corpus.periods.ranges import range_of, sharing
from corpus.periods.reading import Reading
from corpus.periods.shaping import shaped, shaping_of
from corpus.periods.units import unit_at
from corpus.spans import Span

_YEAR_AT_END = re.compile(r"(?<=\S)\D(\d{4})$")


def read_periods(
    text: str, reference: PartialDate | None, language: str = "en", inferred: bool = False
) -> tuple[Period, ...]:
    """The periods of `text`, in order; no two overlap, and each one's span covers the words that shape it.

    Relative periods ("this year", "in April") are resolved against `reference`, the day of the article or of the
    question, and carry `inferred`; without a reference they have no days, and their shape is unknown. A fiscal year or
    a season across two years ("2024-25") has the days of the calendar years that it names, and the shape ``fiscal``.

    >>> [(period.surface, str(period.end)) for period in read_periods("It grew from May 2021 to 2024.", None)]
    [('from May 2021 to 2024', '2024-12-31')]
    """
    rules = grammar(language)
    reading = Reading(text, rules, reference, inferred, tuple(read_pieces(text, rules, reference)))
    found: list[Period] = []
    leader: Period | None = None
    place = end = 0
    while place < len(reading.pieces):
        unit, place = unit_at(reading, place)
        if not unit or unit.start < end:
            continue
        period = _coordinated(reading, unit, leader, end) if leader else None
        if not period:
            period, place = _period(reading, unit, place, end)
            leader = period
        if found and (joined := _enclosed(reading, found[-1], period)):
            found[-1] = period = joined
        else:
            found.append(period)
        end = period.span.end if period.span else end
    return tuple(found)


def _period(reading: Reading, unit: Piece, place: int, floor: int) -> tuple[Period, int]:
    """The period that begins with a unit, and the number of the piece behind it; `place` is that behind the unit."""
    shaping = shaping_of(reading, unit, floor)
    if place < len(reading.pieces):
        other, after = unit_at(reading, place)
        if other and (joined := range_of(reading, unit, other, shaping)):
            return joined, after
        unit = sharing(reading, unit, other) if other else unit
    return shaped(reading, unit, shaping, floor), place


def _coordinated(reading: Reading, unit: Piece, leader: Period, end: int) -> Period | None:
    """The leading period in another year: in "the years ended March 31, 2019 and 2018", the second one."""
    if unit.rule != "year" or not reading.rules.both_years.fullmatch(reading.text, end, unit.start):
        return None
    moved = _moved(leader, unit.year or 0) if _YEAR_AT_END.search(leader.surface) else None
    span = Span(unit.start, unit.end)
    return replace(moved, surface=span.of(reading.text), span=span) if moved else None


def _moved(period: Period, year: int) -> Period | None:
    """The period in another year, where it is no plain year itself; the end of February stays one."""
    first, last = period.start, period.end
    if not last or period.shape in {"deadline", "since", "unknown"} or not year:
        return None
    is_whole_year = first and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if period.shape == "flow" and is_whole_year:
        return None
    by = 12 * (year - last.year)
    last = months_after(last, by)
    return replace(period, start=months_after(first, by) if first else None, end=last) if last else None


def _enclosed(reading: Reading, since: Period, until: Period) -> Period | None:
    """``after 2010 and before 2018``: what lies between two periods that stand side by side, open to each other."""
    if (since.shape, until.shape) != ("since", "deadline") or not (since.span and until.span):
        return None
    between = reading.text[since.span.end : until.span.start]
    if between and not reading.rules.both.fullmatch(between):
        return None
    if not since.start or not until.end or since.start > until.end:
        return None
    span = Span(since.span.start, until.span.end)
    return replace(since, end=until.end, shape="flow", surface=span.of(reading.text), span=span)
