"""Events of one sentence: each deed with who did it, to what, and when.

Precision first: a deed whose doer or thing is cut wrongly, or only pointed at, is no event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.event import Event
from corpus.extraction.events.deeds import Deed, deed_of, events_lexicon
from corpus.extraction.events.happened import whether_happened
from corpus.extraction.events.sides import Sides, sides_of
from corpus.extraction.events.times import time_of_deed
from corpus.extraction.spot import Sentence
from corpus.extraction.word_lists import extraction_lexicon
from corpus.period import Period
from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its article's id, its span there, and that of the sentence before in its paragraph."""

    article: str
    span: Span
    before: Span | None = None


def read_events(read: Sentence, place: Place) -> Iterator[Event]:
    """The events of a sentence, in order."""
    for at, part in enumerate(read.parts):
        deed = deed_of(part.low) if part.is_word and not part.is_capitalised else None
        number = next((n for n, one in enumerate(read.clauses) if one.first <= at < one.end), None) if deed else None
        sides = sides_of(read, number, at, deed) if deed and number is not None else None
        if deed and sides and number is not None:
            event = _event(read, place, at, deed, sides)
            happened = whether_happened(read.parts, read.clauses, number, at)
            period = time_of_deed(read.parts, read.clauses[number], at, is_aside=sides.rule == "participle")
            if happened == "actual" and period and period.start and read.published and period.start > read.published:
                period = None  # "in November", read in March, is the one before, or of another year
            if happened:
                yield replace(event, happened=happened, period=_in_article(period, place.span))


def _event(read: Sentence, place: Place, at: int, deed: Deed, sides: Sides) -> Event:
    """An event with its sides; whether and when it happened is told beside it."""
    start = place.span.start
    spans = [read.parts[at].span, *(one.span for one in (sides.actor, sides.thing) if one.span)]
    is_before = sides.source == "sentence" and place.before is not None
    return Event(
        id=f"{place.article}/{deed.kind}-{start + read.parts[at].span.start}",
        article=place.article,
        kind=deed.kind,
        deed=read.parts[at].low,
        quote=Span(place.before.start, place.span.end) if is_before and place.before else place.span,
        span=Span(min(one.start for one in spans), max(one.end for one in spans)).shifted(start),
        actor=sides.actor.text,
        actor_span=sides.actor.span.shifted(start) if sides.actor.span else None,
        thing=sides.thing.text,
        post=sides.post.text if sides.post else "",
        post_of=sides.post.of_whom if sides.post else "",
        rule=sides.rule,
        confidence=_confidence(sides),
    )


def _confidence(sides: Sides) -> float:
    """What the rule is worth, less what is taken from before, and less for what may be any of its kind: "a mill"."""
    lexicon, subjects = events_lexicon(), extraction_lexicon()["confidence"]["subjects"]
    sure = float(lexicon["rules"][sides.rule]) * float(subjects[sides.source])
    return round(sure * (1.0 if sides.thing.is_definite else float(lexicon["indefinite"])), 3)


def _in_article(period: Period | None, span: Span) -> Period | None:
    """A period with its place in the article's text."""
    return replace(period, span=period.span.shifted(span.start)) if period and period.span else period
