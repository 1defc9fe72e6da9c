"""PDF files: what their pages show, put back into paragraphs, headings and tables. Runs in the child process only."""

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pypdf import PageObject, PdfReader

from corpus.formats.document import Document, Unreadable
from corpus.formats.kinds import format_of
from corpus.formats.layout.fragment import Fragment, Page
from corpus.formats.layout.lay_out import lay_out
from corpus.formats.typefaces import give_spaces
from corpus.formats.vouching import vouched_date, vouched_name, vouched_title

_SEARCHED = 1_024
"""Bytes among which a PDF must say that it is one."""
_MOST_FRAGMENTS = 50_000
"""On one page; a page full of text has a few hundred."""


def read(content: bytes) -> Document:
    """Read a PDF.

    Raises:
        Unreadable: it is damaged, encrypted, too long, or holds pictures of text only.
    """
    if b"%PDF-" not in content[:_SEARCHED]:
        raise Unreadable("it is no PDF; name the file for what it is, or save it again as a PDF")
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise Unreadable("it is encrypted; save a copy of it without a password")
    limits = getattr(format_of(".pdf"), "limits", None)
    if limits and len(reader.pages) > limits.pages:
        raise Unreadable(f"it has more than {limits.pages:,} pages; part it into several files")
    laid_out = lay_out([_read_page(page) for page in reader.pages])
    said = reader.metadata
    return Document(
        text=laid_out.text,
        title=vouched_title((said and said.title) or "", laid_out.text) or laid_out.title,
        author=vouched_name((said and said.author) or "", laid_out.text),
        published=_published(reader, laid_out.text),
    )


def _read_page(page: PageObject) -> Page:
    """The pieces of text of a page, in the order in which they were written."""
    fragments: list[Fragment] = []

    def visit(text: str, outer: Any, inner: Any, font: Any, size: Any) -> None:  # noqa: ANN401
        if text.strip():
            fragments.extend(_fragments(text, outer, inner, font, float(size or 0)))
        if len(fragments) > _MOST_FRAGMENTS:
            raise Unreadable("a page of it has more pieces of text than a page can show; save a simpler document")

    give_spaces(page)
    page.extract_text(visitor_text=visit)
    box = page.mediabox
    return Page(float(box.width), float(box.height), tuple(fragments))


def _fragments(text: str, outer: Any, inner: Any, font: Any, size: float) -> Iterator[Fragment]:  # noqa: ANN401
    """Where a piece stands on the page, and how large it is there; a piece of several lines is several pieces."""
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    down = abs(inner[3] * outer[3] + inner[2] * outer[1])
    across = abs(inner[0] * outer[0] + inner[1] * outer[2])
    height = size * (down or across or 1)
    name = str((font or {}).get("/BaseFont", "")).lower()
    is_bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "medi"))
    for number, line in enumerate(line for line in text.split("\n") if line.strip()):
        yield Fragment(line, float(x), float(y) - number * height * 1.2, height, is_bold)


def _published(reader: PdfReader, text: str) -> str:
    """The day on which the file was made, where its text has that day as well: on others it was only printed anew."""
    with suppress(ValueError):  # a date that no calendar has
        made = reader.metadata and reader.metadata.creation_date
        return vouched_date(made.date(), text) if made else ""
    return ""
