"""An update, read from the wire. What the library cannot read as a whole is read without what nobody here looks at.

The library refuses an update in which anything lacks what the newest Bot API requires: the poll that a question replies
to, or a right of a member, where an older server sends them.
"""

import json
from typing import Any, Final

from telegram import Bot, ChatMember, Update

_MESSAGES: Final = ("message", "edited_message", "channel_post", "edited_channel_post", "guest_message")
_MEMBERSHIPS: Final = ("my_chat_member", "chat_member")
_LOOKED_AT: Final = frozenset({
    "message_id", "date", "edit_date", "chat", "from", "sender_chat", "via_bot", "text", "entities", "caption",
    "caption_entities", "quote", "message_thread_id", "is_topic_message", "is_automatic_forward", "forward_origin",
    "media_group_id", "document", "animation", "photo", "external_reply", "migrate_to_chat_id",
    "migrate_from_chat_id", "guest_query_id",
})  # fmt: skip
"""Of a message: all that decides what is done about it."""
_INSIDE: Final = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER})

Json = dict[str, Any]


def read_update(raw: str, bot: Bot) -> Update:
    """The update that `raw` writes as JSON.

    Raises:
        Exception: it is none; of whatever kind the library's parser comes to.
    """
    said = json.loads(raw)
    try:
        return Update.de_json(said, bot)
    except Exception:  # noqa: BLE001 - whatever an update does to the parser
        return Update.de_json(_essentials(said), bot)


def _essentials(update: Json) -> Json:
    kept = dict(update)
    kept |= {kind: _essential_message(update[kind]) for kind in _MESSAGES if kind in update}
    kept |= {kind: _essential_change(update[kind]) for kind in _MEMBERSHIPS if kind in update}
    return kept


def _essential_message(message: Json) -> Json:
    kept = {key: value for key, value in message.items() if key in _LOOKED_AT}
    if replied_to := message.get("reply_to_message"):
        kept["reply_to_message"] = {key: value for key, value in replied_to.items() if key in _LOOKED_AT}
    return kept


def _essential_change(change: Json) -> Json:
    members = ("old_chat_member", "new_chat_member")
    return change | {member: _essential_member(change[member]) for member in members}


def _essential_member(member: Json) -> Json:
    """Somebody who is in the chat, or is not; rights are asked for where they matter."""
    status = member["status"]
    is_inside = status in _INSIDE or member.get("is_member")
    gone = ChatMember.BANNED if status == ChatMember.BANNED else ChatMember.LEFT
    return {"user": member["user"], "status": ChatMember.MEMBER if is_inside else gone, "until_date": 0}
