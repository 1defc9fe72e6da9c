"""Where lines come from: a keyboard with a history, or a stream."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import CompleteStyle

HISTORY_FILE: Final = "terminal_history"
"""Its name in the folder of the state."""


def line_from_keyboard(
    stdin: TextIO, stdout: TextIO, *, prompt: str, commands: Sequence[str], state_dir: Path | None
) -> Callable[[], str]:
    """Make what asks for a line: it raises `KeyboardInterrupt` for Ctrl-C and `EOFError` for Ctrl-D.

    Args:
        stdin: of a terminal.
        stdout: of the same.
        prompt: stands before the line.
        commands: are completed by the tab key.
        state_dir: keeps the history; None keeps it no longer than the conversation lasts.
    """
    session = PromptSession[str](
        prompt,
        history=_history(state_dir),
        completer=WordCompleter(list(commands), sentence=True),
        complete_while_typing=False,
        complete_style=CompleteStyle.READLINE_LIKE,  # a menu would push the prompt up the window
        input=create_input(stdin),
        output=create_output(stdout),
    )
    return session.prompt


def lines_from_stream(stdin: TextIO | None) -> Iterator[str]:
    """The lines of a stream that say anything; none of one that is closed or cannot be read."""
    try:
        for line in stdin or ():
            if line.strip(_BLANK):
                yield line.strip(_BLANK)
    except (OSError, ValueError):  # what a closed descriptor, and a closed stream, raise
        return


_BLANK: Final = "\ufeff \t\r\n"


def _history(state_dir: Path | None) -> History:
    if state_dir is None:
        return InMemoryHistory()
    path = state_dir / HISTORY_FILE
    try:
        state_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # questions are nobody else's business
        path.open("a").close()
    except OSError:  # a folder that cannot be written to is no reason not to talk
        return InMemoryHistory()
    return FileHistory(path)
