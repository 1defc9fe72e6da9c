"""Figures in running Chinese."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.chinese_numerals import CHARACTERS, chinese_number
from corpus.lexicons import lexicon
from corpus.names_with_numbers import numbered_names
from corpus.numerals import scaled
from corpus.quantity import Operator, Quantity, Shape
from corpus.spans import Span

_SCALES = "十百千万萬亿億兆"
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*[{_SCALES}]{{0,4}}|[{CHARACTERS}]+(?:点[{CHARACTERS}]+)?")
_PARTS = re.compile(rf"([{CHARACTERS}]+|\d+)分之$")
_CHAIN_BEFORE = re.compile(r"\d[-–至到]")
_CHAIN_AFTER = re.compile(r"[-–至到]\d")
_JOINER = re.compile(r"\s?[-–—~～至到]\s?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％＋－", "0123456789.%+-")
_HALF = "半"
_TENTH = "成"
_LONGEST_UNIT = 6
_LONGEST_BOUND = 4
_PERCENT_PARTS = 100


def read_chinese(text: str, masked: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures of a Chinese text outside the spans of `masked`, which are in order."""
    return tuple(_Reader(text, masked).quantities())


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    number_end: int
    digits: str
    scale: int
    unit: str = ""
    shape: Shape = "amount"
    operator: Operator = "="

    @property
    def value(self) -> Decimal:
        return scaled(self.digits, self.scale)


class _Words(NamedTuple):
    units: Mapping[str, tuple[str, str]]
    """What stands behind a figure: its kind and its name."""
    counters: frozenset[str]
    money_before: Mapping[str, str]
    operators: Mapping[str, Operator]
    suffixes: Mapping[str, Operator]
    labels: frozenset[str]
    words: re.Pattern[str]


@cache
def _words() -> _Words:
    quantities = lexicon("quantities")
    chinese: Mapping[str, Any] = quantities["zh"]
    units: dict[str, tuple[str, str]] = {
        form: ("unit", name) for name, forms in quantities["units"].items() for form in forms
    }
    units |= {counter: ("counter", counter) for counter in chinese["counters"]}
    units |= {word: ("unit", name) for word, name in chinese["units"].items()}
    units |= {word: ("money", code) for word, code in quantities["currencies"]["zh"].items()}
    units |= {code: ("money", name) for code, name in quantities["currencies"]["symbols"].items() if code.isalpha()}
    units |= {word: ("percent", name) for word, name in chinese["percents"].items()}
    units |= dict.fromkeys(chinese["multiples"], ("multiple", ""))
    longest_first = sorted(chinese["words"], key=len, reverse=True)
    return _Words(
        units,
        frozenset(chinese["counters"]),
        quantities["currencies"]["zh_before"],
        chinese["operators"],
        chinese["suffix_operators"],
        frozenset(chinese["label_endings"]),
        re.compile("|".join(map(re.escape, longest_first))),
    )


