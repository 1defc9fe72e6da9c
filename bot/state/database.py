"""The database file: opened, brought up to date by the migrations, and shared by the tables."""

import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal

from bot.state.errors import StateError

FILE: Final = "state.db"
_BUSY_SECONDS: Final = 10.0
_MIGRATION: Final = re.compile(r"(\d{4})_\w+\.sql")
_MIGRATIONS_DONE: Final = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY) STRICT"


class Database:
    """One connection, which any thread may use.

    Args:
        folder: where the file lies; made where there is none.
        durable: whether a change survives a power cut once it is made, at the price of a flush of the disk for each
            change; without it, the last changes may be lost then, but never the others, and never in a mere crash.

    Raises:
        StateError: the folder cannot be written, the file is no database, or a newer version has written it.
    """

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self.path = folder / FILE
        self._lock = threading.RLock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(self.path, "FULL" if durable else "NORMAL")
            _migrate(self._connection, self.path)
        except (OSError, sqlite3.Error) as error:
            raise StateError(f"{self.path} cannot be opened ({error}); set STATE_DIR to another folder") from error

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a statement gives; a statement that changes something is a transaction of its own."""
        with self._lock:
            return self._connection.execute(statement, _storable(values)).fetchall()

    def change(self, statement: str, *values: object) -> int:
        """How many rows a statement has changed."""
        with self._lock:
            return self._connection.execute(statement, _storable(values)).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block's changes, or none of them."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def scrub(self) -> None:
        """Leave nothing of what was deleted, neither in the file nor in the journal beside it."""
        with self._lock:
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def checkpoint(self) -> None:
        """Bring the journal home, so that nothing which was deleted stands in it any more."""
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


def is_newer(path: Path) -> bool:
    """Whether a newer version has written a database, which nobody has open; what is no state of Footnote is not."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as connection:
            return not _done(connection) <= dict(_steps()).keys()
    except sqlite3.Error:
        return False


def _storable(values: Sequence[object]) -> list[object]:
    """The values, with what UTF-8 cannot write (half of a surrogate pair) replaced: people send it all the same."""
    return [value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values]


def _connect(path: Path, synchronous: Literal["FULL", "NORMAL"]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode=WAL", f"synchronous={synchronous}", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Take the steps that this database has not seen, all of them or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(_MIGRATIONS_DONE)
        done, steps = _done(connection), dict(_steps())
        _refuse_newer(done - steps.keys(), path)
        for number in sorted(steps.keys() - done):
            for statement in _statements(steps[number]):
                connection.execute(statement)
            connection.execute("INSERT INTO migrations VALUES (?)", (number,))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _refuse_newer(unknown: set[int], path: Path) -> None:
    if unknown:
        raise StateError(f"{path}: a newer version of Footnote has written it; install that one, or set STATE_DIR")


def _done(connection: sqlite3.Connection) -> set[int]:
    """The steps that a database has seen."""
    return {number for (number,) in connection.execute("SELECT number FROM migrations")}


def _steps() -> Iterator[tuple[int, str]]:
    for file in resources.files("bot.state.migrations").iterdir():
        if named := _MIGRATION.fullmatch(file.name):
            yield int(named[1]), file.read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one after the other."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""
