"""Pieces of the calendar: days, months, quarters, halves, seasons, whatever the day on which a text is read."""

import re
from collections.abc import Mapping

from corpus.intervals import one_day
from corpus.numbers.chinese import chinese_number_at
from corpus.periods.grammar import Grammar, plain
from corpus.periods.piece import FIRST_YEAR, LAST_PLAIN_YEAR, MONTHS, Piece, PieceReader, part_days
from corpus.periods.year_pieces import full_year


def _iso_day(match: re.Match[str], *_: object) -> Piece | None:
    days = one_day(*(int(group) for group in match.groups()))
    return Piece("whole", days=days) if days else None


def _slash_day(match: re.Match[str], *_: object) -> Piece | None:
    first, second, year = (int(group) for group in match.groups())
    readings = {days for days in (one_day(year, first, second), one_day(year, second, first)) if days}
    return Piece("whole", days=readings.pop() if len(readings) == 1 else None) if readings else None


def _iso_month(match: re.Match[str], *_: object) -> Piece | None:
    year, month = int(match[1]), int(match[2])
    is_month = 1 <= month <= MONTHS and FIRST_YEAR <= year < LAST_PLAIN_YEAR
    return Piece("part", year=year, part=(month, 0, month, 0)) if is_month else None


def _month_year(match: re.Match[str], *_: object) -> Piece | None:
    month, year = int(match[1]), int(match[2])
    is_month = 1 <= month <= MONTHS and FIRST_YEAR <= year < LAST_PLAIN_YEAR
    return Piece("part", year=year, part=(month, 0, month, 0)) if is_month else None


def _month(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    month = rules.month(match[1])
    return Piece("part", part=(month, 0, month, 0)) if month else None


def _ordinal_month(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    """``the third month of 2018``."""
    number = int(rules.words["ordinals"][plain(match[1])]) if match[1] else int(match[2])
    month = MONTHS if number < 0 else number
    return Piece("part", part=(month, 0, month, 0)) if 1 <= month <= MONTHS else None


def _month_range(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    first, last = rules.month(match[1]), rules.month(match[2])
    return Piece("part", part=(first, 0, last, 0)) if first and last else None


def _month_day(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    day = _day(match[2])
    return _month_days_piece(rules.month(match[1]), day, day)


def _month_day_range(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    return _month_days_piece(rules.month(match[1]), _day(match[2]), _day(match[3]))


def _day_month(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    return _month_days_piece(rules.month(match[2]), int(match[1]), int(match[1]))


def _day_range_month(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    return _month_days_piece(rules.month(match[3]), int(match[1]), int(match[2]))


def _month_days_piece(month: int, first: int, last: int) -> Piece | None:
    leap_year = 2024
    part = (month, first, month, last)
    return Piece("part", part=part) if month and first and part_days(leap_year, part) else None


def _day(written: str) -> int:
    """The day of a month, in digits or in Chinese characters; 0 where it is none: "二三日" means one of two."""
    if written.isdecimal():
        return int(written)
    found = chinese_number_at(written, 0)
    is_one = found and found.numeral.after == len(written) and (found.is_counted or len(written) == 1)
    return int(found.numeral.value) if found and is_one else 0


def _quarter_code(match: re.Match[str], *_: object) -> Piece | None:
    return _quarter_part(int(match[1]), full_year(match[2] if match.re.groups > 1 else None))


def _year_quarter(match: re.Match[str], *_: object) -> Piece | None:
    """``2018Q1``, ``2018H2``."""
    year, number = int(match[1]), int(match[3])
    if match[2] in "Qq":
        return _quarter_part(number, year)
    return _half_part(number, year) if number <= 2 else None  # noqa: PLR2004 - halves


def _ordinal_quarter(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    written = plain(match[1])
    number = int(rules.words["ordinals"][written]) if not rules.is_chinese else rules.number(written)
    return _quarter_part(number if number > 0 else 4)


def _quarter_part(quarter: int, year: int | None = None) -> Piece:
    return Piece("part", year=year, part=(quarter * 3 - 2, 0, quarter * 3, 0))


def _half_code(match: re.Match[str], *_: object) -> Piece | None:
    return _half_part(int(match[1]), full_year(match[2]))


def _ordinal_half(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    return _half_part(int(rules.words["halves"][plain(match[1])]))


def _half_part(half: int, year: int | None = None) -> Piece:
    return Piece("part", year=year, part=(half * 6 - 5, 0, half * 6, 0))


def _first_spans(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    months = rules.number(match[2]) * int(rules.words["spans"][plain(match[3])])
    return Piece("part", part=(1, 0, months, 0)) if 1 <= months <= MONTHS else None


def _last_spans(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    months = rules.number(match[2]) * int(rules.words["spans"][plain(match[3])])
    return Piece("part", part=(MONTHS + 1 - months, 0, MONTHS, 0)) if 1 <= months <= MONTHS else None


def _season(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    first, last = rules.words["seasons"][plain(match[1])]
    return Piece("part", part=(first, 0, last, 0))


CALENDAR_READERS: Mapping[str, PieceReader] = {
    "iso_day": _iso_day,
    "slash_day": _slash_day,
    "iso_month": _iso_month,
    "month_year": _month_year,
    "ordinal_month": _ordinal_month,
    "month": _month,
    "month_range": _month_range,
    "month_day": _month_day,
    "month_day_range": _month_day_range,
    "day_month": _day_month,
    "day_range_month": _day_range_month,
    "year_quarter": _year_quarter,
    "quarter_code": _quarter_code,
    "code_quarter": _quarter_code,
    "half_code": _half_code,
    "code_half": _half_code,
    "ordinal_quarter": _ordinal_quarter,
    "ordinal_half": _ordinal_half,
    "first_spans": _first_spans,
    "last_spans": _last_spans,
    "season": _season,
}
