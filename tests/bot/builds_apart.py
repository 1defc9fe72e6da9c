"""Indexers for the other process of `test_building_apart`, which imports this module to make them."""

import os
import time
from pathlib import Path

from bot.indexing import Indexer
from index.shelf import Shelf
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
