"""A piece of a period, at its place in a text: a year, a part of one, a whole stretch."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus.dates import PartialDate
from corpus.intervals import Days, month_days, one_day, year_days
from corpus.periods.grammar import Grammar

Part = tuple[int, int, int, int]
"""First month, first day, last month, last day; a day of 0 means the month's edge."""
Kind = Literal["year", "part", "whole"]

FIRST_YEAR, LAST_PLAIN_YEAR = 1000, 2200
"""Between them four digits may be a year, without a word that says so."""
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece at its place: ``2024`` is a year, ``the third quarter`` a part of one, ``yesterday`` a whole."""

    kind: Kind
    start: int = 0
    end: int = 0
    rule: str = ""
    year: int | None = None
    part: Part | None = None
    days: Days | None = None
    relative: bool = False
    fiscal: bool = False
    as_of: bool = False

    def resolved(self) -> Days | None:
        """Its days, where they are known."""
        if self.days or self.year is None:
            return self.days
        return part_days(self.year, self.part) if self.part else year_days(self.year)


def part_days(year: int, part: Part) -> Days | None:
    """The days of a part of that year; a part whose last month lies before its first runs into the next year."""
    from_month, from_day, to_month, to_day = part
    months = month_days(year, from_month, to_month + (MONTHS if to_month < from_month else 0))
    if not months:
        return None
    first = one_day(months[0].year, months[0].month, from_day or 1)
    last = one_day(months[1].year, months[1].month, to_day or months[1].day)
    return (first[0], last[0]) if first and last and first[0] <= last[0] else None


PieceReader = Callable[[re.Match[str], Grammar, PartialDate | None], Piece | None]
"""What a rule of the lexicon reads where it fits: nothing where no period is meant."""
