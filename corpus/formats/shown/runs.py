"""Letters put together into pieces of text, by the white space between them, as the eye does."""

import math
from dataclasses import dataclass, replace
from typing import Final

from corpus.formats.document import Unreadable
from corpus.formats.layout.fragment import CELL_GAP, WORD_GAP, Fragment

_MOST_PIECES: Final = 50_000
"""On one page; a page full of text has a few hundred."""
_OVERLAP: Final = 0.4
"""Of the letters' size: how far a letter may reach under the one before it."""
_ONE_HEIGHT: Final = 0.05
_STRUCK_AGAIN: Final = 0.1
"""Of the letters' size: how far beside itself a text is shown a second time."""
_FEWEST_BLANKS: Final = 3
"""In a row: fewer stand between words, as where lines are made even with blanks."""
_WIDEST_BLANK: Final = 1.5
"""Of the letters' size: between words of an even line; what is wider parts cells."""


@dataclass(slots=True)
class Run:
    """Letters that stand next to one another; `along` and `across` are measured in the direction of the text."""

    text: str
    turn: int
    """In right angles, anti-clockwise."""
    along: float
    end: float
    across: float
    size: float
    is_bold: bool

    def placed(self, left: float, bottom: float, width: float, height: float) -> Fragment:
        """Where it is on the page, when the page is turned so that it can be read."""
        starts = ((left, bottom), (bottom, -left - width), (-left - width, -bottom - height), (-bottom - height, left))
        x, y = starts[self.turn]
        return Fragment(self.text, self.along - x, self.across - y, self.size, self.end - x, self.is_bold)


class Runs:
    """The pieces of a page, in the order in which they were written; what is a running head or foot lies apart."""

    def __init__(self) -> None:
        self.pieces: list[Run] = []
        self.marks: list[Run] = []
        """Of running heads and feet, where the file says which these are."""
        self._is_moved = True
        self._blanks = 0
        self._struck = (b"", 0.0, 0.0)

    def move(self) -> None:
        """Let what comes stand elsewhere than behind what was."""
        self._is_moved = True

    def add_blanks(self, count: int) -> None:
        """Note blanks, which are not seen, before the next letter."""
        self._blanks += count

    def widen(self, end: float, *, is_mark: bool) -> None:
        """Let the last piece reach as far as what follows it unseen."""
        pieces = self.marks if is_mark else self.pieces
        if pieces and not self._is_moved:
            pieces[-1].end = max(pieces[-1].end, end)

    def is_struck_again(self, written: bytes, along: float, across: float, size: float) -> bool:
        """Whether a text was shown just before in nearly the same place, which makes letters look bold."""
        before, self._struck = self._struck, (written, along, across)
        return before[0] == written and math.dist(before[1:], (along, across)) < _STRUCK_AGAIN * size

    def put(self, run: Run, *, is_mark: bool) -> None:
        """Add letters to the piece before them, or let them begin a new one.

        Raises:
            Unreadable: there are more pieces than a page can show.
        """
        pieces = self.marks if is_mark else self.pieces
        blanks, is_moved = self._blanks, self._is_moved
        self._blanks, self._is_moved = 0, False
        last = pieces[-1] if pieces else None
        if last and _may_go_on(last, run):
            gap = (run.along - last.end) / max(run.size, 0.01)
            if not blanks and -_OVERLAP < gap < WORD_GAP:
                last.text += run.text
                last.end = run.end
                return
            if not is_moved and blanks < _FEWEST_BLANKS and 0 < gap < (_WIDEST_BLANK if blanks else CELL_GAP):
                last.text += f" {run.text}"
                last.end = run.end
                return
        if len(pieces) > _MOST_PIECES:
            raise Unreadable("a page of it has more pieces of text than a page can show; save a simpler document")
        pieces.append(replace(run, text=f" {run.text}") if blanks else run)


def _may_go_on(last: Run, run: Run) -> bool:
    """Whether letters are of one line and one kind with those before them."""
    is_level = last.turn == run.turn and abs(last.across - run.across) <= _ONE_HEIGHT * run.size
    return is_level and abs(last.size - run.size) <= _ONE_HEIGHT * run.size and last.is_bold == run.is_bold
