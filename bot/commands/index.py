"""``footnote index``: read the corpus, build a snapshot, try it, publish it."""

import argparse
import sys

from bot.app import make_indexer
from bot.commands.counting import counted
from bot.commands.shared import progress_bar, read_places, read_settings, say_left_out
from bot.evaluation.trial import render_changes

_NOUNS = ("article", "sentence", "passage", "fact")


def run(options: argparse.Namespace) -> int:
    """Build, or say that nothing has changed; 1 where articles had to be left out."""
    settings = read_settings()
    with progress_bar() as progress:
        indexed = make_indexer(settings, read_places(options, settings), progress=progress).build(progress)
    say_left_out(indexed.reading)
    if indexed.snapshot is None:
        sys.stdout.write("Nothing has changed; the index is up to date.\n")
        return int(bool(indexed.reading.left_out))
    counts = indexed.snapshot.manifest.counts
    sys.stdout.write(
        f"Snapshot {indexed.snapshot.manifest.id}: {', '.join(counted(counts[f'{noun}s'], noun) for noun in _NOUNS)}.\n"
    )
    if indexed.answers:
        sys.stdout.write(render_changes(indexed.answers) + "\n")
    return int(bool(indexed.reading.left_out))
