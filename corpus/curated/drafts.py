"""Drafts of fact files: what rules have read of an article, written as a person would, for a person to go over."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

import yaml

from corpus.article import Article
from corpus.fact import Fact, Moment, Names, Value
from corpus.period import Period
from corpus.quantities import read_quantities
from corpus.quantity import Quantity

_HEAD = """\
# A draft: what rules have read in the article. Hold each against its quote, name it as readers would,
# throw out what is wrong, and add what is missing; then run `footnote check`.
"""
_PLAIN = re.compile(r"[a-z0-9]+")
_MOST_WORDS = 6


def draft_of(article: Article, facts: Iterable[Fact]) -> str:
    """The text of a fact file that `footnote check` passes: what a person could write just so.

    A figure is left out where its own words do not say all of it, as in a table whose head says "in millions".
    """
    entries: list[Mapping[str, object]] = []
    for fact in facts:
        if not isinstance(fact.value, Quantity) or _says_itself(fact.value, article.language):
            entries.append(_entry(fact, article, {str(entry["id"]) for entry in entries}))
    document = {"article": article.id, "terms": [], "facts": entries}
    return _HEAD + yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=10_000)


def _says_itself(figure: Quantity, language: str) -> bool:
    """Whether the words of a figure, read alone, give the same figure."""
    read = read_quantities(figure.surface, language)
    same = (figure.value, figure.value_high, figure.unit, figure.operator)
    return len(read) == 1 and (read[0].value, read[0].value_high, read[0].unit, read[0].operator) == same


def _entry(fact: Fact, article: Article, taken: set[str]) -> dict[str, object]:
    own: dict[str, object] = {
        "id": _id_of(fact, taken),
        "subject": fact.subject,
        "metric": fact.metric,
        **_value(fact.value),
        "role": fact.role if fact.role != "level" else None,
        "direction": fact.direction,
        "modality": fact.modality if fact.modality != "actual" else None,
        "period": _written(fact.period) if fact.period else None,
        "shape": _shape_of(fact.period) if fact.period else None,
        "place": fact.place,
        "scope": list(fact.scope),
        "attribution": fact.attribution,
        "quote": fact.quote.of(article.text),
    }
    return {key: value for key, value in own.items() if value}


def _value(value: Value) -> Mapping[str, object]:
    """A value under its own key, in the source's words."""
    if isinstance(value, Moment):
        return {"date": str(value.date), "surface": value.surface}
    if isinstance(value, Names):
        return {"names": list(value.items)}
    return {"value": value.surface if isinstance(value, Quantity) else value.text}


def _id_of(fact: Fact, taken: set[str]) -> str:
    """Of the words of its metric and its year, and a number where another fact has them too."""
    year = f" {fact.period.end.year}" if fact.period and fact.period.end else ""
    words = _PLAIN.findall(f"{fact.metric}{year}".casefold())[:_MOST_WORDS]
    name = "-".join(words if any(word.isalpha() for word in words) else ["figure", *words])
    return next(one for one in _numbered(name) if one not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _written(period: Period) -> str | None:
    """``2024``, ``2025-01..2025-06``, or days where months do not do.

    >>> from datetime import date
    >>> _written(Period(date(2024, 1, 1), date(2024, 12, 31)))
    '2024'
    """
    start, end = period.start, period.end
    if start is None or end is None or period.shape == "since":
        first = start.isoformat() if start else ""
        last = end.isoformat() if end and period.shape != "since" else ""
        return f"{first}..{last}" if first or last else None
    is_whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if is_whole and (start.month, end.month, start.year) == (1, 12, end.year):
        return f"{start.year:04}"
    first, last = (f"{start:%Y-%m}", f"{end:%Y-%m}") if is_whole else (start.isoformat(), end.isoformat())
    return first if first == last else f"{first}..{last}"


def _shape_of(period: Period) -> str | None:
    """The shape, where the form of the period does not say it."""
    if period.shape == "since" or (period.start is None and period.shape == "deadline"):
        return None
    return period.shape if period.shape != "flow" and period.is_dated else None
