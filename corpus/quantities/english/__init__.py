"""Figures in running English: amounts with the words that bound them, ranges, ranks."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.numerals import MOST_NUMBERS
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.amounts import amount_at, may_begin_amount
from corpus.quantities.english.bounds import Bounded, bounded
from corpus.quantities.english.ranges import inheriting, is_range, other_end, spread
from corpus.quantities.numbered_names import numbered_names
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.token_text import TokenText

_FARTHEST_ELISION = 60
"""Characters between a figure and the next one that leaves out its unit."""


def read_english(text: str, masked: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures of an English text outside the spans of `masked`, in order; a heap of digits is not read to its end.

    >>> [(figure.operator, figure.digits, figure.unit) for figure in read_english("over 2.5 km, at most 40 trains", [])]
    [('>', '2.5', 'kilometre'), ('<=', '40', 'train')]
    """
    tokens = TokenText(text, sorted((*masked, *numbered_names(text))))
    found: list[Quantity] = []
    place = numbers = 0
    while place < len(tokens.tokens) and numbers < MOST_NUMBERS:
        is_tried = may_begin_amount(tokens.tokens[place])
        numbers += is_tried
        amount = amount_at(tokens, place) if is_tried else None
        if not amount or amount.first < tokens.floor:
            place += 1
            continue
        quantity, place = _quantity(tokens, amount)
        found.append(quantity)
        tokens.floor = place
    return _with_elided(tokens, found)


def _quantity(text: TokenText, amount: Amount) -> tuple[Quantity, int]:
    """The figure of an amount with its bounds or its other end, and the place of the token behind it."""
    if amount.shape == "ordinal":
        return _built(text, amount, Bounded("=", amount.first, amount.after)), amount.after
    other = other_end(text, amount)
    high: Decimal | None = None
    if not other and _is_rank(text, amount):
        amount = replace(amount, shape="ordinal")
    elif other and is_range(text, amount, other):
        amount, high = spread(text, amount, other)
    elif other:
        amount = inheriting(text, amount, other)
    bounds = bounded(text, amount)
    return _built(text, amount, bounds, high), max(bounds.after, amount.number + 1)


def _is_rank(text: TokenText, amount: Amount) -> bool:
    """Whether a label makes the number a rank, or the size of a list: "No. 7", "the top 20"."""
    label = text.low(amount.first - (2 if text.low(amount.first - 1) == "." else 1))
    return label in _words().set_labels or (label in _words().number_labels and not amount.unit)


def _built(text: TokenText, amount: Amount, bounds: Bounded, high: Decimal | None = None) -> Quantity:
    span = Span(text.tokens[bounds.first].start, text.tokens[bounds.after - 1].end)
    return Quantity(
        span, span.of(text.text), amount.value, amount.digits, amount.scale, amount.unit, bounds.operator, high,
        amount.shape,
    )  # fmt: skip


def _with_elided(text: TokenText, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figures, where one leaves out the unit of the one before it: "663 million euros, up from 170 million"."""
    whole: list[Quantity] = []
    for figure in found:
        is_elided = whole and not figure.unit and figure.shape == "amount" and _repeats(text.text, whole[-1], figure)
        whole.append(replace(figure, unit=whole[-1].unit) if is_elided else figure)
    return tuple(whole)


def _repeats(text: str, figure: Quantity, bare: Quantity) -> bool:
    """Whether the words between two figures say that the second has the unit of the first."""
    between = text[figure.span.end : bare.span.start]
    if len(between) > _FARTHEST_ELISION or any(sign in between for sign in ".;:!?()"):
        return False
    is_even = bare.scale > 1 or figure.scale == 1
    is_measured = figure.shape == "amount" and bool(figure.unit) and figure.surface[-1:] != "-"
    return is_even and is_measured and between.rstrip().casefold().endswith(_words().elisions)


class _Words(NamedTuple):
    number_labels: frozenset[str]
    """Words that make the figure behind them a rank."""
    set_labels: frozenset[str]
    """Words that make it the size of a list."""
    elisions: tuple[str, ...]
    """Words before a bare figure that has the unit of the one before it."""


@cache
def _words() -> _Words:
    english = lexicon("quantities")["en"]
    return _Words(frozenset(english["number_labels"]), frozenset(english["set_labels"]), tuple(english["elisions"]))
