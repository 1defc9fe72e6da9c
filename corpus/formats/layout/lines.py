"""The pieces on one height as a line, and those without a gap between them as one cell of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.formats.layout.fragment import CELL_GAP, WORD_GAP, Fragment, Page
from corpus.formats.layout.letters import begins_han, plain_letters

LARGER = 1.12
"""By how much letters are larger that are not of one size with others."""
_SAME_HEIGHT = 0.45
"""Of the letters' size: how far apart the pieces of one line may stand, sub- and superscripts included."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one height of a page."""

    cells: tuple[Fragment, ...]
    """Its pieces, those without a gap between them as one."""
    page: int
    pieces: tuple[Fragment, ...] = ()
    """As they were written."""

    @property
    def text(self) -> str:
        """Its words, each a blank apart, however wide the line was set."""
        return re.sub(" {2,}", " ", " ".join(cell.text for cell in self.cells))

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.cells[0].x

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.cells[-1].end

    @property
    def y(self) -> float:
        """How high it stands."""
        return self.cells[0].y

    @property
    def size(self) -> float:
        """Of most of its letters."""
        return max(self.cells, key=lambda cell: len(cell.text)).size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is."""
        return all(cell.is_bold for cell in self.cells)

    def is_as_large_as(self, other: "Line") -> bool:
        """Whether the letters of both are of one size."""
        return abs(self.size - other.size) <= (LARGER - 1) * self.size


def lines_of(page: Page, number: int) -> list[Line]:
    """The lines of a page in the order in which they were written."""
    lines: list[list[Fragment]] = []
    for fragment in page.fragments:
        piece = replace(fragment, text=plain_letters(fragment.text))
        if lines and _is_beside(lines[-1][-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    in_order = [sorted(line, key=lambda piece: piece.x) for line in lines]
    return [Line(tuple(_merged(line)), number, tuple(line)) for line in in_order]


def _is_beside(before: Fragment, piece: Fragment) -> bool:
    return abs(before.y - piece.y) <= _SAME_HEIGHT * max(before.size, piece.size)


def _merged(pieces: Sequence[Fragment]) -> list[Fragment]:
    merged = [replace(pieces[0], text=pieces[0].text.strip())]
    for before, piece in pairwise(pieces):
        last = merged[-1]
        gap = piece.x - last.end
        if gap > CELL_GAP * last.size:
            merged.append(replace(piece, text=piece.text.strip()))
            continue
        is_apart = gap > WORD_GAP * last.size or piece.text[:1].isspace() or before.text[-1:].isspace()
        is_chinese = begins_han(last.text[-1:]) or begins_han(piece.text.strip())
        joined = last.text + (" " if is_apart and not is_chinese else "") + piece.text.strip()
        merged[-1] = replace(last, text=joined, end=piece.end, is_bold=last.is_bold and piece.is_bold)
    return merged
