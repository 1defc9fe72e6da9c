"""Amounts whose number is written in digits: "$5 million", "-3.2%", "(48.3)%", "1.2bn", "the 21st"."""

from dataclasses import replace
from functools import cache

from corpus.lexicons import lexicon
from corpus.numbers.english import scaled_number
from corpus.numbers.numerals import continental_digits, plain_digits
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.endings import is_ending
from corpus.quantities.english.scales import with_scale
from corpus.quantities.english.signs import price_before, signed, signed_price_before
from corpus.quantities.english.strokes import with_fraction
from corpus.token_text import TokenText
from corpus.units import unit_at
from corpus.units.currencies import Price


def amount_in_digits(text: TokenText, place: int) -> Amount | None:
    """The amount whose digits stand at a place, with what is glued to them; nothing for a name ("36Kr")."""
    price, sign = signed_price_before(text, place)
    digits = _digits(text, place, price)
    is_part = text.is_chained(place) or (not price and text.is_glued_before(place))
    if digits is None or is_part:
        return None
    first = price.first if price else place
    digits, first = (sign + digits, first) if price and sign else signed(text, digits, first)
    scale, unit = (price.scale, price.code) if price else (1, "")
    amount = Amount(first, place, place + 1, digits, scale, unit)
    return with_fraction(text, amount) or _with_ending(text, amount)


def _digits(text: TokenText, place: int, price: Price | None) -> str | None:
    """The digits at a place; those of money and of a percentage may have the comma of the Continent: "€10,50"."""
    written = text.tokens[place].text
    digits = plain_digits(written)
    if digits is not None or "," not in written:
        return digits
    unit = None if price else unit_at(text, place + 1)
    is_sure = price is not None or (unit is not None and unit.kind in {"money", "percent"})
    return continental_digits(written) if is_sure else None


def _with_ending(text: TokenText, amount: Amount) -> Amount | None:
    """The amount with what is glued to its digits; nothing where that makes a name of it."""
    place = amount.number
    glued = text.glued_after(place)
    if not glued or not (glued.is_word or glued.text in {"/", "+"}):
        is_in_brackets = not amount.unit and text.low(place - 1) == "("
        return _in_brackets(text, amount) if is_in_brackets else _scaled(text, amount)
    if glued.text == "+":
        return _scaled(text, replace(amount, after=place + 2, operator=">="))
    if glued.low in _ordinal_endings() and amount.digits.isdecimal():
        ordinal = replace(amount, after=place + 2, unit="", shape="ordinal")
        return None if text.is_capital(place + 2) else ordinal
    if glued.text == "/" and amount.unit and not text.is_number(place + 2):
        return _scaled(text, amount)  # "$5/share"
    if glued.text == "/" or not is_ending(text, amount, place + 1):
        return None
    return _scaled(text, amount)


def _scaled(text: TokenText, amount: Amount) -> Amount:
    """The amount with its scales, and with the smaller parts behind them: "4 thousand 3 hundred"."""
    numeral = scaled_number(text.tokens, amount.number, amount.digits.lstrip("-"))
    is_plain = amount.after != amount.number + 1 or any(text.hidden[amount.number : numeral.after])
    if is_plain or numeral.after == amount.after:
        return with_scale(text, amount)
    sign = "-" if amount.digits.startswith("-") else ""
    return replace(amount, digits=sign + numeral.digits, scale=numeral.scale, after=numeral.after)


def _in_brackets(text: TokenText, amount: Amount) -> Amount:
    """The amount, made negative where brackets stand for a minus: "$(8.1m)", "(48.3)%"."""
    price = price_before(text, amount.number - 1)
    priced = with_scale(text, replace(amount, unit=price.code if price else ""))
    closing = priced.after
    if text.low(closing) != ")" or not text.is_glued(amount.number):
        return _scaled(text, amount)
    if price:
        return replace(priced, first=price.first, digits="-" + amount.digits, after=closing + 1)
    if text.low(closing + 1) in {"%", "％"} and text.is_glued(closing + 1):
        return replace(priced, first=amount.number - 1, digits="-" + amount.digits, after=closing + 1)
    return priced


@cache
def _ordinal_endings() -> frozenset[str]:
    return frozenset(lexicon("numbers")["en"]["ordinal_endings"])
