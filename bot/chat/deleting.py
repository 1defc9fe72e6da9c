"""Taking an answer back: ``/delete`` in reply to it."""

from collections.abc import Callable

from telegram import Message

from bot.chat.records import Records
from bot.chat.rights import Rights
from bot.chat.sending import Outbox
from bot.chat.settings import ChatSettings
from bot.chat.visit import Visit


class Deleting:
    """Deletes answers of ours, on the word of who asked or of an admin."""

    def __init__(
        self, outbox: Outbox, records: Records, rights: Rights, *, settings: ChatSettings, me: Callable[[], int]
    ) -> None:
        self._outbox = outbox
        self._records = records
        self._rights = rights
        self._settings = settings
        self._me = me

    async def delete(self, visit: Visit) -> None:
        """Delete the answer that this replies to, all its messages, and the command, where that is possible."""
        pointed_at = visit.message.reply_to_message
        record = await self._records.by_message(visit.speaker.chat, pointed_at.message_id) if pointed_at else None
        if not pointed_at or not (record or self._is_by_us(pointed_at)):
            await self._outbox.send_text(visit.place, visit.texts.delete_usage)
            return
        if not await self._may(visit, record.asker if record else None):
            await self._outbox.send_text(visit.place, visit.texts.delete_refused)
            return
        messages = await self._records.messages_of(record) if record else [pointed_at.message_id]
        gone = [await self._outbox.delete(visit.speaker.chat, message) for message in messages]
        if not all(gone):
            await self._outbox.send_text(visit.place, visit.texts.delete_failed)
            return
        if record:
            await self._records.remove(record)
        await self._outbox.delete(visit.speaker.chat, visit.message.message_id)

    def _is_by_us(self, message: Message) -> bool:
        """Whether a message bears our name; in a channel our posts bear the channel's, so that its record tells."""
        return message.from_user is not None and message.from_user.id == self._me()

    async def _may(self, visit: Visit, asker: int | None) -> bool:
        """Whether it is the asker, an admin of the chat, or an admin of the bot; in private it is always the asker."""
        user = visit.speaker.user
        if visit.private or visit.speaks_as_chat or user == asker or self._settings.is_admin(user):
            return True
        return await self._rights.is_admin(visit.speaker.chat, user)
