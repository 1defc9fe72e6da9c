"""An article: one source, its text untouched, and what is known about it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from corpus.dates import PartialDate
from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class Article:
    """A source that answers may cite.

    `text` is the whole file, front matter included, exactly as it was read: every offset in the house is a code point
    of it, so that anyone can check a citation with the file alone. `body` is the part that speaks; only it is split
    into sentences.
    """

    id: str
    text: str
    body: Span
    title: str
    language: str = "en"
    publisher: str = ""
    author: str = ""
    published: PartialDate | None = None
    published_inferred: bool = False
    url: str = ""
    path: str = ""
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading or a list item of an article, at its exact place."""

    article: str
    span: Span
    position: int
    """Counts the article's sentences from 0."""
    paragraph: int
    """Counts the article's paragraphs from 0; a passage never crosses a heading."""
    heading: str = ""
    """The heading that the sentence stands under, or nothing."""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring sentences of one section: what retrieval finds when no single sentence says enough."""

    article: str
    span: Span
    sentences: tuple[int, ...]
    """Positions of its sentences in the article."""


class OfArticle(Protocol):
    """What belongs to one article."""

    @property
    def article(self) -> str:
        """The article's id."""
        ...


_Thing = TypeVar("_Thing", bound=OfArticle)


def by_article(things: Iterable[_Thing]) -> Mapping[str, Sequence[_Thing]]:
    """Things by the ids of their articles, each article's in their order; an article without any is not there."""
    found: dict[str, list[_Thing]] = {}
    for thing in things:
        found.setdefault(thing.article, []).append(thing)
    return found
