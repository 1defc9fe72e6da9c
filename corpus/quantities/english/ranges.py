"""Two figures with a joiner between them: the ends of a range or of a change, one of which has the unit of both."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

from corpus.lexicons import lexicon
from corpus.numbers.english import is_number_word
from corpus.numbers.numerals import scaled
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.amounts import amount_at
from corpus.quantities.english.names import is_in_chain
from corpus.token_text import DASHES, TokenText

_FARTHEST_END = 4
"""Tokens between a joiner and the number behind it: a sign of money has three."""


def other_end(text: TokenText, amount: Amount) -> Amount | None:
    """The amount behind a dash, "to", "and" or "or" that follows this one at once."""
    at = amount.after
    if amount.noun or amount.shape == "share" or is_in_chain(text, amount.number):
        return None
    if text.low(at) not in {*DASHES, "to", "and", "or"}:
        return None
    for number in range(at + 1, min(at + _FARTHEST_END, len(text.tokens))):
        token = text.tokens[number]
        if token.is_number or is_number_word(token.low):
            other = amount_at(text, number)
            return other if other and other.first == at + 1 and other.shape in {"amount", "multiple"} else None
    return None


def is_range(text: TokenText, amount: Amount, other: Amount) -> bool:
    """Whether both are the ends of one range, and no change "from" one "to" the other, nor a choice."""
    joiner, before = text.low(amount.after), text.low(amount.first - 1)
    if joiner == "or" or (amount.digits.startswith("-") and before != "between"):
        return False
    is_joined = before == "between" if joiner == "and" else joiner in DASHES or before != "from"
    if not is_joined or (joiner == "to" and before in _changes() and not _is_shared(amount, other)):
        return False
    is_priced = not other.unit and bool(amount.unit) and amount.first != amount.number
    same = amount.unit in {"", other.unit} or is_priced
    return same and scaled(amount.digits, _shared_scale(text, amount, other)) < other.value


def spread(text: TokenText, amount: Amount, other: Amount) -> tuple[Amount, Decimal]:
    """The range as the amount of its lower end, which reaches as far as the other, and the value of its upper end."""
    scale = _shared_scale(text, amount, other)
    whole = replace(amount, scale=scale, after=other.after, unit=amount.unit or other.unit, shape=other.shape)
    return replace(whole, noun=other.noun), other.value


def inheriting(text: TokenText, amount: Amount, other: Amount) -> Amount:
    """The unit, and after "from" the scale, that the second of two figures writes for both."""
    is_change = text.low(amount.after) == "to"
    if not amount.is_bare or (is_change and text.low(amount.first - 1) in _changes()):
        return amount
    scale = other.scale if is_change and scaled(amount.digits, 1) < Decimal(1000) else 1
    return replace(amount, unit=other.unit, scale=scale, shape=other.shape)


def _is_shared(amount: Amount, other: Amount) -> bool:
    """Whether the second of two figures behind "by" writes a unit for both: "by 3 to 4 percent" is one range."""
    return amount.is_bare and bool(other.unit) and not other.noun


def _shared_scale(text: TokenText, amount: Amount, other: Amount) -> int:
    """The scale of the first figure, which the second may write for both: "between two and three hundred"."""
    if amount.scale > 1:
        return amount.scale
    is_hundreds = text.low(other.number + 1) == "hundred" and amount.value < 10  # noqa: PLR2004 - one digit
    return 100 if is_hundreds and other.scale == 1 else other.scale


@cache
def _changes() -> frozenset[str]:
    """Words before a figure by which something changed, so that "to" leads to where it came: "fell by 17 to 204"."""
    return frozenset(lexicon("quantities")["en"]["changes"])
