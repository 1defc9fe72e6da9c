"""Whether an answer helped: one vote a person, and the last one counts."""

from bot.state.database import Database


class VoteTable:
    """Votes by answer and person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cast(self, answer: int, voter: int, *, helpful: bool) -> None:
        """Count a vote, instead of an earlier one of the same person."""
        self._database.change("INSERT OR REPLACE INTO votes VALUES (?, ?, ?)", answer, voter, int(helpful))

    def count(self, answer: int) -> tuple[int, int]:
        """How many people an answer helped, and how many it did not."""
        statement = "SELECT total(helpful), count(*) - total(helpful) FROM votes WHERE answer = ?"
        ((helped, not_helped),) = self._database.rows(statement, answer)
        return int(helped), int(not_helped)
