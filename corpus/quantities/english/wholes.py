"""Whole numbers beside a figure, in digits or in words: the cents behind it, the whole that it is a share of."""

from typing import NamedTuple

from corpus.numbers.english import spelled_number
from corpus.numbers.numerals import plain_digits
from corpus.token_text import TokenText


class Whole(NamedTuple):
    """A whole number, and the place of the token behind it; 0 where none stands there."""

    value: int
    after: int


def whole_at(text: TokenText, place: int, glued: frozenset[str] = frozenset()) -> Whole:
    """The whole number at a place; to digits only a word of `glued` may be glued: "20p"."""
    none = Whole(0, place)
    if place >= len(text.tokens) or text.hidden[place]:
        return none
    if text.is_number(place):
        digits = plain_digits(text.tokens[place].text) or ""
        is_name = text.is_glued(place + 1) and text.is_word(place + 1) and text.low(place + 1) not in glued
        return Whole(int(digits), place + 1) if digits.isdecimal() and not is_name else none
    numeral = spelled_number(text.tokens, place) if text.is_word(place) else None
    is_whole = numeral is not None and numeral.value == int(numeral.value)
    return Whole(int(numeral.value), numeral.after) if numeral and is_whole else none
