"""A fact put in words, so that it can be encoded and searched like a sentence."""

from datetime import date, timedelta

from corpus.fact import Fact, Moment, Names, Value
from corpus.lexicons import lexicon
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.verbalise.chinese import statement_in_chinese
from corpus.verbalise.wording import part_of_year, said
from corpus.words import has_han


def verbalise(fact: Fact) -> str:
    """One sentence that says the fact, in the language of its metric.

    ``The scale of Shanghai's biomedical industry in 2024: 984.702 billion yuan.``
    """
    value = value_in_words(fact.value)
    if has_han(fact.metric):
        return statement_in_chinese(fact.subject, fact.metric, fact.scope, fact.period, value)
    parts = {
        "scope": ", ".join(fact.scope),
        "subject": fact.subject,
        "place": fact.place if fact.place and fact.place not in fact.subject else "",
        "when": period_in_words(fact.period) if fact.period else "",
    }
    told = {name: said("en", name, **{name: part}) if part else "" for name, part in parts.items()}
    return said("en", "fact", metric=fact.metric, value=value, **told)


def value_in_words(value: Value) -> str:
    """The value as its source writes it."""
    if isinstance(value, Quantity | Moment):
        return value.surface
    if isinstance(value, Names):
        return ", ".join(value.items)
    return value.text


def period_in_words(period: Period) -> str:
    """The shortest English for an interval.

    >>> period_in_words(Period(date(2025, 1, 1), date(2025, 6, 30)))
    'in the first half of 2025'
    >>> period_in_words(Period(None, date(2025, 12, 31), shape="deadline"))
    'by 2025'
    """
    start, end = period.start, period.end
    if start is None:
        return said("en", "until", last=_edge(end, is_last=True)) if end else ""
    if end is None:
        return said("en", "since", first=_edge(start, is_last=False))
    if period.shape == "as_of":
        return said("en", "as_of", last=_edge(end, is_last=True))
    return _interval_in_words(start, end)


def _interval_in_words(start: date, end: date) -> str:
    if start == end:
        return said("en", "one_day", day=_day(start))
    if start.day != 1 or not _ends_month(end):
        return said("en", "days", first=_day(start), last=_day(end))
    if start.year != end.year:
        return said("en", "days", first=_edge(start, is_last=False), last=_edge(end, is_last=True))
    if start.month == end.month:
        return said("en", "one_month", month=_month(start))
    return part_of_year("en", start, end) or said("en", "months", first=_name(start), last=_month(end))


def _edge(day: date, *, is_last: bool) -> str:
    """A day as the beginning, or as the end, of the longest stretch that it can mean."""
    if (day.month, day.day) == ((12, 31) if is_last else (1, 1)):
        return str(day.year)
    if _ends_month(day) if is_last else day.day == 1:
        return _month(day)
    return _day(day)


def _day(day: date) -> str:
    return said("en", "day", day=day.day, month=_name(day), year=day.year)


def _month(day: date) -> str:
    return said("en", "month", month=_name(day), year=day.year)


def _name(day: date) -> str:
    return str(lexicon("wording")["en"]["names_of_months"][day.month - 1])


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
