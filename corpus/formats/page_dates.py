"""When a web page was published: what a library has found, as far and as exactly as the page itself says so."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from corpus.dates import PartialDate
from corpus.formats.page_places import beginning_of, end_of
from corpus.lexicons import lexicon

_OF_DAY = (
    r"YEAR(?P<mark>[-/.]?)MONTH(?P=mark)DAY(?!\d)",
    r"YEAR\s?年\s?MONTH\s?月\s?DAY\s?日",
    r"(?<!\d)DAY(?:st|nd|rd|th)?\.?\s{1,3}(?:of\s{1,3})?(?P<name_behind>[A-Za-zÀ-ž]{3,12})\.?,?\s{1,3}YEAR",
    r"(?P<name_before>[A-Za-z]{3,9})\.?\s{1,3}DAY(?:st|nd|rd|th)?,?\s{1,3}YEAR",
    r"(?<!\d)DAY[./-]MONTH[./-]YEAR|(?<!\d)MONTH[./-]DAY[./-]YEAR",
)
"""How pages write a day, a month."""
_OF_MONTH = (
    r"YEAR[-/.]MONTH(?![-/.]?\d)|YEAR\s?年\s?MONTH\s?月",
    r"(?P<month_name>[A-Za-zÀ-ž]{3,9})\.?,?\s{1,3}(?:of\s{1,3})?YEAR",
)
_OF_ANY_DAY = r"YEAR[-/.]MONTH[-/.]\d"
_SAID = re.compile(
    r"(?i)(?<![a-z])(?:date|pub|publi\w{0,6}|posted|creat\w{0,3}|issued|releas\w{0,3}|written|first\w{0,4}|(?<!<)time)|日期|时间|发布"
)
_DECLARED = re.compile(r"[\"']datePublished[\"']\s?:\s?[\"'](\d{4})-?(\d\d)-?(\d\d)")
_BEFORE = 80
"""Characters in which a page says what the date behind them is."""
_HEAD_OF_ARTICLE = 1_500
"""Characters in which an article's lines of credits may go on, tags and all."""


def declared_date(page: str) -> str:
    """The day that a page declares for programs to read, or nothing, where it declares none or several.

    >>> declared_date('{"@type": "NewsArticle", "datePublished": "20180619T055000+0900"}')
    '2018-06-19'
    """
    days = {"-".join(match.groups()) for match in _DECLARED.finditer(page)}
    with suppress(ValueError):  # a date that no calendar has
        return str(PartialDate.parse(days.pop())) if len(days) == 1 else ""
    return ""


def vouched_by_page(date: str, page: str, text: str) -> str:
    """A date as exactly as the page gives it, or nothing where the page has it for another thing.

    Libraries fill in a day, or a month, that they do not find, and take the date of a comment or a reference where they
    find none that is the page's. That one stands above the article, or behind a word that says what it is.

    Args:
        date: ``2025-10-24``, as the library has it, or nothing.
        page: its source.
        text: the article in it.
    """
    year, month, day = [*date.split("-"), "", ""][:3]
    if not day:
        return date
    begin = min(beginning_of(text, page) + _HEAD_OF_ARTICLE, end_of(text, page))
    if _is_said(_OF_DAY, (year, month, day), page, begin):
        return date
    if _is_said(_OF_MONTH, (year, month, day), page, begin):
        return f"{year}-{month}"
    is_of_other = any(_found((*_OF_DAY, *_OF_MONTH, _OF_ANY_DAY), (year, month, day), page))
    return "" if is_of_other else year


def _is_said(patterns: Sequence[str], date: Sequence[str], page: str, begin: int) -> bool:
    return any(
        match.start() < begin or _SAID.search(page, max(match.start() - _BEFORE, 0), match.start())
        for match in _found(patterns, date, page)
    )


def _found(patterns: Sequence[str], date: Sequence[str], page: str) -> Iterator[re.Match[str]]:
    year, month, day = (f"0?{int(part)}" for part in date)
    for shape in patterns:
        pattern = shape.replace("YEAR", year).replace("MONTH", month).replace("DAY", day)
        yield from (match for match in re.finditer(pattern, page) if _is_of_month(match, int(date[1])))


def _is_of_month(match: re.Match[str], month: int) -> bool:
    """Whether the name in a date is not that of another month; and that of this one, where no day stands beside it."""
    known = lexicon("dating")["months"] | lexicon("dating")["months_elsewhere"]
    named = match.groupdict()
    alone = named.get("month_name")
    word = alone or named.get("name_behind") or named.get("name_before") or ""
    return bool(known.get(word.lower(), 0 if alone else month) == month)
