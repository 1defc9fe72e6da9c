"""What stands before a number and belongs to it: its minus, and the sign or the word of its currency."""

from functools import cache

from corpus.lexicons import lexicon
from corpus.token_text import TokenText
from corpus.units.currencies import Price, currency_before, is_currency_sign

_MINUS = frozenset("-−–")


def price_before(text: TokenText, place: int) -> Price | None:
    """The currency written before a figure, unless the figure before has taken the word."""
    found = currency_before(text, place)
    return found if found and found.first >= text.floor else None


def signed_price_before(text: TokenText, place: int) -> tuple[Price | None, str]:
    """The currency before a figure, and the minus that may stand between both: "$-10"."""
    price = price_before(text, place)
    is_signed = text.is_glued(place) and text.low(place - 1) in _MINUS and text.is_glued(place - 1)
    if price or not is_signed or not is_currency_sign(text.low(place - 2)):
        return price, ""
    return price_before(text, place - 1), "-"


def signed(text: TokenText, digits: str, first: int) -> tuple[str, int]:
    """The digits with the minus before the place `first`, where one stands, and the place where they then begin."""
    if first > text.floor and text.low(first - 1) in _minus_words():
        is_both = text.low(first - 2) == "or"  # "plus or minus 3"
        return (digits, first) if is_both else ("-" + digits, first - 1)
    if first <= text.floor or text.low(first - 1) not in _MINUS:
        return digits, first
    return ("-" + digits, first - 1) if _is_minus(text, first) else (digits, first)


def _is_minus(text: TokenText, first: int) -> bool:
    """Whether a dash before a place is a minus: at the start of a word and before the figure, and not between two."""
    if not text.is_glued(first):
        return first == 1 and not any(token.is_word for token in text.tokens)  # "- 1 4/5", and no item of a list
    dash = text.tokens[first - 1].start
    if text.is_number(first - 2) and "\n" not in text.text[dash - 2 : dash]:
        return False
    return dash == 0 or text.text[dash - 1] in " \t\n\u00a0("


@cache
def _minus_words() -> frozenset[str]:
    return frozenset(lexicon("quantities")["en"]["minus_words"])
