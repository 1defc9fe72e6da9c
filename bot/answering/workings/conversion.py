"""A figure put into another unit, as a value that anybody can work out again.

Measures are converted by a table of exact factors; money only at a rate that a source gives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from bot.answering.lexicons import lexicon
from bot.answering.workings.arithmetic import Outcome
from corpus.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Conversion:
    """A figure, and the unit that it is wanted in."""

    figure: Quantity
    unit: str
    rate: Quantity | None = None
    """So much of the unit for one of the figure's: what a source says of two currencies."""

    @property
    def outcome(self) -> Outcome | None:
        """The figure in the unit, exact; None for a range, and where one cannot be put into the other."""
        if self.figure.value_high is not None:
            return None
        value = Fraction(self.figure.value)
        if self.rate:
            is_of_unit = self.rate.unit == self.unit and self.rate.operator in {"=", "~"}
            return Outcome(value * Fraction(self.rate.value), self.figure.operator) if is_of_unit else None
        if self.figure.unit in _degrees() and self.unit in _degrees():
            (one, more), (other, added) = _degrees()[self.figure.unit], _degrees()[self.unit]
            return Outcome((value - more) / one * other + added, self.figure.operator)
        factor = factor_of(self.figure.unit, self.unit)
        return Outcome(value * factor, self.figure.operator) if factor else None

    @property
    def operands(self) -> tuple[str, ...]:
        """The figure, and the rate, as plain decimals."""
        return (self.figure.digits, *([self.rate.digits] if self.rate else []))


def factor_of(one: str, other: str) -> Fraction | None:
    """How many of the other unit are one of the first; None where they measure different things.

    >>> factor_of("kilometre", "metre")
    Fraction(1000, 1)
    """
    return next((kind[one] / kind[other] for kind in _kinds() if one in kind and other in kind), None)


def is_convertible(unit: str) -> bool:
    """Whether a unit is in the table at all."""
    return unit in _degrees() or any(unit in kind for kind in _kinds())


@cache
def _kinds() -> tuple[Mapping[str, Fraction], ...]:
    kinds: Mapping[str, Mapping[str, Any]] = lexicon("conversions")["kinds"]
    return tuple({unit: _exact(size) for unit, size in kind.items()} for kind in kinds.values())


@cache
def _degrees() -> Mapping[str, tuple[Fraction, Fraction]]:
    return dict(_scales(lexicon("conversions")["temperature"]))


def _scales(table: Mapping[str, tuple[Any, Any]]) -> Iterator[tuple[str, tuple[Fraction, Fraction]]]:
    for unit, (size, more) in table.items():
        yield unit, (_exact(size), _exact(more))


def _exact(number: object) -> Fraction:
    """A number of the table as it is written there, and not as a binary float has it."""
    return Fraction(Decimal(str(number)))
