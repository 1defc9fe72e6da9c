"""Figures in running Chinese."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.chinese import CHARACTERS, ChineseNumber, chinese_number_at
from corpus.numbers.numerals import MOST_NUMBERS, Numeral, scaled
from corpus.quantities.numbered_names import numbered_names
from corpus.quantity import Operator, Quantity, Shape
from corpus.spans import Span

_SCALES = "十百千万萬亿億兆"
_START = re.compile(rf"\d|(?<!\d)\.(?=\d)|[{CHARACTERS}]")
_PARTS = re.compile(r"\s{0,2}分\s{0,2}之\s{0,2}([负負]?)\s{0,2}")
_AND = re.compile(r"\s{0,2}又\s{0,2}")
_CHAIN_BEFORE = re.compile(r"\d[-–至到]")
_CHAIN_AFTER = re.compile(r"[-–至到]\d")
_JOINER = re.compile(r"\s?[-–—~～至到和与與]\s?")
_ANDS = frozenset("和与與")
_BETWEEN = re.compile(r"\s?之?[间間]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％＋－／", "0123456789.%+-/")
_FULL_WIDTH_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_IS_JOINED = re.compile(r"[A-Za-z\d年月日时点号]")
"""What a dash joins to a figure, so that it is no minus."""
_CLASSES = frozenset("ABCDS")
"""Letters behind a number that tell a class: 5A级."""
_LONGEST_GAP = 3
_DOZEN = re.compile(r"打(?![算开工击败破造印扮通电])")
_DOUBLING = re.compile(r"翻了?$")
_INDEX = "指数"
_MINUTES = re.compile(r"分(?:钟)?(?=\d{1,2}秒)")
_SMALLER_TIME = re.compile(r"(\d{1,2})(分钟|分|秒)(?!之)")
_WITHIN = {"hour": "minute", "minute": "second"}
"""What a unit of time is told with when it is told exactly."""
_TIMES = {"分": "minute", "秒": "second"}
_HUNDREDTHS = re.compile(r"(\d{1,2})(?![\d.万亿千百%年月日个])")
_CENTS = re.compile(r"(?:又|零)?([一二三四五六七八九\d])(角|毛|美分|分)(?:([一二三四五六七八九\d])分?)?")
_SCALE_OF_DEGREES = re.compile(r"(华氏|摄氏)(?:温度)?$")
_DEGREES = {"华氏": "degree Fahrenheit", "摄氏": "degree Celsius"}
_SAYS = frozenset("是为")
_BEHIND_SAID = frozenset("这而")
_HALF = "半"
_TENTH = re.compile(r"\s?(成|折)(?![立功本员果都长分为交年人绩品就熟效型])")
_FRACTION = re.compile(r"\s?(\d{1,3})?/(\d{1,4})(?![\d/])")
_FORMAL = frozenset("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟")
"""Written in documents only, and words of their own elsewhere."""
_PAIRS = frozenset({"两两", "三三两两", "一一"})
_LONGEST_UNIT = 6
_LONGEST_BOUND = 6
_PERCENT_PARTS = 100
_TENTHS = 10
_DOZENS = 12
_BLANKS = re.compile(r"[ \u00a0]")
_ONES = dict(zip("一二三四五六七八九", "123456789", strict=True))


def read_chinese(text: str, masked: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures of a Chinese text outside the spans of `masked`, which are in order."""
    return tuple(_Reader(text, masked).quantities())


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    number_start: int
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
    scaled_units: frozenset[str]
    """Units that begin like a scale: 千瓦."""
    counters: frozenset[str]
    money_before: Mapping[str, str]
    operators: Mapping[str, Operator]
    suffixes: Mapping[str, Operator]
    suffixes_by_length: tuple[str, ...]
    """The longest first."""
    labels: frozenset[str]
    words: re.Pattern[str]


