"""A database copied while somebody writes to it, with all that was written: a copy of its file would lack the last."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.state.errors import StateError

_HEADER = b"SQLite format 3\0"


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database."""
    with path.open("rb") as stream:
        return stream.read(len(_HEADER)) == _HEADER


def copy_database(path: Path, copy: Path) -> None:
    """Copy a database as it is at one moment.

    Raises:
        StateError: it cannot be read.
    """
    try:
        with (
            closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        raise StateError(f"{path} cannot be copied ({error}); no backup was written") from error
