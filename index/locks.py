"""Locks that a dead process does not hold: the operating system frees them, however the process ended."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from index.errors import BuildRunning, IndexingError


@contextlib.contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Be the one writer; the file holds the number of the process that is.

    Raises:
        BuildRunning: another process is.
        IndexingError: the file cannot be written or locked.
    """
    try:
        lock = path.open("ab+", buffering=0)
    except OSError as error:
        raise IndexingError(f"{path} cannot be written ({error.strerror}); set INDEX_DIR") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildRunning(
                f"{_who_holds(path)} is building the index in {path.parent}; wait until it has finished"
            ) from error
        except OSError as error:
            raise IndexingError(
                f"{path} cannot be locked ({error.strerror}); see to the disk, or set INDEX_DIR"
            ) from error
        with contextlib.suppress(OSError):  # a full disk: the lock holds, though nobody can tell whose it is
            lock.truncate(0)
            lock.write(f"{os.getpid()}\n".encode())
        yield


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Keep `path` from being taken by `unread` meanwhile; a disk that knows no locks is read all the same.

    Raises:
        OSError: there is no such file.
    """
    with path.open("rb") as lease:
        with contextlib.suppress(OSError):
            fcntl.flock(lease, fcntl.LOCK_SH)
        yield


@contextlib.contextmanager
def unread(path: Path) -> Iterator[bool]:
    """Whether nobody reads what `path` stands for, and so nobody can begin to while this lasts."""
    try:
        lease = path.open("rb")
    except OSError:
        yield True  # what is not there has no reader
        return
    with lease:
        try:
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        except OSError:
            pass
        yield True


def _who_holds(path: Path) -> str:
    """Who holds a lock and since when, as far as it can be told."""
    try:
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(sep=" ", timespec="seconds")
        return f"another process ({int(path.read_text(encoding='ascii'))}, since {since})"
    except (OSError, ValueError):
        return "another process"
