"""Figures in running English: amounts with the words that bound them, ranges, ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.english_amounts import Amount, AmountReader
from corpus.lexicons import lexicon
from corpus.names_with_numbers import numbered_names
from corpus.numerals import is_number_word, scaled
from corpus.quantity import Operator, Quantity
from corpus.spans import Span
from corpus.tokens import Token, read_tokens

_LONGEST_OPERATOR = 4
"""Tokens of the longest word of bound: "no more than" has three, and one may stand between it and the figure."""
_DASHES = frozenset("-–—‑~")


def read_english(text: str, masked: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures of an English text outside the spans of `masked`."""
    return tuple(_Reader(text, masked).quantities())


class _Reader:
    """Walks along the tokens of one text."""

    def __init__(self, text: str, masked: Sequence[Span]) -> None:
        self.text = text
        self.words = _words()
        self.tokens: Sequence[Token] = read_tokens(text)
        self.amounts = AmountReader(text, self.tokens, sorted((*masked, *numbered_names(text))))

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        place = 0
        while place < len(self.tokens):
            if not self.amounts.may_begin(self.tokens[place]):
                place += 1
                continue
            amount = self.amounts.amount_at(place)
            if not amount or amount.first < self.amounts.floor:
                place += 1
                continue
            quantity, place = self._quantity(amount)
            found.append(quantity)
            self.amounts.floor = place
        return found

    def _quantity(self, amount: Amount) -> tuple[Quantity, int]:
        if amount.shape == "ordinal":
            return self._built(amount, None, "=", amount.first, amount.after), amount.after
        other = self._other_end(amount)
        if self._is_rank(amount) and not other:
            amount = replace(amount, shape="ordinal")
        high: Decimal | None = None
        if other and self._is_range(amount, other):
            amount, high = self._spread(amount, other)
        elif other:
            amount = self._inheriting(amount, other)
        operator, first = self._operator(amount)
        suffix, after = self._suffix(amount)
        after_place = max(after, amount.number + 1)
        if amount.operator != "=":
            operator = amount.operator
        return self._built(amount, high, suffix or operator, first, after), after_place

    def _is_rank(self, amount: Amount) -> bool:
        label = self._low(amount.first - (2 if self._low(amount.first - 1) == "." else 1))
        return label in self.words.set_labels or (label in self.words.number_labels and not amount.unit)

    def _other_end(self, amount: Amount) -> Amount | None:
        """The amount behind a dash, "to", "and" or "or" that follows this one at once."""
        at = amount.after
        if amount.noun:
            return None
        joiner = self._low(at)
        if not (joiner in _DASHES or joiner in {"to", "and", "or"}) or at + 1 >= len(self.tokens):
            return None
        for number in range(at + 1, min(at + 4, len(self.tokens))):
            token = self.tokens[number]
            if token.is_number or is_number_word(token.low):
                other = self.amounts.amount_at(number)
                return other if other and other.first == at + 1 and other.shape in {"amount", "multiple"} else None
        return None

    def _is_range(self, amount: Amount, other: Amount) -> bool:
        joiner, before = self._low(amount.after), self._low(amount.first - 1)
        if joiner == "or" or amount.digits.startswith("-"):
            return False
        is_joined = before == "between" if joiner == "and" else joiner in _DASHES or before != "from"
        scale = amount.scale if amount.scale > 1 else other.scale
        same = amount.unit in {"", other.unit} or (not other.unit and amount.unit)
        return bool(is_joined and same and scaled(amount.digits, scale) < other.value)

    def _spread(self, amount: Amount, other: Amount) -> tuple[Amount, Decimal]:
        scale = amount.scale if amount.scale > 1 else other.scale
        whole = replace(amount, scale=scale, after=other.after, unit=amount.unit or other.unit, shape=other.shape)
        return replace(whole, noun=other.noun), other.value

    def _inheriting(self, amount: Amount, other: Amount) -> Amount:
        """The unit, and after "from" the scale, that the second of two figures writes for both."""
        if not amount.is_bare:
            return amount
        is_change = self._low(amount.after) == "to"
        scale = other.scale if is_change and scaled(amount.digits, 1) < Decimal(1000) else 1
        return replace(amount, unit=other.unit, scale=scale, shape=other.shape)

    def _operator(self, amount: Amount) -> tuple[Operator, int]:
        before = amount.first - 1
        if before < self.amounts.floor:
            return "=", amount.first
        sign = self.words.signs.get(self.tokens[before].text)
        if sign:
            return sign, before
        if self._low(before) == "between" and before >= self.amounts.floor:
            return "=", before
        found = self._bound(before)
        if not found and before > self.amounts.floor and self._low(before) in self.words.gaps:
            found = self._bound(before - 1)
        return found or ("=", amount.first)

    def _bound(self, last: int) -> tuple[Operator, int] | None:
        """The longest word of bound that ends at a place, and where it begins."""
        for first in range(max(self.amounts.floor, last - _LONGEST_OPERATOR + 1), last + 1):
            written = " ".join(token.low for token in self.tokens[first : last + 1])
            if operator := self.words.operators.get(written):
                return operator, first
        return None

    def _suffix(self, amount: Amount) -> tuple[Operator | None, int]:
        at = amount.after
        if self._low(at) not in self.words.suffix_openers:
            return None, at
        for length in (2, 1):
            written = " ".join(token.low for token in self.tokens[at : at + length])
            if at + length <= len(self.tokens) and (operator := self.words.suffixes.get(written)):
                return operator, at + length
        return None, at

    def _built(self, amount: Amount, high: Decimal | None, operator: Operator, first: int, after: int) -> Quantity:
        span = Span(self.tokens[first].start, self.tokens[after - 1].end)
        return Quantity(
            span,
            span.of(self.text),
            amount.value,
            amount.digits,
            amount.scale,
            amount.unit,
            operator,
            high,
            amount.shape,
        )

    def _low(self, place: int) -> str:
        return self.amounts.low(place)


class _Words(NamedTuple):
    operators: Mapping[str, Operator]
    gaps: frozenset[str]
    """What may stand between a word of bound and its figure: "exceed the"."""
    signs: Mapping[str, Operator]
    suffixes: Mapping[str, Operator]
    suffix_openers: frozenset[str]
    number_labels: frozenset[str]
    """Words that make the figure behind them a rank: "No. 7"."""
    set_labels: frozenset[str]
    """Words that make it the size of a list: "the top 20"."""


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    return _Words(
        operators={word: operator for operator, words in english["operators"].items() for word in words},
        gaps=frozenset(english["operator_gaps"]),
        signs=english["signs"],
        suffixes=english["suffix_operators"],
        suffix_openers=frozenset(words.split()[0] for words in english["suffix_operators"]),
        number_labels=frozenset(english["number_labels"]),
        set_labels=frozenset(english["set_labels"]),
    )
