"""A number with all that is written on to it, by places of characters."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.numbers.numerals import scaled
from corpus.quantity import Operator, Shape


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its sign, its unit and all that was written around it."""

    start: int
    end: int
    number_start: int
    digits: str
    scale: int
    unit: str = ""
    shape: Shape = "amount"
    operator: Operator = "="

    @property
    def value(self) -> Decimal:
        """Digits times scale, exactly."""
        return scaled(self.digits, self.scale)

    @property
    def is_negative(self) -> bool:
        """Whether its digits have a minus."""
        return self.digits.startswith("-")
