"""Whether this version of Footnote can open what an archive holds: asked before anything gives way to it."""

from pathlib import Path

from bot.state.database import FILE, is_newer
from index.errors import IndexingError, SnapshotForeign, SnapshotOutdated
from index.shelf import Shelf
from index.snapshot import read_manifest


def is_newer_state(folder: Path) -> bool:
    """Whether a later version has written the state in a folder, where there is one; an earlier one's is brought up."""
    return (folder / FILE).exists() and is_newer(folder / FILE)


def is_newer_index(folder: Path) -> bool:
    """Whether a later version has built the index in a folder, where there is one; an earlier one's is built afresh."""
    try:
        current = Shelf(folder).current
        if current:
            read_manifest(current)
    except IndexingError as error:
        return isinstance(error, SnapshotForeign) and not isinstance(error, SnapshotOutdated)
    return False
