"""The wording, in each language."""

import string
from dataclasses import fields

from bot.chat.texts import Texts, all_texts

SLOTS = {"username", "published", "count", "seconds", "stage", "done", "total", "user", "articles", "entries", "why"}


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_each_language_fills_the_same_slots() -> None:
    """Every text of every language has the slots of the English one, all of which the code knows."""
    english = all_texts()["en"]
    for texts in all_texts().values():
        for field in fields(Texts):
            if field.name == "commands":
                continue
            slots = _slots(getattr(texts, field.name))
            assert slots == _slots(getattr(english, field.name)), field.name
            assert slots <= SLOTS


def test_each_language_describes_each_command_within_telegrams_limits() -> None:
    """A menu's descriptions have 1 to 256 characters."""
    for texts in all_texts().values():
        assert set(texts.commands) == {"start", "help", "sources", "ask", "reindex"}
        assert all(1 <= len(description) <= 256 for description in texts.commands.values())
