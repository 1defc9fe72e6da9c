"""The head of a table: the lines above its rows, which may be written cell after cell, and span columns."""

from collections.abc import Sequence

from corpus.formats.layout.grid import Grid
from corpus.formats.layout.lines import Line
from corpus.formats.layout.paragraphs import ENDS

_PITCH = 1.7
"""Of the letters' size: how far apart the lines of one cell may stand."""
_FIRST_STEP = 3.0
"""How far above the first row the head may end."""
OF_ONE_TABLE = 1.25
"""How much larger the letters of a head may be than those of its rows; those of a title are still larger."""
_MOST_LINES = 40
_FEWEST_COLUMNS = 2


def head_above(lines: Sequence[Line], rows: Sequence[Line]) -> int:
    """How many of the lines right before the rows of a table are its head; none where they are not.

    Args:
        lines: what was written before the rows.
        rows: of the table.
    """
    grid, first = Grid.of(rows), rows[0]
    top, count = first.y, 0
    for line in lines[: -_MOST_LINES - 1 : -1]:
        if not _is_of_head(line, grid, first, top, is_nearest=not count):
            break
        top = max(top, line.y)
        count += 1
    head = lines[len(lines) - count :]
    covered = {column for line in head for cell in line.cells for column in grid.columns(cell)}
    return count if len(covered) >= _FEWEST_COLUMNS else 0


def head_of(lines: Sequence[Line], grid: Grid) -> list[list[str]]:
    """The lines of the head's cells, column by column, from above; what spans columns stands in each of them."""
    columns: list[list[str]] = [[] for _ in grid.stretches]
    for line in sorted(lines, key=lambda line: -line.y):
        for cell in line.cells:
            for column in grid.columns(cell):
                columns[column].append(cell.text)
    return columns


def _is_of_head(line: Line, grid: Grid, first: Line, top: float, *, is_nearest: bool) -> bool:
    reach = (_FIRST_STEP if is_nearest else _PITCH) * max(line.size, first.size)
    if not first.y < line.y <= top + reach or line.size > OF_ONE_TABLE * first.size or not grid.spans(line):
        return False
    return (len(line.cells) > 1 or grid.holds(line.cells[0])) and not ENDS.search(line.text)
