"""The wording, in each language."""

import string
from dataclasses import fields

from bot.chat.addressed import ADMIN_COMMANDS
from bot.chat.preferences import CHOICES
from bot.chat.texts import Texts, all_texts

COMMANDS = {"ask", "start", "help", "sources", "settings", "delete", "privacy", "forget", *ADMIN_COMMANDS}


def _slots(text: object) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def test_each_language_fills_the_same_slots() -> None:
    """Every text of every language has the slots of the English one, and every choice has a label."""
    english = all_texts()["en"]
    for texts in all_texts().values():
        for field in fields(Texts):
            said, meant = getattr(texts, field.name), getattr(english, field.name)
            if isinstance(meant, dict):
                assert said.keys() == meant.keys()
            else:
                assert _slots(said) == _slots(meant), field.name


def test_each_language_describes_each_command_within_telegrams_limits() -> None:
    """A menu's descriptions have 1 to 256 characters."""
    for texts in all_texts().values():
        assert set(texts.commands) >= COMMANDS
        assert all(1 <= len(description) <= 256 for description in texts.commands.values())


def test_each_choice_of_the_settings_has_a_label() -> None:
    """What can be chosen can be read, in each language."""
    for texts in all_texts().values():
        assert {f"{setting}_{choice}" for setting, choices in CHOICES.items() for choice in choices} <= set(
            texts.settings
        )
