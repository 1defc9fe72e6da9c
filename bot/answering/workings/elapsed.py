"""Times between dates, as values that anybody can count again."""

from dataclasses import dataclass
from typing import Literal

from corpus.dates import PartialDate
from corpus.intervals import months_after

TimeUnit = Literal["day", "week", "month", "year"]
_MONTHS, _WEEK = 12, 7


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Two dates, and in which unit the time between them is asked for."""

    start: PartialDate
    end: PartialDate
    unit: TimeUnit
    includes_last: bool = False
    """Whether the last day counts as well: a show that runs from Monday to Tuesday lasts two days."""

    @property
    def parts(self) -> tuple[tuple[int, TimeUnit], ...] | None:
        """How long, the largest unit first: 13 years and 7 months; None where the dates are not known well enough.

        Years of which only the numbers are known are counted by these; months likewise.
        """
        counts = {"day": self._days, "week": self._weeks, "month": self._months, "year": self._years}[self.unit]()
        if counts is None:
            return None
        told = tuple((number, unit) for number, unit in counts if number)
        return told or ((0, self.unit),)

    @property
    def operands(self) -> tuple[str, ...]:
        """The dates as ISO writes them: of a year alone its number."""
        return (str(self.start), str(self.end))

    def _days(self) -> tuple[tuple[int, TimeUnit], ...] | None:
        if not (self.start.day and self.end.day):
            return None
        return (((self.end.first_day - self.start.first_day).days + self.includes_last, "day"),)

    def _weeks(self) -> tuple[tuple[int, TimeUnit], ...] | None:
        days = self._days()
        return ((days[0][0] // _WEEK, "week"), (days[0][0] % _WEEK, "day")) if days else None

    def _months(self) -> tuple[tuple[int, TimeUnit], ...] | None:
        if not (self.start.month and self.end.month):
            return None
        months, days = self._whole_months()
        return ((months, "month"), (days, "day"))

    def _years(self) -> tuple[tuple[int, TimeUnit], ...] | None:
        if not (self.start.month and self.end.month):
            return ((self.end.year - self.start.year, "year"),)
        months, _ = self._whole_months()
        return ((months // _MONTHS, "year"), (months % _MONTHS, "month"))

    def _whole_months(self) -> tuple[int, int]:
        """Whole months, and the days beyond them where both days are known."""
        months = (self.end.year - self.start.year) * _MONTHS + self.end.month - self.start.month
        if not (self.start.day and self.end.day):
            return months, 0
        first, last = self.start.first_day, self.end.first_day
        reached = months_after(first, months)
        if reached is None or reached > last:
            months, reached = months - 1, months_after(first, months - 1)
        return months, (last - reached).days if reached else 0
