"""Pieces of text at places on pages, as running text: lines, paragraphs, headings, tables. Pure, and knows no PDF.

The order in which a page was written is believed: programs write column after column. What is on one height is a line;
lines at even distances are a paragraph; rows whose pieces stand below one another are a table; what is larger or bolder
than the body is a heading; what stands in the margin of several pages is left out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from corpus.formats import markdown
from corpus.lexicons import lexicon

_SAME_HEIGHT = 0.35
"""Of the letters' size: how far apart the pieces of one line may stand, sub- and superscripts included."""
_CELL_GAP = 0.9
"""Of the letters' size: white space that parts two cells of a table; that between words is a third of it."""
_ALIGNED = 0.8
_LARGER = 1.12
_WIDER_GAP = 1.35
_MARGIN = 0.09
"""Of the page's height, at the top and at the bottom."""
_FEWEST_PAGES = _FEWEST_CELLS = 2
_FEWEST_ROWS = 4
"""Of prose that was written across two columns."""
_FIRST_WIDE = 0x2E80
"""The first of the letters that are as wide as they are high."""
_LONGEST_HEADING = 160
_PROSE_CELL = 28
"""Characters: cells that are longer on average are columns of prose."""
_CLOSE = 0.25
"""Of the letters' size: how exactly the cells of a column stand below one another."""
_COLUMN = 4
_FULL = 0.8
_HALF = 0.55
_LEAST_PITCH, _USUAL_PITCH, _WIDEST_USUAL_PITCH, _MOST_PITCH = 0.8, 1.2, 1.55, 3.0
_EVEN = 8
"""Lines: in fewer, even distances may be those of paragraphs of one line each."""
_NUMBERED_PAGE = re.compile(
    r"(?i)\W{0,8}(?:page|seite|第)?\s{0,4}#\s{0,4}(?:(?:of|/|von|页|共)\s{0,4}#?\s{0,4}页?)?\W{0,8}"
)
_BULLET = re.compile(r"[•‣◦▪●○■□–·*-]\s+(?=\S)")
_ENDS = re.compile(r"[.!?。！？:：;；]['\"”’」』)）\]]*$")
_SENTENCE_END = re.compile(r"[.!?](?:['\"”’)]*)(?=\s+[A-Z“\"‘(])|[。！？][”’」』]?")
_LONGEST_REST = 800
_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_NARROW, _WIDE = frozenset("iljtfrI.,;:'!|()[] "), frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text that was written in one go; lengths are in points, `y` grows upwards."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool = False

    @property
    def end(self) -> float:
        """Where it ends, as letters of a common typeface would."""
        return self.x + self.size * sum(map(_width, self.text.rstrip()))


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces on one page, in the order in which they were written."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Running text as Markdown, with a form feed before each page but the first; and the largest heading at its top."""

    text: str
    title: str


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[Fragment, ...]
    """Its pieces, those without a gap between them as one."""
    page: int
    pieces: tuple[Fragment, ...] = ()
    """As they were written."""

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def x(self) -> float:
        return self.cells[0].x

    @property
    def end(self) -> float:
        return self.cells[-1].end

    @property
    def y(self) -> float:
        return self.cells[0].y

    @property
    def size(self) -> float:
        return max(self.cells, key=lambda cell: len(cell.text)).size

    @property
    def is_bold(self) -> bool:
        return all(cell.is_bold for cell in self.cells)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, heading, item or table."""

    text: str
    page: int
    level: int = 0
    size: float = 0
    is_table: bool = False
    starts_low: bool = False
    """Whether it can be what is left of a paragraph on the page before."""


def lay_out(pages: Sequence[Page]) -> LaidOut:
    """Put pages into running text."""
    lines = _without_margins([_lines(page, number) for number, page in enumerate(pages)], pages)
    body = _body_size(lines)
    pieces = [piece for page_lines in lines for piece in _pieces(page_lines, body)]
    pieces = _with_levels(pieces, body)
    titles = [piece for piece in pieces if piece.level and piece.page == 0]
    largest = max((piece.size for piece in titles), default=0)
    title = next((piece.text for piece in titles if piece.size >= largest * 0.98), "")
    return LaidOut(_written(pieces, len(pages)), title)


def _width(letter: str) -> float:
    if ord(letter) > _FIRST_WIDE:
        return 1.0
    if letter in _NARROW:
        return 0.29
    return 0.85 if letter in _WIDE else 0.66 if letter.isupper() else 0.53


def _lines(page: Page, number: int) -> list[_Line]:
    """The pieces on one height, one after the other, as lines; neighbours without a gap are one piece."""
    lines: list[list[Fragment]] = []
    for fragment in page.fragments:
        piece = replace(fragment, text=fragment.text.translate(_same_letters()))
        if lines and _is_beside(lines[-1][-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    in_order = [sorted(line, key=lambda piece: piece.x) for line in lines]
    return [_Line(tuple(_merged(line)), number, tuple(line)) for line in in_order]


@cache
def _same_letters() -> dict[int, str]:
    """Letters that typefaces have for others, as those: ``ﬁ`` is an f and an i, and ``⽇`` is 日."""
    ligatures = {ord(mark): unicodedata.normalize("NFKC", mark) for mark in "ﬀﬁﬂﬃﬄﬅﬆ"}
    radicals = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    further = {ord(mark): letter for mark, letter in lexicon("formats")["same_letters"].items()}
    return {**ligatures, **radicals, **further, 0xAD: ""}


def _is_beside(before: Fragment, piece: Fragment) -> bool:
    return abs(before.y - piece.y) <= _SAME_HEIGHT * max(before.size, piece.size)


def _merged(pieces: Sequence[Fragment]) -> list[Fragment]:
    merged = [replace(pieces[0], text=pieces[0].text.strip())]
    for piece in pieces[1:]:
        last = merged[-1]
        gap = piece.x - last.end
        if gap > _CELL_GAP * last.size:
            merged.append(replace(piece, text=piece.text.strip()))
            continue
        is_apart = gap > 0.12 * last.size or piece.text[:1].isspace() or last.text[-1:].isspace()
        is_chinese = _HAN.match(last.text[-1:]) or _HAN.match(piece.text.strip())
        joined = last.text + (" " if is_apart and not is_chinese else "") + piece.text.strip()
        merged[-1] = replace(last, text=joined, is_bold=last.is_bold and piece.is_bold)
    return merged


def _without_margins(pages: list[list[_Line]], sheets: Sequence[Page]) -> list[list[_Line]]:
    """The same lines without running heads and feet and without the numbers of pages."""
    seen = Counter(key for lines, sheet in zip(pages, sheets, strict=True) for key in _margin_keys(lines, sheet))
    return [
        [line for line in lines if not _is_marginal(line, sheet, seen)]
        for lines, sheet in zip(pages, sheets, strict=True)
    ]


def _margin_keys(lines: Sequence[_Line], sheet: Page) -> set[str]:
    return {_key(line) for line in lines if _in_margin(line, sheet)}


def _key(line: _Line) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", line.text)


def _in_margin(line: _Line, sheet: Page) -> bool:
    return not _MARGIN <= line.y / max(sheet.height, 1) <= 1 - _MARGIN


def _is_marginal(line: _Line, sheet: Page, seen: Counter[str]) -> bool:
    key = _key(line)
    return _in_margin(line, sheet) and (seen[key] >= _FEWEST_PAGES or bool(_NUMBERED_PAGE.fullmatch(key)))


def _body_size(pages: Sequence[Sequence[_Line]]) -> float:
    """The size that most letters have."""
    counts: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0


def _pieces(lines: Sequence[_Line], body: float) -> Iterator[_Piece]:
    for is_table, run in groupby(_marked(lines), key=lambda marked: marked[0]):
        members = [line for _, line in run]
        if is_table:
            yield _Piece(markdown.table(_columns(members)), members[0].page, is_table=True)
        else:
            yield from _paragraphs(_in_columns(members), body)


def _marked(lines: Sequence[_Line]) -> list[tuple[bool, _Line]]:
    """Each line, and whether it is a row of a table: one of two or more whose cells stand below one another."""
    rows = _with_close_cells(lines)
    marks = [False] * len(rows)
    for number in range(len(rows) - 1):
        if _rows_align(rows[number], rows[number + 1]):
            marks[number] = marks[number + 1] = True
    return [(mark, row if mark else line) for mark, row, line in zip(marks, rows, lines, strict=True)]


def _with_close_cells(lines: Sequence[_Line]) -> list[_Line]:
    """The same lines; where rows of pieces stand exactly below one another, each piece is a cell, however close."""
    rows = list(lines)
    for number in range(len(lines) - 2):
        if _is_exact(lines[number], lines[number + 1]) and _is_exact(lines[number + 1], lines[number + 2]):
            for row in range(number, number + 3):
                rows[row] = _piecewise(lines[row])
            if number and len(lines[number - 1].pieces) == len(lines[number].pieces):
                rows[number - 1] = _piecewise(lines[number - 1])  # the head, whose cells may be centred
    return rows


def _piecewise(line: _Line) -> _Line:
    return replace(line, cells=tuple(replace(piece, text=piece.text.strip()) for piece in line.pieces))


def _is_exact(above: _Line, below: _Line) -> bool:
    if len(above.pieces) != len(below.pieces) or len(above.pieces) < _FEWEST_CELLS or not above.y > below.y:
        return False
    if sum(len(piece.text) for piece in (*above.pieces, *below.pieces)) > _PROSE_CELL * 2 * len(above.pieces):
        return False
    pairs = list(zip(above.pieces, below.pieces, strict=True))
    return all(
        min(abs(one.x - other.x), abs(one.end - other.end)) <= _CLOSE * one.size and abs(one.size - other.size) < 1
        for one, other in pairs
    )


def _rows_align(above: _Line, below: _Line) -> bool:
    """Whether two lines may be rows of one table."""
    fewer, more = sorted((above, below), key=lambda line: len(line.cells))
    if len(fewer.cells) < _FEWEST_CELLS or not 0 < above.y - below.y < 4 * above.size:
        return False
    cells = (*above.cells, *below.cells)
    if sum(len(cell.text) for cell in cells) / len(cells) > _PROSE_CELL:
        return False
    aligned = sum(any(_overlap(cell, other) for other in more.cells) for cell in fewer.cells)
    return aligned >= max(_FEWEST_CELLS, len(fewer.cells) * _ALIGNED)


def _overlap(cell: Fragment, other: Fragment) -> bool:
    return min(cell.end, other.end) > max(cell.x, other.x) - 0.3 * cell.size


def _columns(lines: Sequence[_Line]) -> list[list[str]]:
    """The cells in columns, which are the white-space-parted stretches that the cells of the fullest rows take."""
    most = max(len(line.cells) for line in lines)
    full = [line for line in lines if len(line.cells) == most]
    stretches = [
        (min(line.cells[column].x for line in full), max(line.cells[column].end for line in full))
        for column in range(most)
    ]
    rows: list[list[str]] = []
    for line in lines:
        row = [""] * most
        for cell in line.cells:
            column = max(range(most), key=lambda at: _shared(cell, stretches[at]))
            row[column] = f"{row[column]} {cell.text}".strip()
        rows.append(row)
    return rows


def _shared(cell: Fragment, stretch: tuple[float, float]) -> float:
    """How much of a stretch a cell shares; less than nothing is how far it is from it."""
    return min(cell.end, stretch[1]) - max(cell.x, stretch[0])


def _in_columns(lines: Sequence[_Line]) -> list[_Line]:
    """The same lines; where prose was written across two columns, row by row, the left column before the right one."""
    across = [line for line in lines if len(line.cells) == _FEWEST_CELLS and _is_prose_row(line)]
    if len(across) < _FEWEST_ROWS or len(across) < len(lines) / 2:
        return list(lines)
    left = [replace(line, cells=line.cells[:1]) for line in lines]
    return [*left, *(replace(line, cells=line.cells[1:]) for line in lines if len(line.cells) > 1)]


def _is_prose_row(line: _Line) -> bool:
    return min(len(cell.text) for cell in line.cells) >= _PROSE_CELL * 0.8


def _paragraphs(lines: Sequence[_Line], body: float) -> Iterator[_Piece]:
    pitch = _pitch(lines)
    block: list[_Line] = []
    for line in lines:
        if block and not _goes_on(block, line, pitch, _right_margin(block[-1], lines)):
            yield _piece(block, body)
            block = []
        block.append(line)
    if block:
        yield _piece(block, body)


def _pitch(lines: Sequence[_Line]) -> float:
    """The distance of two lines of a paragraph, in sizes of their letters: the least that is common."""
    pairs = pairwise(lines)
    steps = sorted((above.y - below.y) / below.size for above, below in pairs if below.size and above.y > below.y)
    steps = [step for step in steps if _LEAST_PITCH < step < _MOST_PITCH]
    if not steps:
        return _USUAL_PITCH
    least = steps[len(steps) // 10]
    is_even = len(steps) >= _EVEN and steps[len(steps) * 7 // 10] < least * 1.1
    return least if is_even else min(least, _WIDEST_USUAL_PITCH)


def _right_margin(line: _Line, lines: Sequence[_Line]) -> float:
    """Where the longest line ends that is of one column with `line`: it begins about there, in letters as large."""
    near = (other for other in lines if abs(other.x - line.x) < _COLUMN * line.size and _same_size(other, line))
    return max(other.end for other in near)


def _goes_on(block: Sequence[_Line], line: _Line, pitch: float, right: float) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = block[-1]
    if not _same_size(last, line) or last.is_bold != line.is_bold or _BULLET.match(line.text):
        return False
    if line.y > last.y:  # up again: a new column
        return not last.is_bold and not _ENDS.search(last.text) and _starts_low(line.text)
    if last.y - line.y > _WIDER_GAP * pitch * line.size or _is_shifted(block, line):
        return False
    width = (last.end - last.x) / max(right - last.x, 1)
    ended = bool(_ENDS.search(last.text))
    return not (width < _FULL and ended) and not (width < _HALF and not _starts_low(line.text))


def _same_size(line: _Line, other: _Line) -> bool:
    return abs(line.size - other.size) <= (_LARGER - 1) * line.size


def _is_shifted(block: Sequence[_Line], line: _Line) -> bool:
    """Whether a line begins elsewhere than the one above it, other than behind an indented first line or a bullet."""
    shift = line.x - block[-1].x
    if len(block) == 1 and (shift < 0 or _BULLET.match(block[0].text)):
        return abs(shift) > 5 * line.size
    return abs(shift) > line.size


def _starts_low(text: str) -> bool:
    return text[:1].islower() or bool(_HAN.match(text[:1])) or text[:1].isdigit()


def _piece(block: Sequence[_Line], body: float) -> _Piece:
    text = _joined([line.text for line in block])
    first = block[0]
    is_larger, is_bold = first.size > _LARGER * body, all(line.is_bold for line in block)
    is_heading = (
        (is_larger or is_bold) and len(text) <= _LONGEST_HEADING and not text.endswith((".", "。", ",", ";", "："))
    )
    bullet = _BULLET.match(text)
    if bullet and not is_heading:
        text = markdown.item(text[bullet.end() :])
    return _Piece(
        text,
        first.page,
        level=int(is_heading and any(letter.isalpha() for letter in text)),
        size=first.size + 0.01 * is_bold,
        starts_low=_starts_low(text),
    )


def _joined(lines: Sequence[str]) -> str:
    """Lines as one; a word that was parted at the end of a line is put together again."""
    written = lines[0]
    for line in lines[1:]:
        if re.search(r"[^\W\d_]-$", written) and line[:1].islower():
            written = written[:-1] + line if not _is_compound(written, line) else written + line
        elif _HAN.match(written[-1:]) and _HAN.match(line[:1]):
            written += line
        else:
            written += " " + line
    return written


def _is_compound(before: str, after: str) -> bool:
    """Whether the hyphen belongs to the word: ``twenty-two``, ``two-thirds``, ``well-known``."""
    first = re.split(r"[\s(“\"]", before)[-1].rstrip("-").lower()
    return first in lexicon("formats")["hyphened"] or "-" in first or re.match(r"[^\W\d_]+-", after) is not None


def _with_levels(pieces: Sequence[_Piece], body: float) -> list[_Piece]:
    """Headings with their levels: the larger the letters, the higher; headings of one size that follow are one."""
    sizes = sorted({round(piece.size, 1) for piece in pieces if piece.level}, reverse=True)
    levels = {size: min(number, 5) + 1 for number, size in enumerate(sizes)}
    found: list[_Piece] = []
    for piece in pieces:
        levelled = replace(piece, level=levels[round(piece.size, 1)]) if piece.level else piece
        before = found[-1] if found else None
        if (
            before
            and before.level
            and before.level == levelled.level
            and before.page == piece.page
            and before.size > _LARGER * body
        ):
            found[-1] = replace(before, text=f"{before.text} {levelled.text}")
        else:
            found.append(levelled)
    return found


def _written(pieces: Sequence[_Piece], pages: int) -> str:
    """The pieces as Markdown; a sentence that runs over a page's end is whole, and counts to the page it begins on."""
    written: list[str] = []
    for number in range(pages):
        own = [piece for piece in pieces if piece.page == number]
        texts = [markdown.heading(piece.text, piece.level) if piece.level else piece.text for piece in own]
        is_open = number and written[-1] and texts and _is_open(written[-1])
        if is_open and own[0].starts_low and not own[0].level and not own[0].is_table:
            tail, texts[0] = _parted(own[0].text)
            written[-1] = _joined([written[-1], tail])
            texts = texts if texts[0] else texts[1:]
        written.append(markdown.joined(texts))
    return "\f".join(f"{text}\n" if number < pages - 1 else text for number, text in enumerate(written))


def _is_open(text: str) -> bool:
    last = text.rsplit("\n", 1)[-1]
    return not last.startswith(("#", "|")) and not _ENDS.search(last)


def _parted(text: str) -> tuple[str, str]:
    """What ends the sentence of the page before, and what follows it."""
    end = _SENTENCE_END.search(text[:_LONGEST_REST])
    return (text[: end.end()], text[end.end() :].strip()) if end else (text, "")