class _Reader:
    """Walks along the numbers of one text."""

    def __init__(self, text: str, masked: Sequence[Span]) -> None:
        self.surface = text
        self.text = text.translate(_FULL_WIDTH)
        self.words = _words()
        hidden = [*masked, *numbered_names(self.text), *(Span(*m.span()) for m in self.words.words.finditer(text))]
        self.masks = iter(sorted(hidden))
        self.mask = next(self.masks, None)
        self.floor = 0

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        place = 0
        while match := _NUMBER.search(self.text, place):
            place = match.end()
            amount = None if self._is_hidden(match) else self._amount(match)
            if not amount or (found and amount.start < found[-1].span.end):
                continue
            quantity = self._quantity(amount, self.floor)
            found.append(quantity)
            place = self.floor = max(place, quantity.span.end)
        return found

    def _is_hidden(self, match: re.Match[str]) -> bool:
        """Whether the number lies in a period, in a name or in a word that only begins like a number."""
        while self.mask and self.mask.end <= match.start():
            self.mask = next(self.masks, None)
        return bool(self.mask and self.mask.start <= match.start() and match.end() <= self.mask.end) or bool(
            self.mask and self.mask.start <= match.start() < self.mask.end and match[0][0].isdecimal()
        )

    def _amount(self, match: re.Match[str]) -> _Amount | None:
        numeral = chinese_number(match[0])
        start, end = match.span()
        before = self.text[start - 1] if start else ""
        if not numeral or (before and before.isascii() and (before.isalnum() or before in "_./#@&")):
            return None
        if self._is_label(match) or self._is_chained(match):
            return None
        if before == "第":
            return _Amount(start - 1, end, end, numeral.digits, numeral.scale, shape="ordinal")
        amount = self._signed(_Amount(start, end, end, numeral.digits, numeral.scale), before)
        parts = _PARTS.search(self.text, max(0, start - 12), start)
        if parts:
            return self._part(amount, parts)
        amount = self._tenth(amount) or self._with_unit(amount)
        is_plain = match[0][0].isdecimal()
        return amount if is_plain or self._counts(match[0], amount) else None

    def _is_label(self, match: re.Match[str]) -> bool:
        after = self.text[match.end() : match.end() + 1]
        return match[0].isdecimal() and after in self.words.labels and bool(after)

    def _is_chained(self, match: re.Match[str]) -> bool:
        """Whether a dash glues a figure to either side: a telephone number, a code."""
        begins = match.start() - 2
        return begins >= 0 and bool(
            _CHAIN_BEFORE.match(self.text, begins) and _CHAIN_AFTER.match(self.text, match.end())
        )

    def _signed(self, amount: _Amount, before: str) -> _Amount:
        if before == "负" or (before in {"-", "−"} and not self.text[amount.start - 2 : amount.start - 1].isalnum()):
            return replace(amount, start=amount.start - 1, digits="-" + amount.digits)
        return amount

    def _part(self, amount: _Amount, parts: re.Match[str]) -> _Amount | None:
        """``百分之五``, ``三分之二``."""
        denominator = chinese_number(parts[1])
        if not denominator or not denominator.value:
            return None
        if denominator.value == _PERCENT_PARTS:
            return replace(amount, start=parts.start(), unit="percent")
        share = amount.value / denominator.value
        return replace(amount, start=parts.start(), digits=f"{share:f}", scale=1, shape="share")

    def _tenth(self, amount: _Amount) -> _Amount | None:
        """``七成`` is 70 percent, ``七成半`` 75."""
        if not self.text.startswith(_TENTH, amount.end) or amount.value > 10:  # noqa: PLR2004 - tenths
            return None
        if self.text.startswith(_HALF, amount.end + 1):
            return replace(amount, end=amount.end + 2, digits=f"{amount.digits}.5", scale=10, unit="percent")
        return replace(amount, end=amount.end + 1, scale=10, unit="percent")

    def _counts(self, written: str, amount: _Amount) -> bool:
        """Whether a number in characters is meant as one: it has a unit, or is large and round."""
        if written[0] in "万亿萬億兆" or (written == "一" and amount.unit in self.words.counters):
            return False  # "一支" is an article, as "a" is
        return bool(amount.unit) or amount.shape == "multiple" or (amount.scale > 1 and written[0] not in _SCALES)

    def _with_unit(self, amount: _Amount) -> _Amount:
        if self.text.startswith(_HALF, amount.start) and amount.digits == "1":
            return amount
        amount = self._with_money_before(amount)
        at, operator = amount.end, amount.operator
        for suffix in ("多", "余"):
            if self.text.startswith(suffix, at):
                at, operator = at + 1, self.words.suffixes[suffix]
        if self.text[at : at + 1] in {" ", "\u00a0"}:
            at += 1
        for length in range(_LONGEST_UNIT, 0, -1):
            unit = self.words.units.get(self.text[at : at + length])
            if unit and len(self.text[at : at + length]) == length and not self._goes_on(at + length):
                kind, name = unit
                shape: Shape = "multiple" if kind == "multiple" else "amount"
                return replace(amount, end=at + length, unit=amount.unit or name, shape=shape, operator=operator)
        return replace(amount, operator=operator, end=at if operator != amount.operator else amount.end)

    def _goes_on(self, end: int) -> bool:
        """Whether a Latin letter runs on behind the unit, so that it is another word."""
        last, after = self.text[end - 1 : end], self.text[end : end + 1]
        return last.isascii() and last.isalpha() and after.isascii() and after.isalnum()

    def _with_money_before(self, amount: _Amount) -> _Amount:
        for sign, code in self.words.money_before.items():
            if self.text.endswith(sign, max(self.floor, amount.start - len(sign)), amount.start):
                return replace(amount, start=amount.start - len(sign), unit=code)
        return amount

    def _quantity(self, amount: _Amount, floor: int) -> Quantity:
        if amount.shape == "ordinal":
            return self._built(amount, amount.start, amount.end, None)
        high: Decimal | None = None
        joined = self._other_end(amount)
        if joined:
            scale = amount.scale if amount.scale > 1 else joined.scale
            high = joined.value
            amount = replace(amount, scale=scale, unit=amount.unit or joined.unit, end=joined.end, shape=joined.shape)
        for suffix in sorted(self.words.suffixes, key=len, reverse=True):
            if self.text.startswith(suffix, amount.end):
                amount = replace(amount, operator=self.words.suffixes[suffix], end=amount.end + len(suffix))
                break
        operator, start = self._bound(amount, floor)
        return self._built(replace(amount, operator=operator), start, amount.end, high)

    def _other_end(self, amount: _Amount) -> _Amount | None:
        joiner = _JOINER.match(self.text, amount.end)
        match = _NUMBER.match(self.text, joiner.end()) if joiner else None
        if not match or match.end() - match.start() > 40:  # noqa: PLR2004 - longer runs are no numbers
            return None
        numeral = chinese_number(match[0])
        if not numeral:
            return None
        other = self._with_unit(_Amount(match.start(), match.end(), match.end(), numeral.digits, numeral.scale))
        scale = amount.scale if amount.scale > 1 else other.scale
        fits = amount.unit in {"", other.unit} and other.unit and scaled(amount.digits, scale) < other.value
        return other if fits else None

    def _bound(self, amount: _Amount, floor: int) -> tuple[Operator, int]:
        for length in range(_LONGEST_BOUND, 0, -1):
            start = amount.start - length
            if start >= floor and (operator := self.words.operators.get(self.text[start : amount.start])):
                return operator, start
        return amount.operator, amount.start

    def _built(self, amount: _Amount, start: int, end: int, high: Decimal | None) -> Quantity:
        span = Span(start, end)
        return Quantity(
            span, span.of(self.surface), amount.value, amount.digits, amount.scale, amount.unit, amount.operator, high,
            amount.shape,
        )  # fmt: skip
