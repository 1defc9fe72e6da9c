"""Updates as Telegram sent them, from before they are acknowledged until they are done."""

import re
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from bot.state.database import Database

_SECONDS_OF_A_NUMBER: Final = 48 * 60 * 60
"""Telegram keeps an update for a day; one that it delivers again is known for two."""
_SECONDS_OF_QUARANTINE: Final = 7 * 24 * 60 * 60
_LONGEST_KEPT: Final = 64 * 1024


class InboxTable:
    """Each update is written once, is waiting or has an uncertain outcome, and is done in the end.

    Over a durable database, what `take` has returned from survives a power cut. The text of an update is deleted when
    it is done.

    Args:
        database: the file, of which this is the only durable user.
        keep_poison: whether the text of what cannot be read is kept for a week, for whoever looks into it.
        clock: seconds since 1970.
    """

    def __init__(self, database: Database, *, keep_poison: bool = True, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._keep_poison = keep_poison
        self._clock = clock

    def take(self, updates: Iterable[tuple[int, str]]) -> frozenset[int]:
        """Write updates, given with their numbers, in one transaction; the numbers that were not here before."""
        now, taken = int(self._clock()), set()
        with self._database.transaction():
            for number, raw in updates:
                statement = "INSERT OR IGNORE INTO inbox (number, raw, at) VALUES (?, ?, ?)"
                if self._database.change(statement, number, raw, now):
                    taken.add(number)
        return frozenset(taken)

    def unfinished(self) -> list[tuple[int, str]]:
        """What an earlier life took and did not finish, in the order of the numbers, which is that of their coming."""
        return self._database.rows("SELECT number, raw FROM inbox WHERE state != 'done' ORDER BY number")

    def finish(self, numbers: Sequence[int], uncertain: Collection[int] = ()) -> None:
        """Updates are done. Of some it is uncertain whether the answer arrived: a crash brings these back."""
        with self._database.transaction():
            for number in numbers:
                state = "state = 'uncertain'" if number in uncertain else "state = 'done', raw = NULL"
                self._database.change(f"UPDATE inbox SET {state} WHERE number = ?", number)  # noqa: S608 - of two

    def quarantine(self, number: int | None, raw: str, why: str) -> None:
        """Set aside what cannot be read; where it has a number, that is done."""
        kept = raw[:_LONGEST_KEPT] if self._keep_poison else ""
        with self._database.transaction():
            statement = "INSERT INTO quarantine (number, raw, why, at) VALUES (?, ?, ?, ?)"
            self._database.change(statement, number, kept, why, int(self._clock()))
            if number is not None:
                self._database.change("UPDATE inbox SET state = 'done', raw = NULL WHERE number = ?", number)

    def settle(self) -> None:
        """An orderly end, or an orderly hour: what is uncertain is left at that, and what is old is forgotten."""
        now = int(self._clock())
        with self._database.transaction():
            self._database.change("UPDATE inbox SET state = 'done', raw = NULL WHERE state = 'uncertain'")
            self._database.change("DELETE FROM inbox WHERE state = 'done' AND at < ?", now - _SECONDS_OF_A_NUMBER)
            self._database.change("DELETE FROM quarantine WHERE at < ?", now - _SECONDS_OF_QUARANTINE)
        self.tidy()

    def tidy(self) -> None:
        """Leave no trace of the texts of what is done in any file."""
        self._database.checkpoint()

    def forget(self, person: int) -> None:
        """Delete the texts that name a person, but of what still waits for an answer."""
        named = re.compile(rf"(?<!\d){person}(?!\d)")
        uncertain = self._database.rows("SELECT number, raw FROM inbox WHERE state = 'uncertain'")
        poison = self._database.rows("SELECT id, raw FROM quarantine")
        with self._database.transaction():
            for number, raw in uncertain:
                if named.search(raw):
                    self._database.change("UPDATE inbox SET state = 'done', raw = NULL WHERE number = ?", number)
            for row, raw in poison:
                if named.search(raw):
                    self._database.change("DELETE FROM quarantine WHERE id = ?", row)
        self.tidy()

    def close_chat(self, chat: int, why: str) -> None:
        """The bot cannot write there any more."""
        statement = "INSERT OR REPLACE INTO closed_chats VALUES (?, ?, ?)"
        self._database.change(statement, chat, why, int(self._clock()))

    def reopen_chat(self, chat: int) -> None:
        """The bot can write there again."""
        self._database.change("DELETE FROM closed_chats WHERE chat = ?", chat)

    def closed_chats(self) -> dict[int, str]:
        """The chats that are closed, and why."""
        return dict(self._database.rows("SELECT chat, why FROM closed_chats"))

    def quarantined(self) -> list[tuple[int | None, str, str]]:
        """The numbers of what is set aside, the texts and the reasons, in order of coming."""
        return self._database.rows("SELECT number, raw, why FROM quarantine ORDER BY id")
