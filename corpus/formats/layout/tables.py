"""Rows whose cells stand below one another, as tables; and prose in two columns, which is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from corpus.formats.layout.fragment import Fragment
from corpus.formats.layout.grid import Grid
from corpus.formats.layout.heads import OF_ONE_TABLE, head_above, head_of
from corpus.formats.layout.lines import Line
from corpus.formats.layout.words import joined

_ALIGNED = 0.8
_FEWEST_CELLS = 2
_FEWEST_ROWS = 4
"""Of prose that was written across two columns."""
_PROSE_CELL = 28
"""Characters: cells that are longer on average are columns of prose."""
_CLOSE = 0.25
"""Of the letters' size: how exactly the cells of a column stand below one another."""
_WRAPPED = 1.5
"""Of the letters' size: how far below its first line a second line of a cell stands."""
_WIDEST_EVEN = 3.0
"""Of the letters' size: the widest white space between words of a line that was made even."""
_MOST_WRAPPED = 6
"""Lines of one cell."""
_NEXT_ROW = 3.0
"""Of the letters' size: how far below a row the next one may begin."""
_FIGURE = re.compile(r"\d")
_MARK = re.compile(r"[•‣◦▪●○■□–·*\ue000-\uf8ff-]|\(?\d{1,3}[.)]|(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4}\.?")
"""Before an item of a list, or a heading."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and which table of its page it is of."""

    line: Line
    table: int = 0
    """From 1; 0 is none."""
    is_head: bool = False


def marked(lines: Sequence[Line]) -> list[Row]:
    """Each line, and whether it is of a table: rows are two or more whose cells stand below one another."""
    rows = _with_close_cells(lines)
    are_rows = [False] * len(rows)
    for number in range(len(rows) - 1):
        if _rows_align(rows[number], rows[number + 1]):
            are_rows[number] = are_rows[number + 1] = True
    found: list[Row] = []
    tables = 0
    for is_table, run in groupby(zip(are_rows, rows, lines, strict=True), key=lambda one: one[0]):
        members = list(run)
        if not is_table:
            found += [Row(line) for _, _, line in members]
            continue
        own = [row for _, row, _ in members]
        free = _free(found)
        if free and len(free) < len(found) and _are_wrapped([one.line for one in free], found[-len(free) - 1], own):
            found[len(found) - len(free) :] = [Row(one.line, tables) for one in free]
            found += [Row(row, tables) for row in own]
            continue
        tables += 1
        count = head_above([one.line for one in free], own)
        found[len(found) - count :] = [Row(one.line, tables, is_head=True) for one in found[len(found) - count :]]
        found += [Row(row, tables) for row in own]
    return found


def _free(rows: Sequence[Row]) -> list[Row]:
    """Those behind the last table."""
    return list(takewhile(lambda row: not row.table, reversed(rows)))[::-1]


def _are_wrapped(lines: Sequence[Line], before: Row, rows: Sequence[Line]) -> bool:
    """Whether lines between the rows of two tables are a wrapped cell, so that they are rows of one."""
    grid = Grid.of([before.line, *rows])
    if len(lines) > _MOST_WRAPPED or before.line.y - lines[0].y > _NEXT_ROW * before.line.size:
        return False
    are_cells = all(len(line.cells) == 1 and line.x < grid.stretches[-1][0] for line in lines)
    bottom = min(line.y for line in lines)
    return are_cells and bottom - _NEXT_ROW * rows[0].size < rows[0].y <= lines[0].y + _CLOSE * rows[0].size


def _by_height(lines: Sequence[Line]) -> list[Line]:
    """Lines from above to below, those on one height as one, in whatever order they were written."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if found and found[-1].y - line.y < _CLOSE * line.size:
            cells = sorted((*found[-1].cells, *line.cells), key=lambda cell: cell.x)
            found[-1] = replace(found[-1], cells=tuple(cells))
        else:
            found.append(line)
    return found


def cells_of(rows: Sequence[Row]) -> list[list[str]]:
    """The words of a table's cells, row by row, the head first; what was wrapped is one cell again."""
    body = _by_height([row.line for row in rows if not row.is_head])
    grid = Grid.of(body)
    head = head_of([row.line for row in rows if row.is_head], grid)
    written = [head] if any(head) else []
    above: Line | None = None
    for line in body:
        cells: list[list[str]] = [[] for _ in grid.stretches]
        for cell in line.cells:
            cells[grid.column(cell)].append(cell.text)
        if above and written and _goes_on(written[-1], cells) and _is_right_below(line, above):
            written[-1] = [[*column, *words] for column, words in zip(written[-1], cells, strict=True)]
        else:
            written.append(cells)
        above = line
    return [[joined(words) if words else "" for words in row] for row in written]


