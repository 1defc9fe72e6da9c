"""A quote among the sentences around it, for readers of articles that have no address to look it up at."""

from dataclasses import dataclass

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Footnote
from corpus.spans import Span

_AROUND = 2
"""Sentences on each side."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Three slices of an article that follow one another, and the heading that they stand under."""

    before: str
    quote: str
    after: str
    heading: str = ""


def surroundings_of(footnote: Footnote, holdings: Holdings) -> Surroundings | None:
    """The two sentences before and the two after a quote, within its section.

    None where the article is no longer there, or no longer holds the quote at its place.
    """
    article = holdings.snapshot.articles.get(footnote.article)
    quoted = Span(footnote.start, footnote.end)
    if article is None or quoted.of(article.text) != footnote.quote:
        return None
    own = [s for s in holdings.snapshot.sentences[article.id] if not s.is_heading]
    within = [place for place, s in enumerate(own) if s.span.start < quoted.end and quoted.start < s.span.end]
    if not within:
        return Surroundings("", footnote.quote, "")
    heading = own[within[0]].heading
    near = own[max(0, within[0] - _AROUND) : within[-1] + 1 + _AROUND]
    section = [s for s in near if s.heading == heading]
    start = min(section[0].span.start, quoted.start)
    end = max(section[-1].span.end, quoted.end)
    return Surroundings(
        before=article.text[start : quoted.start], quote=footnote.quote, after=article.text[quoted.end : end],
        heading=heading,
    )  # fmt: skip
