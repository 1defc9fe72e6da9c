"""What people asked and did not get: questions without an answer, and answers that did not help."""

import time
from collections.abc import Callable, Iterable

from bot.state.database import Database

Gap = tuple[str, int, int, str]
"""A question as it was last written, how often it had no answer, how often it had one that did not help, and the
snapshot that closed it; nothing where it is open."""


class GapTable:
    """Gaps, grouped by what questions that are written differently have in common."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def add(self, question: str, same: str, why: str, person: int, answer: int) -> None:
        """Note a gap; the same person's same gap counts once."""
        self._database.change(
            "INSERT OR IGNORE INTO gaps (question, same, why, person, answer, at) VALUES (?, ?, ?, ?, ?, ?)",
            question,
            same,
            why,
            person,
            answer,
            int(self._clock()),
        )

    def take_back(self, answer: int, person: int, why: str) -> None:
        """Somebody has changed their mind about an answer."""
        statement = "DELETE FROM gaps WHERE answer = ? AND person = ? AND why = ?"
        self._database.change(statement, answer, person, why)

    def grouped(self, limit: int) -> list[Gap]:
        """The gaps: open ones before closed ones, then the most frequent first."""
        return self._database.rows(
            "WITH grouped AS (SELECT max(id) AS newest, sum(why <> 'down') AS unanswered, "
            "sum(why = 'down') AS unhelpful, "
            "min(closed_by) AS closed FROM gaps GROUP BY same) "
            "SELECT question, unanswered, unhelpful, closed FROM grouped JOIN gaps ON id = newest "
            "ORDER BY closed <> '', unanswered + unhelpful DESC, newest DESC LIMIT ?",
            limit,
        )

    def open_questions(self, limit: int) -> list[tuple[str, str]]:
        """Each open gap without an answer: what it has in common, and a question; the most frequent first."""
        return self._database.rows(
            "SELECT same, max(question) FROM gaps WHERE closed_by = '' AND why <> 'down' "
            "GROUP BY same ORDER BY count(*) DESC LIMIT ?",
            limit,
        )

    def close(self, same: Iterable[str], snapshot: str) -> None:
        """Note which snapshot answers what was open."""
        with self._database.transaction():
            for one in same:
                statement = "UPDATE gaps SET closed_by = ? WHERE same = ? AND closed_by = '' AND why <> 'down'"
                self._database.change(statement, snapshot, one)

    def forget(self, person: int) -> int:
        """Delete what this person asked; how many gaps that were."""
        return self._database.change("DELETE FROM gaps WHERE person = ?", person)

    def expire(self, before: float) -> int:
        """Delete what is older; how many gaps that were."""
        return self._database.change("DELETE FROM gaps WHERE at < ?", int(before))