def _goes_on(row: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """Whether cells are what was wrapped of those above: the first or all others are missing, and all figures."""
    is_part = not below[0] or (any(row[1:]) and not any(below[1:]))
    return is_part and not any(_FIGURE.search(word) for words in below for word in words)


def _is_right_below(line: Line, above: Line) -> bool:
    return 0 < above.y - line.y <= _WRAPPED * line.size


def column_by_column(lines: Sequence[Line]) -> list[Line]:
    """The same lines; where prose was written across two columns, row by row, the left column before the right one."""
    across = [line for line in lines if len(line.cells) == _FEWEST_CELLS and _is_prose_row(line)]
    if len(across) < _FEWEST_ROWS or len(across) < len(lines) / 2:
        return list(lines)
    left = [replace(line, cells=line.cells[:1]) for line in lines]
    return [*left, *(replace(line, cells=line.cells[1:]) for line in lines if len(line.cells) > 1)]


def _with_close_cells(lines: Sequence[Line]) -> list[Line]:
    """The same lines; where rows of pieces stand exactly below one another, each piece is a cell, however close."""
    rows = list(lines)
    for number in range(len(lines) - 2):
        three = lines[number : number + 3]
        are_close = any(len(line.cells) < len(line.pieces) for line in three)
        if are_close and _is_exact(three[0], three[1]) and _is_exact(three[1], three[2]):
            for row in range(number, number + 3):
                rows[row] = _piecewise(lines[row])
            if number and len(lines[number - 1].pieces) == len(lines[number].pieces):
                rows[number - 1] = _piecewise(lines[number - 1])  # the head, whose cells may be centred
    return rows


def _piecewise(line: Line) -> Line:
    return replace(line, cells=tuple(replace(piece, text=piece.text.strip()) for piece in line.pieces))


def _is_exact(above: Line, below: Line) -> bool:
    if (
        _is_marked_text(above)
        or _is_marked_text(below)
        or len(above.pieces) != len(below.pieces)
        or len(above.pieces) < _FEWEST_CELLS
        or not above.y > below.y
    ):
        return False
    if sum(len(piece.text) for piece in (*above.pieces, *below.pieces)) > _PROSE_CELL * 2 * len(above.pieces):
        return False
    pairs = list(zip(above.pieces, below.pieces, strict=True))
    return all(
        min(abs(one.x - other.x), abs(one.end - other.end)) <= _CLOSE * one.size and abs(one.size - other.size) < 1
        for one, other in pairs
    )


def _rows_align(above: Line, below: Line) -> bool:
    """Whether two lines may be rows of one table."""
    fewer, more = sorted((above, below), key=lambda line: len(line.cells))
    if any(_is_marked_text(line) or _is_even(line) for line in (above, below)):
        return False
    if len(fewer.cells) < _FEWEST_CELLS or not 0 < above.y - below.y < 4 * above.size:
        return False
    cells = (*above.cells, *below.cells)
    if sum(len(cell.text) for cell in cells) / len(cells) > _PROSE_CELL or above.size > OF_ONE_TABLE * below.size:
        return False
    aligned = sum(any(_overlap(cell, other) for other in more.cells) for cell in fewer.cells)
    return aligned >= max(_FEWEST_CELLS, len(fewer.cells) * _ALIGNED)


def _is_marked_text(line: Line) -> bool:
    """Whether a line is no row but an item of a list, or a heading with its number, however far that stands from it."""
    first, *others = line.cells
    is_one = len(others) <= 1 and any(letter.isalpha() for cell in others for letter in cell.text)
    is_bullet = not first.text[0].isalnum()
    return (
        is_one
        and _MARK.fullmatch(first.text) is not None
        and (is_bullet or not first.text[-1].isdigit() or line.is_bold)
    )


def _is_even(line: Line) -> bool:
    """Whether a line is prose whose words were driven apart until it was as wide as the others: equally far."""
    gaps = [right.x - left.end for left, right in pairwise(line.cells)]
    if len(gaps) < _FEWEST_CELLS or max(gaps) > _WIDEST_EVEN * line.size:
        return False
    are_words = sum(any(letter.isalpha() for letter in cell.text) for cell in line.cells) > len(line.cells) / 2
    return are_words and max(gaps) - min(gaps) < _CLOSE * line.size


def _overlap(cell: Fragment, other: Fragment) -> bool:
    return min(cell.end, other.end) > max(cell.x, other.x) - 0.3 * cell.size


def _is_prose_row(line: Line) -> bool:
    return min(len(cell.text) for cell in line.cells) >= _PROSE_CELL * 0.8
