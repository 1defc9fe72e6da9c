"""Rankings: which of several figures, or of several dates, comes first, as a value that anybody can check again.

Figures and dates are intervals: "more than 10" may be anything above, "1959" any day of that year. An order is told
only where it holds whatever they really are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from bot.answering.workings.arithmetic import End, Interval, interval_of
from corpus.dates import PartialDate
from corpus.quantity import Quantity

Wanted = Literal["most", "least"]
Measured = Quantity | PartialDate


@dataclass(frozen=True, slots=True)
class Ranking:
    """Figures or dates that are held together, and which of them is wanted: the earliest date is the least."""

    values: tuple[Measured, ...]
    wanted: Wanted
    place: int = 1
    """1 for the largest, 2 for the second largest."""
    is_claim: bool = False
    """Whether a question claims it of the first value and wants a yes or a no."""

    @property
    def order(self) -> tuple[int, ...] | None:
        """The places of the values, the wanted end first; None where they do not tell an order."""
        places = sorted(range(len(self.values)), key=self._rank)
        certain = all(
            self._comes_before(self.values[one], self.values[other]) is not None
            for at, one in enumerate(places)
            for other in places[at + 1 :]
        )
        return tuple(places) if certain else None

    @property
    def winner(self) -> int | None:
        """The place of the value that is wanted; None where none is, or where several are alike."""
        order = self.order
        if order is None or not 0 < self.place <= len(order):
            return None
        found = order[self.place - 1]
        alike = [other for other in range(len(self.values)) if other != found and self._are_equal(found, other)]
        return None if alike else found

    @property
    def verdict(self) -> bool | None:
        """Whether the first value is the one; None where that cannot be told."""
        others = [self._comes_before(self.values[0], other) for other in self.values[1:]]
        return None if None in others else all(others)

    @property
    def operands(self) -> tuple[str, ...]:
        """The figures as plain decimals, the dates as ISO writes them."""
        return tuple(value.digits if isinstance(value, Quantity) else str(value) for value in self.values)

    def _rank(self, place: int) -> tuple[Fraction, int]:
        interval = _interval(self.values[place])
        known = interval.low or interval.high
        value = known.value if known else Fraction()
        return (-value if self.wanted == "most" else value), place

    def _comes_before(self, one: Measured, other: Measured) -> bool | None:
        return exceeds(one, other) if self.wanted == "most" else exceeds(other, one)

    def _are_equal(self, one: int, other: int) -> bool:
        return exceeds(self.values[one], self.values[other]) is exceeds(self.values[other], self.values[one])


def exceeds(one: Measured, other: Measured) -> bool | None:
    """Whether the first is surely more, or later, than the second; None where that depends on what they really are."""
    first, second = _interval(one), _interval(other)
    if _is_above(first.low, second.high):
        return True
    return False if _is_above(second.low, first.high) or first == second or _touch(second.low, first.high) else None


def interval_of_date(day: PartialDate) -> Interval:
    """All days that a date can mean, by their numbers in the calendar."""
    return Interval(End(Fraction(day.first_day.toordinal())), End(Fraction(day.last_day.toordinal())))


def _interval(value: Measured) -> Interval:
    return interval_of(value) if isinstance(value, Quantity) else interval_of_date(value)


def _is_above(low: End | None, high: End | None) -> bool:
    if low is None or high is None:
        return False
    return low.value > high.value or (low.value == high.value and (low.is_open or high.is_open))


def _touch(low: End | None, high: End | None) -> bool:
    """Whether the one can at best be as much as the other: what ends where the other begins is no more than it."""
    return low is not None and high is not None and low.value >= high.value


def all_of_one_kind(values: Sequence[Measured]) -> bool:
    """Whether values can be ordered at all: dates, or figures of one unit, which a count may leave out."""
    figures = [value for value in values if isinstance(value, Quantity)]
    if len(figures) < len(values):
        return not figures
    units = {figure.unit for figure in figures}
    named = units - {""}
    return len(named) <= 1 and (len(units) == 1 or not any(unit.isupper() or unit == "percent" for unit in named))
