"""Arithmetic on stretches of days: what the calendar makes of a year, a month, a quarter, a week."""

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
"""The first and the last day of a stretch, both included."""

_YEARS = range(1, 10_000)
_WEEK = 7


def year_days(year: int) -> Days | None:
    """The days of a year, or nothing outside the calendar.

    >>> year_days(2024)
    (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    """
    return (date(year, 1, 1), date(year, 12, 31)) if year in _YEARS else None


def month_days(year: int, first: int, last: int) -> Days | None:
    """The days from the first month to the last; months past 12 run into the years after, those before 1 into the last.

    >>> month_days(2024, 12, 14)
    (datetime.date(2024, 12, 1), datetime.date(2025, 2, 28))
    """
    (from_year, from_month), (to_year, to_month) = _month(year, first), _month(year, last)
    if from_year not in _YEARS or to_year not in _YEARS:
        return None
    return date(from_year, from_month, 1), date(to_year, to_month, calendar.monthrange(to_year, to_month)[1])


def one_day(year: int, month: int, day: int) -> Days | None:
    """A single day, or nothing where the calendar has no such day."""
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def months_before(day: date, months: int) -> date | None:
    """The day after the one that lies so many months earlier: where a stretch begins that ends on `day`.

    >>> months_before(date(2019, 9, 30), 3)
    datetime.date(2019, 7, 1)
    """
    is_month_end = day.day == calendar.monthrange(day.year, day.month)[1]
    year, month = _month(day.year, day.month - months)
    if year not in _YEARS:
        return None
    length = calendar.monthrange(year, month)[1]
    earlier = date(year, month, length if is_month_end else min(day.day, length))
    return shifted(earlier, 1)


def months_after(day: date, months: int) -> date | None:
    """The same day so many months later, or the last day of a month that is too short."""
    year, month = _month(day.year, day.month + months)
    if year not in _YEARS:
        return None
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shifted(day: date, by: int) -> date | None:
    """The day so many days later, or nothing outside the calendar."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def week_days(day: date, weeks: int) -> Days | None:
    """Monday to Sunday of the week that lies so many weeks after the one of `day`."""
    monday = shifted(day, weeks * _WEEK - day.weekday())
    sunday = shifted(monday, _WEEK - 1) if monday else None
    return (monday, sunday) if monday and sunday else None


def _month(year: int, month: int) -> tuple[int, int]:
    carry, index = divmod(month - 1, 12)
    return year + carry, index + 1
