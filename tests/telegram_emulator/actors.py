"""Who acts in the world: people, groups and channels. What they do, the bot hears of as Telegram would tell it."""

import time
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from tests.telegram_emulator.texts import said
from tests.telegram_emulator.wire import Json
from tests.telegram_emulator.world import Room, World, membership


@dataclass(frozen=True, slots=True)
class Chat:
    """A group, a supergroup or a channel."""

    world: World
    json: Json

    @property
    def id(self) -> int:
        """Negative for groups and channels."""
        return int(self.json["id"])

    def posts(self, text: str, **more: Any) -> Json:  # noqa: ANN401
        """A post in a channel: nobody's, but the channel's."""
        return self.world.put("channel_post", {"chat": self.json, "sender_chat": self.json, **said(text), **more})

    def edits_post(self, post: Json, text: str) -> Json:
        """Change an earlier post."""
        return _changed(self.world, "edited_channel_post", post, text)

    def topic(self, name: str = "Rivers") -> int:
        """Open a topic; its thread id."""
        opened = {"forum_topic_created": {"name": name, "icon_color": 7322096}, "is_topic_message": True}
        thread = self.world.number()
        creator = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        message = {"chat": self.json, "from": creator, "message_id": thread, "message_thread_id": thread, **opened}
        self.world.put("message", message)
        return thread

    def joined_by(self, person: "Person", status: str = "member") -> None:
        """Somebody becomes a member, an ``administrator`` or the ``creator``, or ``left``."""
        self._becomes(person.json, status, person.json, "chat_member")

    def adds_bot(self, by: "Person", status: str = "member") -> None:
        """Somebody lets the bot in, or makes it an ``administrator``."""
        self._room.closed = ""
        self._becomes(self.world.me, status, by.json, "my_chat_member")

    def kicks_bot(self, by: "Person") -> None:
        """Somebody puts the bot out; it cannot write here any more."""
        kind = {"group": "group", "channel": "channel"}.get(self.json["type"], "supergroup")
        self._room.closed = f"bot was kicked from the {kind} chat"
        self._becomes(self.world.me, "kicked", by.json, "my_chat_member")

    def migrates(self, *, told: bool = True) -> "Chat":
        """The group becomes a supergroup, with another id; where `told`, the service messages say so."""
        new: Json = {**self.json, "id": -1_000_000_000_000 - self.world.number(), "type": "supergroup"}
        old = self._room
        self.world.rooms[new["id"]] = Room(new, members=dict(old.members))
        if told:
            self.world.put("message", {"chat": self.json, "from": self.world.me, "migrate_to_chat_id": new["id"]})
            self.world.put("message", {"chat": new, "from": self.world.me, "migrate_from_chat_id": self.id})
        old.moved_to = new["id"]
        return Chat(self.world, new)

    @property
    def _room(self) -> Room:
        return self.world.rooms[self.id]

    def _becomes(self, user: Json, status: str, by: Json, kind: str) -> None:
        with self.world.changed:
            old = self._room.members.get(user["id"]) or membership(user, "left")
            new = self._room.members[user["id"]] = membership(user, status)
            changed = {"chat": self.json, "from": by, "date": int(time.time())}
            self.world.announce({kind: changed | {"old_chat_member": old, "new_chat_member": new}})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks to the bot, or past it."""

    world: World
    json: Json

    @property
    def id(self) -> int:
        """Of the user, and of their private chat with the bot."""
        return int(self.json["id"])

    @property
    def chat(self) -> int:
        """The id of the private chat with the bot."""
        return self.id

    def says(self, text: str, chat: Chat | None = None, reply_to: Json | None = None, **more: Any) -> Json:  # noqa: ANN401
        """Write a message, in the private chat by default; commands, mentions, addresses and code become entities.

        Returns:
            The message, as the bot receives it.
        """
        return self.sends({**said(text), **more}, chat, reply_to)

    def sends(self, content: Json, chat: Chat | None = None, reply_to: Json | None = None) -> Json:
        """Send a message of any kind: a sticker, a photo with a caption, a notice."""
        return self.world.put("message", self._message(content, chat, reply_to))

    def uploads(
        self,
        name: str,
        content: bytes,
        chat: Chat | None = None,
        *,
        is_named: bool = True,
        **more: Any,  # noqa: ANN401
    ) -> Json:
        """Send a file, which the bot can fetch; a message need not tell its name, and then only its ending is known."""
        file = f"{self.world.number()}{PurePosixPath(name).suffix}"
        document: Json = {"file_id": f"file{file}", "file_unique_id": f"unique{file}", "file_size": len(content)}
        self.world.files[document["file_id"]] = ({**document, "file_path": f"documents/{file}"}, content)
        named = {"file_name": name} if is_named else {}
        return self.sends({"document": document | named, **more}, chat)

    def edits(self, message: Json, text: str) -> Json:
        """Change an earlier message."""
        return _changed(self.world, "edited_message", message, text)

    def taps(self, message: Json, button: str) -> str:
        """Press the button with this text or data below a message; the id of the query.

        Raises:
            AssertionError: the message has no such button.
        """
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [button_ for row in rows for button_ in row if "callback_data" in button_]
        found = [one for one in buttons if button in (one["text"], one["callback_data"])]
        assert found, f"there is no button {button!r}, but {[one['text'] for one in buttons]}"
        return self.presses(message, found[0]["callback_data"])

    def presses(self, message: Json, data: str) -> str:
        """Send any data as if a button of this message had it; the id of the query."""
        query = self.world.query()
        pressed = {"id": query, "from": self.json, "chat_instance": "1", "data": data}
        inline = message.get("inline_message_id")
        about = {"inline_message_id": inline} if inline else {"message": message}
        self.world.announce({"callback_query": pressed | about})
        return query

    def asks_inline(self, query: str, offset: str = "", chat_type: str = "supergroup") -> str:
        """Type ``@bot query`` in some chat; the id of the query."""
        name = self.world.query()
        asked = {"id": name, "from": self.json, "query": query, "offset": offset, "chat_type": chat_type}
        self.world.announce({"inline_query": asked})
        return name

    def asks_as_guest(self, text: str, chat: Json | None = None, **more: Any) -> str:  # noqa: ANN401
        """Mention the bot in a chat that it is not in; the id of the query."""
        query = self.world.query()
        chat = chat or {"id": -5_000_000_000_000 - self.world.number(), "type": "supergroup", "title": "Elsewhere"}
        message = {"message_id": self.world.number(), "date": int(time.time()), "chat": chat, "from": self.json}
        self.world.announce({"guest_message": {**message, **said(text), **more, "guest_query_id": query}})
        return query

    def blocks(self) -> None:
        """Block the bot: it is told, and cannot write any more."""
        self._stands("kicked", "bot was blocked by the user")

    def unblocks(self) -> None:
        """Let the bot write again."""
        self._stands("member", "")

    def _stands(self, status: str, closed: str) -> None:
        with self.world.changed:
            room = self.world.rooms[self.chat]
            room.closed = closed
            old = room.members.get(self.world.me["id"]) or membership(self.world.me, "member")
            new = room.members[self.world.me["id"]] = membership(self.world.me, status)
            changed = {"chat": room.json, "from": self.json, "date": int(time.time())}
            self.world.announce({"my_chat_member": changed | {"old_chat_member": old, "new_chat_member": new}})

    def _message(self, content: Json, chat: Chat | None, reply_to: Json | None) -> Json:
        place = chat.json if chat else self.world.rooms[self.chat].json
        message = {"from": self.json, "chat": place, **content}
        if reply_to:
            # A reply carries the message that it replies to, but not what that one replied to.
            message["reply_to_message"] = {key: value for key, value in reply_to.items() if key != "reply_to_message"}
        return message


def _changed(world: World, kind: str, message: Json, text: str) -> Json:
    return world.put(kind, {**message, **said(text), "edit_date": int(time.time())})
