"""What was answered, and in which messages: so that a button, an edit or a reply finds it after a restart."""

import time
from collections.abc import Callable, Iterable

from bot.state.database import Database


class AnswerTable:
    """Answers as documents, by number, by the message that asked, and by the messages that answered."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def add(self, chat: int, question: int, asker: int, document: str) -> int:
        """Keep a new answer; its number."""
        statement = "INSERT INTO answers (chat, question, asker, document, at) VALUES (?, ?, ?, ?, ?) RETURNING id"
        ((number,),) = self._database.rows(statement, chat, question, asker, document, int(self._clock()))
        return int(number)

    def replace(self, number: int, document: str) -> None:
        """Give an answer another document."""
        self._database.change("UPDATE answers SET document = ? WHERE id = ?", document, number)

    def sent_as(self, number: int, chat: int, messages: Iterable[int]) -> None:
        """Remember the messages that an answer was sent as, instead of those before."""
        with self._database.transaction():
            self._database.change("DELETE FROM answer_messages WHERE answer = ?", number)
            for message in messages:
                self._database.change("INSERT OR REPLACE INTO answer_messages VALUES (?, ?, ?)", chat, message, number)

    def messages_of(self, number: int) -> list[int]:
        """The messages that an answer was sent as, in order."""
        statement = "SELECT message FROM answer_messages WHERE answer = ? ORDER BY message"
        return [message for (message,) in self._database.rows(statement, number)]

    def by_number(self, number: int) -> tuple[int, str] | None:
        """An answer's number and document."""
        return self._one("SELECT id, document FROM answers WHERE id = ?", number)

    def by_question(self, chat: int, question: int) -> tuple[int, str] | None:
        """The last answer to a message."""
        return self._one(
            "SELECT id, document FROM answers WHERE chat = ? AND question = ? ORDER BY id DESC LIMIT 1", chat, question
        )

    def by_message(self, chat: int, message: int) -> tuple[int, str] | None:
        """The answer that a message of ours belongs to."""
        return self._one(
            "SELECT answers.id, document FROM answers JOIN answer_messages ON answer = answers.id "
            "WHERE answer_messages.chat = ? AND message = ?",
            chat,
            message,
        )

    def remove(self, number: int) -> None:
        """Forget an answer, its messages and its votes."""
        self._database.change("DELETE FROM answers WHERE id = ?", number)

    def forget(self, person: int) -> int:
        """Delete what this person asked, and how they voted; how many answers that were."""
        self._database.change("DELETE FROM votes WHERE voter = ?", person)
        return self._database.change("DELETE FROM answers WHERE asker = ?", person)

    def expire(self, before: float) -> int:
        """Delete what is older; how many answers that were."""
        return self._database.change("DELETE FROM answers WHERE at < ?", int(before))

    def _one(self, statement: str, *values: int) -> tuple[int, str] | None:
        found = self._database.rows(statement, *values)
        return found[0] if found else None
