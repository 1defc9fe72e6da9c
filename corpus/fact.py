"""A fact: one thing that one article says, in slots, with the sentence that says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.dates import PartialDate
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.spans import Span

Role = Literal[
    "level", "change", "growth", "share", "count", "rank", "multiple", "duration", "target",
    "event", "relation", "list", "description", "reason",
]  # fmt: skip
Modality = Literal["actual", "forecast", "target", "estimate"]
Direction = Literal["", "up", "down", "flat"]
OTHER_WAY: Mapping[str, Direction] = {"up": "down", "down": "up"}
Origin = Literal["curated", "extracted"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A value that is a date: when something happened."""

    date: PartialDate
    surface: str


@dataclass(frozen=True, slots=True)
class Names:
    """A value that is one name or several: who, what, where."""

    items: tuple[str, ...]
    complete: bool = True
    """False where the source says "such as": there are more than it names."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A value in the source's own words: what something is, what it is for, why it happened."""

    text: str


Value = Quantity | Moment | Names | Phrase


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject, metric and value, with all that limits them; a slot that the source does not fill is empty."""

    id: str
    article: str
    subject: str
    metric: str
    value: Value
    quote: Span
    """The sentence, or the sentences, that say it: a slice of the article's text."""
    value_span: Span | None = None
    """Where the value stands within the quote, where it is one stretch."""
    role: Role = "level"
    scope: tuple[str, ...] = ()
    """What narrows the metric: a sector, a class of products, "above the designated size"."""
    place: str = ""
    period: Period | None = None
    modality: Modality = "actual"
    direction: Direction = ""
    attribution: str = ""
    """Whom the article names as its source."""
    origin: Origin = "curated"
    rule: str = ""
    """The extractor's rule; nothing for a curated fact."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Term:
    """A name that the corpus uses, with the other names that readers use for it, in English and in Chinese."""

    name: str
    aliases: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    article: str = ""
    """Whose term it is: what "the river" means in one article it does not mean in the next."""
