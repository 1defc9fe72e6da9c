"""Conversions: exact, there and back, and only between units of one kind."""

from fractions import Fraction
from itertools import product

import pytest

from bot.answering.lexicons import lexicon
from bot.answering.said.saying import say
from bot.answering.workings.conversion import Conversion, factor_of
from corpus.quantities import read_quantities
from corpus.quantity import Quantity


def _figure(text: str) -> Quantity:
    (figure,) = read_quantities(text)
    return figure


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1 mile", "metre", Fraction(1609344, 1000)),
        ("540 metres", "kilometre", Fraction(54, 100)),
        ("2 square kilometres", "hectare", Fraction(200)),
        ("20 degrees Celsius", "degree Fahrenheit", Fraction(68)),
        ("32 degrees Fahrenheit", "degree Celsius", Fraction(0)),
    ],
)
def test_a_measure_is_put_into_another_exactly(text: str, unit: str, value: Fraction) -> None:
    """The factors are those of the definitions, and no rounding enters before the result is said."""
    outcome = Conversion(_figure(text), unit).outcome
    assert outcome is not None
    assert outcome.value == value


def test_every_unit_goes_there_and_back() -> None:
    """Within a kind each factor is the inverse of its opposite; between kinds there is none."""
    kinds = [list(kind) for kind in lexicon("conversions")["kinds"].values()]
    for kind in kinds:
        for one, other in product(kind, kind):
            there, back = factor_of(one, other), factor_of(other, one)
            assert there is not None
            assert back is not None
            assert there * back == 1
    assert all(factor_of(kinds[0][0], kind[0]) is None for kind in kinds[1:])


def test_every_unit_of_the_table_has_a_name_in_each_language() -> None:
    """Nothing is converted into what cannot be said."""
    units = {unit for kind in lexicon("conversions")["kinds"].values() for unit in kind}
    units |= set(lexicon("conversions")["temperature"])
    for language in ("en", "zh"):
        assert units == set(lexicon("conversions")["names"][language])


def test_money_is_converted_at_a_stated_rate_alone() -> None:
    """Without a rate of the wanted currency there is no result."""
    sum_of_money = _figure("9.4 million euros")
    assert Conversion(sum_of_money, "USD").outcome is None
    assert Conversion(sum_of_money, "USD", _figure("0.86 pounds sterling")).outcome is None
    said = say(Conversion(sum_of_money, "USD", _figure("1.08 US dollars")), "en")
    assert said is not None
    assert said.value == "About 10.2 million US dollars"


def test_a_bound_stays_a_bound() -> None:
    """What is "more than 10 miles" is more than so many kilometres, and a range is not converted."""
    said = say(Conversion(_figure("more than 10 miles"), "kilometre"), "en")
    assert said is not None
    assert said.value.startswith("More than 16.")
    assert Conversion(_figure("10 to 12 miles"), "kilometre").outcome is None
