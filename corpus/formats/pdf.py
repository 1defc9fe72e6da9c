"""PDF files: what their pages show, put back into paragraphs, headings and tables. Runs in the child process only."""

import io
from contextlib import suppress

from pypdf import PdfReader

from corpus.formats.document import Document, Unreadable
from corpus.formats.kinds import format_of
from corpus.formats.layout.lay_out import LaidOut, lay_out
from corpus.formats.shown.shower import Shower
from corpus.formats.vouching import vouched_date, vouched_name, vouched_title

_SEARCHED = 1_024
"""Bytes among which a PDF must say that it is one."""


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
    shower = Shower(reader)
    laid_out = lay_out([shower.show(page) for page in reader.pages])
    said = reader.metadata
    return Document(
        text=laid_out.text,
        title=_title((said and said.title) or "", laid_out),
        author=vouched_name((said and said.author) or "", laid_out.text),
        published=_published(reader, laid_out.text),
    )


def _title(said: str, laid_out: LaidOut) -> str:
    """The title that the file gives itself, where it heads its text; else the largest heading at its top."""
    title = vouched_title(said, laid_out.text)
    headings = " ".join(line for line in laid_out.text.split("\n") if line.startswith("#"))
    return title if title and (not laid_out.title or vouched_title(title, headings)) else laid_out.title


def _published(reader: PdfReader, text: str) -> str:
    """The day on which the file was made, where its text has that day as well: on others it was only printed anew."""
    with suppress(ValueError):  # a date that no calendar has
        made = reader.metadata and reader.metadata.creation_date
        return vouched_date(made.date(), text) if made else ""
    return ""
