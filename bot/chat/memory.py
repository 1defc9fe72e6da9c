"""What this room needs remembered, as it asks for it: plain values, so that it need not know who keeps them."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol


class AnswerTable(Protocol):
    """Answers as documents, by number, by the message that asked, and by the messages that answered."""

    def add(self, chat: int, question: int, asker: int, document: str) -> int:
        """Keep a new answer; its number."""
        ...

    def replace(self, number: int, document: str) -> None:
        """Give an answer another document."""
        ...

    def sent_as(self, number: int, chat: int, messages: Iterable[int]) -> None:
        """Remember the messages that an answer was sent as."""
        ...

    def messages_of(self, number: int) -> list[int]:
        """The messages that an answer was sent as, in order."""
        ...

    def by_number(self, number: int) -> tuple[int, str] | None:
        """An answer's number and document."""
        ...

    def by_question(self, chat: int, question: int) -> tuple[int, str] | None:
        """The last answer to a message."""
        ...

    def by_message(self, chat: int, message: int) -> tuple[int, str] | None:
        """The answer that a message of ours belongs to."""
        ...

    def remove(self, number: int) -> None:
        """Forget an answer."""
        ...


class VoteTable(Protocol):
    """One vote a person and answer."""

    def cast(self, answer: int, voter: int, *, helpful: bool) -> None:
        """Count a vote, instead of an earlier one of the same person."""
        ...

    def count(self, answer: int) -> tuple[int, int]:
        """How many people an answer helped, and how many it did not."""
        ...


class GapTable(Protocol):
    """What people asked and did not get."""

    def add(self, question: str, same: str, why: str, person: int, answer: int) -> None:
        """Note a gap; `same` is what questions that are written differently have in common."""
        ...

    def take_back(self, answer: int, person: int, why: str) -> None:
        """Somebody has changed their mind about an answer."""
        ...

    def grouped(self, limit: int) -> list[tuple[str, int, int, str]]:
        """Question, times unanswered, times unhelpful, and the snapshot that closed it."""
        ...

    def open_questions(self, limit: int) -> list[tuple[str, str]]:
        """Each open gap without an answer: what it has in common, and a question."""
        ...

    def close(self, same: Iterable[str], snapshot: str) -> None:
        """Note which snapshot answers what was open."""
        ...


class ChatSettingsTable(Protocol):
    """Documents by chat."""

    def read(self, chat: int) -> str | None:
        """A chat's document, where it has one."""
        ...

    def write(self, chat: int, document: str) -> None:
        """Keep a chat's document."""
        ...

    def move(self, old: int, new: int) -> None:
        """A group has become a supergroup and has another id."""
        ...


class CountTable(Protocol):
    """How often something happened on a day."""

    def add(self, day: date, what: str) -> None:
        """Something happened once more."""
        ...

    def since(self, day: date) -> dict[str, int]:
        """How often each thing happened, from this day on."""
        ...


class Memory(Protocol):
    """All of it."""

    @property
    def answers(self) -> AnswerTable:
        """What was answered."""
        ...

    @property
    def votes(self) -> VoteTable:
        """Whether it helped."""
        ...

    @property
    def gaps(self) -> GapTable:
        """What had no answer."""
        ...

    @property
    def chat_settings(self) -> ChatSettingsTable:
        """How each chat wants the bot."""
        ...

    @property
    def counts(self) -> CountTable:
        """How often things happened."""
        ...

    def forget(self, person: int) -> int:
        """Delete every row of a person, and leave no trace of them in the files; how many rows that were."""
        ...

    def expire(self, before: float) -> None:
        """Delete the questions and answers from before, in seconds since 1970."""
        ...
