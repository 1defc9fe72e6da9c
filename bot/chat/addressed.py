"""Whether a message is for the bot, and what it asks. Pure: looks at the message alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from telegram import Message, MessageEntity
from telegram.constants import ChatID, ChatType

What = Literal[
    "question", "start", "help", "sources", "settings", "privacy", "forget", "delete",
    "add", "remove", "articles", "reindex", "rollback", "status", "gaps", "stats",
    "usage", "unknown", "document", "no_text",
]  # fmt: skip
"""What a message wants: ``usage`` is ``/ask`` without a question, ``no_text`` a sticker, a voice or the like."""

ADMIN_COMMANDS: tuple[What, ...] = ("add", "remove", "articles", "reindex", "rollback", "status", "gaps", "stats")
"""What only the bot's admins can do; for everybody else there are no such commands."""

_COMMANDS: tuple[What, ...] = (
    "start", "help", "sources", "settings", "privacy", "forget", "delete", *ADMIN_COMMANDS,
)  # fmt: skip
_IN_CHANNELS: tuple[What, ...] = ("settings", "delete")
_ROUND_A_MENTION = " \t\n,:;，：；、"
_LOOKS_LIKE_A_COMMAND: Final = re.compile(r"/\w{1,64}(@\w{1,64})?(?!\S)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, as others name it."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that is for us."""

    what: What
    answer_to: int
    """The message that an answer is a reply to: this one, or the one that ``/ask`` points at."""
    question: str = ""
    follows: int | None = None
    """The message of ours that this one replies to."""
    album: str = ""
    """What the pictures that were sent together have in common."""
    words: str = ""
    """What follows a command."""


def heard(message: Message, me: Me) -> Heard | None:
    """What a message wants of us; None where it is not for us, and silence is the answer.

    In a private chat everything is for us. In a group it takes a command, a mention or a reply to us; in a channel the
    command ``/ask`` or a mention.
    """
    if _is_from_a_machine(message, me):
        return None
    command = _command(message)
    if command is not None:
        return _heard_command(message, me, *command)
    if message.chat.type == ChatType.PRIVATE:
        return _heard_in_private(message, me)
    return _heard_among_others(message, me)


def heard_as_guest(message: Message, me: Me) -> Heard | None:
    """What a message asks that calls us into a chat that we are not in, whatever kind of chat that is."""
    if _is_from_a_machine(message, me):
        return None
    command = _command(message)
    if command and command[0] == "ask":
        return _heard_command(message, me, *command)
    return _ask(message, me, _unaddressed(message, me))


def _is_from_a_machine(message: Message, me: Me) -> bool:
    """Another bot, what we were used for inline, or the copy of a channel's post in its discussion group.

    Anonymous admins and people who speak as a channel have a bot's name too, but then `sender_chat` says who they are.
    """
    author = message.from_user
    return bool(
        message.is_automatic_forward
        or (author and author.id == ChatID.SERVICE_CHAT)
        or (message.via_bot and message.via_bot.id == me.id)
        or (author and author.is_bot and (author.id == me.id or not message.sender_chat))
    )


def _command(message: Message) -> tuple[str, str, str] | None:
    """The command that a message begins with, the bot that it is meant for, and what follows it."""
    text, written = _text(message), _written_command(message)
    if not written:
        return None
    name, _, bot = written[1:].partition("@")
    return name.lower(), bot, text[len(written) :].strip()


def _written_command(message: Message) -> str:
    """The command as it stands at the beginning; nothing where none does."""
    text, entities = _text(message), message.entities or message.caption_entities
    if not entities:  # as some servers leave them
        found = _LOOKS_LIKE_A_COMMAND.match(text)
        return found.group() if found else ""
    # It may be bold, too, or lie in a quote. It is plain ASCII: its UTF-16 length is its length.
    lengths = (one.length for one in entities if one.type == MessageEntity.BOT_COMMAND and not one.offset)
    return text[: next(lengths, 0)]


def _heard_command(message: Message, me: Me, name: str, bot: str, rest: str) -> Heard | None:
    if bot and bot.lower() != me.username.lower():
        return None
    if name == "ask":
        return _ask(message, me, rest)
    in_channel = message.chat.type == ChatType.CHANNEL
    for command in _IN_CHANNELS if in_channel else _COMMANDS:
        if name == command:
            return Heard(command, message.message_id, words=rest)
    return None if in_channel else Heard("unknown", message.message_id)


def _heard_in_private(message: Message, me: Me) -> Heard | None:
    if message.document and not message.animation:
        question, album = _unaddressed(message, me), message.media_group_id or ""
        return Heard("document", message.message_id, question, _follows(message, me), album)
    if question := _unaddressed(message, me):
        album = message.media_group_id or ""
        return Heard("question", message.message_id, question, _follows(message, me), album)
    if _text(message).strip():  # our name, and nothing else
        return Heard("usage", message.message_id)
    # What has neither text nor attachment is a notice: somebody pinned something, a timer was set.
    if not message.effective_attachment:
        return None
    return Heard("no_text", message.message_id, album=message.media_group_id or "")


def _heard_among_others(message: Message, me: Me) -> Heard | None:
    if _mentions(message, me):
        return _ask(message, me, _unaddressed(message, me))
    follows, question = _follows(message, me), _text(message).strip()
    if follows is None or not question or message.chat.type == ChatType.CHANNEL:
        return None
    return Heard("question", message.message_id, question, follows)


def _ask(message: Message, me: Me, question: str) -> Heard | None:
    """A question asked outright; without one, the message that it replies to is the question."""
    if question:
        return Heard("question", message.message_id, question, _follows(message, me))
    pointed_at = message.reply_to_message
    quoted = message.quote.text if message.quote and message.quote.is_manual else ""
    if pointed_at and _follows(message, me) is None and (asked := quoted.strip() or _asked_in(pointed_at, me)):
        return Heard("question", pointed_at.message_id, asked)
    if message.external_reply and message.quote and (asked := message.quote.text.strip()):
        return Heard("question", message.message_id, asked)  # it points into another chat
    return None if message.chat.type == ChatType.CHANNEL else Heard("usage", message.message_id)


def _asked_in(message: Message, me: Me) -> str:
    """What a message asks that somebody points at, but for our name and the command, where it is addressed to us."""
    command = _command(message)
    return command[2] if command and command[0] == "ask" else _unaddressed(message, me)


def _text(message: Message) -> str:
    return message.text or message.caption or ""


def _follows(message: Message, me: Me) -> int | None:
    """The text of ours that a message replies to. In a topic, every message "replies" to the notice that opened it."""
    to = message.reply_to_message
    return to.message_id if to and to.from_user and to.from_user.id == me.id and _text(to) else None


def _mentions(message: Message, me: Me) -> list[MessageEntity]:
    """The places where we are named. Entities count, for a name within code, a link or an address is none."""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    named = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    return [entity for entity, name in named.items() if _is_me(entity, name, me)]


def _unaddressed(message: Message, me: Me) -> str:
    """What a message says but for our name."""
    mentions = _mentions(message, me)
    return _without(_text(message), mentions) if mentions else _text(message).strip()


def _is_me(entity: MessageEntity, name: str, me: Me) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return name.lower() == f"@{me.username}".lower()


def _without(text: str, entities: Iterable[MessageEntity]) -> str:
    """The text with these entities cut out; their offsets count UTF-16 code units."""
    raw = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        raw = raw[: 2 * entity.offset] + raw[2 * (entity.offset + entity.length) :]
    return raw.decode("utf-16-le").strip(_ROUND_A_MENTION)
