"""Files that are whole or not there: written with fsync, named by their hash."""

import hashlib
import os
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Write and force to disk; a full disk is an error here and not later."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def replace_text(path: Path, content: str) -> None:
    """Replace a file in one step: readers see the old text or the new one, never a part."""
    fresh = path.with_name(path.name + ".tmp")
    try:
        write_bytes(fresh, content.encode())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
