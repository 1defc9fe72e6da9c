"""A fact of a Chinese article put in words of its own language."""

from calendar import monthrange
from datetime import date

from corpus.period import Period
from corpus.verbalise.wording import part_of_year, said


def statement_in_chinese(subject: str, metric: str, scope: tuple[str, ...], period: Period | None, value: str) -> str:
    """The fact in one statement: ``2024年临洲市的地区生产总值：5680.3亿元。``, for example."""
    when = period_in_chinese(period) if period else ""
    whose = said("zh", "subject", subject=subject) if subject else ""
    return said("zh", "fact", when=when, scope="".join(scope), subject=whose, metric=metric, value=value)


def period_in_chinese(period: Period) -> str:
    """The shortest Chinese for an interval.

    >>> period_in_chinese(Period(date(2025, 1, 1), date(2025, 9, 30)))
    '2025年前三季度'
    >>> period_in_chinese(Period(None, date(2025, 12, 31), shape="deadline"))
    '2025年底前'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return _open(start, end)
    is_whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if is_whole and start.year == end.year:
        return part_of_year("zh", start, end) or _months(start, end)
    if is_whole and (start.month, end.month) == (1, 12):
        return said("zh", "years", year=start.year, last_year=end.year)
    return _day(end) if start == end else said("zh", "days", first=_day(start), last=_day(end))


def _open(start: date | None, end: date | None) -> str:
    if end is not None:
        is_year_end = (end.month, end.day) == (12, 31)
        return said("zh", "until_year_end", year=end.year) if is_year_end else said("zh", "until", last=_day(end))
    return said("zh", "since", first=_day(start)) if start else ""


def _months(start: date, end: date) -> str:
    if start.month == end.month:
        return said("zh", "one_month", year=start.year, month=start.month)
    return said("zh", "months", year=start.year, first=start.month, last=end.month)


def _day(day: date) -> str:
    return said("zh", "day", year=day.year, month=day.month, day=day.day)
