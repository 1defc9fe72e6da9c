"""The dates that cited words tell, as far as they are known."""

import re
from collections.abc import Iterator, Sequence

from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Citation
from corpus.dates import PartialDate
from corpus.period import Period
from corpus.periods import read_periods
from corpus.spans import Span

_YEAR = re.compile(r"\d{4}")


def dates_in(text: str, citation: Citation) -> tuple[PartialDate, ...]:
    """The dates of cited words, read where they stand: of a stretch of time its first and its last one.

    "from 12 March to 29 September 2024" tells 2024-03-12 and 2024-09-29; what names no year tells none.
    """
    if not _YEAR.search(text):
        return ()
    article, at = citation.article, citation.quote.find(text)
    periods = read_periods(citation.quote, article.published, article.language, article.published_inferred)
    here = Span(at, at + len(text))
    return tuple(day for period in periods if period.span and here.holds(period.span) for day in _dates_of(period))


def _dates_of(period: Period) -> Iterator[PartialDate]:
    start, end = period.start, period.end
    if period.shape in {"deadline", "unknown"} or start is None:
        return
    if end is None or start == end:
        yield PartialDate(start.year, start.month, start.day)
        return
    whole = next((known for known in _coarser(start.year, start.month) if _spans(known, period)), None)
    if whole:
        yield whole
        return
    for day in (start, end):
        yield _as_said(PartialDate(day.year, day.month, day.day), period.surface)


def _as_said(day: PartialDate, surface: str) -> PartialDate:
    """An end of a stretch as finely as its words tell it: "from 1964 until 1989" tells two years, and no day."""
    if pattern_in("cues", "day_said").search(surface):
        return day
    months = len(pattern_in("cues", "month_said").findall(surface))
    if months > 1:
        return PartialDate(day.year, day.month)
    is_of_years = len(_YEAR.findall(surface)) > 1 and not months
    return PartialDate(day.year) if is_of_years else day


def _coarser(year: int, month: int) -> Sequence[PartialDate]:
    return (PartialDate(year), PartialDate(year, month))


def _spans(known: PartialDate, period: Period) -> bool:
    return (known.first_day, known.last_day) == (period.start, period.end)
