"""Pieces that are years, or several: in digits and in words, of a business, of an era; decades and centuries."""

import re
from collections.abc import Mapping

from corpus.intervals import month_days
from corpus.numbers.chinese import chinese_number
from corpus.numbers.chinese.characters import number_characters
from corpus.periods.grammar import Grammar, plain
from corpus.periods.piece import FIRST_YEAR, LAST_PLAIN_YEAR, MONTHS, Piece, PieceReader

_CENTURY = 100
_THIS_CENTURY, _FIRST_SHORT_YEAR = 2000, 50
"""Of two digits, those from 50 on are a year of the last century."""


def full_year(written: str | None, century_of: int = _THIS_CENTURY) -> int | None:
    """The year that is written in digits, also in Chinese ones; two of them are of the century of `century_of`."""
    if not written:
        return None
    digits = "".join(str(_digit(character)) for character in written)
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits
        return year
    is_last_century = century_of == _THIS_CENTURY and year >= _FIRST_SHORT_YEAR
    return century_of // _CENTURY * _CENTURY + year - _CENTURY * is_last_century


def _year(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    year = full_year(match[1])
    years = range(1, 10_000) if rules.is_chinese else range(FIRST_YEAR, LAST_PLAIN_YEAR)
    return Piece("year", year=year) if year in years else None


def _year_span(match: re.Match[str], *_: object) -> Piece | None:
    first, last = int(match[1]), full_year(match[2], int(match[1]))
    if last is None or not FIRST_YEAR <= first < last < LAST_PLAIN_YEAR:
        return None
    days = month_days(first, 1, (last - first + 1) * MONTHS)
    is_season = last == first + 1 and len(match[2]) == 2  # noqa: PLR2004 - "2024-25", not "2024-2025"
    return Piece("whole", days=days, fiscal=is_season)


def _fiscal(match: re.Match[str], *_: object) -> Piece | None:
    first = full_year(match[1])
    last = full_year(match[2], first or 0) if match[2] else first
    if not first or not last or not first <= last < LAST_PLAIN_YEAR:
        return None
    if first == last:
        return Piece("year", year=first, fiscal=True)
    return Piece("whole", days=month_days(first, 1, (last - first + 1) * MONTHS), fiscal=True)


def _chinese_fiscal(match: re.Match[str], *_: object) -> Piece | None:
    return Piece("year", year=full_year(match[1]), fiscal=True)


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
    return Piece("year", year=full_year(match[1]))


def _era_year(match: re.Match[str], *_: object) -> Piece | None:
    year = int(match[1] or match[2])
    return Piece("year", year=year) if year else None


def _past_era(*_: object) -> Piece:
    return Piece("whole")


def _named_era(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    """``康熙三年``: the first year of an era is its 元年."""
    number = chinese_number("一" if match[2] == "元" else match[2])
    return Piece("year", year=int(rules.words["eras"][match[1]] + number.value)) if number else None


def _decade(match: re.Match[str], *_: object) -> Piece | None:
    return Piece("whole", days=month_days(int(match[1]), 1, 10 * MONTHS))


def _short_decade(match: re.Match[str], *_: object) -> Piece | None:
    return Piece("whole", days=month_days(1900 + int(match[1]), 1, 10 * MONTHS))


def _spelled_decade(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    """``the nineteen seventies``, ``the noughties``."""
    decade = plain(match[2])
    if century := rules.words["year_centuries"].get(plain(match[1]), 0):
        first = century * _CENTURY + rules.words["decade_words"][decade]
    else:
        first = rules.words["lone_decades"][decade]
    return Piece("whole", days=month_days(first, 1, 10 * MONTHS))


def _chinese_decade(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    century = _century_of(match[1], rules) if match[1] else 20
    return Piece("whole", days=month_days((century - 1) * _CENTURY + _digit(match[2][0]) * 10, 1, 10 * MONTHS))


def _century(match: re.Match[str], rules: Grammar, _: object) -> Piece | None:
    """``the 19th century``: the years that begin with 18, as ISO 8601 counts."""
    number = _century_of(plain(match[1]), rules)
    first = (number - 1) * _CENTURY
    return Piece("whole", days=month_days(first or 1, 1, (_CENTURY - (not first)) * MONTHS)) if number else None


def _century_of(written: str, rules: Grammar) -> int:
    return int(written) if written.isdecimal() else int(rules.words["centuries"][written])


def _digit(character: str) -> int:
    return int(character) if character.isdecimal() else number_characters().digits[character]


YEAR_READERS: Mapping[str, PieceReader] = {
    "year": _year,
    "year_span": _year_span,
    "calendar_year": _short_year,
    "fiscal": _fiscal,
    "chinese_fiscal": _chinese_fiscal,
    "spelled_year": _spelled_year,
    "short_year": _short_year,
    "era_year": _era_year,
    "past_era_year": _past_era,
    "named_era": _named_era,
    "decade": _decade,
    "short_decade": _short_decade,
    "spelled_decade": _spelled_decade,
    "chinese_decade": _chinese_decade,
    "century": _century,
}
