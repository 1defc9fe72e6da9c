"""``footnote restore``: a backup put back."""

import argparse
import sys

from bot.backup.restore import restore_backup
from bot.commands.backup import summary
from bot.commands.shared import read_places, read_settings


def run(options: argparse.Namespace) -> int:
    """Put back all that is in the archive."""
    settings = read_settings()
    folders = {
        "state": settings.state_dir,
        "added": settings.added_dir,
        "index": read_places(options, settings).index,
    }
    contents = restore_backup(options.file, folders, overwrite=options.overwrite)
    sys.stdout.write(f"Restored {summary(contents)}.\n")
    return 0
