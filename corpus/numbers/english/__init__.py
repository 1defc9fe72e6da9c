"""Numbers in English words, alone or with digits among them: sums, decimals, fractions, mixed numbers."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from corpus.numbers.english.fractions import LONGEST_FRACTION, fraction_at, sum_at
from corpus.numbers.english.words import HYPHENS, number_words
from corpus.numbers.numerals import Numeral, plain_text
from corpus.tokens import Token, word_at
from corpus.units import is_unit_word

_HUNDRED = 100
_LONGEST_JOINER = 3
"""Tokens between a whole number and its part: "and" between two hyphens."""


def spelled_number(tokens: Sequence[Token], place: int) -> Numeral | None:
    """The number that begins with a word at `place`, if one does; a fraction is a share.

    >>> from corpus.tokens import read_tokens
    >>> spelled_number(read_tokens("twenty-one million"), 0)[:2]
    ('21', 1000000)
    >>> spelled_number(read_tokens("one and a half million"), 0)[:2]
    ('1.5', 1000000)
    """
    return _fraction_with_scale(tokens, place) or _whole_with_part(tokens, place)


def scaled_number(tokens: Sequence[Token], place: int, digits: str) -> Numeral:
    """The number whose digits stand at `place`, with the scales and the smaller parts behind it.

    >>> from corpus.tokens import read_tokens
    >>> scaled_number(read_tokens("3 million and a half"), 0, "3")[:2]
    ('3.5', 1000000)
    """
    return _whole_with_part(tokens, place, digits) or Numeral(digits, 1, place + 1)


def is_number_word(word: str) -> bool:
    """Whether a number in English words may begin with this word."""
    return word in number_words().starters


def parts_named(word: str) -> int:
    """How many of the parts that a plural names make a whole; 0 for other words, and for times and games.

    >>> parts_named("thirds"), parts_named("quarters"), parts_named("apples")
    (3, 0, 0)
    """
    words = number_words()
    return words.parts[word] if word in words.plural_parts - words.no_parts - words.game_parts else 0


# Shares, and parts of what is named behind them.


def _fraction_with_scale(tokens: Sequence[Token], place: int) -> Numeral | None:
    """``two thirds``, ``a third of``, ``half a million``, ``a quarter of a million``, ``three quarters billion``."""
    words = number_words()
    fraction = fraction_at(tokens, place)
    if not fraction:
        return None
    at = _behind_of_a(tokens, fraction.after)
    low = word_at(tokens, at)
    if low in words.scales and not low.endswith("s"):
        return Numeral(plain_text(fraction.value), words.scales[low], at + 1)
    if low in words.dozens and tokens[place].low == "half":
        return Numeral(plain_text(fraction.value * words.dozens[low]), 1, at + 1)
    if at > fraction.after and fraction.value < 1 and is_unit_word(low) and low not in words.scales:
        return Numeral(plain_text(fraction.value), 1, at)  # "half a percent"
    if fraction.is_article and not _is_share_here(tokens, place, fraction.after):
        return None
    return Numeral(plain_text(fraction.value), 1, fraction.after, is_share=True)


def _behind_of_a(tokens: Sequence[Token], after: int) -> int:
    """The place behind the article that a fraction leads to with its scale or its unit: "half a", "a quarter of a"."""
    articles = number_words().articles
    if word_at(tokens, after) == "of" and word_at(tokens, after + 1) in articles:
        return after + 2 if _is_counted_by(word_at(tokens, after + 2)) else after
    return after + 1 if word_at(tokens, after) in articles else after


def _is_counted_by(word: str) -> bool:
    """Whether "of a" before a word parts a scale or a unit, and no thing: "a quarter of a percentage point"."""
    words = number_words()
    return word in words.scales or (is_unit_word(word) and word not in words.long_times)


def _is_share_here(tokens: Sequence[Token], place: int, after: int) -> bool:
    """Whether the words around say that "a third" or "half" is a share: "by a third", "a third of", "half the"."""
    words = number_words()
    before, behind = word_at(tokens, place - 1), word_at(tokens, after)
    if behind in HYPHENS:
        return False
    if behind in words.after_parts:
        return True
    is_open = after >= len(tokens) or not tokens[after].is_word
    return is_open and before in words.before_parts


# Whole numbers and what may follow them.


def _whole_with_part(tokens: Sequence[Token], place: int, digits: str = "") -> Numeral | None:
    whole = sum_at(tokens, place, digits=digits)
    if not whole:
        return None
    is_decimal = word_at(tokens, whole.after) == "point" and not digits
    return (_with_decimals(tokens, whole) if is_decimal else _with_part(tokens, whole)) or whole


def _with_part(tokens: Sequence[Token], whole: Numeral) -> Numeral | None:
    """``one and a half million``, ``3 million and a half``, ``a billion and three quarters million``."""
    words = number_words()
    at = whole.after
    while at < whole.after + _LONGEST_JOINER and word_at(tokens, at) in {"and", *HYPHENS}:
        at += 1  # "two-and-a-half"
    if not any(word_at(tokens, place) == "and" for place in range(whole.after, at)):
        return None
    fraction = fraction_at(tokens, at, is_part=True)
    if not fraction or fraction.value >= 1:
        return None
    behind = word_at(tokens, fraction.after)
    if behind == "of" or (fraction.is_article and behind in words.no_parts):
        return None
    if scale := words.scales.get(behind, 0):
        is_shared = whole.scale == 1
        value = whole.value + fraction.value * (1 if is_shared else scale)
        return Numeral(plain_text(value), scale if is_shared else 1, fraction.after + 1)
    if dozens := words.dozens.get(behind, 0):
        return Numeral(plain_text((whole.value + fraction.value) * dozens), 1, fraction.after + 1)
    return Numeral(plain_text(Decimal(whole.digits) + fraction.value), whole.scale, fraction.after)


def _with_decimals(tokens: Sequence[Token], whole: Numeral) -> Numeral | None:
    """``five point seven two``, ``two hundred point seventy-one``."""
    words = number_words()
    at = whole.after + 1
    digits = list(takewhile(lambda token: token.low in words.digits, tokens[at : at + LONGEST_FRACTION]))
    decimals, after = "".join(str(words.ones[token.low]) for token in digits), at + len(digits)
    if not digits:
        rest = sum_at(tokens, at)
        if not rest or rest.value >= _HUNDRED:
            return None
        decimals, after = plain_text(rest.value), rest.after
    return _scaled_by(tokens, Numeral(f"{plain_text(whole.value)}.{decimals}", 1, after))


def _scaled_by(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    scale = number_words().scales.get(word_at(tokens, numeral.after))
    return numeral._replace(scale=scale, after=numeral.after + 1) if scale else numeral
