"""A fact put in words, so that it can be encoded and searched like a sentence."""

import calendar
from datetime import date, timedelta

from corpus.fact import Fact, Moment, Names, Value
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.verbalise.chinese import is_chinese, statement_in_chinese


def verbalise(fact: Fact) -> str:
    """One sentence that says the fact.

    ``The scale of Shanghai's biomedical industry in 2024: 984.702 billion yuan.``
    """
    if is_chinese(fact.metric):
        return statement_in_chinese(fact.subject, fact.metric, fact.scope, fact.period, value_in_words(fact.value))
    scope = f", {', '.join(fact.scope)}," if fact.scope else ""
    place = f" in {fact.place}" if fact.place and fact.place not in fact.subject else ""
    when = f" {period_in_words(fact.period)}" if fact.period else ""
    subject = f" of {fact.subject}" if fact.subject else ""
    return f"The {fact.metric}{scope}{subject}{place}{when}: {value_in_words(fact.value)}."


def value_in_words(value: Value) -> str:
    """The value as its source writes it."""
    if isinstance(value, Quantity | Moment):
        return value.surface
    if isinstance(value, Names):
        return ", ".join(value.items)
    return value.text


def period_in_words(period: Period) -> str:
    """The shortest English for an interval.

    >>> period_in_words(Period(date(2025, 1, 1), date(2025, 6, 30)))
    'in the first half of 2025'
    >>> period_in_words(Period(None, date(2025, 12, 31), shape="deadline"))
    'by 2025'
    """
    start, end = period.start, period.end
    if start is None:
        return f"by {_day_in_words(end, last=True)}" if end else ""
    if end is None:
        return f"since {_day_in_words(start, last=False)}"
    if period.shape == "as_of":
        return f"at the end of {_day_in_words(end, last=True)}"
    return _interval_in_words(start, end)


_PARTS_OF_YEAR = {
    (1, 12): "in {year}",
    (1, 6): "in the first half of {year}",
    (7, 12): "in the second half of {year}",
    (1, 3): "in the first quarter of {year}",
    (4, 6): "in the second quarter of {year}",
    (7, 9): "in the third quarter of {year}",
    (10, 12): "in the fourth quarter of {year}",
}


def _interval_in_words(start: date, end: date) -> str:
    whole_months = start.day == 1 and _ends_month(end)
    if start == end:
        return f"on {start.day} {calendar.month_name[start.month]} {start.year}"
    if not whole_months:
        return f"from {start.day} {_month_in_words(start)} to {end.day} {_month_in_words(end)}"
    if start.year != end.year:
        return f"from {_day_in_words(start, last=False)} to {_day_in_words(end, last=True)}"
    if start.month == end.month:
        return f"in {_month_in_words(start)}"
    named = _PARTS_OF_YEAR.get((start.month, end.month))
    if named:
        return named.format(year=start.year)
    return f"from {calendar.month_name[start.month]} to {_month_in_words(end)}"


def _day_in_words(day: date, *, last: bool) -> str:
    """A day as the beginning, or as the end, of the longest stretch that it can mean."""
    if (day.month, day.day) == ((12, 31) if last else (1, 1)):
        return str(day.year)
    if _ends_month(day) if last else day.day == 1:
        return _month_in_words(day)
    return f"{day.day} {_month_in_words(day)}"


def _month_in_words(day: date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
