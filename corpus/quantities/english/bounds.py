"""The words that bound a figure, before it and behind: "over", "at least", "or more", ">="."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.english import is_number_word
from corpus.numbers.english.words import number_words
from corpus.quantities.english.amount import Amount
from corpus.quantity import Operator
from corpus.token_text import HYPHENS, TokenText
from corpus.units.currencies import is_currency_sign

_LONGEST_BOUND = 5
"""Tokens of the longest word of bound: "less than or equal to" has five."""
_LONGEST_SUFFIX = 4
_WITH_ITSELF: Mapping[Operator, Operator] = {">": ">=", "<": "<="}


class Bounded(NamedTuple):
    """The operator of a figure with its bounds, and the places where it then begins and ends."""

    operator: Operator
    first: int
    after: int


def bounded(text: TokenText, amount: Amount) -> Bounded:
    """The amount with the words that bound it; what stands behind it counts before what stands before it."""
    operator, first = _before(text, amount)
    suffix, after = _behind(text, amount, operator)
    if amount.operator != "=":
        operator = amount.operator
    return Bounded(suffix or operator, first, after)


# Before the figure.


def _before(text: TokenText, amount: Amount) -> tuple[Operator, int]:
    words, before = _words(), amount.first - 1
    none: tuple[Operator, int] = "=", amount.first
    if before < text.floor:
        return none
    if before > text.floor and (sign := words.signs.get(_glued_pair(text, before))):
        return sign, before - 1
    if sign := words.signs.get(text.tokens[before].text):
        return none if _glued_pair(text, before) == "=>" else (sign, before)
    if text.low(before) == "between":
        return "=", before
    found = _bound(text, before)
    if not found and before > text.floor and text.low(before) in words.gaps and not _is_hyphened(text, amount):
        found = _bound(text, before - 1)
    return none if not found or _is_measure_of(text, amount, found[1], before) else found


def _glued_pair(text: TokenText, last: int) -> str:
    """The sign at a place with the one before it: ``>=``, with a blank or without."""
    return text.tokens[last - 1].text + text.tokens[last].text if last else ""


def _bound(text: TokenText, last: int) -> tuple[Operator, int] | None:
    """The longest word of bound that ends at a place, and where it begins."""
    for first in range(max(text.floor, last - _LONGEST_BOUND + 1), last + 1):
        if operator := _words().operators.get(text.words(first, last + 1)):
            return operator, first
    return None


def _is_hyphened(text: TokenText, amount: Amount) -> bool:
    """Whether the figure only describes another noun: "below the five-year average"."""
    return amount.unit in _words().lengths and text.low(amount.number + 1) in HYPHENS


def _is_measure_of(text: TokenText, amount: Amount, first: int, last: int) -> bool:
    """Whether a word of bound says of what, or for how long: "12 percent below the 40", "grew over ten years"."""
    words, written = _words(), text.words(first, last + 1)
    if first == text.floor > 0 and written.split()[0] in words.bases:
        return text.low(first - 1) in words.measured
    is_while = written == "over" and amount.unit in words.lengths
    return is_while and first > 0 and text.low(first - 1) not in words.lasting


# Behind it.


def _behind(text: TokenText, amount: Amount, before: Operator) -> tuple[Operator | None, int]:
    words, at = _words(), amount.after
    if text.low(at) not in words.suffix_openers:
        return None, at
    for length in range(_LONGEST_SUFFIX, 0, -1):
        if at + length > len(text.tokens):
            continue
        operator = words.suffixes.get(text.words(at, at + length))
        if operator == "=":
            operator = _WITH_ITSELF.get(before)
        if operator and not _opens_next(text, at + length):
            return operator, at + length
    return None, at


def _opens_next(text: TokenText, after: int) -> bool:
    """Whether the words behind a figure rather bound the next one: "above 10 and below 15"."""
    low = text.low(after)
    is_priced = is_currency_sign(low) and text.is_number(after + 1)
    is_counted = text.is_number(after) or (is_number_word(low) and low not in number_words().articles)
    return (low == "than" and not text.ends_sentence(after + 1)) or is_priced or is_counted


class _Words(NamedTuple):
    operators: Mapping[str, Operator]
    gaps: frozenset[str]
    """What may stand between a word of bound and its figure: "exceed the"."""
    signs: Mapping[str, Operator]
    suffixes: Mapping[str, Operator]
    suffix_openers: frozenset[str]
    bases: frozenset[str]
    """Words of bound that behind a figure say what it is measured from: "12 percent below"."""
    measured: frozenset[str]
    lasting: frozenset[str]
    """Words before "over" that make it a bound of time: "for over ten years"."""
    lengths: frozenset[str]


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    return _Words(
        operators={word: operator for operator, words in english["operators"].items() for word in words},
        gaps=frozenset(english["operator_gaps"]),
        signs=english["signs"],
        suffixes=english["suffix_operators"],
        suffix_openers=frozenset(words.split()[0] for words in english["suffix_operators"]),
        bases=frozenset(english["bases"]),
        measured=frozenset(english["measured"]),
        lasting=frozenset(english["lasting"]),
        lengths=frozenset(lexicon("units")["en"]["lengths"]),
    )
