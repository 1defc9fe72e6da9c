"""Events as facts: who did it and when, as one would ask for it; only of what was done and may answer."""

from collections.abc import Iterator
from datetime import timedelta

from corpus.dates import PartialDate
from corpus.event import Event
from corpus.extraction.confidence import GATE
from corpus.extraction.events.deeds import label_of
from corpus.fact import Fact, Moment, Names
from corpus.period import Period


def facts_of(event: Event) -> Iterator[Fact]:
    """The facts that an event tells: ``the founder of Elm Mills: Ida Roe``, ``its founding date: 1909``.

    What is planned, denied or only reported tells none, nor does what is not sure enough to answer.
    """
    if event.happened != "actual" or event.confidence < GATE:
        return
    if event.kind == "appointment":
        yield from _of_post(event)
        return
    if event.actor_span and any(letter.isupper() for letter in event.actor):
        yield _fact(event, "who", event.thing, label_of(event.kind, "who"), Names((event.actor,)))
    yield from _day(event, event.thing, label_of(event.kind, "when"))


def _of_post(event: Event) -> Iterator[Fact]:
    """Who has a post of whom, and since when."""
    whose = event.post_of or event.actor
    if whose and any(letter.isupper() for letter in whose):
        yield _fact(event, "who", whose, event.post, Names((event.thing,)))
    yield from _day(event, event.thing, label_of("appointment", "when").format(post=event.post))


def _day(event: Event, subject: str, metric: str) -> Iterator[Fact]:
    date = date_of(event.period) if event.period else None
    if event.period and date:
        yield _fact(event, "when", subject, metric, Moment(date, event.period.surface))


def _fact(event: Event, slot: str, subject: str, metric: str, value: Names | Moment) -> Fact:
    is_day = isinstance(value, Moment)
    span = event.period.span if is_day and event.period else event.actor_span
    return Fact(
        id=f"{event.id}-{slot}",
        article=event.article,
        subject=subject,
        metric=metric,
        value=value,
        quote=event.quote,
        value_span=span,
        role="event" if is_day else "relation",
        period=None if is_day else event.period,
        origin="extracted",
        rule=f"event-{event.rule}",
        confidence=event.confidence,
    )


def date_of(period: Period) -> PartialDate | None:
    """A period as a day, a month or a year, where it is just one of these.

    >>> from datetime import date
    >>> str(date_of(Period(date(2025, 5, 1), date(2025, 5, 31))))
    '2025-05'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if start == end:
        return PartialDate(start.year, start.month, start.day)
    ends_month = start.day == 1 and (end + timedelta(days=1)).day == 1
    if ends_month and (start.year, start.month) == (end.year, end.month):
        return PartialDate(start.year, start.month)
    is_year = ends_month and start.month == 1 and (end.year, end.month) == (start.year, 12)
    return PartialDate(start.year) if is_year else None
