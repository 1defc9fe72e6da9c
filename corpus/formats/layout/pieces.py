"""The pieces of running text: paragraphs, headings, items and tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.formats import markdown
from corpus.formats.layout.lines import LARGER, Line
from corpus.formats.layout.paragraphs import BULLET, starts_low
from corpus.formats.layout.tables import Row, cells_of
from corpus.formats.layout.words import joined

_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, item or table."""

    text: str
    page: int
    top: float
    bottom: float
    """How high its first and its last line stand."""
    level: int = 0
    """Of a heading; 0 is none."""
    size: float = 0
    is_table: bool = False
    starts_low: bool = False
    """Whether it can be what is left of a paragraph on the page before."""


def table_of(rows: Sequence[Row]) -> Piece:
    """Rows as a table."""
    first, last = rows[0].line, rows[-1].line
    return Piece(markdown.table(cells_of(rows)), first.page, first.y, last.y, is_table=True)


def piece_of(block: Sequence[Line], body: float) -> Piece:
    """The lines of a paragraph as one, or as a heading where they are larger or bolder than the body's letters."""
    text = joined([line.text for line in block])
    first = block[0]
    is_larger, is_bold = first.size > LARGER * body, all(line.is_bold for line in block)
    is_heading = (
        (is_larger or is_bold) and len(text) <= _LONGEST_HEADING and not text.endswith((".", "。", ",", ";", "："))
    )
    bullet = BULLET.match(text)
    if bullet and not is_heading:
        text = markdown.item(text[bullet.end() :])
    return Piece(
        text,
        first.page,
        first.y,
        block[-1].y,
        level=int(is_heading and any(letter.isalpha() for letter in text)),
        size=first.size + 0.01 * is_bold,
        starts_low=starts_low(text),
    )
