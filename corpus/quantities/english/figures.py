"""Figures in running English: amounts with the words that bound them, ranges, ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.english import is_number_word
from corpus.numbers.numerals import MOST_NUMBERS, scaled
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.amounts import AmountReader
from corpus.quantities.numbered_names import numbered_names
from corpus.quantity import Operator, Quantity
from corpus.spans import Span
from corpus.token_text import DASHES, HYPHENS, TokenText
from corpus.units import is_currency_sign

_LONGEST_OPERATOR = 5
"""Tokens of the longest word of bound: "less than or equal to" has five."""
_LONGEST_SUFFIX = 4
_FARTHEST_END = 4
"""Tokens between a joiner and the number behind it: a sign of money has three."""
_FARTHEST_ELISION = 60
"""Characters between a figure and the next one that leaves out its unit."""
_WITH_ITSELF: Mapping[Operator, Operator] = {">": ">=", "<": "<="}


def read_english(text: str, masked: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures of an English text outside the spans of `masked`."""
    return tuple(_Reader(text, masked).quantities())


class _Reader:
    """Walks along the tokens of one text."""

    def __init__(self, text: str, masked: Sequence[Span]) -> None:
        self.text = TokenText(text, sorted((*masked, *numbered_names(text))))
        self.words = _words()
        self.amounts = AmountReader(self.text)

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        place = numbers = 0
        while place < len(self.text.tokens) and numbers < MOST_NUMBERS:
            if not self.amounts.may_begin(self.text.tokens[place]):
                place += 1
                continue
            numbers += 1
            amount = self.amounts.amount_at(place)
            if not amount or amount.first < self.amounts.floor:
                place += 1
                continue
            quantity, place = self._quantity(amount)
            found.append(quantity)
            self.amounts.floor = place
        return self._with_elided(found)

    def _with_elided(self, found: Sequence[Quantity]) -> list[Quantity]:
        """The figures, where one leaves out the unit of the one before it: "663 million euros, up from 170 million"."""
        whole: list[Quantity] = []
        for figure in found:
            is_elided = whole and not figure.unit and figure.shape == "amount" and self._repeats(whole[-1], figure)
            whole.append(replace(figure, unit=whole[-1].unit) if is_elided else figure)
        return whole

    def _repeats(self, figure: Quantity, bare: Quantity) -> bool:
        between = self.text.text[figure.span.end : bare.span.start]
        if len(between) > _FARTHEST_ELISION or any(sign in between for sign in ".;:!?()"):
            return False
        is_even = bare.scale > 1 or figure.scale == 1
        is_measured = figure.shape == "amount" and bool(figure.unit) and figure.surface[-1:] != "-"
        return is_even and is_measured and between.rstrip().casefold().endswith(self.words.elisions)

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
        suffix, after = self._suffix(amount, operator)
        after_place = max(after, amount.number + 1)
        if amount.operator != "=":
            operator = amount.operator
        return self._built(amount, high, suffix or operator, first, after), after_place

    def _is_rank(self, amount: Amount) -> bool:
        label = self.text.low(amount.first - (2 if self.text.low(amount.first - 1) == "." else 1))
        return label in self.words.set_labels or (label in self.words.number_labels and not amount.unit)

    # The two ends of a range or of a change.

    def _other_end(self, amount: Amount) -> Amount | None:
        """The amount behind a dash, "to", "and" or "or" that follows this one at once."""
        at = amount.after
        joiner = self.text.low(at)
        if amount.noun or amount.shape == "share" or self.amounts.names.is_in_chain(amount.number):
            return None
        if not (joiner in DASHES or joiner in {"to", "and", "or"}):
            return None
        for number in range(at + 1, min(at + _FARTHEST_END, len(self.text.tokens))):
            token = self.text.tokens[number]
            if token.is_number or is_number_word(token.low):
                other = self.amounts.amount_at(number)
                return other if other and other.first == at + 1 and other.shape in {"amount", "multiple"} else None
        return None

    def _is_range(self, amount: Amount, other: Amount) -> bool:
        joiner, before = self.text.low(amount.after), self.text.low(amount.first - 1)
        if joiner == "or" or (amount.digits.startswith("-") and before != "between"):
            return False
        is_joined = before == "between" if joiner == "and" else joiner in DASHES or before != "from"
        if not is_joined or (joiner == "to" and before in self.words.changes and not self._is_shared(amount, other)):
            return False
        is_priced = not other.unit and bool(amount.unit) and amount.first != amount.number
        same = amount.unit in {"", other.unit} or is_priced
        return same and scaled(amount.digits, self._shared_scale(amount, other)) < other.value

    def _is_shared(self, amount: Amount, other: Amount) -> bool:
        """Whether the second of two figures behind "by" writes a unit for both: "by 3 to 4 percent" is one range."""
        return amount.is_bare and bool(other.unit) and not other.noun

    def _shared_scale(self, amount: Amount, other: Amount) -> int:
        """The scale of the first figure, which the second may write for both: "between two and three hundred"."""
        is_hundreds = self.text.low(other.number + 1) == "hundred" and amount.value < 10  # noqa: PLR2004 - one digit
        return amount.scale if amount.scale > 1 else 100 if is_hundreds and other.scale == 1 else other.scale

    def _spread(self, amount: Amount, other: Amount) -> tuple[Amount, Decimal]:
        scale = self._shared_scale(amount, other)
        whole = replace(amount, scale=scale, after=other.after, unit=amount.unit or other.unit, shape=other.shape)
        return replace(whole, noun=other.noun), other.value

    def _inheriting(self, amount: Amount, other: Amount) -> Amount:
        """The unit, and after "from" the scale, that the second of two figures writes for both."""
        is_change = self.text.low(amount.after) == "to"
        if not amount.is_bare or (is_change and self.text.low(amount.first - 1) in self.words.changes):
            return amount
        scale = other.scale if is_change and scaled(amount.digits, 1) < Decimal(1000) else 1
        return replace(amount, unit=other.unit, scale=scale, shape=other.shape)

    # The words that bound a figure.

    def _operator(self, amount: Amount) -> tuple[Operator, int]:
        before = amount.first - 1
        if before < self.amounts.floor:
            return "=", amount.first
        signs = self.words.signs
        if before > self.amounts.floor and (sign := signs.get(self._glued_pair(before))):
            return sign, before - 1
        if sign := signs.get(self.text.tokens[before].text):
            return ("=", amount.first) if self._glued_pair(before) == "=>" else (sign, before)
        if self.text.low(before) == "between":
            return "=", before
        found = self._bound(before)
        if not found and before > self.amounts.floor and self.text.low(before) in self.words.gaps:
            found = None if self._is_hyphened(amount) else self._bound(before - 1)
        if not found or self._is_measure_of(amount, found[1], before):
            return "=", amount.first
        return found

    def _glued_pair(self, last: int) -> str:
        """The sign at a place with the one before it: ``>=``, with a blank or without."""
        return self.text.tokens[last - 1].text + self.text.tokens[last].text if last else ""

    def _bound(self, last: int) -> tuple[Operator, int] | None:
        """The longest word of bound that ends at a place, and where it begins."""
        for first in range(max(self.amounts.floor, last - _LONGEST_OPERATOR + 1), last + 1):
            if operator := self.words.operators.get(self.text.words(first, last + 1)):
                return operator, first
        return None

    def _is_hyphened(self, amount: Amount) -> bool:
        """Whether the figure only describes another noun: "below the five-year average"."""
        at = amount.number + 1
        return amount.unit in self.words.lengths and self.text.low(at) in HYPHENS

    def _is_measure_of(self, amount: Amount, first: int, last: int) -> bool:
        """Whether a word of bound says of what, or for how long: "12 percent below the 40", "grew over ten years"."""
        word = self.text.words(first, last + 1)
        if first == self.amounts.floor > 0 and word.split()[0] in self.words.bases:
            return self.text.low(first - 1) in self.words.measured
        is_while = word == "over" and amount.unit in self.words.lengths
        return is_while and first > 0 and self.text.low(first - 1) not in self.words.lasting

    def _suffix(self, amount: Amount, before: Operator) -> tuple[Operator | None, int]:
        at = amount.after
        if self.text.low(at) not in self.words.suffix_openers:
            return None, at
        for length in range(_LONGEST_SUFFIX, 0, -1):
            if at + length > len(self.text.tokens):
                continue
            operator = self.words.suffixes.get(self.text.words(at, at + length))
            if operator == "=":
                operator = _WITH_ITSELF.get(before)
            if operator and not self._opens_next(at + length):
                return operator, at + length
        return None, at

    def _opens_next(self, after: int) -> bool:
        """Whether the words behind a figure rather bound the next one: "above 10 and below 15"."""
        low = self.text.low(after)
        is_priced = is_currency_sign(low) and self.text.is_number(after + 1)
        is_counted = self.text.is_number(after) or (is_number_word(low) and low not in {"a", "an"})
        return (low == "than" and not self.text.ends_sentence(after + 1)) or is_priced or is_counted

    def _built(self, amount: Amount, high: Decimal | None, operator: Operator, first: int, after: int) -> Quantity:
        span = Span(self.text.tokens[first].start, self.text.tokens[after - 1].end)
        return Quantity(
            span, span.of(self.text.text), amount.value, amount.digits, amount.scale, amount.unit, operator, high,
            amount.shape,
        )  # fmt: skip


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
    changes: frozenset[str]
    """Words before a figure by which something changed, so that "to" leads to where it came: "fell by 17 to 204"."""
    bases: frozenset[str]
    """Words of bound that behind a figure say what it is measured from: "12 percent below"."""
    measured: frozenset[str]
    lasting: frozenset[str]
    """Words before "over" that make it a bound of time: "for over ten years"."""
    lengths: frozenset[str]
    elisions: tuple[str, ...]
    """Words before a bare figure that has the unit of the one before it."""


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
        changes=frozenset(english["changes"]),
        bases=frozenset(english["bases"]),
        measured=frozenset(english["measured"]),
        lasting=frozenset(english["lasting"]),
        lengths=frozenset(english["lengths"]),
        elisions=tuple(english["elisions"]),
    )
