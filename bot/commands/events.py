"""The events of an article, as ``footnote facts`` prints them."""

from bot.commands.reviewing import period_fields, place_of
from corpus.article import Article
from corpus.event import Event
from corpus.extraction.confidence import GATE


def event_fields(event: Event, article: Article) -> dict[str, object]:
    """The line of an event, for programs."""
    return {
        "article": event.article,
        "start": event.span.start,
        "end": event.span.end,
        "text": event.span.of(article.text),
        "event": event.kind,
        "deed": event.deed,
        "actor": event.actor,
        "thing": event.thing,
        "post": event.post,
        "post_of": event.post_of,
        "period": period_fields(event.period),
        "happened": event.happened,
        "confidence": event.confidence,
    }


def event_told(event: Event, article: Article) -> str:
    """The same for a person: the place, what was done, by whom, to what, when, and how sure that is."""
    post = " of ".join(part for part in (event.post, event.post_of) if part)
    what = f"{event.actor or '(nobody named)'} | {event.thing}{f' as {post}' if post else ''}"
    when = f", {event.period.surface}" if event.period else ""
    sure = "sure" if event.confidence >= GATE else "for review"
    sides = f"{event.kind}, {event.deed} | {what}{when}"
    return f"{place_of(article, event.span)}: {sides} | {event.happened}, {event.confidence:.2f}, {sure}"
