"""What the terminal says, read from ``bot/texts/terminal.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """One field for each key of the file; a missing or an unknown key fails at once."""

    prompt: str
    greeting: str
    articles: Mapping[str, str]
    try_one: str
    empty_library: str
    hint: str
    no_input: str
    goodbye: str
    commands: Mapping[str, str]
    quit_words: list[str]
    unknown_command: str
    quote: str
    published_inferred: str
    also: str
    page: str
    heading: str
    place: str
    nothing_more: str
    notes_folded: str
    notes_shown: str
    source_size: str
    sentences: Mapping[str, str]
    facts: Mapping[str, str]
    waiting: str
    stopped: str
    reindex_changed: str
    entries: Mapping[str, str]
    reindex_unchanged: str
    reindex_failed: str


@cache
def read_wording() -> Wording:
    """Read the file that comes with the package."""
    text = resources.files("bot.texts").joinpath("terminal.yaml").read_text(encoding="utf-8")
    return Wording(**yaml.safe_load(text))


def counted(n: int, forms: Mapping[str, str]) -> str:
    """Put a number before its noun.

    >>> counted(1, {"one": "{n} fact", "many": "{n} facts"})
    '1 fact'
    """
    return forms["one" if n == 1 else "many"].format(n=n)
