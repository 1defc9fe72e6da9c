"""Laws of sums of money that are told in Chinese."""

import pytest

from bot.answering.said.own_scale import in_chinese


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("984.702 billion yuan", "9847.02亿元"),
        ("$3.5 million", "350万美元"),
        ("1.2 trillion yuan", "12000亿元"),
    ],
)
def test_a_sum_is_told_in_the_scales_of_chinese(words: str, told: str) -> None:
    """The very value, in the largest scale that it reaches."""
    assert in_chinese(words) == told


@pytest.mark.parametrize(
    "words", ["6.9%", "over one trillion yuan", "21 deals", "9,000 yuan", "9847.02亿元", "Up 3 billion"]
)
def test_what_is_no_plain_large_sum_is_left_as_it_is(words: str) -> None:
    """A share, a bound, a count, a small sum and what is in Chinese already have nothing beside them."""
    assert not in_chinese(words)
