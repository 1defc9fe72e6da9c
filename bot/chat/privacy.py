"""What is kept of a person, said and deleted."""

from collections.abc import Awaitable, Callable

from bot.chat.context import Conversations
from bot.chat.preferences import ChatPreferences
from bot.chat.settings import ChatSettings
from bot.chat.tools import Tools
from bot.chat.visit import Visit


class Privacy:
    """Answers ``/privacy`` and ``/forget``."""

    def __init__(
        self,
        tools: Tools,
        *,
        conversations: Conversations,
        settings: ChatSettings,
        preferences: ChatPreferences,
        forget_updates: Callable[[int], Awaitable[None]],
    ) -> None:
        self._tools = tools
        self._outbox = tools.outbox
        self._conversations = conversations
        self._days = settings.question_retention_days
        self._preferences = preferences
        self._forget_updates = forget_updates

    async def privacy(self, visit: Visit) -> None:
        """Say what is kept, and for how long."""
        texts = visit.texts
        said = texts.privacy.format(days=self._days) if self._days else texts.privacy_nothing_kept
        await self._outbox.send_text(visit.place, said)

    async def forget(self, visit: Visit) -> None:
        """Delete all that is kept of a person. The confirmation waits until nothing of it is left on the disk."""
        person = visit.speaker.user
        self._conversations.forget(person)
        self._tools.records.forget(person)
        self._preferences.forget(person)
        await self._forget_updates(person)
        await self._tools.clerk.run(lambda: self._tools.memory.forget(person))
        await self._outbox.send_text(visit.place, visit.texts.forgotten)
