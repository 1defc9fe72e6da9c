"""``footnote snapshots``: the snapshots there are, all their files checked."""

import argparse
import sys

from bot.commands.counting import counted
from bot.commands.shared import read_shelf
from index.shelf import Shelved


def run(options: argparse.Namespace) -> int:
    """Print a line for each, the newest first; 1 where one is damaged."""
    shelf = read_shelf(options)
    snapshots = shelf.list_snapshots()
    if not snapshots:
        sys.stdout.write(f"There is no snapshot in {shelf.folder}.\n")
    sys.stdout.writelines(f"{_line(snapshot)}\n" for snapshot in snapshots)
    return int(any(snapshot.fault for snapshot in snapshots))


def _line(snapshot: Shelved) -> str:
    mark = "*" if snapshot.is_current else " "
    if snapshot.manifest is None:
        return f"{mark} {snapshot.id}  {snapshot.fault}"
    counts, created = snapshot.manifest.counts, snapshot.manifest.created_second
    size = sum(seal.size for seal in snapshot.manifest.files.values()) / 2**20
    told = ", ".join(counted(counts[f"{noun}s"], noun) for noun in ("article", "sentence", "fact"))
    return f"{mark} {snapshot.id}  {created}  {told}, {size:.1f} MB, {snapshot.manifest.encoder.name}"
