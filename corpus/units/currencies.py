"""Currencies: their codes, their signs, and the words for them, behind a figure and before it."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.quantity import is_currency
from corpus.token_text import TokenText
from corpus.tokens import read_tokens

_LONGEST_SIGN = 4
"""Tokens of the longest sign: "U.S.$"."""
_LONGEST_NAME = 5
_CODE = 3
"""Letters of a currency's code."""


class Price(NamedTuple):
    """The currency before a figure, the place where it begins, and the scale that stands with it."""

    code: str
    first: int
    scale: int = 1


class Currencies(NamedTuple):
    """The money of `corpus/lexicons/units.yaml`; each is named by its code of ISO 4217."""

    symbols: Mapping[str, str]
    """Codes and signs, with their capitals."""
    sign_ends: frozenset[str]
    """The last tokens of all symbols: with nothing else a sign ends."""
    words: Mapping[str, str]
    before: Mapping[str, str]
    """Words that stand before a figure, too: "rupees 500"."""
    last_words: frozenset[str]
    """With nothing else the name of a currency ends."""


@cache
def currencies() -> Currencies:
    """All currencies, read once."""
    money: Mapping[str, Any] = lexicon("units")["currencies"]
    symbols = {code: code for code in money["codes"]} | money["symbols"]
    words = dict(money["words"])
    for noun, countries in money["families"].items():
        plurals: list[str] = money["plurals"].get(noun, [noun + "s"])
        for country, code in countries.items():
            words |= dict.fromkeys((f"{country} {form}".strip() for form in (noun, *plurals)), code)
    small_codes = {word: code for word, code in words.items() if word.upper() == code}
    letters = (sign.casefold() for sign in symbols if sign.isalpha())
    return Currencies(
        symbols,
        sign_ends=frozenset(read_tokens(symbol)[-1].low for symbol in symbols),
        words=words,
        before=small_codes | money["before"],
        last_words=frozenset({*letters, *(name.split()[-1] for name in words)}),
    )


def is_currency_sign(written: str) -> bool:
    """Whether it is a sign of money that is no word: "$"."""
    return not written.isalpha() and written in currencies().symbols


def is_currency_word(word: str) -> bool:
    """Whether the name of a currency may end with `word`."""
    return word in currencies().last_words


def currency_before(text: TokenText, place: int) -> Price | None:
    """The currency that ends just before `place`: a sign, a word, or a code with its scale ("MEUR 60")."""
    tokens = text.tokens
    if not place or tokens[place].start - tokens[place - 1].end > 1:
        return None
    return _sign_before(text, place) or _worded_before(text, place) or _scaled_before(text, place)


def coded_money(text: TokenText, place: int) -> tuple[str, int] | None:
    """The currency and the scale of a code that a letter scales, before it or behind: "120 MEUR", "SEKm 45"."""
    written = text.tokens[place].text if text.is_word(place) else ""
    if len(written) <= _CODE:
        return None
    scales = lexicon("units")["currencies"]["code_scales"]
    for code, letters in ((written[-_CODE:], written[:-_CODE]), (written[:_CODE], written[_CODE:])):
        if code.isupper() and code in currencies().symbols and letters in scales:
            return currencies().symbols[code], scales[letters]
    return None


def _sign_before(text: TokenText, place: int) -> Price | None:
    """The sign before a figure, the longest that fits."""
    tokens = text.tokens
    is_end = tokens[place - 1].low in currencies().sign_ends
    for first in range(max(0, place - _LONGEST_SIGN), place) if is_end else ():
        if code := _code_of(text.text[tokens[first].start : tokens[place - 1].end]):
            return Price(code, first)
    return None


def _code_of(sign: str) -> str | None:
    """The currency of a sign, whose letters may be small and stand apart: "US$", "mxn$", "hk $", but not "a $5"."""
    symbols = currencies().symbols
    letters = sign[:-1].strip() if sign[-1:] == "$" else ""
    is_lettered = letters.isalpha() and (len(letters) == len(sign) - 1 or len(letters) > 1 or letters in "Cc")
    return symbols.get(sign) or (symbols.get(f"{letters}$".upper()) if is_lettered else None)


def _worded_before(text: TokenText, place: int) -> Price | None:
    """The currency's word before a figure, with its country: "rupees 500", "Hong Kong dollars 500"."""
    code = currencies().before.get(text.low(place - 1))
    if not code:
        return None
    for first in range(max(0, place - _LONGEST_NAME), place - 1):
        if named := currencies().words.get(text.words(first, place)):
            return Price(named, first)
    return Price(code, place - 1)


def _scaled_before(text: TokenText, place: int) -> Price | None:
    """The code and the scale before a figure: "MEUR 60", "SEKm 45", "EUR million 12.3"."""
    if coded := coded_money(text, place - 1):
        return Price(coded[0], place - 1, coded[1])
    scale = lexicon("numbers")["en"]["scales"].get(text.low(place - 1), 0)
    written = text.tokens[place - 2].text if scale and place > 1 else ""
    code = currencies().symbols.get(written, "") if is_currency(written) else ""
    return Price(code, place - 2, scale) if code else None
