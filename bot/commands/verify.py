"""``footnote verify``: every citation of a snapshot rechecked against its article, offline."""

import argparse
import sys

from bot.commands.counting import counted
from bot.commands.shared import read_shelf
from index.errors import IndexingError, SnapshotMissing
from index.verify import find_faults


def run(options: argparse.Namespace) -> int:
    """Print what is wrong, a line each; 1 where anything is."""
    shelf = read_shelf(options)
    try:
        snapshot = shelf.open(options.id) if options.id else shelf.open_current()
    except SnapshotMissing:
        raise
    except IndexingError as error:
        sys.stdout.write(f"{error}.\n")
        return 1
    faults = [snapshot.instead_of] if snapshot.instead_of else []
    faults += find_faults(snapshot)
    sys.stdout.writelines(f"{fault}.\n" for fault in faults)
    if not faults:
        sys.stdout.write(
            f"No faults in the snapshot {snapshot.manifest.id}: "
            f"{counted(len(snapshot.manifest.files), 'file')} and {counted(len(snapshot.entries), 'entry', 'entries')} "
            f"of {counted(len(snapshot.articles), 'article')} were checked.\n"
        )
    return int(bool(faults))