@cache
def _words() -> _Words:
    quantities = lexicon("units")
    chinese: Mapping[str, Any] = quantities["zh"] | lexicon("quantities")["zh"]
    units: dict[str, tuple[str, str]] = {
        form: ("unit", name) for name, forms in quantities["units"].items() for form in forms
    }
    units |= {counter: ("counter", counter) for counter in chinese["counters"]}
    units |= {word: ("unit", name) for word, name in chinese["units"].items()}
    units |= {word: ("money", code) for word, code in quantities["currencies"]["zh"].items()}
    units |= {code: ("money", code) for code in quantities["currencies"]["codes"]}
    units |= {code: ("money", name) for code, name in quantities["currencies"]["symbols"].items() if code.isalpha()}
    units |= {word: ("percent", name) for word, name in chinese["percents"].items()}
    units |= dict.fromkeys(chinese["multiples"], ("multiple", ""))
    longest_first = sorted(chinese["words"], key=len, reverse=True)
    return _Words(
        units,
        frozenset(word for word in units if word[0] in _SCALES and len(word) > 1),
        frozenset(chinese["counters"]),
        quantities["currencies"]["zh_before"],
        chinese["operators"],
        chinese["suffix_operators"],
        tuple(sorted(chinese["suffix_operators"], key=len, reverse=True)),
        frozenset(chinese["label_endings"]),
        re.compile("|".join(map(re.escape, longest_first))),
    )


