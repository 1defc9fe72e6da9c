"""Money with its hundredths: "thirteen dollars and forty-five cents", "15 dollars 50", "5 yuan 5 jiao 2"."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from corpus.lexicons import lexicon
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.wholes import whole_at
from corpus.token_text import TokenText
from corpus.units.currencies import is_currency_word

_CENTS = 100


def with_cents(text: TokenText, amount: Amount) -> Amount:
    """The amount as one sum with the cents behind it, if its currency is told in a word."""
    words, after = _words(), amount.after
    if amount.scale != 1 or "." in amount.digits or not is_currency_word(text.low(after - 1)):
        return amount
    at = after + (text.low(after) == "and")
    cents, end = _hundredths(text, at)
    if not 0 < cents < _CENTS or not text.is_near(at):
        return amount
    is_named = text.low(end) in words.cents | words.tenths or text.low(end - 1) in words.tenths
    is_open = text.ends_sentence(end) or text.low(end) == "more"
    is_priced = amount.is_money or amount.unit in words.parted
    is_short = is_priced and at == after and cents >= 10 and is_open  # noqa: PLR2004 - two digits
    if not (is_named or is_short):
        return amount
    unit = words.parted.get(amount.unit, amount.unit)
    return replace(amount, unit=unit, digits=f"{amount.digits}.{cents:02}", after=end + is_named)


def _hundredths(text: TokenText, at: int) -> tuple[int, int]:
    """How many cents a number counts, and the place of their word: "50 cents", "5 jiao 2 fen", "5 jiao 2"."""
    words = _words()
    cents, end = whole_at(text, at, glued=words.cents)
    if text.low(end) not in words.tenths:
        return cents, end
    rest, last = whole_at(text, end + 1)
    if not 0 < rest < 10:  # noqa: PLR2004 - one digit
        return cents * 10, end
    if text.ends_sentence(last):
        last -= 1
    elif text.low(last) not in words.cents:
        return cents * 10, end
    return cents * 10 + rest, last


class _Words(NamedTuple):
    parted: Mapping[str, str]
    """Units that are money where cents follow them: "3 pounds and 20 pence"."""
    cents: frozenset[str]
    tenths: frozenset[str]
    """Tenths of a currency, where it has those: "jiao"."""


@cache
def _words() -> _Words:
    currencies = lexicon("units")["currencies"]
    return _Words(currencies["parted"], _forms(currencies["cents"]), _forms(currencies["tenths"]))


def _forms(units: Iterable[str]) -> frozenset[str]:
    """How units are written, with the plurals in -s."""
    forms = {form for unit in units for form in lexicon("units")["units"][unit]}
    return frozenset({*forms, *(form + "s" for form in forms)})
