"""Numbers have their exact value, in digits and in Chinese characters; what is no number has none."""

from decimal import Decimal

import pytest

from corpus.numbers.chinese import chinese_number
from corpus.numbers.numerals import plain_digits


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百二十万", 1200000),
        ("1.5万亿", 1500000000000),
        ("百亿", 10**10),
        ("两千四百五", 2450),
        ("一千零五十", 1050),
        ("二〇二四", 2024),
        ("九千零一万", 90010000),
        ("三点一四", Decimal("3.14")),
        ("两千三百八十三点七二亿", 238372000000),
    ],
)
def test_chinese_numerals(written: str, value: Decimal | int) -> None:
    """A Chinese numeral has its exact value, with scales within scales."""
    numeral = chinese_number(written)

    assert numeral
    assert numeral.value == value


@pytest.mark.parametrize("written", ["1.2.3", "12,34", "1,2,3", "1,2345", "1" * 60, "12,345,67"])
def test_a_run_of_digits_and_signs_is_not_always_a_number(written: str) -> None:
    """Versions, lists and identifiers have no value."""
    assert plain_digits(written) is None
