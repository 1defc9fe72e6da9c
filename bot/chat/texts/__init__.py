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
    call_usage: str
    ask_refused: str
    unknown_command: str
    late_command: str
    """Slot: minutes."""
    text_only: str
    not_allowed: str
    """Slot: user."""
    too_many_questions: str
    """Slot: seconds."""
    busy: str
    search_unavailable: str
    failed: str

    inferred: str
    """Slot: published."""
    also: str
    """Slot: source."""
    page: str
    """Slot: page."""
    under_heading: str
    """Slot: heading."""
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
    reindex_live: str
    """Slots: done, total."""
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
    reindex_cut_short: str
    reindex_left_out: str
    """Slot: count."""
    reindex_answers: str
    """Slots: asked, changed, appeared, lost."""
    more_lines: str
    """Slot: count."""

    button_sources: str
    button_context: str
    button_working: str
    button_related: str
    button_more: str
    button_back: str
    button_cancel: str
    button_expired: str
    button_failed: str
    sources_of_answer: str
    working_of_answer: str
    quote_is_gone: str
    nothing_related: str
    thanks_for_vote: str
    delete_usage: str
    delete_refused: str
    delete_failed: str
    privacy: str
    """Slot: days."""
    privacy_nothing_kept: str
    forgotten: str
    settings_title: str
    hears_all: str
    hears_what_is_addressed: str
    settings_refused: str
    settings_usage: str
    settings_saved: str
    settings: dict[str, str]
    """What the buttons of the menu say, by setting and choice."""
    inline_help: str
    inline_nothing: str
    add_usage: str
    add_too_large: str
    """Slot: megabytes."""
    add_not_fetched: str
    add_refused: str
    """Slots: name, why."""
    added: str
    """Slots: name, article."""
    remove_usage: str
    remove_unknown: str
    """Slot: article."""
    removed: str
    """Slot: article."""
    articles: str
    """Slot: count."""
    not_indexed_yet: str
    more_articles: str
    """Slot: count."""
    reindex_usage: str
    reindex_comparing: str
    reindex_would_change: str
    reindex_would_change_nothing: str
    facts_changed: str
    """Slot: count."""
    reindex_not_running: str
    reindex_cancelling: str
    reindex_cancelled: str
    rollback_started: str
    rollback_done: str
    """Slots: snapshot, articles."""
    gaps_closed: str
    """Slot: count."""
    stages: dict[str, str]
    """What the stages of a reindex are called, by their names."""
    status: str
    """Slots: snapshot, created, articles, sentences, facts, entries, encoder, memory, waiting, uptime, poll, privacy,
    versions."""
    status_polled: str
    """Slot: seconds."""
    status_webhook: str
    privacy_mode_on: str
    privacy_mode_off: str
    gaps: str
    """Slot: count."""
    no_gaps: str
    gaps_not_kept: str
    more_gaps: str
    """Slot: count."""
    gap_closed: str
    """Slot: snapshot."""
    stats: str
    """Slots: answered_today, answered_week, answered_month, refused_today, refused_week, refused_month."""

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
