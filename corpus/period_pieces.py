"""The pieces that periods are made of: a year, a part of a year, a whole stretch, each where the text writes it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from corpus.chinese_numerals import chinese_number
from corpus.dates import PartialDate
from corpus.intervals import Days, month_days, months_after, months_before, one_day, shifted, week_days, year_days
from corpus.period_grammar import Grammar, plain

Part = tuple[int, int, int, int]
"""First month, first day, last month, last day; a day of 0 means the month's edge."""
Kind = Literal["year", "part", "whole"]
Groups = tuple[str | None, ...]

_MOST_PIECES = 8_000
"""Pieces that are looked at in one text: a page with more of them is a heap of dates, and no running text."""
_LAST_PLAIN_YEAR = 2200
_THIS_CENTURY, _FIRST_SHORT_YEAR = 2000, 50
"""Of two digits, those from 50 on are a year of the last century."""
_FIRST_YEAR = 1000
_CENTURY = 100
_QUARTER = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece at its place: ``2024`` is a year, ``the third quarter`` a part of one, ``yesterday`` a whole."""

    kind: Kind
    start: int = 0
    end: int = 0
    rule: str = ""
    year: int | None = None
    part: Part | None = None
    days: Days | None = None
    relative: bool = False
    fiscal: bool = False
    as_of: bool = False

    def resolved(self) -> Days | None:
        """Its days, where they are known."""
        if self.days or self.year is None:
            return self.days
        return part_days(self.year, self.part) if self.part else year_days(self.year)


def part_days(year: int, part: Part) -> Days | None:
    """The days of a part of that year; a part whose last month lies before its first runs into the next year."""
    from_month, from_day, to_month, to_day = part
    months = month_days(year, from_month, to_month + (_MONTHS if to_month < from_month else 0))
    if not months:
        return None
    first = one_day(months[0].year, months[0].month, from_day or 1)
    last = one_day(months[1].year, months[1].month, to_day or months[1].day)
    return (first[0], last[0]) if first and last and first[0] <= last[0] else None


def read_pieces(text: str, rules: Grammar, reference: PartialDate | None) -> Iterator[Piece]:
    """The pieces of `text` in order; no two overlap. A heap of dates is not read to its end."""
    place = tried = 0
    while tried < _MOST_PIECES and (found := rules.any_rule.search(text, place)):
        tried += 1
        piece = _piece_at(text, found.start(), rules, reference)
        if piece:
            yield piece
        place = piece.end if piece else found.start() + 1


def _piece_at(text: str, start: int, rules: Grammar, reference: PartialDate | None) -> Piece | None:
    for name, rule in rules.rules:
        match = rule.match(text, start)
        piece = match and _READERS[name](match, rules, reference)
        if match and piece and (piece.kind == "whole" or piece.resolved() or piece.year is None):
            return replace(piece, start=start, end=match.end(), rule=name)
    return None


def _full_year(written: str | None, century_of: int = _THIS_CENTURY) -> int | None:
    if not written:
        return None
    digits = "".join(_CHINESE_DIGITS.get(character, character) for character in written)
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits
        return year
    is_last_century = century_of == _THIS_CENTURY and year >= _FIRST_SHORT_YEAR
    return century_of // _CENTURY * _CENTURY + year - _CENTURY * is_last_century


_CHINESE_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {"零": "0"}

# What each rule of the lexicon reads. A reader gives nothing where its pattern fits but no period is meant.


def _iso_day(match: re.Match[str], *_: object) -> Piece | None:
    days = one_day(*(int(group) for group in match.groups()))
    return Piece("whole", days=days) if days else None


def _slash_day(match: re.Match[str], *_: object) -> Piece | None:
    first, second, year = (int(group) for group in match.groups())
    readings = {days for days in (one_day(year, first, second), one_day(year, second, first)) if days}
    return Piece("whole", days=readings.pop() if len(readings) == 1 else None) if readings else None


def _year_span(match: re.Match[str], *_: object) -> Piece | None:
    first, last = int(match[1]), _full_year(match[2], int(match[1]))
    if last is None or not _FIRST_YEAR <= first < last < _LAST_PLAIN_YEAR:
        return None
    days = month_days(first, 1, (last - first + 1) * _MONTHS)
    is_season = last == first + 1 and len(match[2]) == 2  # noqa: PLR2004 - "2024-25", not "2024-2025"
    return Piece("whole", days=days, fiscal=is_season)


def _iso_month(match: re.Match[str], *_: object) -> Piece | None:
    year, month = int(match[1]), int(match[2])
    is_month = 1 <= month <= _MONTHS and _FIRST_YEAR <= year < _LAST_PLAIN_YEAR
    return Piece("part", year=year, part=(month, 0, month, 0)) if is_month else None


def _month_year(match: re.Match[str], *_: object) -> Piece | None:
    month, year = int(match[1]), int(match[2])
    is_month = 1 <= month <= _MONTHS and _FIRST_YEAR <= year < _LAST_PLAIN_YEAR
    return Piece("part", year=year, part=(month, 0, month, 0)) if is_month else None


def _month_days_piece(month: int, first: int, last: int) -> Piece | None:
    leap_year = 2024
    part = (month, first, month, last)
    return Piece("part", part=part) if month and first and part_days(leap_year, part) else None


def _day_range_month(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    return _month_days_piece(rules.month(match[3]), int(match[1]), int(match[2]))


def _day_month(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    return _month_days_piece(rules.month(match[2]), int(match[1]), int(match[1]))


def _month_day_range(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    return _month_days_piece(rules.month(match[1]), _day(match[2]), _day(match[3]))


def _month_day(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    day = _day(match[2])
    return _month_days_piece(rules.month(match[1]), day, day)


def _day(written: str) -> int:
    """The day of a month, in digits or in Chinese characters; 0 where it is none."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    digits = "〇一二三四五六七八九"
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (digits.find(tens) if tens else 1) * 10 * bool(ten) + (digits.find(ones) if ones else 0)


