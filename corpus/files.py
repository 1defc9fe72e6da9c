"""Files that are whole or not there."""

import ctypes
import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

_HERE: Final = -100
"""``AT_FDCWD``: a path is that of the working folder, unless it is whole."""
_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE``."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: after a crash there is the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.tmp")
    try:
        with fresh.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


@contextmanager
def writing_alone(folder: Path) -> Iterator[None]:
    """Be the one who writes below a folder, after whoever does so now; what those left who died is swept up first.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("ab") as lock:
        with suppress(OSError):  # a disk that knows no locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        for left in folder.rglob(".*.tmp"):
            left.unlink(missing_ok=True)
        yield


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders of one disk change places, in one step; False where this system cannot.

    Linux can, and Python has no word for it.
    """
    rename = _renaming()
    return bool(rename) and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


@cache
def _renaming() -> Any:  # noqa: ANN401 - a function of the C library, or None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
