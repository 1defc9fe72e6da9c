"""``footnote chat``: the conversation in the terminal."""

import argparse

from bot.commands.shared import open_for, read_settings
from bot.library import Library
from bot.settings import Settings
from bot.terminal.conversation import run_terminal


def run(options: argparse.Namespace) -> int:
    """Talk until the reader leaves."""
    converse(open_for(options), read_settings())
    return 0


def converse(library: Library, settings: Settings) -> None:
    """The terminal's conversation; what was typed is kept only where questions may be kept."""
    run_terminal(library, state_dir=settings.state_dir if settings.question_retention_days else None)
