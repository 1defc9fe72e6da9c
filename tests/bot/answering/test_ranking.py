"""Rankings: what comes first, told only where it holds whatever the figures and the dates really are."""

import random
from decimal import Decimal

import pytest

from bot.answering.workings.ranking import Ranking, Wanted, exceeds
from corpus.dates import PartialDate
from corpus.quantities import read_quantities
from corpus.quantity import Quantity


def _figure(text: str) -> Quantity:
    (figure,) = read_quantities(text)
    return figure


@pytest.mark.parametrize(
    ("one", "other", "is_more"),
    [
        ("540 metres", "312 metres", True),
        ("312 metres", "540 metres", False),
        ("312 metres", "312 metres", False),
        ("more than 900 litres", "800 litres", True),
        ("more than 900 litres", "900 litres", True),
        ("at least 900 litres", "900 litres", None),
        ("more than 900 litres", "1,000 litres", None),
        ("less than 10 tonnes", "10 tonnes", False),
        ("less than 10 tonnes", "9 tonnes", None),
        ("1.2 million euros", "900,000 euros", True),
    ],
)
def test_more_is_said_only_where_no_bound_leaves_it_open(one: str, other: str, is_more: bool | None) -> None:
    """What is "more than 900" is more than 800, and may be more or less than 1,000."""
    assert exceeds(_figure(one), _figure(other)) is is_more


@pytest.mark.parametrize(
    ("one", "other", "is_later"),
    [
        ("1962", "1959", True),
        ("1959-04", "1959", None),
        ("1959-04", "1959-05", False),
        ("2024-11-04", "2024-10-21", True),
        ("2024", "2024", None),
    ],
)
def test_a_date_is_any_day_that_it_can_mean(one: str, other: str, is_later: bool | None) -> None:
    """April of a year comes neither before nor after the year."""
    found = exceeds(PartialDate.parse(one), PartialDate.parse(other))
    assert found is is_later or (one == other and found is False)


@pytest.mark.parametrize("wanted", ["most", "least"])
def test_the_winner_is_the_one_that_sorting_puts_there(wanted: Wanted) -> None:
    """Of figures without bounds each place is that of the sorted list; a tie has no winner."""
    chance = random.Random(5)
    for _ in range(500):
        numbers = [chance.randrange(60) for _ in range(chance.randrange(2, 7))]
        values = tuple(_figure(f"{number} tonnes") for number in numbers)
        place = chance.randrange(1, len(numbers) + 1)
        wanted_number = sorted(numbers, reverse=wanted == "most")[place - 1]
        winner = Ranking(values, wanted, place).winner
        if numbers.count(wanted_number) > 1:
            assert winner is None
        else:
            assert winner is not None
            assert values[winner].value == Decimal(wanted_number)


def test_a_claim_is_true_only_if_it_holds_against_all_others() -> None:
    """What is as much as another is not more; and where one bound leaves it open, nothing is said."""
    tall, low, same, open_end = (_figure(text) for text in ("9 metres", "5 metres", "9 metres", "more than 3 metres"))
    assert Ranking((tall, low), "most", is_claim=True).verdict is True
    assert Ranking((tall, same), "most", is_claim=True).verdict is False
    assert Ranking((tall, open_end), "most", is_claim=True).verdict is None
