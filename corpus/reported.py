"""The time that a report is about: "a profit of 18.4 million pounds in 2024" opens what then goes on undated."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from corpus.article import Article, Sentence
from corpus.lexicons import lexicon
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities

_SHORTEST, _LONGEST = 27, 366
"""Days: a month, a year. What is told of a day, or of a decade, is an event or a history."""
_BEGINNING = 3
"""Sentences of an article among which its lead is."""
_MOST_PASSED = 366
"""Days between the end of the time and the day of the report."""


def reported_period(article: Article, sentences: Sequence[Sentence]) -> Period | None:
    """The month, quarter, half or year that a dated article reports on, where its lead says so, or its title alone.

    The lead is the first sentence that tells a figure, of the first three. It must name the time as one gone by, not
    long before the article's own day; of several times the last is meant ("18 million in 2024, after 6 million in
    2023"). A lead that names only other times opens no report.
    """
    published = article.published
    if published is None or article.published_inferred:
        return None
    beginning = [one.span.of(article.text) for one in sentences if not one.is_heading][:_BEGINNING]
    told = next((text for text in beginning if _tells_figure(text, article)), None)
    if told is None:
        return None
    dated = read_periods(told, published, article.language)
    governing = [one for one in dated if not is_aside(told, one)]
    periods = governing if dated else read_periods(article.title, published, article.language)
    past = [one for one in periods if _is_just_over(one, published.last_day)]
    latest = max(past, key=lambda one: one.end or date.min, default=None)
    return replace(latest, span=None, source="report") if latest else None


def is_held_against(text: str, period: Period) -> bool:
    """Whether a text only holds its own against a period: "3 percent more than last year", "compared with 2023"."""
    if period.surface.endswith(tuple(lexicon("dating")["of_another_year"])):
        return True
    if not text.isascii() and _is_held_against_in_chinese(text, period):
        return True
    return not frozenset(lexicon("dating")["held_against"]).isdisjoint(_words_before(text, period))


def _is_held_against_in_chinese(text: str, period: Period) -> bool:
    """Whether a clause of its own tells of a time what was so then, or a word compares with it."""
    if period.span is None:
        return False
    before, behind = text[: period.span.start], text[period.span.end :]
    patterns = _held_against_zh()
    is_own = patterns["before"].search(before) is not None and patterns["behind"].match(behind) is not None
    return is_own or patterns["compared"].search(before) is not None


@cache
def _held_against_zh() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in lexicon("dating")["held_against_zh"].items()}


def is_aside(text: str, period: Period) -> bool:
    """Whether a period is only what another one is compared with, or stands in what says more of a thing.

    "3 percent more than last year", "up from 15 million in 2023", "the mill, which burnt in 2023".
    """
    words = _words_before(text, period)
    said_that = {place + 1 for place, word in enumerate(words) if word in lexicon("dating")["saying"]}
    telling = (word for place, word in enumerate(words) if not (word == "that" and place in said_that))
    return not frozenset(lexicon("dating")["unreported"]).isdisjoint(telling)


def _tells_figure(text: str, article: Article) -> bool:
    """Whether a sentence has a figure that is no part of a date, and no mere rank."""
    masks = [one.span for one in read_periods(text, article.published, article.language) if one.span]
    return any(figure.shape != "ordinal" for figure in read_quantities(text, article.language, masks))


def _is_just_over(period: Period, today: date) -> bool:
    if period.shape != "flow" or not (period.start and period.end):
        return False
    return _SHORTEST <= (period.end - period.start).days <= _LONGEST and 0 <= (today - period.end).days <= _MOST_PASSED


def _words_before(text: str, period: Period) -> Sequence[str]:
    """The words before a period, in small letters, as far as no comma parts them from it."""
    return re.split(r",(?!\d)|[;:]", text[: period.span.start].casefold())[-1].split() if period.span else []
