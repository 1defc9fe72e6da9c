"""The zip archives that Word files are: looked over before anything in them is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from corpus.formats.document import Unreadable

_MOST_PARTS = 5_000
_LARGEST_WHOLE = 200_000_000
_LARGEST_PART = 40_000_000
"""Bytes of XML; read as a tree they take some ten times as much memory."""
_GREATEST_RATIO = 200
"""By which a part may grow when it is unpacked; text grows tenfold, and a bomb a thousandfold."""
_SMALL = 1_000_000
_TOP = 1_024
"""Bytes of a part among which it would declare a grammar."""
_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_package(content: bytes, needed: str) -> None:
    """Refuse an archive that is damaged, encrypted, or would harm whoever unpacks it.

    Args:
        content: of the file.
        needed: the part that makes it what it should be.

    Raises:
        Unreadable: says which of these it is.
    """
    if content.startswith(_OLE):
        raise Unreadable("it is encrypted, or of an old version of Word; save it as .docx without a password")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("it is no Word file, or a damaged one; save it again as .docx") from error
    for part in parts:
        _check_part(part)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_WHOLE:
        raise Unreadable("it unpacks to more than any text needs, so it is not opened; save its text as a new document")
    if needed not in {part.filename for part in parts}:
        raise Unreadable("it is an archive, but no Word file; save it as .docx")
    _check_declarations(archive, parts)


def _check_part(part: zipfile.ZipInfo) -> None:
    name = part.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise Unreadable("it names parts outside itself, as no program writes them; save its text as a new document")
    if part.flag_bits & _ENCRYPTED:
        raise Unreadable("it is encrypted; save it without a password")
    is_xml = name.endswith((".xml", ".rels"))
    grows = part.file_size > _SMALL and part.file_size > _GREATEST_RATIO * max(part.compress_size, 1)
    if grows or (is_xml and part.file_size > _LARGEST_PART):
        raise Unreadable("it unpacks to more than any text needs, so it is not opened; save its text as a new document")


def _check_declarations(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse XML that declares a grammar of its own, which no program writes into such a file."""
    for part in parts[:_MOST_PARTS]:
        if part.filename.endswith((".xml", ".rels")):
            try:
                with archive.open(part) as stream:
                    top = stream.read(_TOP)
            except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as error:
                raise Unreadable("it is a damaged Word file; save it again as .docx") from error
            if b"<!DOCTYPE" in top or b"<!ENTITY" in top:
                raise Unreadable(
                    "it declares entities of its own, as bombs do and no Word file does, so it is not opened;"
                    " save its text as a new document"
                )
