"""How a chat wants the bot: what its admins, or in a private chat its one person, have set."""

import json
from collections import OrderedDict
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from typing import Any, Final, Literal

from bot.chat.memory import ChatSettingsTable
from bot.chat.workers import Workers

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "language": ("auto", "en", "zh"),
    "who": ("everyone", "admins"),
    "length": ("auto", "short", "full"),
}
"""What each setting can be, its default first. Topics are set besides, by number."""

_IN_MEMORY: Final = 10_000

GENERAL: Final = 0
"""What stands for a forum's general topic, and for a chat without topics: Telegram gives them no number."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """A chat's settings."""

    language: str = "auto"
    """``auto`` is the question's language for answers, and the reader's for all else."""
    who: str = "everyone"
    length: str = "auto"
    """``auto`` is short in groups and channels, and full in private chats."""
    topics: tuple[int, ...] = ()
    """The topics where questions are answered; none means all."""

    def answers_in(self, topic: int | None) -> bool:
        """Whether questions in this topic are answered."""
        return not self.topics or (topic or GENERAL) in self.topics

    def with_choice(self, setting: str, choice: str) -> "Preferences | None":
        """The same with another choice; None where there is no such setting or choice."""
        if choice not in CHOICES.get(setting, ()):
            return None
        changed: dict[str, Any] = {setting: choice}
        return replace(self, **changed)

    def with_topic(self, topic: int | None) -> "Preferences":
        """The same, with this topic put on the list, or taken off it."""
        number = topic or GENERAL
        others = tuple(one for one in self.topics if one != number)
        return replace(self, topics=others if number in self.topics else (*others, number))

    def is_brief(self, *, private: bool) -> bool:
        """Whether answers are short in such a chat."""
        return self.length == "short" or (self.length == "auto" and not private)

    @property
    def answer_language(self) -> Literal["en", "zh"] | None:
        """The language of answers; None where the question's decides."""
        return {"en": "en", "zh": "zh"}.get(self.language)  # type: ignore[return-value]


class ChatPreferences:
    """The preferences of every chat, those of the latest ones in memory."""

    def __init__(self, table: ChatSettingsTable, clerk: Workers) -> None:
        """Take where preferences are kept, and in whose thread that is done, for a disk can be slow."""
        self._table = table
        self._clerk = clerk
        self._lately: OrderedDict[int, Preferences] = OrderedDict()

    async def of(self, chat: int) -> Preferences:
        """A chat's preferences; what was never set, or set by another version, has its default."""
        if chat not in self._lately:
            self._remember(chat, _parsed(await self._clerk.run(partial(self._table.read, chat))))
        return self._lately[chat]

    async def set(self, chat: int, preferences: Preferences) -> None:
        """Keep a chat's preferences."""
        await self._clerk.run(partial(self._table.write, chat, json.dumps(asdict(preferences))))
        self._remember(chat, preferences)

    async def move(self, old: int, new: int) -> None:
        """A group has become a supergroup and has another id."""
        await self._clerk.run(partial(self._table.move, old, new))
        self.forget(old)
        self.forget(new)

    def forget(self, chat: int) -> None:
        """Forget what is in memory of a chat."""
        self._lately.pop(chat, None)

    def _remember(self, chat: int, preferences: Preferences) -> None:
        self._lately[chat] = preferences
        self._lately.move_to_end(chat)
        while len(self._lately) > _IN_MEMORY:
            self._lately.popitem(last=False)


def _parsed(document: str | None) -> Preferences:
    values = json.loads(document) if document else {}
    known = {field.name: values[field.name] for field in fields(Preferences) if field.name in values}
    read = Preferences(**known | {"topics": tuple(known.get("topics", ()))})
    wrong = {name for name, choices in CHOICES.items() if getattr(read, name) not in choices}
    return replace(read, **{name: CHOICES[name][0] for name in wrong})  # type: ignore[arg-type]
