"""The columns of a table: the stretches, parted by white space, that the cells of its fullest rows take."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.formats.layout.fragment import Fragment
from corpus.formats.layout.lines import Line

_BESIDE = 3.0
"""Of the letters' size: how far to the left of a table's first column a cell of it may reach."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns begin and end."""

    stretches: tuple[tuple[float, float], ...]

    @staticmethod
    def of(rows: Sequence[Line]) -> "Grid":
        """The columns of rows."""
        most = max(len(row.cells) for row in rows)
        full = [row for row in rows if len(row.cells) == most]
        return Grid(
            tuple(
                (min(row.cells[column].x for row in full), max(row.cells[column].end for row in full))
                for column in range(most)
            )
        )

    def column(self, cell: Fragment) -> int:
        """The column that a cell shares most with, or is nearest to."""
        return max(range(len(self.stretches)), key=lambda at: _shared(cell, self.stretches[at]))

    def columns(self, cell: Fragment) -> tuple[int, ...]:
        """The columns that a cell of a head stands above: one, or several that it spans."""
        over = tuple(at for at, stretch in enumerate(self.stretches) if _shared(cell, stretch) > 0)
        return over if len(over) > 1 else (self.column(cell),)

    def holds(self, cell: Fragment) -> bool:
        """Whether a cell stands in one column, or in the white space beside it."""
        return len(self.columns(cell)) == 1

    def spans(self, line: Line) -> bool:
        """Whether all that stands on a line stands within the table."""
        begin, end = self._bounds(line.size)
        return begin <= line.x and line.end <= end

    def _bounds(self, size: float) -> tuple[float, float]:
        """Where a table may begin and end whose last column is as wide as the one before it."""
        margin, starts = _BESIDE * size, [stretch[0] for stretch in self.stretches]
        width = max((right - left for left, right in pairwise(starts[-2:])), default=0.0)
        return starts[0] - margin, max(self.stretches[-1][1] + margin, starts[-1] + width)


def _shared(cell: Fragment, stretch: tuple[float, float]) -> float:
    """How much of a stretch a cell shares; less than nothing is how far it is from it."""
    return min(cell.end, stretch[1]) - max(cell.x, stretch[0])
