"""The pieces of running text: paragraphs, headings, items and tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.formats import markdown
from corpus.formats.layout.letters import begins_han
from corpus.formats.layout.lines import LARGER, Line
from corpus.formats.layout.paragraphs import BULLET, starts_low
from corpus.formats.layout.tables import columns
from corpus.lexicons import lexicon

_LONGEST_HEADING = 160
_SET_HYPHEN = "\u2010"
"""Some programs part words by it, and leave the common one to authors."""
_JOINED = re.compile(rf"[^\W\d_]{{1,40}}[-{_SET_HYPHEN}]\w")
_PARTED = re.compile(rf"[^\W\d_][-{_SET_HYPHEN}]$")


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


def table_of(rows: Sequence[Line]) -> Piece:
    """Rows as a table."""
    return Piece(markdown.table(columns(rows)), rows[0].page, rows[0].y, rows[-1].y, is_table=True)


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


def joined(lines: Sequence[str]) -> str:
    """Lines as one; a word that was parted at the end of a line is put together again.

    >>> joined(["well-known reme-", "dies"]), joined(["a long-term commit\u2010", "ment by twenty-", "two"])
    ('well-known remedies', 'a long-term commitment by twenty-two')
    """
    written = lines[0]
    for line in lines[1:]:
        if _PARTED.search(written) and line[:1].islower():
            written = written[:-1] + line if not _is_compound(written, line) else written + line
        elif begins_han(written[-1:]) and begins_han(line):
            written += line
        else:
            written += " " + line
    return written


def _is_compound(before: str, after: str) -> bool:
    """Whether the hyphen belongs to the word: ``twenty-two``, ``two-thirds``, ``well-known``."""
    if before.endswith(_SET_HYPHEN) and _SET_HYPHEN not in before[:-1]:
        return False
    first = re.split(r"[\s(“\"]", before)[-1].rstrip(f"-{_SET_HYPHEN}").lower()
    return first in lexicon("formats")["hyphened"] or "-" in first or _JOINED.match(after) is not None
