"""How each chat wants the bot, as a document."""

from bot.state.database import Database


class ChatSettingsTable:
    """Documents by chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, chat: int) -> str | None:
        """A chat's document, where it has one."""
        found = self._database.rows("SELECT document FROM chat_settings WHERE chat = ?", chat)
        return str(found[0][0]) if found else None

    def write(self, chat: int, document: str) -> None:
        """Keep a chat's document instead of the one before."""
        self._database.change("INSERT OR REPLACE INTO chat_settings VALUES (?, ?)", chat, document)

    def move(self, old: int, new: int) -> None:
        """A group has become a supergroup and has another id."""
        self._database.change("UPDATE OR REPLACE chat_settings SET chat = ? WHERE chat = ?", new, old)

    def forget(self, chat: int) -> int:
        """Delete a chat's document; how many there were."""
        return self._database.change("DELETE FROM chat_settings WHERE chat = ?", chat)
