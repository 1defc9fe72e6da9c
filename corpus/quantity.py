"""A figure as a text gives it: its exact value, and the digits it was written with."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.spans import Span

Operator = Literal["=", "~", ">", ">=", "<", "<="]
Shape = Literal["amount", "ordinal", "multiple", "share"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure; ``over 2.5 billion yuan`` has the value 2500000000, the unit ``CNY`` and the operator ``>``."""

    span: Span
    """Value, scale and unit in the text that was read, with the word of the operator where there is one."""
    surface: str
    """The slice of the text under `span`."""
    value: Decimal
    """Fully scaled: "22.5 billion" is 22500000000."""
    digits: str
    """The source's own digits without separators ("984.702"), or the plain value of a number in words."""
    scale: int = 1
    """What `digits` is multiplied by: 1000000000 for "billion", 10000 for "万"."""
    unit: str = ""
    """ISO 4217 for money, ``percent``, ``percentage_point``, else a singular noun; nothing for a bare number."""
    operator: Operator = "="
    value_high: Decimal | None = None
    """The upper end of a range, where the text gives one."""
    shape: Shape = "amount"


def is_percentage(unit: str) -> bool:
    """Whether a unit is a percentage, or points of one."""
    return unit in {"percent", "percentage_point"}


def is_currency(unit: str) -> bool:
    """Whether a unit is the code of a currency, which ISO 4217 gives three capitals."""
    return len(unit) == 3 and unit.isupper()  # noqa: PLR2004 - letters


def may_be_of_one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit, as far as they say: "19 goals" and the 11 beside it."""
    return one.unit == other.unit or not (one.unit and other.unit)
