"""A reply: what the reader gets, before any channel dresses it."""

from dataclasses import dataclass

from bot.answering.said.answer import Reason


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a reader is shown of an article, so that it can be found."""

    article: str
    """The article's id."""
    title: str
    publisher: str
    published: str
    """``2025``, ``2025-10``, ``2025-10-24`` or nothing."""
    published_inferred: bool
    """Whether the date was inferred from the text: say so ("about 2025-09, inferred from the text")."""
    url: str


@dataclass(frozen=True, slots=True)
class Footnote(Imprint):
    """A numbered citation, with all that lets a reader check it."""

    n: int
    """Counts from 1 within the reply; the paragraphs point at it with ``[n]``."""
    quote: str
    """The exact slice ``text[start:end]`` of the article's text."""
    start: int
    end: int
    also: tuple["Footnote", ...] = ()
    """The other articles that say the same, each with its own words: other sources of the one piece of evidence."""
    page: int = 0
    """The page that the quote begins on, counted from 1; 0 where the article has no pages."""
    heading: str = ""
    """The heading that the quote stands under, where it has no page; nothing where there is none."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Plain paragraphs with ``[n]`` marks, and the footnotes that they point at. No markup: channels add theirs.

    The first paragraph begins with what was asked for: the value, the name, "Yes". `lead` is that beginning, for
    channels that set it in bold; ``paragraphs[0].startswith(lead)`` holds.
    """

    kind: str
    paragraphs: tuple[str, ...]
    footnotes: tuple[Footnote, ...] = ()
    lead: str = ""
    reason: Reason | None = None
    """Why there is no answer; None where there is one."""
    operands: tuple[str, ...] = ()
    working: str = ""
    """How a computed figure came about: "984.702 − 930.1 = 54.602"; nothing where the sources state what is said."""
    choices: tuple[str, ...] = ()
    """What the question may mean, where it is asked back: each, said after the question, makes it clear."""
    confidence: float = 1.0
    language: str = "en"

    @property
    def abstained(self) -> bool:
        """Whether this says that the sources do not answer."""
        return self.reason is not None

    @property
    def text(self) -> str:
        """All that the reader reads, without the quotes."""
        return "\n\n".join(self.paragraphs)
