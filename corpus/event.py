"""An event: what somebody did, or what befell something, and when, as one article tells it."""

from dataclasses import dataclass
from typing import Literal

from corpus.period import Period
from corpus.spans import Span

Happened = Literal["actual", "target", "forecast", "estimate", "reported", "denied"]
"""Whether it happened: it did; it is planned, or expected; somebody says so; it is said not to have."""


@dataclass(frozen=True, slots=True)
class Event:
    """``Edith Vance founded the museum in 1931``: actor, deed, thing, period; a slot that is not told is empty."""

    id: str
    article: str
    kind: str
    """What was done, by its name in the lexicon: "founding", "opening", "purchase"."""
    deed: str
    """The verb as the text writes it."""
    quote: Span
    """The sentence, or the sentences, that tell it."""
    span: Span
    """From the first to the last of its words within the quote."""
    actor: str = ""
    actor_span: Span | None = None
    """Where the actor is named, where that is in the sentence itself."""
    thing: str = ""
    """What was done to, or what it befell."""
    post: str = ""
    """To what somebody was appointed: "chief executive"."""
    post_of: str = ""
    """Of whom he has that post."""
    period: Period | None = None
    happened: Happened = "actual"
    rule: str = ""
    confidence: float = 1.0
