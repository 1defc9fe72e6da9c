"""A message that is for us, and what its handler needs to know of it."""

import time
from dataclasses import dataclass

from telegram import Message
from telegram.constants import ChatType

from bot.chat.addressed import Heard
from bot.chat.context import Speaker
from bot.chat.preferences import Preferences
from bot.chat.sending import Place
from bot.chat.settings import ChatSettings
from bot.chat.texts import Texts, texts_for

_OLDEST_COMMAND = 600.0
_GENERAL_TOPIC = 1
"""What some messages of a forum's general topic carry, and none may be sent to."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who came, where, and what for."""

    heard: Heard
    message: Message
    speaker: Speaker
    place: Place
    texts: Texts
    preferences: Preferences
    private: bool
    admin: bool
    """Whether an admin of the bot wrote it to the bot alone, and with their own hands."""
    said_at: float
    """In seconds since 1970."""
    speaks_as_chat: bool
    """Whether it is the chat itself that speaks: an anonymous admin of a group, or whoever writes in a channel."""

    @property
    def is_late(self) -> bool:
        """Whether it has waited so long that its author may want something else by now."""
        return time.time() - self.said_at > _OLDEST_COMMAND


def visit_of(message: Message, heard: Heard, settings: ChatSettings, preferences: Preferences) -> Visit:
    """Read what a handler needs to know from a message."""
    author = message.from_user
    private = message.chat.type == ChatType.PRIVATE
    spoken = None if preferences.language == "auto" else preferences.language
    return Visit(
        heard=heard,
        message=message,
        speaker=Speaker(message.chat.id, _who(message)),
        place=Place(message.chat.id, topic_of(message), heard.answer_to, direct_topic_of(message)),
        texts=texts_for(spoken or (author.language_code if author else None)),
        preferences=preferences,
        private=private,
        admin=private and _is_by_an_admin(message, settings),
        said_at=(message.edit_date or message.date).timestamp(),
        speaks_as_chat=_speaks_as_chat(message),
    )


def topic_of(message: Message) -> int | None:
    """The topic that a message lies in; a forum's general topic has no number that one could send to."""
    is_one = message.is_topic_message and message.message_thread_id != _GENERAL_TOPIC
    return message.message_thread_id if is_one else None


def direct_topic_of(message: Message) -> int | None:
    """Whose conversation a message belongs to, where somebody writes to a channel; no answer goes there without it."""
    return message.direct_messages_topic.topic_id if message.direct_messages_topic else None


def _speaks_as_chat(message: Message) -> bool:
    if message.chat.type == ChatType.CHANNEL:
        return True
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def _is_by_an_admin(message: Message, settings: ChatSettings) -> bool:
    """Whether an admin wrote it: not forwarded, not through another bot, not as a channel, not changed later."""
    second_hand = message.forward_origin or message.via_bot or message.sender_chat or message.edit_date
    author = message.from_user
    return not second_hand and author is not None and settings.is_admin(author.id)


def _who(message: Message) -> int:
    """Who speaks: a user, or the channel or group in whose name they do."""
    author = message.sender_chat or message.from_user
    return author.id if author else message.chat.id
