"""Indexers for the other process of `test_building_apart`, which imports this module to make them."""

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

from bot.building_apart import build_apart
from bot.indexing import Indexer
from index.embedded import Embedded
from index.encoder import Rows
from index.engine import Ranges, Searching
from index.shelf import Shelf
from index.spoken import SpokenTerms
from tests.fakes_index import WordHashEncoder


def indexer_of(corpus: Path, index: Path) -> Indexer:
    """An indexer with an encoder that can be computed in the head."""
    return Indexer(corpus=corpus, shelf=Shelf(index), encoder=WordHashEncoder())


def never(corpus: Path, index: Path) -> Indexer:
    """Takes longer than anybody waits."""
    time.sleep(600)
    return indexer_of(corpus, index)


def killed(corpus: Path, index: Path) -> Indexer:
    """Is ended by the system."""
    os._exit(9)
    return indexer_of(corpus, index)


def unforeseen(corpus: Path, index: Path) -> Indexer:
    """Fails in a way that nobody has foreseen."""
    raise RuntimeError(f"{corpus} and {index} are odd")


class _Stuck(Embedded):
    """Never gets beyond its first file."""

    def build(self, folder: Path, rows: Rows, ranges: Ranges, spoken: SpokenTerms) -> Searching:
        """Write a little, and stop."""
        (folder / "half.bin").write_bytes(b"half")
        time.sleep(600)
        return super().build(folder, rows, ranges, spoken)


def stuck(corpus: Path, index: Path) -> Indexer:
    """Hangs amid its work."""
    return Indexer(corpus=corpus, shelf=Shelf(index, engine=_Stuck()), encoder=WordHashEncoder())


def deaf(corpus: Path, index: Path) -> Indexer:
    """Hangs, and hears no signal, as code that is not Python does not."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    return stuck(corpus, index)


if __name__ == "__main__":  # the first process, for the test that kills it
    name, folder = sys.argv[1], Path(sys.argv[2])
    make = {"stuck": stuck, "deaf": deaf}[name]
    build_apart(partial(make, folder, folder.parent / "index"), lambda *_: None)
