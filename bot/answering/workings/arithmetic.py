"""Arithmetic on figures as sources give them: exact, and honest about bounds.

A figure is an interval: "10 billion" is one point, "more than 10 billion" reaches from there on for ever. What is
computed of intervals is an interval again; where one end of it is known it is a bound ("more than 3"), where neither or
both ends are, there is no figure to say, and the result is None.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from corpus.quantity import Operator, Quantity

_ROOTS = Context(prec=40)
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was computed: an exact value, and whether it is that or a bound of it."""

    value: Fraction
    operator: Operator = "="


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval; `is_open` where it does not belong to it."""

    value: Fraction
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """All that a figure may be; an end that is None is as far away as can be."""

    low: End | None
    high: End | None
    is_rough: bool = False


def difference(one: Quantity, other: Quantity) -> Outcome | None:
    """The first less the second."""
    return _combine(lambda values: values[0] - values[1], (one, other), (1, -1))


def growth(before: Quantity, after: Quantity) -> Outcome | None:
    """The change from the first to the second, in percent of the first; None where the first is not above nought."""
    if before.value <= 0:
        return None
    return _combine(lambda values: (values[1] / values[0] - 1) * _HUNDRED, (before, after), (-1, 1))


def compound_growth(before: Quantity, after: Quantity, years: int) -> Outcome | None:
    """The change a year that makes the second of the first in so many years, in percent."""
    if before.value <= 0 or after.value <= 0 or years < 1:
        return None
    return _combine(lambda values: (_root(values[1] / values[0], years) - 1) * _HUNDRED, (before, after), (-1, 1))


def share(part: Quantity, whole: Quantity) -> Outcome | None:
    """The first in percent of the second; None where it is no part of it."""
    if whole.value <= 0 or part.value > whole.value:
        return None
    return _combine(lambda values: values[0] / values[1] * _HUNDRED, (part, whole), (1, -1))


def quotient(one: Quantity, other: Quantity) -> Outcome | None:
    """The first divided by the second: how many times as much, or how much for each."""
    if other.value <= 0:
        return None
    return _combine(lambda values: values[0] / values[1], (one, other), (1, -1))


def total(figures: Sequence[Quantity]) -> Outcome | None:
    """The sum."""
    return _combine(sum, figures, [1] * len(figures))


def mean(figures: Sequence[Quantity]) -> Outcome | None:
    """The sum divided by how many they are."""
    return _combine(lambda values: sum(values, Fraction()) / len(values), figures, [1] * len(figures))


def whole_of(part: Quantity, percent: Quantity) -> Outcome | None:
    """That of which the first is so many percent."""
    if percent.value <= 0:
        return None
    return _combine(lambda values: values[0] * _HUNDRED / values[1], (part, percent), (1, -1))


def part_of(percent: Quantity, whole: Quantity) -> Outcome | None:
    """So many percent of the second."""
    return _combine(lambda values: values[0] * values[1] / _HUNDRED, (percent, whole), (1, 1))


def interval_of(figure: Quantity) -> Interval:
    """What a figure may be, by the word before it."""
    point = Fraction(figure.value)
    if figure.value_high is not None:
        return Interval(End(point), End(Fraction(figure.value_high)))
    if figure.operator in {">", ">="}:
        return Interval(End(point, figure.operator == ">"), None)
    if figure.operator in {"<", "<="}:
        return Interval(None, End(point, figure.operator == "<"))
    return Interval(End(point), End(point), is_rough=figure.operator == "~")


def _combine(
    compute: Callable[[Sequence[Fraction]], Fraction | int], figures: Sequence[Quantity], ways: Sequence[int]
) -> Outcome | None:
    """Compute both ends; `ways` says of each figure whether the result grows (1) or shrinks (-1) with it."""
    held = [interval_of(figure) for figure in figures]
    low = _end(compute, [one.low if way > 0 else one.high for one, way in zip(held, ways, strict=True)])
    high = _end(compute, [one.high if way > 0 else one.low for one, way in zip(held, ways, strict=True)])
    if low and high:
        if low.value != high.value:
            return None
        return Outcome(low.value, "~" if any(one.is_rough for one in held) else "=")
    if low:
        return Outcome(low.value, ">" if low.is_open else ">=")
    if high:
        return Outcome(high.value, "<" if high.is_open else "<=")
    return None


def _end(compute: Callable[[Sequence[Fraction]], Fraction | int], ends: Sequence[End | None]) -> End | None:
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    return End(Fraction(compute([end.value for end in known])), any(end.is_open for end in known))


def _root(value: Fraction, degree: int) -> Fraction:
    """The root, to forty digits."""
    decimal = _ROOTS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_ROOTS.power(decimal, _ROOTS.divide(Decimal(1), Decimal(degree))))
