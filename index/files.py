"""Files that are whole or not there: written with fsync, read back, named by their hash."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.files import sync_folder


def write_bytes(path: Path, content: bytes) -> None:
    """Write, force to disk, and read back; a full or failing disk is an error here and not later.

    Raises:
        OSError: the file could not be written, or does not give back what was written into it.
    """
    write_stream(path, lambda write: write(content))


def write_stream(path: Path, fill: Callable[[Callable[[bytes], int]], object]) -> None:
    """Write as `write_bytes` does what `fill` hands over, piece by piece, to the function that it is given.

    Raises:
        OSError: the file could not be written, or does not give back what was written into it.
    """
    digest = hashlib.sha256()
    with path.open("wb") as stream:

        def write(piece: bytes) -> int:
            digest.update(piece)
            return stream.write(piece)

        fill(write)
        stream.flush()
        os.fsync(stream.fileno())
    if sha256_of(path) != digest.hexdigest():
        raise OSError(errno.EIO, "the disk does not give back what was written", str(path))


def replace_text(path: Path, content: str) -> None:
    """Replace a file in one step: readers see the old text or the new one, never a part."""
    fresh = path.with_name(path.name + ".tmp")
    try:
        write_bytes(fresh, content.encode())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def sha256_of(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def size_of(folder: Path) -> int:
    """The bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def damaged_file(folder: Path, digests: Mapping[str, str]) -> Path | None:
    """The first file of a folder that is missing, or has another SHA-256 than given; None where all are whole."""
    for name, digest in digests.items():
        try:
            is_whole = sha256_of(folder / name) == digest
        except OSError:
            is_whole = False
        if not is_whole:
            return folder / name
    return None


def publish_folder(folder: Path, place: Path) -> None:
    """Put a finished folder into its place; one that another process has put there meanwhile gives way."""
    sync_folder(folder)
    folder.chmod(0o755)  # a temporary folder is its maker's own at first
    if place.exists():
        place.rename(folder.with_name(folder.name + ".old"))
    folder.rename(place)
    sync_folder(place.parent)
    for old in place.parent.glob(".*.old"):
        shutil.rmtree(old, ignore_errors=True)
