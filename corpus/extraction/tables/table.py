"""Tables as an article writes them: rows of cells at their exact places, with their heads and their caption."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Article, Sentence
from corpus.extraction.word_lists import word_set
from corpus.periods import read_periods
from corpus.spans import Span

_BAR = re.compile(r"(?<!\\)\||\t")
_VALUE = re.compile(r"[^\w]{0,6}(?:[A-Z]{1,3}[$€£¥])?\d[\d.,]*[^\d]{0,16}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
_MOST_ROWS, _MOST_COLUMNS = 200, 24
_LONGEST_CAPTION = 200
_NEAR = 60
"""Characters of marks between the caption, or one row, and the next."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell without the white space around it, where it stands in the article."""

    text: str
    span: Span

    @property
    def has_value(self) -> bool:
        """Whether it is one number, and no year and no date: "1,204", "$ (3.1)", but not "2 to 5 years"."""
        return bool(_VALUE.fullmatch(self.text)) and not self.is_period

    @property
    def is_period(self) -> bool:
        """Whether it is nothing but a time: "2019", "May 2021", "Q3 2024"."""
        periods = read_periods(self.text, None) if len(self.text) < _NEAR else ()
        return len(periods) == 1 and len(periods[0].surface) >= len(self.text.strip("*_()")) - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: tuple[Cell, ...]
    span: Span

    @property
    def label(self) -> str:
        """The first cell."""
        return self.cells[0].text.strip("*_: ")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures below one head."""

    heads: tuple[Row, ...]
    """The rows above the first one that has figures."""
    rows: tuple[Row, ...]
    width: int
    caption: Sentence | None = None
    """The line right above it, or its heading."""

    def head_of(self, column: int) -> str:
        """The words above a column, from the top down; a head that spans several columns stands above each of them."""
        last = len(self.heads) - 1
        words = (_spread(row, self.width, column, is_last=at == last) for at, row in enumerate(self.heads))
        return " ".join(word for word in dict.fromkeys(words) if word)


def read_tables(article: Article, sentences: Sequence[Sentence]) -> Iterator[Table]:
    """The tables of an article, each with its caption.

    Args:
        article: where they stand.
        sentences: of the article, its rows among them.
    """
    for first, end in _stretches(article.text, sentences):
        rows = [_row(article.text, sentence.span) for sentence in sentences[first:end]]
        before = sentences[first - 1] if first else None
        caption = before if before and _is_caption(article.text, before, rows[0].span) else None
        yield from _tables(rows, caption)


def is_row(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a line of a table."""
    return not sentence.is_heading and bool(_BAR.search(sentence.span.of(text)) or _framed(text, sentence.span))


def _stretches(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    first = None
    for number, sentence in enumerate(sentences):
        inside = is_row(text, sentence)
        if first is not None and not (inside and _follows(text, sentences[number - 1].span, sentence.span)):
            if number - first >= _FEWEST_ROWS:
                yield first, number
            first = None
        if inside and first is None:
            first = number
    if first is not None and len(sentences) - first >= _FEWEST_ROWS:
        yield first, len(sentences)


def _follows(text: str, before: Span, after: Span) -> bool:
    """Whether a row stands right below another, with no blank line between."""
    lines = text[before.end : after.start].splitlines()
    return _is_near(text, before, after) and all(line.strip() for line in lines[1:-1])


def _is_caption(text: str, before: Sentence, first: Span) -> bool:
    """Whether a sentence right above a table names it: a heading, "In millions:", "Table 3. Output"."""
    words = before.span.of(text)
    if is_row(text, before):
        return False
    is_naming = (
        words.endswith((":", "：", ")"))
        or words.startswith(tuple(word_set("captions")))
        or not words.endswith((".", "。", "!", "?"))
    )
    return _is_near(text, before.span, first) and (before.is_heading or (len(words) <= _LONGEST_CAPTION and is_naming))


def _is_near(text: str, before: Span, after: Span) -> bool:
    """Whether nothing but marks and rules stands between."""
    between = text[before.end : after.start]
    return len(between) <= max(_NEAR, 8 * _MOST_COLUMNS) and not any(one.isalnum() for one in between)


def _row(text: str, span: Span) -> Row:
    """The cells of a line; where bars frame it, empty ones at its edges count."""
    whole = _framed(text, span) or span
    edges = [whole.start, *(match.start() for match in _BAR.finditer(text, whole.start, whole.end)), whole.end]
    cells = [_cell(text, start + bool(number), end) for number, (start, end) in enumerate(pairwise(edges))]
    return Row(tuple(cells), span)


def _framed(text: str, span: Span) -> Span | None:
    """What stands between the bars that frame a line, if any do."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    is_framed = line.lstrip().startswith("|") and line.rstrip().endswith("|") and line.count("|") > 1
    return Span(start + line.index("|") + 1, start + line.rindex("|")) if is_framed else None


def _cell(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Cell(text[start:end], Span(start, end))


def _tables(rows: Sequence[Row], caption: Sentence | None) -> Iterator[Table]:
    """One table for each head: a line of periods, or of words over figures, begins a new one."""
    width = max(len(row.cells) for row in rows)
    if len(rows) > _MOST_ROWS or not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        return
    heads: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if body and _is_head(row, width):
            yield Table(tuple(heads), tuple(body), width, caption)
            heads, body = [], []
        if not body and not _has_values(row):
            heads.append(row)
        else:
            body.append(row)
    if body:
        yield Table(tuple(heads), tuple(body), width, caption)


def _has_values(row: Row) -> bool:
    return any(cell.has_value for cell in row.cells[1:])


def _is_head(row: Row, width: int) -> bool:
    """Whether a line amid figures names columns anew: it has periods in them."""
    cells = [cell for cell in row.cells if cell.text]
    return len(cells) >= width - 1 and len(cells) > 1 and all(cell.is_period for cell in cells[1:])


def _spread(row: Row, width: int, column: int, *, is_last: bool) -> str:
    """What a line of the head says above a column: it may lack the first cell, or span several columns by each."""
    cells = [cell.text for cell in row.cells]
    over = [cell for cell in cells[1:] if cell]
    if len(cells) == width and column and len(over) == 1 and (not is_last or not cells[column]):
        return over[0]  # above all columns
    if len(cells) == width:
        before = [cell for cell in cells[1 : column + 1] if cell]
        return cells[column] or (before[-1] if before and not is_last else "")
    over = [cell for cell in cells if cell]
    columns = width - 1
    if column and over and columns % len(over) == 0:
        return over[(column - 1) // (columns // len(over))]
    return ""
