"""What the bot says on its own account, in the reader's language: ``en.yaml`` and ``zh.yaml`` beside this file."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_DEFAULT = "en"
_LANGUAGES = (_DEFAULT, "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """One language's wording. Where a text has ``{slots}``, the docstring names them."""

    welcome: str
    welcome_in_group: str
    """Slot: username."""
    help: str
    help_in_group: str
    """Slot: username."""
    help_for_admins: str
    question_placeholder: str
    ask_usage: str
    unknown_command: str
    text_only: str
    not_allowed: str
    """Slot: user."""
    too_many_questions: str
    """Slot: seconds."""
    busy: str
    failed: str

    inferred: str
    """Slot: published."""
    undated: str
    sources: str
    """Slot: count."""
    no_sources: str
    more_sources: str
    """Slot: count."""

    reindex_started: str
    reindex_running: str
    reindex_stage: str
    """Slots: stage, done, total."""
    reindex_done: str
    """Slots: articles, entries, seconds."""
    reindex_unchanged: str
    """Slots: articles, entries, seconds."""
    reindex_faults: str
    """Slot: count."""
    more_faults: str
    """Slot: count."""
    reindex_refused: str
    """Slot: why."""
    reindex_failed: str
    reindex_stopped: str

    commands: dict[str, str]
    """What the menu says of each command."""


def texts_for(language_code: str | None) -> Texts:
    """The wording for a user's language, as Telegram names it: ``zh-hans`` reads Chinese, and what is unknown English.

    >>> texts_for("zh-hans") is texts_for("zh")
    True
    >>> texts_for(None) is texts_for("en")
    True
    """
    language = (language_code or _DEFAULT).lower().partition("-")[0]
    return _read(language if language in _LANGUAGES else _DEFAULT)


def all_texts() -> dict[str, Texts]:
    """The wording by language code."""
    return {language: _read(language) for language in _LANGUAGES}


@cache
def _read(language: str) -> Texts:
    written = resources.files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return Texts(**yaml.safe_load(written))
