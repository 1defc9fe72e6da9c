"""The chats, who is in them and what was said, and the updates that the bot is to hear of."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.telegram_emulator.wire import Json, Refused, bad_request

_BOT_ID = 110201543
# What a bot that names no kinds is not told of.
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_IN_CHATS = ("message", "edited_message", "channel_post", "edited_channel_post")
_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_post_messages", "can_edit_messages", "can_pin_messages",
    "can_manage_topics",
)  # fmt: skip
_SERVICE = (
    "new_chat_members", "left_chat_member", "new_chat_title", "pinned_message", "migrate_to_chat_id",
    "migrate_from_chat_id", "forum_topic_created", "forum_topic_closed", "message_auto_delete_timer_changed",
)  # fmt: skip


@dataclass(slots=True)
class Room:
    """A chat: what it is, what was said in it, who is in it, and why the bot may not write there."""

    json: Json
    messages: dict[int, Json] = field(default_factory=dict)
    members: dict[int, Json] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    closed: str = ""
    """The server's words where the bot cannot write there, such as ``bot was blocked by the user``."""
    moved_to: int | None = None
    last_bot: bool = False
    """Whether the last bot that spoke here is ours."""


class World:
    """Everything that the server knows. Whoever reads or changes it holds `changed`."""

    def __init__(self, username: str, *, privacy: bool) -> None:
        self.me: Json = {"id": _BOT_ID, "is_bot": True, "first_name": "Footnote", "username": username}
        self.privacy = privacy
        self.rooms: dict[int, Room] = {}
        self.people: dict[int, Json] = {}
        self.sent: list[Json] = []
        self.updates: list[Json] = []
        self.allowed: list[str] = []
        self.webhook: Json = {}
        self.menus: dict[tuple[str, int | None, str], list[Json]] = {}
        self.queries: dict[str, float] = {}
        self.answers: dict[str, Json] = {}
        """What the bot answered to callback, inline and guest queries, by their ids."""
        self.inline_messages: dict[str, Json] = {}
        self.files: dict[str, tuple[Json, bytes]] = {}
        self.changed = threading.Condition()
        self.on_update: Callable[[], None] = lambda: None
        self._numbers = iter(range(1, 10**9))

    def number(self) -> int:
        """A number that was not given out before."""
        return next(self._numbers)

    def room(self, chat: object) -> Room:
        """The chat that a call names, where the bot may act in it.

        Raises:
            Refused: there is none, it has moved, or it is closed to the bot.
        """
        room = self.rooms.get(chat) if isinstance(chat, int) else self._named(str(chat))
        if room is None:
            raise bad_request("chat not found")
        if room.moved_to is not None:
            reason = "group chat was upgraded to a supergroup chat"
            raise bad_request(reason, {"migrate_to_chat_id": room.moved_to})
        if room.closed:
            raise Refused(403, f"Forbidden: {room.closed}")
        return room

    def put(self, kind: str, message: Json, *, heard: bool = True) -> Json:
        """Put a message into its chat, and an update of that kind into the bot's queue where the bot may hear it."""
        with self.changed:
            message = {"message_id": self.number(), "date": int(time.time()), **message}
            room = self.rooms[message["chat"]["id"]]
            room.messages[message["message_id"]] = message
            if "message_thread_id" in message:
                room.topics.add(message["message_thread_id"])
            if heard and self._may_hear(room, message):
                self.announce({kind: message})
        return message

    def announce(self, update: Json) -> int:
        """Put an update into the bot's queue; its number. One of a kind that is not asked for is not kept."""
        with self.changed:
            update = {"update_id": self.number(), **update}
            if self._is_asked_for(update.keys() - {"update_id"}):
                self.updates.append(update)
            self.on_update()
            self.changed.notify_all()
        return int(update["update_id"])

    def query(self) -> str:
        """The id of a new query that the bot can answer once."""
        name = str(10**15 + self.number())
        self.queries[name] = time.monotonic()
        return name

    def member(self, room: Room, user: int) -> Json:
        """What somebody is in a chat."""
        person = self.people.get(user) or (self.me if user == self.me["id"] else None)
        if person is None:
            raise bad_request("user not found")
        return room.members.get(user) or {"user": person, "status": "left"}

    def _named(self, name: str) -> Room | None:
        return next((room for room in self.rooms.values() if f"@{room.json.get('username')}" == name), None)

    def _is_asked_for(self, kinds: Iterable[str]) -> bool:
        return all(kind in self.allowed if self.allowed else kind not in _ONLY_ON_REQUEST for kind in kinds)

    def _may_hear(self, room: Room, message: Json) -> bool:
        """Privacy mode, which an admin bot is exempt from: only what is for the bot, and service messages."""
        if not self.privacy or room.json["type"] in ("private", "channel"):
            return True
        if self.member(room, self.me["id"])["status"] == "administrator":
            return True
        return _is_for(self.me, room, message)


def membership(user: Json, status: str) -> Json:
    """A member of a chat, with every right that the status can have."""
    member: Json = {"user": user, "status": status}
    if status == "creator":
        return member | {"is_anonymous": False}
    if status == "administrator":
        return member | dict.fromkeys(_RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    return member | ({"until_date": 0} if status == "kicked" else {})


def _is_for(me: Json, room: Room, message: Json) -> bool:
    if any(key in message for key in _SERVICE) or message.get("via_bot", {}).get("id") == me["id"]:
        return True
    if message.get("reply_to_message", {}).get("from", {}).get("id") == me["id"]:
        return True
    text = str(message.get("text") or message.get("caption") or "")
    name = f"@{me['username']}".lower()
    return any(_addresses(entity, text, name, me, room) for entity in message.get("entities", []))


def _addresses(entity: Json, text: str, name: str, me: Json, room: Room) -> bool:
    raw = text.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
    words = raw.decode("utf-16-le").lower()
    match entity["type"]:
        case "bot_command":
            # A command without a name goes to the bot that spoke last.
            return words.endswith(name) if "@" in words else room.last_bot
        case "mention":
            return words == name
        case "text_mention":
            return bool(entity["user"]["id"] == me["id"])
    return False


def kinds_in_chats() -> tuple[str, ...]:
    """The kinds of updates that are a message in a chat."""
    return _IN_CHATS
