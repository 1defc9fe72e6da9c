"""What a page shows: pieces of text, and where they stand."""

from dataclasses import dataclass

WORD_GAP = 0.15
"""Of the letters' size: white space between two words; what is less stands between letters of one."""
CELL_GAP = 0.9
"""Of the letters' size: white space that parts two cells of a table; that between words is a third of it."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text that was written in one go; lengths are in points, `y` grows upwards."""

    text: str
    x: float
    y: float
    size: float
    end: float
    """Where it ends, as `x` is where it begins."""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces on one page, in the order in which they were written."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]