def _relative_month(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    month, word = rules.month(match[2]), match[1].casefold()
    year = None
    if reference:
        year = reference.year
        year -= word == "last" and month >= (reference.month or 1)
        year += word == "next" and month <= (reference.month or _MONTHS)
    return Piece("part", year=year, part=(month, 0, month, 0), relative=True)


def _month(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    month = rules.month(match[1])
    return Piece("part", part=(month, 0, month, 0)) if month else None


def _month_range(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    first, last = rules.month(match[1]), rules.month(match[2])
    return Piece("part", part=(first, 0, last, 0)) if first and last else None


def _fiscal(match: re.Match[str], *_: object) -> Piece | None:
    first = _full_year(match[1])
    last = _full_year(match[2], first or 0) if match[2] else first
    if not first or not last or not first <= last < _LAST_PLAIN_YEAR:
        return None
    if first == last:
        return Piece("year", year=first, fiscal=True)
    return Piece("whole", days=month_days(first, 1, (last - first + 1) * _MONTHS), fiscal=True)


def _quarter_part(quarter: int, year: int | None = None) -> Piece:
    return Piece("part", year=year, part=(quarter * 3 - 2, 0, quarter * 3, 0))


def _quarter_code(match: re.Match[str], *_: object) -> Piece | None:
    return _quarter_part(int(match[1]), _full_year(match[2] if match.re.groups > 1 else None))


def _half_code(match: re.Match[str], *_: object) -> Piece | None:
    return _half_part(int(match[1]), _full_year(match[2]))


def _half_part(half: int, year: int | None = None) -> Piece:
    return Piece("part", year=year, part=(half * 6 - 5, 0, half * 6, 0))


def _ordinal_quarter(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    written = plain(match[1])
    number = int(rules.words["ordinals"][written]) if not rules.is_chinese else rules.number(written)
    return _quarter_part(number if number > 0 else 4)


def _ordinal_half(match: re.Match[str], *_: object) -> Piece | None:
    return _half_part(1 if plain(match[1]) in {"first", "上", "前"} else 2)


def _first_spans(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    months = rules.number(match[2]) * (3 if match[3][-1] in "季度" or match[3].startswith(("q", "Q")) else 1)
    return Piece("part", part=(1, 0, months, 0)) if 1 <= months <= _MONTHS else None


def _last_spans(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    months = rules.number(match[2]) * (3 if match[3].casefold() == "quarters" else 1)
    return Piece("part", part=(_MONTHS + 1 - months, 0, _MONTHS, 0)) if 1 <= months <= _MONTHS else None


def _relative_spans(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    count, unit = rules.number(match[2]), int(rules.words["spans"][plain(match[3])])
    word = plain(match[1])
    days = None
    if reference and count:
        is_ahead = word in {"next", "coming", "未来"}
        is_whole_quarters = unit == _QUARTER and reference.month
        measure = _whole_quarters if is_whole_quarters else _stretch
        days = measure(reference.last_day, count * unit, ahead=is_ahead)
    return Piece("whole", days=days, relative=True)


def _whole_quarters(day: date, months: int, *, ahead: bool) -> Days | None:
    """The quarters of the calendar before the one of `day`, or after it: quarters are told when they are over."""
    first = (day.month - 1) // _QUARTER * _QUARTER + 1
    begin = first + _QUARTER if ahead else first - months
    return month_days(day.year, begin, begin + months - 1)


def _stretch(day: date, length: int, *, ahead: bool) -> Days | None:
    """The days up to `day`, or after it; the length in months, or in days where it is negative."""
    if ahead:
        last = months_after(day, length) if length > 0 else shifted(day, -length)
        first = shifted(day, 1)
    else:
        first = months_before(day, length) if length > 0 else shifted(day, length + 1)
        last = day
    return (first, last) if first and last else None


def _ago(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    count, unit = rules.number(match[1]), int(rules.words["spans"][plain(match[2])])
    if not count or not reference:
        return Piece("whole", relative=True)
    if unit > 0 and unit % _MONTHS == 0:
        return Piece("year", year=reference.year - count * unit // _MONTHS, relative=True)
    if unit > 0:
        days = month_days(reference.year, (reference.month or 1) - count * unit, (reference.month or 1) - count * unit)
    else:
        day = shifted(reference.last_day, count * unit) if reference.day else None
        days = (day, day) if day else None
    return Piece("whole", days=days, relative=True)


def _relative(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    word = plain(match[1])
    offset, unit = int(rules.words["relatives"][word]), int(rules.words["spans"][plain(match[2])])
    if offset and reference and (unit > _MONTHS or word.endswith("past")):
        return Piece("whole", days=_stretch(reference.last_day, unit, ahead=offset > 0), relative=True)
    if unit == _MONTHS:
        return Piece("year", year=reference.year + offset if reference else None, relative=True)
    return Piece("whole", days=_relative_days(offset, unit, reference) if reference else None, relative=True)


def _relative_days(offset: int, unit: int, reference: PartialDate) -> Days | None:
    if unit == -1:
        day = shifted(reference.last_day, offset) if reference.day else None
        return (day, day) if day else None
    if unit < 0:
        return week_days(reference.last_day, offset) if reference.day else None
    if unit < _MONTHS and not reference.month:
        return None
    index = ((reference.month or 1) - 1) // unit + offset if unit < _MONTHS else 0
    if unit < _MONTHS:
        return month_days(reference.year, index * unit + 1, (index + 1) * unit)
    years = unit // _MONTHS
    first = (reference.year // years + offset) * years
    return month_days(first, 1, unit)


def _season(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    first, last = rules.words["seasons"][plain(match[1])]
    return Piece("part", part=(first, 0, last, 0))


def _decade(match: re.Match[str], *_: object) -> Piece | None:
    return Piece("whole", days=month_days(int(match[1]), 1, 10 * _MONTHS))


def _short_decade(match: re.Match[str], *_: object) -> Piece | None:
    return Piece("whole", days=month_days(1900 + int(match[1]), 1, 10 * _MONTHS))


def _spelled_decade(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    """``the nineteen seventies``, ``the noughties``."""
    decade = plain(match[2])
    if century := rules.words["year_centuries"].get(plain(match[1]), 0):
        first = century * _CENTURY + rules.words["decade_words"][decade]
    else:
        first = rules.words["lone_decades"][decade]
    return Piece("whole", days=month_days(first, 1, 10 * _MONTHS))


def _chinese_decade(match: re.Match[str], *_: object) -> Piece | None:
    century = _chinese_century(match[1]) if match[1] else 20
    tens = match[2][0]
    decade = int(tens) if tens.isdecimal() else "〇一二三四五六七八九".find(tens)
    return Piece("whole", days=month_days((century - 1) * _CENTURY + decade * 10, 1, 10 * _MONTHS))


def _chinese_century(written: str) -> int:
    known = {"上": 20, "本": 21, "十八": 18, "十九": 19, "二十": 20, "二十一": 21}
    return known.get(written) or int(written)


def _century(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    written = plain(match[1])
    if rules.is_chinese:
        number = _chinese_century(written)
    else:
        number = int(written) if written.isdecimal() else int(rules.words["centuries"][written])
    return Piece("whole", days=month_days((number - 1) * _CENTURY + 1, 1, _CENTURY * _MONTHS)) if number else None


def _unresolved(*_: object) -> Piece:
    return Piece("whole", relative=True)


def _past_era(*_: object) -> Piece:
    return Piece("whole")


def _to_date(_match: re.Match[str], _rules: Grammar, reference: PartialDate | None) -> Piece:
    return Piece(
        "whole", days=(reference.last_day, reference.last_day) if reference else None, relative=True, as_of=True
    )


def _year_to_date(_match: re.Match[str], _rules: Grammar, reference: PartialDate | None) -> Piece:
    return Piece("whole", days=_rest_days(reference, _MONTHS, ahead=False) if reference else None, relative=True)


def _rest_of(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    """``later this year``: from the day on which the text speaks; ``earlier this month``: up to the day before."""
    unit = int(rules.words["spans"][plain(match[2])])
    is_ahead = plain(match[1]) == "later"
    days = _rest_days(reference, unit, ahead=is_ahead) if reference else None
    if days and not is_ahead and days[1] > days[0] and reference and reference.day:
        days = (days[0], days[1] - timedelta(days=1))
    return Piece("whole", days=days, relative=True)


def _rest_days(reference: PartialDate, unit: int, *, ahead: bool) -> Days | None:
    """What is left of a stretch after the day of reference, or what is over by then; all of it without such a day."""
    whole = year_days(reference.year) if unit == _MONTHS else _relative_days(0, unit, reference)
    if not whole or not reference.month:
        return whole
    return (max(whole[0], reference.last_day), whole[1]) if ahead else (whole[0], min(whole[1], reference.last_day))


def _day_word(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece:
    days = _relative_days(int(rules.words["days"][plain(match[1])]), -1, reference) if reference else None
    return Piece("whole", days=days, relative=True)


def _the_year(_match: re.Match[str], _rules: Grammar, reference: PartialDate | None) -> Piece:
    return Piece("year", year=reference.year if reference else None, relative=True)


def _year_word(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece:
    offset = int(rules.words["year_words"][match[1]])
    return Piece("year", year=reference.year + offset if reference else None, relative=True)


def _spelled_year(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    """``nineteen ninety-six``, ``two thousand and fifteen``, ``one thousand seven hundred and eighty nine``."""
    first, *rest = (plain(group) for group in match.groups())
    words = rules.words
    small = words["year_tens"] | words["year_teens"] | words["year_ones"]
    if first in words["year_centuries"]:
        return Piece("year", year=words["year_centuries"][first] * _CENTURY + sum(small.get(word, 0) for word in rest))
    hundreds, *rest = rest
    year = words["year_ones"][first] * 1000 + small.get(hundreds, 0) * _CENTURY
    return Piece("year", year=year + sum(small.get(word, 0) for word in rest))


def _short_year(match: re.Match[str], *_: object) -> Piece | None:
    return Piece("year", year=_full_year(match[1]))


def _chinese_fiscal(match: re.Match[str], *_: object) -> Piece | None:
    return Piece("year", year=_full_year(match[1]), fiscal=True)


def _named_era(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    """``康熙三年``: the first year of an era is its 元年."""
    number = chinese_number("一" if match[2] == "元" else match[2])
    return Piece("year", year=int(rules.words["eras"][match[1]] + number.value)) if number else None


def _era_year(match: re.Match[str], *_: object) -> Piece | None:
    year = int(match[1] or match[2])
    return Piece("year", year=year) if year else None


def _year(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    year = _full_year(match[1])
    years = range(1, 10_000) if rules.is_chinese else range(_FIRST_YEAR, _LAST_PLAIN_YEAR)
    return Piece("year", year=year) if year in years else None


_READERS: Mapping[str, Callable[[re.Match[str], Grammar, PartialDate | None], Piece | None]] = {
    "iso_day": _iso_day,
    "slash_day": _slash_day,
    "year_span": _year_span,
    "iso_month": _iso_month,
    "day_range_month": _day_range_month,
    "day_month": _day_month,
    "month_day_range": _month_day_range,
    "month_day": _month_day,
    "relative_month": _relative_month,
    "month": _month,
    "month_year": _month_year,
    "month_range": _month_range,
    "calendar_year": _short_year,
    "chinese_fiscal": _chinese_fiscal,
    "named_era": _named_era,
    "spelled_decade": _spelled_decade,
    "spelled_year": _spelled_year,
    "short_year": _short_year,
    "year_to_date": _year_to_date,
    "rest_of": _rest_of,
    "fiscal": _fiscal,
    "quarter_code": _quarter_code,
    "code_quarter": _quarter_code,
    "half_code": _half_code,
    "code_half": _half_code,
    "first_spans": _first_spans,
    "last_spans": _last_spans,
    "relative_spans": _relative_spans,
    "ordinal_quarter": _ordinal_quarter,
    "ordinal_half": _ordinal_half,
    "season": _season,
    "decade": _decade,
    "short_decade": _short_decade,
    "chinese_decade": _chinese_decade,
    "century": _century,
    "ago": _ago,
    "earlier": _unresolved,
    "to_date": _to_date,
    "day_word": _day_word,
    "relative": _relative,
    "the_year": _the_year,
    "year_word": _year_word,
    "era_year": _era_year,
    "past_era_year": _past_era,
    "year": _year,
}
