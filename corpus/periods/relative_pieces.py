"""Pieces that lie where the day of reading says: last year, three months ago, the past decade, later this month."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from corpus.dates import PartialDate
from corpus.intervals import Days, month_days, months_after, months_before, shifted, week_days, year_days
from corpus.periods.grammar import Grammar, plain
from corpus.periods.piece import MONTHS, Piece, PieceReader

_QUARTER = 3
_LONGEST_WORD = 12


def _relative(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    word = plain(match[1])
    offset, unit = int(rules.words["relatives"][word]), int(rules.words["spans"][plain(match[2])])
    fiscal = any(kind in match[0].casefold() for kind in rules.words.get("fiscal", ()))
    lasts = word in rules.words["lasting_relatives"] or (unit > MONTHS and not _is_of_calendar(match, rules, word))
    if offset and reference and lasts:
        return Piece("whole", days=_stretch(reference.last_day, unit, ahead=offset > 0), relative=True)
    if unit == MONTHS:
        return Piece("year", year=reference.year + offset if reference else None, relative=True, fiscal=fiscal)
    days = _relative_days(offset, unit, reference) if reference else None
    return Piece("whole", days=days, relative=True, fiscal=fiscal)


def _is_of_calendar(match: re.Match[str], rules: Grammar, word: str) -> bool:
    """Whether a decade, or a century, is one of the calendar: "in the next decade", but not "over the next decade"."""
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()].split()
    lasts = bool(before) and before[-1].casefold() in rules.words["lasting"]
    return word in rules.words["calendar_relatives"] and not lasts


def _relative_days(offset: int, unit: int, reference: PartialDate) -> Days | None:
    if unit == -1:
        day = shifted(reference.last_day, offset) if reference.day else None
        return (day, day) if day else None
    if unit < 0:
        return week_days(reference.last_day, offset) if reference.day else None
    if unit < MONTHS and not reference.month:
        return None
    index = ((reference.month or 1) - 1) // unit + offset if unit < MONTHS else 0
    if unit < MONTHS:
        return month_days(reference.year, index * unit + 1, (index + 1) * unit)
    years = unit // MONTHS
    first = (reference.year // years + offset) * years
    return month_days(first, 1, unit)


def _relative_month(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    month, direction = rules.month(match[2]), rules.words["directions"][plain(match[1])]
    year = None
    if reference:
        year = reference.year
        year -= direction < 0 and month >= (reference.month or 1)
        year += direction > 0 and month <= (reference.month or MONTHS)
    return Piece("part", year=year, part=(month, 0, month, 0), relative=True)


def _relative_season(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    """``last summer``: the last one that is over; a winter is of the year in which it begins."""
    direction, (first, last) = rules.words["directions"][plain(match[1])], rules.words["seasons"][plain(match[2])]
    year = None
    if reference:
        month = reference.month or 1
        runs_over = last < first
        this = reference.year - (runs_over and month <= last)
        is_over = month > last and not runs_over
        is_ahead = month < first and not (runs_over and month <= last)
        year = this - (direction < 0 and not is_over) + (direction > 0 and not is_ahead)
    return Piece("part", year=year, part=(first, 0, last, 0), relative=True)


def _beyond(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    """``the year before last``, ``the month after next``."""
    offset, unit = int(rules.words["beyond"][plain(match[2])]), int(rules.words["spans"][plain(match[1])])
    if unit == MONTHS:
        return Piece("year", year=reference.year + offset if reference else None, relative=True)
    return Piece("whole", days=_relative_days(offset, unit, reference) if reference else None, relative=True)


def _relative_spans(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    count, unit = rules.number(match[2]), int(rules.words["spans"][plain(match[3])])
    days = None
    if reference and count:
        measure = _whole_quarters if unit == _QUARTER and reference.month else _stretch
        is_ahead = rules.words["directions"][plain(match[1])] > 0
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
    if unit > 0 and unit % MONTHS == 0:
        return Piece("year", year=reference.year - count * unit // MONTHS, relative=True)
    if unit > 0:
        days = month_days(reference.year, (reference.month or 1) - count * unit, (reference.month or 1) - count * unit)
    else:
        day = shifted(reference.last_day, count * unit) if reference.day else None
        days = (day, day) if day else None
    return Piece("whole", days=days, relative=True)


def _rest_of(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece | None:
    """``later this year``: from the day on which the text speaks; ``earlier this month``: up to the day before."""
    unit = int(rules.words["spans"][plain(match[2])])
    is_ahead = plain(match[1]) != "earlier"
    days = _rest_days(reference, unit, ahead=is_ahead) if reference else None
    if days and not is_ahead and days[1] > days[0] and reference and reference.day:
        days = (days[0], days[1] - timedelta(days=1))
    return Piece("whole", days=days, relative=True)


def _year_to_date(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece:
    unit = int(rules.words["spans"][plain(match[1])]) if match[1] else MONTHS
    return Piece("whole", days=_rest_days(reference, unit, ahead=False) if reference else None, relative=True)


def _rest_days(reference: PartialDate, unit: int, *, ahead: bool) -> Days | None:
    """What is left of a stretch after the day of reference, or what is over by then; all of it without such a day."""
    whole = year_days(reference.year) if unit == MONTHS else _relative_days(0, unit, reference)
    if not whole or not reference.month:
        return whole
    return (max(whole[0], reference.last_day), whole[1]) if ahead else (whole[0], min(whole[1], reference.last_day))


def _to_date(_match: re.Match[str], _rules: Grammar, reference: PartialDate | None) -> Piece:
    return Piece(
        "whole", days=(reference.last_day, reference.last_day) if reference else None, relative=True, as_of=True
    )


def _day_word(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece:
    days = _relative_days(int(rules.words["days"][plain(match[1])]), -1, reference) if reference else None
    return Piece("whole", days=days, relative=True)


def _the_year(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece:
    """``the end of the year``, ``the end of the month``: those in which the text is written."""
    unit = int(rules.words["spans"][plain(match[1])])
    if unit == MONTHS:
        return Piece("year", year=reference.year if reference else None, relative=True)
    return Piece("whole", days=_relative_days(0, unit, reference) if reference else None, relative=True)


def _year_word(match: re.Match[str], rules: Grammar, reference: PartialDate | None) -> Piece:
    offset = int(rules.words["year_words"][match[1]])
    return Piece("year", year=reference.year + offset if reference else None, relative=True)


def _unresolved(*_: object) -> Piece:
    return Piece("whole", relative=True)


RELATIVE_READERS: Mapping[str, PieceReader] = {
    "relative": _relative,
    "relative_month": _relative_month,
    "relative_spans": _relative_spans,
    "relative_season": _relative_season,
    "beyond": _beyond,
    "ago": _ago,
    "earlier": _unresolved,
    "rest_of": _rest_of,
    "year_to_date": _year_to_date,
    "to_date": _to_date,
    "day_word": _day_word,
    "the_year": _the_year,
    "year_word": _year_word,
}
