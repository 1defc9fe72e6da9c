"""How often something happened on a day: figures for the admins, without persons or texts."""

from datetime import date

from bot.state.database import Database


class CountTable:
    """Counts by day and by what happened."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, what: str) -> None:
        """Something happened once more."""
        self._database.change(
            "INSERT INTO counts VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1", day.isoformat(), what
        )

    def since(self, day: date) -> dict[str, int]:
        """How often each thing happened, from this day on."""
        statement = "SELECT what, sum(times) FROM counts WHERE day >= ? GROUP BY what ORDER BY what"
        return {what: int(times) for what, times in self._database.rows(statement, day.isoformat())}
