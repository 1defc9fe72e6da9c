"""What is written in any usual form is read back as it was meant, exactly, and nothing is read twice."""

import calendar
import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from corpus.dates import PartialDate
from corpus.numbers.numerals import scaled
from corpus.periods import read_periods
from corpus.quantities import read_quantities

WRITTEN_ON = PartialDate(2024, 10, 24)
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MONTHS = list(calendar.month_name)
SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12}
CHINESE_SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
UNITS = {
    " percent": "percent", "%": "percent", " percentage points": "percentage_point", " basis points": "basis point",
    " kilometres": "kilometre", " km": "kilometre", " tonnes": "tonne", " hours": "hour", " companies": "company",
    " people": "person", " new electric buses": "bus", " yuan": "CNY", " US dollars": "USD", " euros": "EUR",
    " Swiss francs": "CHF", " cubic metres per second": "cubic metre per second", " degrees Celsius": "degree Celsius",
}  # fmt: skip
SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "HK$": "HKD", "RMB ": "CNY", "CHF ": "CHF", "A$": "AUD"}
CHINESE_UNITS = {
    "元": "CNY", "美元": "USD", "%": "percent", "个百分点": "percentage_point", "家": "家", "公里": "kilometre",
    "人": "person", "吨": "tonne", "小时": "hour",
}  # fmt: skip
BOUNDS = {
    "over ": ">", "more than ": ">", "at least ": ">=", "under ": "<", "less than ": "<", "up to ": "<=", "about ": "~",
    "nearly ": "~", "": "=", "less than or equal to ": "<=", "no fewer than ": ">=",
}  # fmt: skip
PIECES = [
    *(unit.strip() for unit in UNITS), *(bound.strip() for bound in BOUNDS), "1", "2,183", "3.5", "twenty-one", "half",
    "a third", "one in five", "to", "and", "by", "from", "between", "in", "2024", "May", "this year", "Q3", "-", "½",
    "1½", "the first half of", "twice", "tenfold", "(", ")", ",", ".", "3 million and a half", "一百二十", "三成",
    "2024年", "分之", "超过", "万", "亿元", "翻两番", "零下", "半", "m", "5m", "2in", "C", "\n",
]  # fmt: skip


def _digits(chance: random.Random) -> str:
    whole = chance.randint(2, 999_999)
    decimals = chance.choice(["", "", f".{chance.randint(0, 99):02}", f".{chance.randint(0, 9)}"])
    return chance.choice([f"{whole:,}", f"{whole % 1000 + 2}"]) + decimals


def _spelled(number: int) -> str:
    """The number in words, as one writes it: "two hundred and five thousand and one"."""
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            above, below = divmod(number, size)
            joiner = " and " if 0 < below < 100 and size < 10**6 else " "
            return f"{_spelled(above)} {word}" + (joiner + _spelled(below) if below else "")
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


def _in_characters(number: int) -> str:
    """The number in Chinese characters: 一百零五万."""
    for size, character in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            above, below = divmod(number, size)
            zero = "零" if 0 < below < size // 10 else ""
            return _in_characters(above) + character + zero + (_in_characters(below) if below else "")
    return "零一二三四五六七八九"[number]


def test_an_english_figure_is_read_back() -> None:
    """Bound, digits, scale and unit in any combination end in the exact value, and the digits are kept."""
    chance = random.Random(1)
    for _ in range(1500):
        digits, scale, bound = _digits(chance), chance.choice(list(SCALES)), chance.choice(list(BOUNDS))
        unit = chance.choice(list(UNITS))
        text = f"It had {bound}{digits}{scale}{unit}."
        (figure,) = read_quantities(text)
        wanted = scaled(digits.replace(",", ""), SCALES[scale])
        assert (figure.value, figure.unit, figure.operator) == (wanted, UNITS[unit], BOUNDS[bound]), text
        assert figure.digits == digits.replace(",", ""), text
        assert figure.surface == figure.span.of(text) == f"{bound}{digits}{scale}{unit}", text


def test_a_price_is_read_back() -> None:
    """The sign of a currency before a figure is its unit, with the scale written out or short."""
    chance = random.Random(2)
    short = {"": 1, "m": 10**6, "bn": 10**9, "k": 1000, " million": 10**6, " trillion": 10**12}
    for _ in range(600):
        digits, scale, sign = _digits(chance), chance.choice(list(short)), chance.choice(list(SIGNS))
        text = f"They paid {sign}{digits}{scale} for it."
        (figure,) = read_quantities(text)
        assert (figure.value, figure.unit) == (scaled(digits.replace(",", ""), short[scale]), SIGNS[sign]), text


def test_a_number_in_words_is_read_back() -> None:
    """Any whole number below a trillion has its value when it is written out."""
    chance = random.Random(3)
    for _ in range(600):
        number = chance.randint(2, 10 ** chance.randint(1, 11) + 2)
        text = f"They counted {_spelled(number)} boats."
        (figure,) = read_quantities(text)
        assert (figure.value, figure.unit) == (Decimal(number), "boat"), text


