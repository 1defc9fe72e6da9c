"""Rows whose cells stand below one another, as tables; and prose in two columns, which is none."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.formats.layout.fragment import Fragment
from corpus.formats.layout.lines import Line

_ALIGNED = 0.8
_FEWEST_CELLS = 2
_FEWEST_ROWS = 4
"""Of prose that was written across two columns."""
_PROSE_CELL = 28
"""Characters: cells that are longer on average are columns of prose."""
_CLOSE = 0.25
"""Of the letters' size: how exactly the cells of a column stand below one another."""
_OF_ONE_TABLE = 1.25
"""By how much the letters of a table's head may be larger than those of its rows; those of a title are still larger."""


def marked(lines: Sequence[Line]) -> list[tuple[bool, Line]]:
    """Each line, and whether it is a row of a table: one of two or more whose cells stand below one another."""
    rows = _with_close_cells(lines)
    marks = [False] * len(rows)
    for number in range(len(rows) - 1):
        if _rows_align(rows[number], rows[number + 1]):
            marks[number] = marks[number + 1] = True
    return [(mark, row if mark else line) for mark, row, line in zip(marks, rows, lines, strict=True)]


def columns(lines: Sequence[Line]) -> list[list[str]]:
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
        if _is_exact(lines[number], lines[number + 1]) and _is_exact(lines[number + 1], lines[number + 2]):
            for row in range(number, number + 3):
                rows[row] = _piecewise(lines[row])
            if number and len(lines[number - 1].pieces) == len(lines[number].pieces):
                rows[number - 1] = _piecewise(lines[number - 1])  # the head, whose cells may be centred
    return rows


def _piecewise(line: Line) -> Line:
    return replace(line, cells=tuple(replace(piece, text=piece.text.strip()) for piece in line.pieces))


def _is_exact(above: Line, below: Line) -> bool:
    if len(above.pieces) != len(below.pieces) or len(above.pieces) < _FEWEST_CELLS or not above.y > below.y:
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
    if len(fewer.cells) < _FEWEST_CELLS or not 0 < above.y - below.y < 4 * above.size:
        return False
    cells = (*above.cells, *below.cells)
    if sum(len(cell.text) for cell in cells) / len(cells) > _PROSE_CELL or above.size > _OF_ONE_TABLE * below.size:
        return False
    aligned = sum(any(_overlap(cell, other) for other in more.cells) for cell in fewer.cells)
    return aligned >= max(_FEWEST_CELLS, len(fewer.cells) * _ALIGNED)


def _overlap(cell: Fragment, other: Fragment) -> bool:
    return min(cell.end, other.end) > max(cell.x, other.x) - 0.3 * cell.size


def _shared(cell: Fragment, stretch: tuple[float, float]) -> float:
    """How much of a stretch a cell shares; less than nothing is how far it is from it."""
    return min(cell.end, stretch[1]) - max(cell.x, stretch[0])


def _is_prose_row(line: Line) -> bool:
    return min(len(cell.text) for cell in line.cells) >= _PROSE_CELL * 0.8
