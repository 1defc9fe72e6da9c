"""``footnote backup``: what must not be lost, as one file."""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from bot.backup.contents import Contents
from bot.backup.write import files_under, write_backup
from bot.commands.counting import counted
from bot.commands.shared import read_places, read_settings
from bot.errors import UserError
from bot.state.errors import StateError
from index.locks import reading
from index.shelf import Shelf
from index.snapshot import MANIFEST


def run(options: argparse.Namespace) -> int:
    """Write the archive and say what is in it."""
    settings = read_settings()
    places = read_places(options, settings)
    with ExitStack() as held:
        files = dict(files_under(settings.state_dir, "state")) | dict(files_under(settings.added_dir, "added"))
        if options.with_index:
            files |= _index_files(Shelf(places.index), held)
        if not files:
            raise UserError(f"there is nothing to back up in {settings.state_dir} and {settings.added_dir}")
        try:
            contents = write_backup(options.file, files, overwrite=options.overwrite)
        except StateError as error:
            raise UserError(str(error)) from error
    sys.stdout.write(f"{options.file}: {summary(contents)}.\n")
    return 0


def summary(contents: Contents) -> str:
    """What is in an archive, in words."""
    size = sum(sealed.size for sealed in contents.files.values()) / 2**20
    return f"{counted(len(contents.files), 'file')} ({', '.join(contents.parts)}), {size:.1f} MB, of {contents.created}"


def _index_files(shelf: Shelf, held: ExitStack) -> dict[str, Path]:
    """The current snapshot, which no build removes meanwhile, and the line that points at it."""
    current = shelf.current
    if current is None:
        return {}
    held.enter_context(reading(current / MANIFEST))
    own = (shelf.folder / "CURRENT", current)
    return dict(files_under(shelf.folder, "index", lambda path: any(path.is_relative_to(place) for place in own)))