@pytest.mark.parametrize("below", [3, 4, 5, 7, 8, 10, 20, 100])
def test_a_share_in_words_is_that_of_its_digits(below: int) -> None:
    """``two fifths``, ``2/5`` and ``two in five`` are one share, as far as each is usual."""
    names = {
        3: "third",
        4: "quarter",
        5: "fifth",
        7: "seventh",
        8: "eighth",
        10: "tenth",
        20: "twentieth",
        100: "hundredth",
    }
    for above in range(2, min(below, 12)):
        (share,) = read_quantities(f"It sold {_spelled(above)} {names[below]}s of them.")
        (ratio,) = read_quantities(f"It sold {above} out of {below} of them.")
        assert share.value == ratio.value == Decimal(above) / below
        assert share.shape == ratio.shape == "share"


def test_a_chinese_figure_is_read_back() -> None:
    """Digits with a Chinese scale and unit, and characters alone, end in the exact value."""
    chance = random.Random(4)
    for _ in range(1200):
        unit, scale = chance.choice(list(CHINESE_UNITS)), chance.choice(list(CHINESE_SCALES))
        digits = _digits(chance).replace(",", "")
        text = f"共有{digits}{scale}{unit}。"
        (figure,) = read_quantities(text, "zh")
        assert (figure.value, figure.unit) == (scaled(digits, CHINESE_SCALES[scale]), CHINESE_UNITS[unit]), text
        number = chance.randint(11, 10 ** chance.randint(2, 11))
        text = f"共有{_in_characters(number)}{unit}。"
        (figure,) = read_quantities(text, "zh")
        assert (figure.value, figure.unit) == (Decimal(number), CHINESE_UNITS[unit]), text


def _months(chance: random.Random) -> tuple[list[str], list[str], date, date]:
    """A stretch of months of one year, in English and in Chinese, with its days."""
    year, first = chance.randint(1950, 2049), chance.randint(1, 11)
    last = chance.randint(first + 1, 12)
    english = [
        f"from {MONTHS[first]} to {MONTHS[last]} {year}", f"between {MONTHS[first]} and {MONTHS[last]} {year}",
        f"{MONTHS[first]}-{MONTHS[last]} {year}", f"{MONTHS[first]} {year} to {MONTHS[last]} {year}",
    ]  # fmt: skip
    chinese = [f"{year}年{first}月至{last}月", f"{year}年{first}-{last}月", f"{year}年{first}月到{year}年{last}月"]
    return english, chinese, date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _part(chance: random.Random) -> tuple[list[str], list[str], date, date]:
    """A quarter, a half or a month of a year, in English and in Chinese, with its days."""
    year = chance.randint(1950, 2049)
    length = chance.choice([1, 3, 6])
    number = chance.randint(1, 12 // length)
    rank = ("first", "second", "third", "fourth")[(number - 1) % 4]
    english = {
        1: [f"{MONTHS[number]} {year}", f"{MONTHS[number]} of {year}", f"{number:02}/{year}"],
        3: [f"the {rank} quarter of {year}", f"Q{number} {year}", f"{year}-Q{number}", f"{number}Q {year}"],
        6: [f"the {rank} half of {year}", f"H{number} {year}", f"{year}-H{number}", f"{number}H {year}"],
    }[length]
    chinese = {
        1: [f"{year}年{number}月", f"{year}年{number}月份"],
        3: [f"{year}年第{'一二三四'[(number - 1) % 4]}季度", f"{year}年{'一二三四'[(number - 1) % 4]}季度"],
        6: [f"{year}年{'上下'[(number - 1) % 2]}半年"],
    }[length]
    last = number * length
    end = date(year, last, calendar.monthrange(year, last)[1])
    return english, chinese, date(year, last - length + 1, 1), end


@pytest.mark.parametrize("make", [_months, _part])
def test_a_period_is_read_back(make: Callable[[random.Random], tuple[list[str], list[str], date, date]]) -> None:
    """Months, quarters, halves and stretches of months have their days, however they are written."""
    chance = random.Random(5)
    for _ in range(150):
        english, chinese, first, last = make(chance)
        for text, language in [(f"It grew {way}.", "en") for way in english] + [
            (f"在{way}增长。", "zh") for way in chinese
        ]:
            (period,) = read_periods(text, WRITTEN_ON, language)
            assert (period.start, period.end) == (first, last), text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_read_twice(language: str) -> None:
    """Figures and periods are literal slices in order; no two share a code point, of one kind or of both."""
    chance = random.Random(6)
    for _ in range(1000):
        text = chance.choice([" ", "", "\n"]).join(chance.choices(PIECES, k=chance.randint(1, 14)))
        figures, periods = read_quantities(text, language), read_periods(text, None, language)
        spans = sorted([*(figure.span for figure in figures), *(period.span for period in periods if period.span)])
        assert all(one.end <= other.start for one, other in pairwise(spans)), text
        assert all(figure.surface == figure.span.of(text) for figure in figures), text
        assert all(figure.value == scaled(figure.digits, figure.scale) for figure in figures), text
