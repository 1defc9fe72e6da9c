"""All that is kept, opened together."""

from pathlib import Path

from bot.state.answers import AnswerTable
from bot.state.chat_settings import ChatSettingsTable
from bot.state.counts import CountTable
from bot.state.database import Database
from bot.state.gaps import GapTable
from bot.state.votes import VoteTable


class State:
    """The tables over one database file.

    Raises:
        StateError: the file cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder)
        self.answers = AnswerTable(self._database)
        self.votes = VoteTable(self._database)
        self.gaps = GapTable(self._database)
        self.chat_settings = ChatSettingsTable(self._database)
        self.counts = CountTable(self._database)

    def forget(self, person: int) -> int:
        """Delete every row of a person, and leave no trace of them in the files; how many rows that were.

        A person's private chat has the person's id.
        """
        forgotten = self.answers.forget(person) + self.gaps.forget(person) + self.chat_settings.forget(person)
        self._database.scrub()
        return forgotten

    def expire(self, before: float) -> None:
        """Delete the questions and answers from before, in seconds since 1970."""
        if self.answers.expire(before) + self.gaps.expire(before):
            self._database.scrub()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
