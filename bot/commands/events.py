"""The events of an article, as ``footnote facts`` prints them."""

from corpus.article import Article
from corpus.event import Event
from corpus.extraction.confidence import GATE


def event_fields(event: Event, article: Article) -> dict[str, object]:
    """The line of an event, for programs."""
    period = event.period
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
        "period": {
            "start": period.start.isoformat() if period and period.start else None,
            "end": period.end.isoformat() if period and period.end else None,
            "shape": period.shape if period else "unknown",
        },
        "happened": event.happened,
        "confidence": event.confidence,
    }


def event_told(event: Event, article: Article) -> str:
    """The same for a person: the place, what was done, by whom, to what, when, and how sure that is."""
    line = article.text.count("\n", 0, event.span.start) + 1
    post = " of ".join(part for part in (event.post, event.post_of) if part)
    what = f"{event.actor or '(nobody named)'} | {event.thing}{f' as {post}' if post else ''}"
    when = f", {event.period.surface}" if event.period else ""
    sure = "sure" if event.confidence >= GATE else "for review"
    sides = f"{event.kind}, {event.deed} | {what}{when}"
    return f"{article.id}:{line}: {sides} | {event.happened}, {event.confidence:.2f}, {sure}"
