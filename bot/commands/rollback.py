"""``footnote rollback``: an older snapshot becomes the current one."""

import argparse
import sys

from bot.commands.shared import read_shelf


def run(options: argparse.Namespace) -> int:
    """Step back, to the one that is named or to the one before."""
    snapshot = read_shelf(options).roll_back(options.id or "")
    sys.stdout.write(
        f"The snapshot {snapshot.manifest.id} of {snapshot.manifest.created_second} answers now. The articles are as "
        "they were: `footnote index` takes them in again.\n"
    )
    return 0
