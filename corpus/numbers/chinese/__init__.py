"""Numbers in Chinese characters, in digits, and in both ("3亿5千万"); exact, never through a float."""

from collections.abc import Callable

from corpus.numbers.chinese.reading import ChineseNumber, NumberReader
from corpus.numbers.numerals import Numeral


def chinese_number(written: str) -> Numeral | None:
    """The number that the whole of `written` writes, in Chinese characters or in digits with Chinese scales.

    >>> chinese_number("一百二十万").value, chinese_number("1.5万亿").value, chinese_number("3亿5千万").value
    (Decimal('1200000'), Decimal('1500000000000.0'), Decimal('350000000'))
    """
    found = chinese_number_at(written, 0)
    return found.numeral if found and found.numeral.after == len(written) else None


def chinese_number_at(text: str, start: int, is_unit: Callable[[int], bool] = lambda _: False) -> ChineseNumber | None:
    """The number that begins at `start`; `is_unit` says whether a unit begins at a place ("千瓦时"), which ends it."""
    return NumberReader(text, start, is_unit).read()
