"""A fact of a Chinese article put in words of its own language."""

import re
from calendar import monthrange
from datetime import date, timedelta

from corpus.period import Period

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_PARTS = {
    (1, 6): "上半年",
    (7, 12): "下半年",
    (1, 3): "第一季度",
    (4, 6): "第二季度",
    (7, 9): "第三季度",
    (10, 12): "第四季度",
    (1, 9): "前三季度",
}
"""First and last month of what has a name of its own."""


def is_chinese(words: str) -> bool:
    """Whether there are Chinese characters among some words."""
    return bool(_HAN.search(words))


def statement_in_chinese(subject: str, metric: str, scope: tuple[str, ...], period: Period | None, value: str) -> str:
    """The fact in one statement: ``2024年临洲市的地区生产总值：5680.3亿元。``, for example."""
    when = period_in_chinese(period) if period else ""
    joint = "的" if subject else ""
    return f"{when}{''.join(scope)}{subject}{joint}{metric}：{value}。"


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
        return f"{start.year}年{_of_months(start.month, end.month)}"
    if is_whole and (start.month, end.month) == (1, 12):
        return f"{start.year}年至{end.year}年"
    return _day(end) if start == end else f"{_day(start)}至{_day(end)}"


def _open(start: date | None, end: date | None) -> str:
    if end is not None:
        return f"{end.year}年底前" if (end + timedelta(days=1)).timetuple().tm_yday == 1 else f"{_day(end)}前"
    return f"{_day(start)}以来" if start else ""


def _of_months(first: int, last: int) -> str:
    if (first, last) == (1, 12):
        return ""
    return _PARTS.get((first, last)) or (f"{first}月" if first == last else f"{first}月至{last}月")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
