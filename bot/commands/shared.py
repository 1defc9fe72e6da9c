"""What several commands do first: read the settings, find the folders, open the library with a progress bar."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.beside.librarian import COMPARING
from bot.app import open_library, shelf_of
from bot.library import Library
from bot.places import Places, places_of
from bot.settings import Settings
from corpus.errors import CorpusError
from index.progress import Progress, silent
from index.shelf import Shelf

if TYPE_CHECKING:
    from corpus.reader import Reading


def read_settings() -> Settings:
    """The settings of this process: the environment, then ``.env`` in the working folder."""
    dotenv = Path(".env")
    return Settings.read(os.environ, dotenv if dotenv.is_file() else None)


def read_places(options: argparse.Namespace, settings: Settings) -> Places:
    """The folders that the command names, or else the settings."""
    return places_of(settings, options.corpus, options.index)


def read_shelf(options: argparse.Namespace) -> Shelf:
    """The shelf of snapshots that the command names, or else the settings."""
    settings = read_settings()
    return shelf_of(settings, read_places(options, settings))


def open_for(options: argparse.Namespace) -> Library:
    """The library that a command answers from; says on standard error what takes time, and when the index is old."""
    settings = read_settings()
    with progress_bar() as progress:
        library = open_library(settings, read_places(options, settings), progress=progress, tell=say_left_out)
    if library.notice:
        sys.stderr.write(f"{library.notice}.\n")
    _say_when_stale(library)
    return library


def say_left_out(reading: "Reading") -> None:
    """Say on standard error which files hold no article that could be read, a sentence each."""
    for fault in (*reading.left_out, *reading.strangers):
        sys.stderr.write(f"{fault}\n")
    if reading.left_out:
        sys.stderr.write(f"Left out: {len(reading.left_out)}; the other articles are read.\n")


def today() -> date:
    """The reader's day: that of the machine, where it stands."""
    return datetime.now().astimezone().date()


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Progress as a bar on standard error where that is a terminal, and nowhere else."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich import progress as rich  # noqa: PLC0415 - only who sees a bar pays for it
    from rich.console import Console  # noqa: PLC0415

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES.get(stage, stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield progress


def show_cursor() -> None:
    """Show the terminal's cursor again, which a bar that was cut off in the middle has left hidden."""
    if sys.stderr.isatty():
        sys.stderr.write("\x1b[?25h")


_STAGES = {
    "export": "Preparing the encoder, once",
    "encode": "Building the index",
    "verify": "Checking it",
    "try": "Trying it with the gold questions",
    COMPARING: "Comparing its answers with those before",
    "ask": "Asking",
    "ask half": "Asking half of the articles",
}


_STALE = {
    "articles": "The articles have changed since the index was built; run `footnote index` to take them in.\n",
    "rules": "Another version of Footnote built the index; run `footnote index` to read them by this one.\n",
}


def _say_when_stale(library: Library) -> None:
    try:
        sys.stderr.write(_STALE.get(library.why_stale(), ""))
    except CorpusError as error:
        first, *more = error.faults
        others = f" (and {len(more)} more; see `footnote check`)" if more else ""
        sys.stderr.write(f"The index is used as it is, for the articles cannot be read any more: {first}{others}\n")
