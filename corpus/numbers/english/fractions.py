"""Fractions in English words: "a third", "two thirds", "one hundred thirty-two thousandths"."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from corpus.numbers.english.sums import Sum
from corpus.numbers.english.words import HYPHENS, number_words
from corpus.numbers.numerals import LONGEST_SCALE, Numeral
from corpus.tokens import Token, word_at

LONGEST_FRACTION = 12
"""Words of the longest fraction that is looked for: "one hundred thirty-two thousandths"."""
_HUNDRED = 100


class Fraction(NamedTuple):
    """A part of a whole, and the place of the token behind its words."""

    value: Decimal
    after: int
    is_article: bool
    """Whether it counts by the article or by nothing: "a third", "half"."""


def fraction_at(tokens: Sequence[Token], place: int, *, is_part: bool = False) -> Fraction | None:
    """The fraction that begins at a place; its denominator is as long as can be ("one hundred / thirty fifths").

    With `is_part` it stands behind a whole number, so that "three quarters" are no three months.
    """
    words = number_words()
    low, behind = word_at(tokens, place), word_at(tokens, place + 1)
    if low in words.lone_parts and (low not in words.no_parts or _parts_scale(tokens, place + 1)):
        return Fraction(Decimal(1) / words.parts[low], place + 1, is_article=True)
    if low in words.articles and behind not in words.scales and behind != "hundred":
        at = place + 2 if is_part and behind in HYPHENS else place + 1
        below = _denominator(tokens, at, is_plural=False)
        return Fraction(1 / Decimal(below.value), below.after, is_article=True) if below else None
    splits = range(place + 1, _end_of_number_words(tokens, place))
    return next((found for split in splits if (found := _split_at(tokens, place, split, is_part=is_part))), None)


def sum_at(tokens: Sequence[Token], place: int, *, digits: str = "", end: int | None = None) -> Numeral | None:
    """The whole number whose words begin at a place, or follow its `digits` there; it takes in no fraction.

    It goes no further than the place `end`.
    """
    return Sum(tokens, place, lambda at: fraction_at(tokens, at) is not None, digits=digits, end=end).added()


class Ordinal(NamedTuple):
    """The number of an ordinal in words, and the place of the token behind them."""

    value: int
    after: int


def ordinal_at(tokens: Sequence[Token], place: int) -> Ordinal | None:
    """The ordinal of several words that begins at a place: "twenty-third", "one hundred and fiftieth".

    What may be a fraction as well, as "one hundredth" may, is left to whoever sees the words around it.
    """
    parts = number_words().parts
    if not any(token.low in parts for token in tokens[place + 1 : place + LONGEST_FRACTION]):
        return None
    found = _denominator(tokens, place, is_plural=False) or _joined_ordinal(tokens, place)
    return found if found and found.after > place + 1 else None


def _joined_ordinal(tokens: Sequence[Token], place: int) -> Ordinal | None:
    """``one hundred and fiftieth``."""
    whole = sum_at(tokens, place)
    if not whole or whole.value < _HUNDRED or whole.value % _HUNDRED or word_at(tokens, whole.after) != "and":
        return None
    rest = _denominator(tokens, whole.after + 1, is_plural=False)
    return Ordinal(int(whole.value) + rest.value, rest.after) if rest and rest.value < _HUNDRED else None


def _split_at(tokens: Sequence[Token], place: int, split: int, *, is_part: bool) -> Fraction | None:
    """The fraction whose numerator ends before the place `split`, if the words can be read so."""
    words = number_words()
    above = sum_at(tokens, place, end=split)
    if not above or above.after != split or word_at(tokens, split - 1) in HYPHENS:
        return None
    if tokens[split - 1].low in words.tens and word_at(tokens, split) in words.digits:
        return None  # "sixty-six thousandths", not sixty of six thousand
    is_hyphened = word_at(tokens, split) in HYPHENS
    at = split + is_hyphened
    below = _denominator(tokens, at, is_plural=above.value != 1)
    if not below or (is_hyphened and below.after != at + 1):
        return None
    is_one = _parts(tokens, below.after, is_joined=is_part or is_hyphened)
    return Fraction(above.value / below.value, below.after, is_article=False) if is_one else None


def _end_of_number_words(tokens: Sequence[Token], place: int) -> int:
    """The place behind the words from `place` on that a fraction may be made of; `place` where none of them parts."""
    words = number_words()
    for end in range(place, min(place + LONGEST_FRACTION, len(tokens))):
        low = tokens[end].low
        if low in words.parts:
            return end + 1
        if low not in words.joinable and low not in HYPHENS and (end > place or low not in words.articles):
            break
    return place


def _parts_scale(tokens: Sequence[Token], at: int) -> bool:
    """Whether a scale stands at a place, so that a bare "quarter" before it is no time: "quarter of a million"."""
    words = number_words()
    at += 2 if word_at(tokens, at) == "of" and word_at(tokens, at + 1) in words.articles else 0
    return word_at(tokens, at) in words.scales


def _parts(tokens: Sequence[Token], after: int, *, is_joined: bool) -> bool:
    """Whether a last word that is also a time of the year, is a part here: "three quarters of", "three-quarters"."""
    words = number_words()
    behind = word_at(tokens, after)
    return is_joined or tokens[after - 1].low not in words.no_parts or behind == "of" or behind in words.scales


def _denominator(tokens: Sequence[Token], at: int, *, is_plural: bool) -> Ordinal | None:
    """The ordinal at a place that parts something: "thirty-fifths" is 35."""
    words = number_words()
    places = range(at, min(at + LONGEST_FRACTION, len(tokens)))
    last = next((place for place in places if tokens[place].low in words.parts), -1)
    if last < 0 or (tokens[last].low in words.plural_parts) != is_plural:
        return None
    value = words.parts[tokens[last].low]
    if last == at:
        return Ordinal(value, last + 1) if value > 1 else None
    end = last - 1 if word_at(tokens, last - 1) in HYPHENS else last
    whole = sum_at(tokens, at, end=end)
    if not whole or whole.after != end or whole.value >= LONGEST_SCALE:
        return None
    if value < _HUNDRED:
        tens = 10 if value < 10 else _HUNDRED  # noqa: PLR2004 - "thirty-fifths", "one hundred fifteenths"
        fits = whole.value % tens == 0 and whole.value >= 20  # noqa: PLR2004 - tens
        return Ordinal(int(whole.value) + value, last + 1) if fits else None
    is_lone_scale = word_at(tokens, at) in words.joinable - words.ones.keys()
    return None if is_lone_scale else Ordinal(int(whole.value) * value, last + 1)