class _Reader:
    """Walks along the numbers of one text."""

    def __init__(self, text: str, masked: Sequence[Span]) -> None:
        self.surface = text
        self.text = _FULL_WIDTH_COMMA.sub(",", text).translate(_FULL_WIDTH)
        self.words = _words()
        hidden = [*masked, *numbered_names(self.text), *(Span(*m.span()) for m in self.words.words.finditer(text))]
        self.given = masked
        self.masks = iter(sorted(hidden))
        self.mask = next(self.masks, None)
        self.floor = 0

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        place = numbers = 0
        while numbers < MOST_NUMBERS and (match := _START.search(self.text, place)):
            numbers += 1
            start = match.start()
            number = None if self._is_hidden(start) else chinese_number_at(self.text, start, self._begins_unit)
            place = self._after(number) if number else self._behind(start)
            amount = self._amount(start, number) if number else None
            if not amount or (found and amount.start < found[-1].span.end):
                continue
            quantity = self._quantity(amount, self.floor)
            if self._runs_into_period(quantity.span):
                continue
            found.append(quantity)
            place = self.floor = max(place, quantity.span.end)
        return found

    def _after(self, number: ChineseNumber) -> int:
        """The place behind a number; "二三十" is vague, and none of it is a figure."""
        after = number.numeral.after
        is_vague = not number.is_counted and self.text[after : after + 1] in _SCALES and after < len(self.text)
        rest = chinese_number_at(self.text, after) if is_vague else None
        return rest.numeral.after if rest else after

    def _behind(self, start: int) -> int:
        """The place behind what is no number: all of its digits, or one character."""
        end = start + 1
        while end < len(self.text) and self.text[start].isdecimal() and self.text[end].isdecimal():
            end += 1
        return end

    def _begins_unit(self, place: int) -> bool:
        """Whether a unit that begins like a scale stands there: "千瓦时", "千克", "兆瓦"."""
        return any(self.text[place : place + length] in self.words.scaled_units for length in (4, 3, 2))

    def _is_hidden(self, start: int) -> bool:
        """Whether a number begins in a period, in a name or in a word that only begins like a number."""
        while self.mask and self.mask.end <= start:
            self.mask = next(self.masks, None)
        return bool(self.mask and self.mask.start <= start)

    def _runs_into_period(self, span: Span) -> bool:
        """Whether a figure ends in a period that begins behind its own beginning: "万2024年"."""
        at = bisect_left(self.given, span.start, key=lambda given: given.start)
        return at < len(self.given) and self.given[at].start < span.end

    def _amount(self, start: int, number: ChineseNumber) -> _Amount | None:
        numeral, end = number.numeral, number.numeral.after
        before = self.text[start - 1] if start else ""
        if before and before.isascii() and (before.isalnum() or before in "_./#@&"):
            return None
        if self._is_label(start, end) or self._is_chained(start, end):
            return None
        if self.text.startswith("番", end) and _DOUBLING.search(self.text, max(self.floor, start - 2), start):
            return self._doubled(start, numeral)
        if before == "第":
            return _Amount(start - 1, end, start, numeral.digits, numeral.scale, shape="ordinal")
        amount = _Amount(start, end, start, numeral.digits, numeral.scale, operator=">" if number.is_more else "=")
        amount = self._signed(amount, before)
        if part := self._mixed(amount) or self._part(amount):
            return part
        amount = self._tenth(amount) or self._with_smaller(self._with_unit(amount))
        is_plain = self.text[start].isdecimal() or self.text[start] == "."
        return amount if is_plain or self._counts(number, amount) else None

    def _doubled(self, start: int, numeral: Numeral) -> _Amount | None:
        """``翻两番`` is four times as much."""
        if numeral.value not in range(1, _TENTHS):
            return None
        begins = self.text.rindex("翻", 0, start)
        return _Amount(begins, numeral.after + 1, start, str(2 ** int(numeral.value)), 1, shape="multiple")

    def _is_label(self, start: int, end: int) -> bool:
        """Whether a figure is part of a name: "1类", "5G", "沪深300指数"."""
        if not self.text[start:end].isdecimal():
            return False
        after = self.text[end : end + 1]
        is_generation = after == "G" and not self.text[end + 1 : end + 2].isalnum()
        is_class = after in _CLASSES and self.text[end + 1 : end + 2] in self.words.labels | {"级"}
        is_generation = is_generation or is_class or (after == "G" and self.text[end + 1 : end + 2] > "\u3400")
        return (bool(after) and after in self.words.labels) or is_generation or self.text.startswith(_INDEX, end)

    def _is_chained(self, start: int, end: int) -> bool:
        """Whether a dash glues a figure to either side: a telephone number, a code."""
        begins = start - 2
        return begins >= 0 and bool(_CHAIN_BEFORE.match(self.text, begins) and _CHAIN_AFTER.match(self.text, end))

    def _signed(self, amount: _Amount, before: str) -> _Amount:
        is_minus = before in {"-", "−"} and not _IS_JOINED.match(self.text, max(0, amount.start - 2))
        is_both = self.text.endswith(("正负", "正負"), 0, amount.start)
        if is_minus or (before in {"负", "負"} and not is_both):
            return replace(amount, start=amount.start - 1, digits="-" + amount.digits)
        if self.text.endswith("零下", 0, amount.start):
            return replace(amount, start=amount.start - 2, digits="-" + amount.digits)
        return amount

    def _mixed(self, amount: _Amount) -> _Amount | None:
        """``三又五分之二``, ``1 3/5`` and ``3/5``: a whole number with its part, or a part alone."""
        joined = _AND.match(self.text, amount.end)
        number = chinese_number_at(self.text, joined.end(), self._begins_unit) if joined else None
        part = self._part(replace(amount, end=number.numeral.after, digits=number.numeral.digits,
                                  scale=number.numeral.scale)) if number else None  # fmt: skip
        if part and part.unit == "":
            sign = -1 if amount.digits.startswith("-") else 1
            return replace(part, start=amount.start, digits=f"{amount.value + sign * part.value:f}", shape="amount")
        written = _FRACTION.match(self.text, amount.end)
        if not written or not amount.digits.lstrip("-").isdecimal() or not int(written[2]):
            return None
        if written[1] is None:
            is_part = written.start() == written.end() - len(written[2]) - 1 and 0 < amount.value < int(written[2])
            digits = f"{amount.value / int(written[2]):f}"
            return (
                self._with_unit(replace(amount, end=written.end(), digits=digits, shape="share")) if is_part else None
            )
        share = Decimal(int(written[1])) / int(written[2])
        return self._with_unit(replace(amount, end=written.end(), digits=f"{amount.value + share:f}"))

    def _part(self, amount: _Amount) -> _Amount | None:
        """``百分之五``, ``三分之二``; the amount is what it is a part of."""
        parts = _PARTS.match(self.text, amount.end)
        number = chinese_number_at(self.text, parts.end(), self._begins_unit) if parts else None
        if not parts or not number or not amount.value:
            return None
        numeral, sign = number.numeral, "-" if amount.digits.startswith("-") != bool(parts[1]) else ""
        whole = replace(amount, end=numeral.after)
        if abs(amount.value) == _PERCENT_PARTS and self.text[amount.start] in "百佰":
            return replace(whole, digits=sign + numeral.digits, scale=numeral.scale, unit="percent")
        share = numeral.value / abs(amount.value)
        return replace(whole, digits=f"{sign}{share:f}", scale=1, shape="share")

    def _with_smaller(self, amount: _Amount) -> _Amount:
        """``50元6角``, ``49秒26``: the smaller part behind a unit, and the country that a degree is of."""
        if amount.scale > 1 or "." in amount.digits:
            return self._of_country(amount)
        if amount.unit in _WITHIN and (whole := self._with_minutes(amount)):
            return whole
        if amount.unit == "second" and (found := _HUNDREDTHS.match(self.text, amount.end)):
            return replace(amount, digits=f"{amount.digits}.{found[1]}", end=found.end())
        if len(amount.unit) == 3 and amount.unit.isupper() and (found := _CENTS.match(self.text, amount.end)):  # noqa: PLR2004 - ISO 4217
            tens, ones = (_ONES.get(part, part or "0") for part in (found[1], found[3]))
            is_cents = found[2].endswith("分") and not found[3]
            return replace(
                amount, digits=f"{amount.digits}." + (f"0{tens}" if is_cents else f"{tens}{ones}"), end=found.end()
            )
        return self._of_country(amount)

    def _with_minutes(self, amount: _Amount) -> _Amount | None:
        """``2小时28分19秒``, in the smallest unit that is told."""
        value, unit, end = int(amount.value), amount.unit, amount.end
        while (found := _SMALLER_TIME.match(self.text, end)) and _WITHIN.get(unit) == _TIMES[found[2][0]]:
            value, unit, end = value * 60 + int(found[1]), _TIMES[found[2][0]], found.end()
        return replace(amount, digits=str(value), unit=unit, end=end) if end > amount.end else None

    def _of_country(self, amount: _Amount) -> _Amount:
        if amount.unit != "degree" or not (found := _SCALE_OF_DEGREES.search(self.text, self.floor, amount.start)):
            return amount
        return replace(amount, unit=_DEGREES[found[1]])

    def _tenth(self, amount: _Amount) -> _Amount | None:
        """``七成`` is 70 percent, ``七成半`` 75, ``八五折`` 85."""
        found = _TENTH.match(self.text, amount.end)
        if not found or amount.scale > 1 or not 0 < amount.value < _PERCENT_PARTS:
            return None
        if found[1] == "折" and amount.value >= _TENTHS:
            return replace(amount, end=found.end(), unit="percent") if amount.value > _TENTHS else None
        behind = chinese_number_at(self.text, found.end())
        half = "5" if self.text.startswith(_HALF, found.end()) else ""
        if behind and not behind.is_counted and len(behind.numeral.digits) == 1 and "." not in amount.digits:
            half, found_end = behind.numeral.digits, behind.numeral.after
        else:
            found_end = found.end() + len(half)
        digits = f"{amount.digits}.{half}" if half and "." not in amount.digits else amount.digits
        return replace(amount, end=found_end, digits=digits, scale=10, unit="percent")

    def _counts(self, number: ChineseNumber, amount: _Amount) -> bool:
        """Whether a number in characters is meant as one: it has a unit, is written out at length, or stands alone."""
        written = self.text[amount.number_start : number.numeral.after]
        if written == "一" and amount.unit in self.words.counters:
            return False  # "一支" is an article, as "a" is
        if len(written) == 1 and written in _FORMAL:
            return self._stands_alone(amount.number_start, number.numeral.after)
        if amount.unit or amount.shape == "multiple" or self._other_end(amount):
            return not (written[0] in "万亿萬億兆" and len(written) == 1)
        if self._stands_alone(amount.number_start, number.numeral.after):
            return not (len(written) == 1 and written in "百千万萬亿億兆") and written not in _PAIRS
        return number.is_counted and len(written) > 1 and written[0] not in _SCALES[1:]

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether no other letter or character touches the number, or it is what something is said to be: "是五"."""
        before, behind = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        if before and before in _SAYS and (behind in _BEHIND_SAID or not behind.isalnum()):
            return True
        return not self.text[max(0, start - 1) : start].isalnum() and not self.text[end : end + 1].isalnum()

    def _with_unit(self, amount: _Amount) -> _Amount:
        amount = self._with_money_before(amount)
        at, operator = amount.end, amount.operator
        for suffix in ("多", "余", "餘"):
            if self.text.startswith(suffix, at):
                at, operator = at + 1, self.words.suffixes[suffix]
        if self.text[at : at + 1] in {" ", "\u00a0"}:
            at += 1
        if half := self._half_before_unit(amount, at):
            return half
        if _DOZEN.match(self.text, at) and amount.scale == 1:
            return replace(amount, scale=_DOZENS, end=at + 1, operator=operator)
        if minutes := _MINUTES.match(self.text, at):
            return replace(amount, unit="minute", end=minutes.end())
        for end in self._unit_ends(at):
            unit = self.words.units.get(_BLANKS.sub("", self.text[at:end]))
            if unit and not self._goes_on(end):
                kind, name = unit
                shape: Shape = "multiple" if kind == "multiple" else "amount"
                whole = replace(amount, end=end, unit=amount.unit or name, shape=shape, operator=operator)
                return self._half_behind_unit(whole)
        return replace(amount, operator=operator, end=at if operator != amount.operator else amount.end)

    def _unit_ends(self, at: int) -> list[int]:
        """The places where a unit that begins at a place may end, the farthest first; blanks may part it."""
        ends: list[int] = []
        place, blanks = at, 0
        while place < len(self.text) and len(ends) < _LONGEST_UNIT and blanks <= _LONGEST_GAP:
            is_blank = self.text[place] in " \u00a0"
            if blanks and ends and self.text[place].isascii() and not is_blank:
                break
            blanks = blanks + 1 if is_blank else 0
            place += 1
            if not is_blank:
                ends.append(place)
        return ends[::-1]

    def _half_before_unit(self, amount: _Amount, at: int) -> _Amount | None:
        """``四个半小时``: the half stands between the number and its unit."""
        if not self.text.startswith(("个半", "個半"), at) or "." in amount.digits:
            return None
        half = replace(amount, end=at + 2, digits=f"{amount.value:f}.5", scale=1)
        is_months = self.text.startswith("月", half.end)
        return replace(half, unit="month", end=half.end + 1) if is_months else self._with_unit(half)

    def _half_behind_unit(self, amount: _Amount) -> _Amount:
        """``两米半``: the half stands behind the unit, and no word goes on behind it."""
        after = self.text[amount.end + 1 : amount.end + 2]
        if not self.text.startswith(_HALF, amount.end) or after.isalnum() or "." in amount.digits or amount.scale > 1:
            return amount
        return replace(amount, end=amount.end + 1, digits=f"{amount.digits}.5")

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
        at = amount.end + (self.text[amount.end : amount.end + 1] == " ")
        suffix = next((word for word in self.words.suffixes_by_length if self.text.startswith(word, at)), "")
        if suffix:
            amount = replace(amount, operator=self.words.suffixes[suffix], end=at + len(suffix))
        operator, start = self._bound(amount, floor)
        return self._built(replace(amount, operator=operator), start, amount.end, high)

    def _other_end(self, amount: _Amount) -> _Amount | None:
        """The upper end of a range, behind a dash or 到, or behind 和 where 之间 closes it."""
        joiner = _JOINER.match(self.text, amount.end)
        start = joiner.end() if joiner else -1
        is_start = 0 < start < len(self.text) and bool(_START.match(self.text, start))
        number = chinese_number_at(self.text, start, self._begins_unit) if is_start else None
        if not joiner or not number:
            return None
        numeral = number.numeral
        other = self._with_unit(_Amount(start, numeral.after, start, numeral.digits, numeral.scale))
        closing = _BETWEEN.match(self.text, other.end)
        scale = amount.scale if amount.scale > 1 else other.scale
        is_joined = bool(closing) if joiner[0].strip() in _ANDS else bool(closing or other.unit or other.scale > 1)
        fits = amount.unit in {"", other.unit} and scaled(amount.digits, scale) < other.value
        if not fits or not is_joined:
            return None
        return replace(other, end=closing.end()) if closing else other

    def _bound(self, amount: _Amount, floor: int) -> tuple[Operator, int]:
        for length in range(_LONGEST_BOUND, 0, -1):
            start = amount.start - length
            if start >= floor and (operator := self.words.operators.get(self.text[start : amount.start])):
                return operator, amount.start if operator == "=" else start  # "reached" bounds nothing
        return amount.operator, amount.start

    def _built(self, amount: _Amount, start: int, end: int, high: Decimal | None) -> Quantity:
        span = Span(start, end)
        return Quantity(
            span, span.of(self.surface), amount.value, amount.digits, amount.scale, amount.unit, amount.operator, high,
            amount.shape,
        )  # fmt: skip
