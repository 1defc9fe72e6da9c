"""The engine in this process: vectors by FAISS, words by columns of weights, all of it in the snapshot's own folder."""

from pathlib import Path

from index.encoder import Rows
from index.engine import Ranges, Searching
from index.faiss_store import FaissStore
from index.lexical import LexicalIndex, LexicalStore
from index.spoken import SpokenTerms
from index.vectors import VectorStore


class Embedded:
    """Needs nothing but the folder."""

    name = "faiss"

    def build(self, folder: Path, rows: Rows, ranges: Ranges, spoken: SpokenTerms) -> Searching:
        """Write the rows, their codes and the columns of words."""
        store = FaissStore.build(rows, list(ranges.values()))
        store.save(folder)
        LexicalIndex.build(spoken, ranges.values()).save(folder)
        fitted = dict(store.fitted)
        return Searching(
            engine=self.name,
            dimension=store.dimension,
            fitted={kind: fitted[within] for kind, within in ranges.items() if within},
        )

    def open(
        self, folder: Path, searching: Searching, ranges: Ranges, spoken: SpokenTerms
    ) -> tuple[VectorStore, LexicalStore]:
        """Map what was written."""
        parts = [(ranges[kind], searching.fitted[kind]) for kind in ranges if kind in searching.fitted]
        return FaissStore.load(folder, parts), LexicalIndex.load(folder, spoken)

    def publish(self, folder: Path) -> None:
        """There is nobody to show it to."""

    def discard(self, folder: Path) -> None:
        """All of it goes with the folder."""
