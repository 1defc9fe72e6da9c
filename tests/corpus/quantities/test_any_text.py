"""Any text is read, in a time that grows with its length; what is masked is not."""

import random
import time

import pytest

from corpus.numbers.numerals import scaled
from corpus.quantities import read_quantities
from corpus.spans import Span
from tests.corpus import hostile

HOSTILE = {
    **hostile.HOSTILE,
    "dashes": "1-" * 100_000,
    "number words": "twenty-one " * 18_000,
    "half": "half a " * 28_000,
    "fractions": "三分之" * 66_000,
    "capitals": "A-" * 100_000,
    "digits and signs": "".join(random.Random(5).choices("0123456789,.", k=200_000)),
}
PIECES = [
    "over",
    "1",
    "12,000",
    "3.5",
    "1,2,3",
    "$",
    "US$",
    "€",
    "billion",
    "bn",
    "yuan",
    "percent",
    "%",
    "percentage points",
    "to",
    "-",
    "–",
    "between",
    "and",
    "twenty-one",
    "half a",
    "million",
    "a dozen",
    "two thirds",
    "one of",
    "first",
    "3rd",
    "companies",
    "Class 1",
    "GLP-1",
    "times",
    "km/h",
    "°C",
    "No.",
    "top",
    "2024",
    "(",
    ")",
    "/",
    "1/2",
    "亿",
    "万",
    "三",
    "元",
    "家",
    "百分之",
    "三分之",
    "点",
    "第",
    "超过",
    "多",
    "成",
    "半",
    "\n",
    "²",
    "½",
    "٣",
    "１２",
    "−5",
    "+",
    "point",
    "zero",
    "hundred",
    "dozen",
]


def test_what_is_masked_is_not_read() -> None:
    """A given mask is the only one: figures under it are left out, the others are read."""
    text = "40 boats and 50 planes"

    assert [figure.value for figure in read_quantities(text, masked=[Span(0, 8)])] == [50]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_any_text_is_read(language: str) -> None:
    """Reading never raises; spans are exact, in order and apart; the value is the digits times the scale."""
    chance = random.Random(20251024)
    for _ in range(800):
        text = chance.choice([" ", "", "\n"]).join(chance.choices(PIECES, k=chance.randint(1, 14)))
        end = 0
        for figure in read_quantities(text, language):
            assert figure.span.start >= end, text
            end = figure.span.end
            assert figure.surface == figure.span.of(text) != "", text
            assert figure.value == scaled(figure.digits, figure.scale), text
            assert figure.value_high is None or figure.value < figure.value_high, text


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("length", [50_000, pytest.param(200_000, marks=pytest.mark.slow)])
def test_a_hostile_text_costs_no_more_than_a_long_one(name: str, language: str, length: int) -> None:
    """200,000 code points of anything are read in seconds: the time grows with the length, not with its square."""
    begun = time.process_time()
    read_quantities(HOSTILE[name][:length], language)

    assert time.process_time() - begun < 6
