"""A number with all that is written on to it, by places of tokens."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.numbers.numerals import scaled
from corpus.quantity import Operator, Shape, is_currency


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its sign, its unit and all that was written around it, by places of tokens."""

    first: int
    """The place where it begins, its currency's sign included."""
    number: int
    after: int
    digits: str
    scale: int
    unit: str = ""
    shape: Shape = "amount"
    noun: bool = False
    """Whether the unit is the noun of a count."""
    operator: Operator = "="
    """What a sign glued to the number says: "50+"."""

    @property
    def value(self) -> Decimal:
        """Digits times scale, exactly."""
        return scaled(self.digits, self.scale)

    @property
    def is_bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return not self.unit and self.scale == 1 and self.shape == "amount"

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return is_currency(self.unit)
