"""Pages as running text: lines, paragraphs, headings, tables.

The order in which a page was written is believed: programs write column after column. What is on one height is a line;
lines at even distances are a paragraph; rows whose pieces stand below one another are a table; what is larger or bolder
than the body is a heading; what stands in the margin of several pages is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.dating.stated import is_date
from corpus.formats import markdown
from corpus.formats.layout.fragment import Page
from corpus.formats.layout.lines import LARGER, Line, lines_of
from corpus.formats.layout.margins import without_margins
from corpus.formats.layout.paragraphs import ENDS, paragraphs
from corpus.formats.layout.pieces import Piece, piece_of, table_of
from corpus.formats.layout.tables import column_by_column, marked
from corpus.formats.layout.words import joined
from corpus.sentences.blocks import is_part

_ONE_HEADING = 1.8
"""Of the letters' size: how far apart the lines of one heading may stand."""
_SENTENCE_END = re.compile(r"[.!?](?:['\"”’)]*)(?=\s+[A-Z“\"‘(])|[。！？][”’」』]?")
_LONGEST_REST = 800


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Running text as Markdown, with a form feed before each page but the first; and the largest heading at its top."""

    text: str
    title: str


def lay_out(pages: Sequence[Page]) -> LaidOut:
    """Put pages into running text."""
    lines = without_margins([lines_of(page, number) for number, page in enumerate(pages)], pages)
    body = _body_size(lines)
    pieces = [piece for page_lines in lines for piece in _pieces(page_lines, body)]
    pieces = _with_levels(pieces, body)
    titles = [piece for piece in pieces if piece.level and piece.page == 0]
    largest = max((piece.size for piece in titles), default=0)
    title = next((piece.text for piece in titles if piece.size >= largest * 0.98), "")
    return LaidOut(_written(pieces, len(pages)), "" if is_part(title) else title)


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size that most letters have."""
    counts: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0


def _pieces(lines: Sequence[Line], body: float) -> Iterator[Piece]:
    for table, run in groupby(marked(lines), key=lambda row: row.table):
        members = list(run)
        if table:
            yield table_of(members)
        else:
            own = column_by_column([row.line for row in members])
            yield from (piece_of(block, body) for block in paragraphs(own))


def _with_levels(pieces: Sequence[Piece], body: float) -> list[Piece]:
    """Headings with their levels: the larger the letters, the higher; lines of one heading are one."""
    sizes = sorted({round(piece.size, 1) for piece in pieces if piece.level}, reverse=True)
    levels = {size: min(number, 5) + 1 for number, size in enumerate(sizes)}
    found: list[Piece] = []
    for piece in pieces:
        levelled = replace(piece, level=levels[round(piece.size, 1)]) if piece.level else piece
        if found and _are_one_heading(found[-1], levelled, body):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {levelled.text}", bottom=levelled.bottom)
        else:
            found.append(levelled)
    return found


def _are_one_heading(above: Piece, below: Piece, body: float) -> bool:
    if not above.level or (above.level, above.page) != (below.level, below.page) or above.size <= LARGER * body:
        return False
    is_near = 0 < above.bottom - below.top <= _ONE_HEADING * below.size
    return is_near and not is_date(above.text) and not is_date(below.text)


def _written(pieces: Sequence[Piece], pages: int) -> str:
    """The pieces as Markdown; a sentence that runs over a page's end is whole, and counts to the page it begins on."""
    written: list[str] = []
    for number in range(pages):
        own = [piece for piece in pieces if piece.page == number]
        texts = [markdown.heading(piece.text, piece.level) if piece.level else piece.text for piece in own]
        is_open = number and written[-1] and texts and _is_open(written[-1])
        if is_open and own[0].starts_low and not own[0].level and not own[0].is_table:
            tail, texts[0] = _parted(own[0].text)
            written[-1] = joined([written[-1], tail])
            texts = texts if texts[0] else texts[1:]
        written.append(markdown.joined(texts))
    return "\f".join(f"{text}\n" if number < pages - 1 else text for number, text in enumerate(written))


def _is_open(text: str) -> bool:
    last = text.rsplit("\n", 1)[-1]
    return not last.startswith(("#", "|")) and not ENDS.search(last)


def _parted(text: str) -> tuple[str, str]:
    """What ends the sentence of the page before, and what follows it."""
    end = _SENTENCE_END.search(text[:_LONGEST_REST])
    return (text[: end.end()], text[end.end() :].strip()) if end else (text, "")
