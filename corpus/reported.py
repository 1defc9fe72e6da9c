"""The time that a report is about: "a profit of 18.4 million pounds in 2024" opens what then goes on undated."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.article import Article, Sentence
from corpus.lexicons import lexicon
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities

_SHORTEST, _LONGEST = 27, 366
"""Days: a month, a year. What is told of a day, or of a decade, is an event or a history."""
_MOST_PASSED = 366
"""Days between the end of the time and the day of the report."""


def reported_period(article: Article, sentences: Sequence[Sentence]) -> Period | None:
    """The month, quarter, half or year that a dated article reports on, where its lead says so, or its title alone.

    The lead is the first sentence. It must tell a figure, and name the time as one gone by, not long before the
    article's own day; of several times the last is meant ("18 million in 2024, after 6 million in 2023"). A lead that
    names only other times opens no report.
    """
    published = article.published
    if published is None or article.published_inferred:
        return None
    lead = next((one for one in sentences if not one.is_heading), None)
    told = lead.span.of(article.text) if lead else ""
    dated = read_periods(told, published, article.language)
    masks = [one.span for one in dated if one.span]
    if all(figure.shape == "ordinal" for figure in read_quantities(told, article.language, masks)):
        return None
    governing = [one for one in dated if not _is_aside(told, one)] if dated else []
    periods = governing if dated else read_periods(article.title, published, article.language)
    past = [one for one in periods if _is_just_over(one, published.last_day)]
    latest = max(past, key=lambda one: one.end or date.min, default=None)
    return replace(latest, span=None, source="report") if latest else None


def _is_aside(text: str, period: Period) -> bool:
    """Whether a period is only what another one is compared with, or stands in what says more of a thing.

    "3 percent more than last year", "up from 15 million in 2023", "the mill, which burnt in 2023".
    """
    before = re.split(r"[,;:]", text[: period.span.start].casefold())[-1].split() if period.span else []
    return not frozenset(lexicon("dating")["unreported"]).isdisjoint(before)


def _is_just_over(period: Period, today: date) -> bool:
    if period.shape != "flow" or not (period.start and period.end):
        return False
    return _SHORTEST <= (period.end - period.start).days <= _LONGEST and 0 <= (today - period.end).days <= _MOST_PASSED
