"""Shares told by their whole: "one in five", "nine out of ten"."""

from dataclasses import replace
from decimal import Decimal

from corpus.numbers.numerals import plain_text
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.wholes import whole_at
from corpus.token_text import TokenText
from corpus.units import unit_at

_LARGEST_WHOLE = 100
_ROUND_WHOLES = frozenset({3, 4, 5, 10, 100})


def share_of(text: TokenText, amount: Amount) -> Amount | None:
    """The share that a number is with the whole behind it, if one stands there."""
    after = amount.after
    is_out = text.words(after, after + 2) == "out of"
    if not amount.is_bare or not amount.digits.isdecimal() or not (is_out or text.low(after) == "in"):
        return None
    whole, end = whole_at(text, after + 2 if is_out else after + 1)
    part = int(amount.digits)
    if not 0 < part < whole or not (is_out or _is_usual(part, whole)):
        return None
    unit = unit_at(text, end)
    if unit and unit.kind in {"unit", "percent"} and not is_out:
        return None  # "one in 10 days"
    return replace(amount, digits=plain_text(Decimal(part) / whole), after=end, shape="share")


def _is_usual(part: int, whole: int) -> bool:
    """Whether shares are told so with "in": one in any number, more of them in a round one."""
    return whole <= _LARGEST_WHOLE and (part == 1 or whole in _ROUND_WHOLES)
