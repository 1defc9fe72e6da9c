"""Where in its source a quote stands, as a reader looks it up: on which page, or under which heading."""

from dataclasses import replace

from bot.answering.held.holdings import Holdings
from bot.answering.said.reply import Footnote, Reply
from corpus.spans import Span

_PAGE_END = "\f"
"""What begins each page after the first in the text of an article that has pages."""


def with_places(reply: Reply, holdings: Holdings) -> Reply:
    """The reply, its footnotes with their places."""
    return replace(reply, footnotes=tuple(placed(note, holdings) for note in reply.footnotes))


def placed(note: Footnote, holdings: Holdings) -> Footnote:
    """A footnote, and its other sources, each with its page, or where its article has no pages with its heading.

    A heading that repeats the title tells no place.
    """
    also = tuple(placed(other, holdings) for other in note.also)
    text = holdings.article(note.article).text
    if _PAGE_END in text:
        return replace(note, page=text.count(_PAGE_END, 0, note.start) + 1, also=also)
    sentence = holdings.sentence_around(note.article, Span(note.start, note.end))
    heading = " ".join(sentence.heading.split()) if sentence else ""
    return replace(note, heading="" if _same(heading, note.title) else heading, also=also)


def _same(heading: str, title: str) -> bool:
    return heading.casefold().strip(" .。") == title.casefold().strip(" .。")
