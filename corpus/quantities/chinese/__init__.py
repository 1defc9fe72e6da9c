"""Figures in running Chinese, which writes no blanks: amounts with the words that bound them, ranges, ranks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.numbers.chinese import chinese_number_at
from corpus.numbers.chinese.characters import number_characters
from corpus.numbers.chinese.reading import ChineseNumber
from corpus.numbers.numerals import MOST_NUMBERS
from corpus.quantities.chinese.amount import Amount
from corpus.quantities.chinese.amounts import amount_at
from corpus.quantities.chinese.ranges import other_end
from corpus.quantities.chinese.running_text import RunningText
from corpus.quantities.chinese.words import words
from corpus.quantities.numbered_names import numbered_names
from corpus.quantity import Quantity
from corpus.spans import Span


def read_chinese(text: str, masked: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures of a Chinese text outside the spans of `masked`, which are in order; a heap is not read to its end.

    >>> [(figure.operator, figure.value, figure.unit) for figure in read_chinese("产值超过3亿元，企业120多家", [])]
    [('>', Decimal('300000000'), 'CNY'), ('>', Decimal('120'), '家')]
    """
    running = RunningText(text)
    hidden = _Hidden(running, masked)
    found: list[Quantity] = []
    place = numbers = 0
    while numbers < MOST_NUMBERS and (start := running.next_number(place)) is not None:
        numbers += 1
        number = None if hidden.covers(start) else running.number_at(start)
        place = _behind(running.text, number) if number else _behind_digits(running.text, start)
        amount = amount_at(running, start, number) if number else None
        if not amount or (found and amount.start < found[-1].span.end):
            continue
        quantity = _quantity(running, amount)
        if _runs_into(masked, quantity.span):
            continue
        found.append(quantity)
        place = running.floor = max(place, quantity.span.end)
    return tuple(found)


class _Hidden:
    """The spans in which no figure begins: periods, names, and words that only begin like a number."""

    def __init__(self, text: RunningText, masked: Sequence[Span]) -> None:
        words_of_numbers = (Span(*match.span()) for match in words().no_figures.finditer(text.surface))
        self._spans = iter(sorted([*masked, *numbered_names(text.text), *words_of_numbers]))
        self._next = next(self._spans, None)

    def covers(self, place: int) -> bool:
        """Whether a place lies in one of the spans; no later call asks for an earlier place."""
        while self._next and self._next.end <= place:
            self._next = next(self._spans, None)
        return self._next is not None and self._next.start <= place


def _behind(text: str, number: ChineseNumber) -> int:
    """The place behind a number; "二三十" is vague, and none of it is a figure."""
    after = number.numeral.after
    is_vague = not number.is_counted and after < len(text) and text[after] in number_characters().units
    rest = chinese_number_at(text, after) if is_vague else None
    return rest.numeral.after if rest else after


def _behind_digits(text: str, start: int) -> int:
    """The place behind what is no number: all of its digits, or one character."""
    end = start + 1
    while end < len(text) and text[start].isdecimal() and text[end].isdecimal():
        end += 1
    return end


def _runs_into(periods: Sequence[Span], span: Span) -> bool:
    """Whether a figure ends in a period that begins behind its own beginning: "万2024年"."""
    at = bisect_left(periods, span.start, key=lambda given: given.start)
    return at < len(periods) and periods[at].start < span.end


def _quantity(text: RunningText, amount: Amount) -> Quantity:
    """The figure of an amount, with its other end and with the words that bound it."""
    if amount.shape == "ordinal":
        return _built(text, amount, None)
    high: Decimal | None = None
    if other := other_end(text, amount):
        high = other.value
        scale = amount.scale if amount.scale > 1 else other.scale
        amount = replace(amount, scale=scale, unit=amount.unit or other.unit, end=other.end, shape=other.shape)
    return _built(text, _bounded_before(text, _bounded_behind(text, amount)), high)


def _bounded_behind(text: RunningText, amount: Amount) -> Amount:
    at = amount.end + (text.at(amount.end) == " ")
    suffixes = words().suffixes
    suffix = next((word for word in suffixes if text.text.startswith(word, at)), "")
    return replace(amount, operator=suffixes[suffix], end=at + len(suffix)) if suffix else amount


def _bounded_before(text: RunningText, amount: Amount) -> Amount:
    """The amount with the longest word of bound before it; "reached" is such a word, and bounds nothing."""
    for length in range(words().longest_operator, 0, -1):
        start = amount.start - length
        operator = words().operators.get(text.text[start : amount.start]) if start >= text.floor else None
        if operator:
            return replace(amount, operator=operator, start=amount.start if operator == "=" else start)
    return amount


def _built(text: RunningText, amount: Amount, high: Decimal | None) -> Quantity:
    span = Span(amount.start, amount.end)
    return Quantity(
        span, span.of(text.surface), amount.value, amount.digits, amount.scale, amount.unit, amount.operator, high,
        amount.shape,
    )  # fmt: skip
