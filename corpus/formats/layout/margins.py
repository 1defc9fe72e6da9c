"""Pages without what stands in the margin of several of them: running heads and feet, and the pages' numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.formats.layout.fragment import Page
from corpus.formats.layout.lines import Line

_MARGIN = 0.09
"""Of the page's height, at the top and at the bottom."""
_FEWEST_PAGES = 2
_SMALLER, _APART = 0.95, 3.0
"""Of the letters below it, how large those of a running head are; of their own size, how far it stands above them."""
_NUMBERED_PAGE = re.compile(
    r"(?i)\W{0,8}(?:page|seite|第)?\s{0,4}#\s{0,4}(?:(?:of|/|von|页|共)\s{0,4}#?\s{0,4}页?)?\W{0,8}"
)
_STAMPED = re.compile(
    r"\d{1,2}:\d\d:\d\d|^\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d\b|file://"
    r"|.{3,80}\W(?:page|seite) \d{1,4}(?: (?:of|von) \d{1,4})?$",
    re.IGNORECASE,
)
"""What programs print above or below any text: when it was printed, where it lay, and the page."""


def without_margins(pages: Sequence[Sequence[Line]], sheets: Sequence[Page]) -> list[list[Line]]:
    """The same lines, page by page, without those."""
    seen = Counter(key for lines, sheet in zip(pages, sheets, strict=True) for key in _margin_keys(lines, sheet))
    return [
        [line for line in lines if not _is_marginal(line, sheet, seen) and not _is_head(line, lines, sheet)]
        for lines, sheet in zip(pages, sheets, strict=True)
    ]


def _margin_keys(lines: Sequence[Line], sheet: Page) -> set[str]:
    return {_key(line) for line in lines if _in_margin(line, sheet)}


def _key(line: Line) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", line.text)


def _in_margin(line: Line, sheet: Page) -> bool:
    return not _MARGIN <= line.y / max(sheet.height, 1) <= 1 - _MARGIN


def _is_marginal(line: Line, sheet: Page, seen: Counter[str]) -> bool:
    key = _key(line)
    is_printed = _NUMBERED_PAGE.fullmatch(key) or _STAMPED.search(line.text)
    return _in_margin(line, sheet) and (seen[key] >= _FEWEST_PAGES or bool(is_printed))


def _is_head(line: Line, lines: Sequence[Line], sheet: Page) -> bool:
    """Whether a line of a further page stands alone at its top, in smaller letters than what is below."""
    if not line.page or line.y < (1 - _MARGIN) * sheet.height:
        return False
    below = max((other for other in lines if other.y < line.y), key=lambda other: other.y, default=None)
    return below is not None and line.size < _SMALLER * below.size and line.y - below.y > _APART * line.size
