"""Fractions in digits: "2/3", "10 1/2", "1½", "12 thousandths"."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from corpus.lexicons import lexicon
from corpus.numbers.english import parts_named
from corpus.numbers.numerals import plain_text
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.scales import with_scale
from corpus.token_text import TokenText

_LARGEST_DENOMINATOR = 10
"""Above it, a stroke makes a name of two numbers: "9/11"."""
_LARGEST_MIXED_DENOMINATOR = 100
_BEHIND_SHARES = frozenset('-.,);:"')
"""Signs that may be glued to the second number."""


@cache
def vulgar_fractions() -> Mapping[str, Decimal]:
    """The signs that are a fraction each: "½"."""
    written: Mapping[str, str] = lexicon("numbers")["en"]["vulgar_fractions"]
    return {sign: Decimal(above) / Decimal(below) for sign, (above, below) in _parted(written)}


def with_fraction(text: TokenText, amount: Amount) -> Amount | None:
    """The amount as the share that it is with what follows, or as a whole number with its part."""
    place = amount.number
    if not amount.digits.lstrip("-").isdecimal():
        return None
    if vulgar := vulgar_fractions().get(text.low(place + 1)):
        return _mixed(text, amount, vulgar, place + 2)
    if text.low(place + 1) == "/" and text.is_glued(place + 1):
        share = _share_at(text, place, _LARGEST_DENOMINATOR)
        sign = -1 if share and amount.digits.startswith("-") else 1
        return replace(amount, digits=plain_text(sign * share), after=place + 3, shape="share") if share else None
    if share := _named_share(text, amount, place + 1):
        return replace(amount, digits=plain_text(share), after=place + 2, shape="share")
    part = place + 2 if text.low(place + 1) in {"and", "-"} else place + 1
    behind = text.is_number(part) and text.low(part + 1) == "/"
    share = _share_at(text, part, _LARGEST_MIXED_DENOMINATOR) if behind else None
    return _mixed(text, amount, share, part + 3) if share else None


def _named_share(text: TokenText, amount: Amount, place: int) -> Decimal | None:
    """``12 thousandths``, ``2 thirds``: parts that are counted in digits."""
    size = parts_named(text.low(place))
    return Decimal(amount.digits) / size if size and 0 < Decimal(amount.digits) < size else None


def _mixed(text: TokenText, amount: Amount, part: Decimal, after: int) -> Amount:
    sign = -1 if amount.digits.startswith("-") else 1
    return with_scale(text, replace(amount, digits=plain_text(Decimal(amount.digits) + sign * part), after=after))


def _share_at(text: TokenText, place: int, largest: int) -> Decimal | None:
    """The share of two numbers with a stroke between them, all glued."""
    if not (text.is_glued(place + 1) and text.is_glued(place + 2) and text.is_number(place + 2)):
        return None
    above, below = text.tokens[place].text, text.tokens[place + 2].text
    is_longer = text.is_glued(place + 3) and text.low(place + 3) not in _BEHIND_SHARES
    if not (above + below).isdecimal() or is_longer or not 0 < int(above) < int(below) <= largest:
        return None
    return Decimal(above) / Decimal(below)


def _parted(fractions: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    return [(sign, written.split("/")) for sign, written in fractions.items()]
