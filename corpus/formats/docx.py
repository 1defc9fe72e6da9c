"""Word files: paragraphs, headings, lists and tables in order, and what the file says of itself. Child process only."""

import io
import re
from collections.abc import Iterator
from functools import cache

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from corpus.formats import markdown
from corpus.formats.document import Document
from corpus.formats.packages import check_package
from corpus.formats.vouching import vouched_name, vouched_title
from corpus.lexicons import lexicon

_LONGEST_HEADING = 120
_MOST_NESTED = 8


def read(content: bytes) -> Document:
    """Read a Word file.

    Raises:
        Unreadable: it is damaged, encrypted or a bomb.
    """
    check_package(content, "word/document.xml")
    word = docx.Document(io.BytesIO(content))
    pieces = list(_pieces(word))
    text = markdown.joined(pieces)
    said = word.core_properties
    return Document(
        text=text,
        title=_title(word) or vouched_title(said.title or "", text),
        author=vouched_name(said.author or "", text),
    )


def _pieces(container: WordFile | _Cell, depth: int = 0) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block, depth)
        else:
            yield _paragraph(block)
            yield from map(_paragraph, _in_boxes(block))


def _in_boxes(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraphs in boxes beside one; what is written a second time, for older programs, is left out."""
    for box in paragraph._p.iter(qn("w:txbxContent")):  # noqa: SLF001 - the library has no word for boxes
        if not any(str(above.tag).endswith("}Fallback") for above in box.iterancestors()):
            yield from (Paragraph(inner, paragraph._parent) for inner in box.iterchildren(qn("w:p")))  # noqa: SLF001


def _paragraph(paragraph: Paragraph) -> str:
    words = paragraph.text
    level = _level(paragraph)
    if level:
        return markdown.heading(words, level)
    style = _style(paragraph)
    if _of_style("bullet").search(style) or _is_numbered(paragraph):
        return markdown.item(words, mark="1." if _of_style("numbered").search(style) else "-")
    return "\n".join(markdown.paragraph(line) for line in words.split("\n") if line.strip())


def _level(paragraph: Paragraph) -> int:
    """The level of a heading, by its style, or 2 where a short line is bold through and through; else 0."""
    style = _style(paragraph)
    found = _of_style("heading").search(style)
    if found:
        return int(found[1]) + 1
    if _is_title(style):
        return 1
    runs = [run for run in paragraph.runs if run.text.strip()]
    words = paragraph.text.strip()
    is_bold = bool(runs) and all(run.bold for run in runs)
    return 2 if is_bold and len(words) <= _LONGEST_HEADING and not words.endswith((".", "。", ":", "：", ";")) else 0


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


def _is_title(style: str) -> bool:
    return _of_style("title").fullmatch(style) is not None


@cache
def _of_style(name: str) -> re.Pattern[str]:
    """How word processors of several languages call a style."""
    return re.compile(lexicon("formats")["styles"][name], re.IGNORECASE)


def _is_numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001 - the library has no other way to a list's numbers
    return properties is not None and properties.numPr is not None


def _table(table: Table, depth: int) -> Iterator[str]:
    """A table; one of a single column is a frame around text, and is read as text."""
    rows = [_row(row.cells) for row in table.rows]
    if max(map(len, rows), default=0) > 1 or depth > _MOST_NESTED:
        yield markdown.table([[_words(cell) for cell in row] for row in rows])
        return
    for row in rows:
        for cell in row:
            yield from _pieces(cell, depth + 1)


def _row(cells: tuple[_Cell, ...]) -> list[_Cell]:
    """The cells of a row, each once: the library gives a merged cell for every column that it spans."""
    return [cell for number, cell in enumerate(cells) if not number or cell._tc is not cells[number - 1]._tc]  # noqa: SLF001


def _words(cell: _Cell) -> str:
    return " ".join(paragraph.text for paragraph in cell.paragraphs)


def _title(word: WordFile) -> str:
    """The line that is set as the title, or the first heading where it stands at the top."""
    first = [paragraph for paragraph in word.paragraphs[:12] if paragraph.text.strip()]
    set_as_title = [line for line in first if _is_title(_style(line))]
    headings = [line for line in first if _level(line)]
    found = set_as_title or headings
    return " ".join(found[0].text.split()) if found else ""
