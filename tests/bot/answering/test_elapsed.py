"""Times between dates: counted from days where days are known, and never more exactly than that."""

import random
from datetime import date, timedelta

import pytest

from bot.answering.workings.elapsed import Elapsed, TimeUnit
from corpus.dates import PartialDate


@pytest.mark.parametrize(
    ("start", "end", "unit", "parts"),
    [
        ("2024-10-21", "2024-11-04", "day", ((14, "day"),)),
        ("2024-10-21", "2024-11-04", "week", ((2, "week"),)),
        ("1888-05-09", "1976-06-12", "year", ((88, "year"), (1, "month"))),
        ("1959", "1974", "year", ((15, "year"),)),
        ("1959", "1974-03", "year", ((15, "year"),)),
        ("2024-01-31", "2024-02-29", "month", ((1, "month"),)),
        ("2024-01-31", "2024-03-01", "month", ((1, "month"), (1, "day"))),
        ("2024-05", "2025-03", "month", ((10, "month"),)),
        ("2020-02-29", "2021-02-28", "year", ((1, "year"),)),
        ("1959", "1974", "day", None),
        ("1959", "1974", "month", None),
        ("2024-05", "2025-03", "day", None),
    ],
)
def test_time_is_counted_as_far_as_the_dates_are_known(
    start: str, end: str, unit: TimeUnit, parts: tuple[tuple[int, TimeUnit], ...] | None
) -> None:
    """Years between two bare years, days only between two days; what is left of a year is said in months."""
    assert Elapsed(PartialDate.parse(start), PartialDate.parse(end), unit).parts == parts


def test_days_agree_with_the_calendar() -> None:
    """For any two days the count is what adding it to the first one confirms; with the last day it is one more."""
    chance = random.Random(11)
    for _ in range(500):
        first = date(1850, 1, 1) + timedelta(days=chance.randrange(70_000))
        last = first + timedelta(days=chance.randrange(20_000))
        days = [PartialDate(day.year, day.month, day.day) for day in (first, last)]
        plain, inclusive = (Elapsed(days[0], days[1], "day", includes).parts for includes in (False, True))
        assert plain == (((last - first).days, "day"),)
        assert inclusive == (((last - first).days + 1, "day"),)
