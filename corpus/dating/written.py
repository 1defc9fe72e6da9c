"""Dates in a text, however they are written: "12 May 2021", "2021-05-12", "12.5.2021", "2021年5月"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.dates import PartialDate
from corpus.lexicons import lexicon

_FEW_WORDS = 100
"""Characters."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, and where it stands."""

    date: PartialDate
    start: int
    end: int


def mentions(text: str) -> Iterator[Mention]:
    """The dates in a text, in order, whatever they are of."""
    for match in _date_pattern().finditer(text):
        date = _read(match)
        if date:
            yield Mention(date, match.start(), match.end())


def dates_in(text: str) -> Iterator[PartialDate]:
    """The dates in a text, in order, whatever they are of and wherever they stand."""
    return (mention.date for mention in mentions(text))


def read_date(written: str) -> PartialDate | None:
    """The first date in a few words, however it is written, or nothing.

    >>> str(read_date("Fri, 14 Mar 2025 08:30:00 GMT"))
    '2025-03-14'
    """
    return next(dates_in(written[:_FEW_WORDS]), None)


def _read(match: re.Match[str]) -> PartialDate | None:
    known = lexicon("dating")
    parts = {name.rstrip("0123456789"): part for name, part in match.groupdict().items() if part}
    months = known["months"] | known["months_elsewhere"]
    month = months.get(parts.get("name", "").lower(), 0) or int(parts.get("month", 0))
    if not month and "stretch" in parts:
        month = known["stretches"][" ".join(parts["stretch"].lower().split())]
    if not month and "han" in parts:
        month = known["han_stretches"][parts["han"]]
    try:
        return PartialDate(int(parts["year"]), month, int(parts.get("day", 0)))
    except ValueError:
        return None


@cache
def _date_pattern() -> re.Pattern[str]:
    known = lexicon("dating")
    months, stretches, han = (_alternatives(known[name]) for name in ("months", "stretches", "han_stretches"))
    elsewhere = _alternatives(known["months"] | known["months_elsewhere"])
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    gap = r"[ \u00a0\n]"
    elsewhere_day = (
        rf"(?<![\d.,])(?P<day10>\d{{1,2}})(?:\.|er|º)?{gap}(?:de )?(?P<name10>{elsewhere})\.?,?{gap}(?:del? )?"
        r"(?P<year10>\d{4})(?!\d)"
    )
    shapes: Sequence[str] = (
        rf"(?<![\d.,]){_named(day, 'day1')}{gap}(?:of )?(?P<name1>{months})\b\.?,?{gap}(?P<year1>\d{{4}})(?!\d)",
        rf"\b(?P<name2>{months})\b\.?{gap}{_named(day, 'day2')},?{gap}(?P<year2>\d{{4}})(?!\d)",
        rf"(?:the end of |end of |end-)?\b(?P<name3>{months})\b\.?,?{gap}(?:of )?(?P<year3>\d{{4}})(?!\d)",
        elsewhere_day,
        r"(?<!\d)(?P<year4>(?:19|20)\d\d)(?P<sep4>[-/.])(?P<month4>\d{1,2})(?P=sep4)(?P<day4>\d{1,2})(?!\d)",
        r"(?<![\d.])(?P<day9>\d{1,2})\.(?P<month9>\d{1,2})\.(?P<year9>(?:19|20)\d\d)(?!\.?\d)",
        r"(?<!\d)(?P<year5>\d{4}) ?年 ?(?P<month5>\d{1,2}) ?月(?: ?(?P<day5>\d{1,2}) ?日)?",
        rf"(?<!\d)(?P<year6>\d{{4}}) ?年(?:(?P<han6>{han}))?",
        rf"\b(?P<stretch7>{stretches})\s?(?P<year7>(?:19|20)\d\d)(?![\d-])",
        r"(?<![\d.,$€£¥-])(?P<year8>(?:19|20)\d\d)(?![\d%-]|[.,]\d)",
    )
    return re.compile("|".join(shapes), re.IGNORECASE)


def _named(pattern: str, name: str) -> str:
    return pattern.replace("(", f"(?P<{name}>", 1)


def _alternatives(words: Iterable[str]) -> str:
    """The longest first, so that none hides behind its own beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
