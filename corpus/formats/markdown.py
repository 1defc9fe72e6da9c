"""Pieces of Markdown, as the reader of articles takes them: each on lines of its own."""

import re
from collections.abc import Sequence


def paragraph(words: str) -> str:
    """Words as one line."""
    return " ".join(words.split())


def heading(words: str, level: int) -> str:
    """A heading; levels count from 1."""
    written = " ".join(words.split())
    return f"{'#' * min(max(level, 1), 6)} {written}" if written else ""


def item(words: str, depth: int = 0, mark: str = "-") -> str:
    """An item of a list; depths count from 0."""
    written = " ".join(words.split())
    return f"{'  ' * depth}{mark} {written}" if written else ""


def table(rows: Sequence[Sequence[str]]) -> str:
    r"""A table, its first row above the rule; rows that are short are filled up.

    >>> print(table([["Year", "Boats"], ["2024", "12"]]))
    | Year | Boats |
    | --- | --- |
    | 2024 | 12 |
    """
    filled = [[" ".join(cell.split()).replace("|", "/") for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    width = max(map(len, filled), default=0)
    if not width:
        return ""
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in filled]
    return "\n".join([lines[0], f"| {' | '.join(['---'] * width)} |", *lines[1:]])


def joined(pieces: Sequence[str]) -> str:
    """Pieces with a blank line between them; items of one list stand together."""
    written = ""
    before = ""
    for piece in filter(None, pieces):
        together = _is_item(before) and _is_item(piece)
        written += ("\n" if together else "\n\n") * bool(written) + piece
        before = piece
    return written


def _is_item(piece: str) -> bool:
    return bool(re.match(r" *(?:-|\d{1,3}\.) ", piece))
