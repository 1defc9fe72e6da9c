"""Every update that Telegram sends, and who looks after it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from telegram import Bot, Message, Update

from bot.chat.addressed import Me, What, heard
from bot.chat.handlers import Desk, Visit, visit_of
from bot.chat.settings import ChatSettings

KINDS: Final = (Update.MESSAGE, Update.CHANNEL_POST)
"""What Telegram is asked for. It keeps the list, so it is sent along each time; what is not in it never comes."""

_LOG = logging.getLogger(__name__)

Handler = Callable[[Visit], Awaitable[None]]


class Reception:
    """Hands each update to its handler; nothing that goes wrong there goes further."""

    def __init__(self, bot: Bot, desk: Desk, settings: ChatSettings) -> None:
        self._bot = bot
        self._desk = desk
        self._settings = settings
        self._handlers = _handlers(desk)

    async def receive(self, update: Update, *, busy: bool = False) -> None:
        """Do what an update asks for. Returns when all that it brings about was sent.

        Where too many wait already, `busy`, a question is told so instead of answered.
        """
        message = update.message or update.channel_post
        if message:
            await self._hear(message, update.update_id, busy=busy)

    async def _hear(self, message: Message, number: int, *, busy: bool) -> None:
        """Look at a message, and hand it to its handler where it is for us."""
        wanted = heard(message, Me(self._bot.id, self._bot.username))
        if wanted is None:
            return
        received = visit_of(message, wanted, self._settings)
        admitted = not received.private or self._settings.admits(received.speaker.user)
        handler = self._handlers[wanted.what] if admitted else self._desk.refuse
        if busy and handler == self._desk.answer:
            handler = self._desk.be_busy
        try:
            await handler(received)
        except Exception:  # noqa: BLE001 - one message never stops the bot
            _LOG.exception("update %s could not be handled", number)
            await self._desk.failed(received)


def _handlers(desk: Desk) -> dict[What, Handler]:
    """What happens about each thing that can be wanted of the bot."""
    return {
        "question": desk.answer,
        "start": desk.start,
        "help": desk.help,
        "sources": desk.sources,
        "reindex": desk.reindex,
        "usage": desk.usage,
        "unknown": desk.unknown,
        "no_text": desk.no_text,
    }
