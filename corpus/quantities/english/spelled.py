"""Amounts whose number is written in words: "twenty-one", "twice", "the trillion-yuan mark", "at least a year"."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.english import spelled_number
from corpus.numbers.english.fractions import Ordinal, ordinal_at
from corpus.numbers.english.words import number_words
from corpus.numbers.numerals import Numeral, plain_text
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.names import is_title
from corpus.quantities.english.signs import price_before, signed
from corpus.quantities.english.strokes import vulgar_fractions
from corpus.quantity import Shape
from corpus.token_text import HYPHENS, TokenText
from corpus.units import unit_at


def opens_amount(word: str) -> bool:
    """Whether an amount may begin with a word that begins no plain number: "third", "millions", "twofold"."""
    return word in _words().openers or word.endswith("fold")


def multiple_at(text: TokenText, place: int) -> Amount | None:
    """``twice as many``, ``tenfold``; "twice a day" counts times."""
    words, low = _words(), text.low(place)
    if low in words.multiples:
        is_counted = text.low(place + 1) in words.compared or place + 1 == len(text.tokens)
        return Amount(place, place, place + 1, words.multiples[low], 1, shape="multiple") if is_counted else None
    stem = low.removesuffix("fold")
    size = words.folds.get(stem) if stem != low else None
    return Amount(place, place, place + 1, str(size), 1, shape="multiple") if size else None


def amount_in_words(text: TokenText, place: int) -> Amount | None:
    """The amount whose number begins with the word at a place: a share, a rank, or a number with its currency."""
    words, low = _words(), text.low(place)
    if text.is_glued_before(place) or is_title(text, place):
        return None
    if low in words.vulgar:
        return Amount(place, place, place + 1, plain_text(words.vulgar[low]), 1, shape="share")
    if low in words.ordinals:
        return _ordinal(text, place)
    if ordinal := _long_ordinal(text, place):
        return ordinal
    numeral = _numeral(text, place)
    if not numeral:
        return None
    price = price_before(text, place)
    digits, first = signed(text, numeral.digits, price.first if price else place)
    unit = price.code if price else ""
    shape: Shape = "share" if numeral.is_share else "amount"
    return Amount(first, place, numeral.after, digits, numeral.scale, unit, shape)


def _ordinal(text: TokenText, place: int) -> Amount | None:
    """A rank in words; "First," opens a sentence, "first-in-class" is a name, "a third" a share."""
    words = _words()
    if text.low(place + 1) in words.behind_no_rank or text.low(place - 1) in words.before_no_rank:
        return None
    if text.is_capital(place):
        return None
    return Amount(place, place, place + 1, str(words.ordinals[text.low(place)]), 1, shape="ordinal")


def _long_ordinal(text: TokenText, place: int) -> Amount | None:
    """``the twenty-third``, ``the one hundred and fiftieth``; two words may be a share, too, "one hundredth"."""
    found = _glued_ordinal(text, place) or ordinal_at(text.tokens, place)
    if not found or text.low(found.after) in {"of", *HYPHENS} or text.low(place - 1) in number_words().joinable:
        return None
    if found.after == place + 2 and not _ranks(text, place, found.after):
        return None
    return Amount(place, place, found.after, str(found.value), 1, shape="ordinal")


def _ranks(text: TokenText, place: int, after: int) -> bool:
    """Whether two words tell a rank: "the one millionth visitor", "a three hundredth game", not "one hundredth"."""
    if text.low(place - 1) in _words().before_rank:
        return True
    is_doubtful = text.low(place) == "one" or text.low(place) in _words().tens
    return text.is_word(after) and not is_doubtful


def _glued_ordinal(text: TokenText, place: int) -> Ordinal | None:
    """Tens with an ordinal glued on; a second is one, too, where it is no time."""
    last = place + 2
    if text.low(place + 1) not in HYPHENS or not (text.is_glued(last - 1) and text.is_glued(last)):
        return None
    tens, ones = _words().tens.get(text.low(place), 0), _words().ordinals.get(text.low(last), 10)
    return Ordinal(tens + ones, last + 1) if tens and ones < 10 else None  # noqa: PLR2004 - one digit


def _numeral(text: TokenText, place: int) -> Numeral | None:
    low = text.low(place)
    if low in _words().lone_scales:
        return _lone_scale(text, place) or spelled_number(text.tokens, place)
    numeral = spelled_number(text.tokens, place)
    if low in _words().articles and (not numeral or numeral.scale == 1):
        if _is_price_per(text, place):
            return None
        return numeral or _bounded_article(text, place)
    return numeral


def _lone_scale(text: TokenText, place: int) -> Numeral | None:
    """``the trillion-yuan mark``, ``million dollars``: a scale without a number, before its unit."""
    if text.low(place).endswith("s"):
        return None
    is_hyphened = text.low(place + 1) in HYPHENS
    unit = unit_at(text, place + 2 if is_hyphened else place + 1)
    fits = unit and (is_hyphened or unit.kind == "money")
    return Numeral("1", _words().lone_scales[text.low(place)], place + 1) if fits else None


def _is_price_per(text: TokenText, place: int) -> bool:
    """Whether an article directly behind a price says what it is paid for: "$4.82 a dozen"."""
    return place == text.floor > 0 and text.is_number(place - 1)


def _bounded_article(text: TokenText, place: int) -> Numeral | None:
    """``at least a year``: behind a bound the article counts one unit."""
    bound = text.words(max(text.floor, place - 2), place)
    if not bound.endswith(_words().bounds_of_one):
        return None
    unit = unit_at(text, place + 1)
    return Numeral("1", 1, place + 1) if unit and unit.kind == "unit" and unit.name in _words().lengths else None


class _Words(NamedTuple):
    lone_scales: Mapping[str, int]
    """Scales that may stand before a unit without a number: "hundred dollars"."""
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    before_rank: frozenset[str]
    """Words before an ordinal that is no share: "the one millionth visitor"."""
    before_no_rank: frozenset[str]
    behind_no_rank: frozenset[str]
    """Words and signs beside an ordinal that tells no rank."""
    vulgar: Mapping[str, Decimal]
    multiples: Mapping[str, str]
    folds: Mapping[str, int]
    """The numbers before "fold": "tenfold"."""
    compared: frozenset[str]
    """What stands behind "twice" where it multiplies: "twice as many"."""
    articles: frozenset[str]
    bounds_of_one: tuple[str, ...]
    lengths: frozenset[str]
    """Units of which one may be told by an article: "at least a year"."""
    openers: frozenset[str]
    """Words that an amount may begin with, besides those of numbers."""


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    numbers: Mapping[str, Any] = lexicon("numbers")["en"]
    return _Words(
        lone_scales=numbers["scales"] | {"hundred": 100},
        tens=numbers["tens"],
        ordinals=numbers["ordinals"],
        before_rank=frozenset(english["before_rank"]),
        before_no_rank=frozenset(english["before_no_rank"]),
        behind_no_rank=frozenset(english["behind_no_rank"]),
        vulgar=vulgar_fractions(),
        multiples=english["multiple_words"],
        folds=numbers["ones"] | numbers["tens"] | {"hundred": 100, "thousand": 1000},
        compared=frozenset(english["compared"]),
        articles=frozenset(numbers["articles"]),
        bounds_of_one=tuple(english["bounds_of_one"]),
        lengths=frozenset(lexicon("units")["en"]["lengths"]),
        openers=frozenset({*numbers["ordinals"], *numbers["scales"], *english["multiple_words"], *vulgar_fractions()}),
    )
