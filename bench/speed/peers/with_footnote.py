"""Footnote in the comparison: its index of passages, sentences and facts, and the passages that its search ranks."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.speed.peers.task import run
from bot.evaluation.public_set import Document, make_corpus
from index.build import build_snapshot
from index.encoder import Encoder
from index.encoders import open_encoder
from index.model_source import DEFAULT_MODEL
from index.search import Query, search
from index.shelf import Shelf
from index.snapshot import Snapshot


class Footnote:
    """Each passage is an article, with its title as every engine has it: in its first line."""

    def __init__(self, folder: Path, _: Path) -> None:
        self._place = folder / "footnote"
        self._shelf = Shelf(self._place)
        self._encoder: Encoder = open_encoder(DEFAULT_MODEL, folder / "encoders")
        self._snapshot: Snapshot

    def load(self) -> None:
        """Load the encoder; what an earlier run has left would not be encoded again."""
        shutil.rmtree(self._place, ignore_errors=True)
        self._encoder.encode([""])

    def index(self, passages: Sequence[str]) -> None:
        """Build a snapshot, which reads facts and splits sentences, too."""
        documents = {f"{number:06}": Document(*_parted(passage)) for number, passage in enumerate(passages)}
        build_snapshot(make_corpus(documents, "en"), self._encoder, self._shelf)

    def open(self) -> None:
        """Load the encoder, and open the current snapshot."""
        self._encoder.encode([""])
        self._snapshot = self._shelf.open_current()

    def add(self, passage: str, number: int) -> None:
        """Build a snapshot of what there is and one more."""
        before = self._snapshot.corpus
        more = make_corpus({f"{number:06}": Document("", [passage])}, "en")
        corpus = type(before)(
            articles=(*before.articles, *more.articles),
            sentences=(*before.sentences, *more.sentences),
            passages=(*before.passages, *more.passages),
            facts=(),
            terms=before.terms,
        )
        build_snapshot(corpus, self._encoder, self._shelf)

    def search(self, question: str, k: int) -> list[int]:
        """Ranked by vectors and words, of passages and of their sentences."""
        query = Query(question, self._encoder.encode([question])[0])
        return [int(hit.entry.article) for hit in search(self._snapshot, query, "passage", k)]


def _parted(passage: str) -> tuple[str, Sequence[str]]:
    title, _, text = passage.partition("\n")
    return title, [text]


if __name__ == "__main__":
    run(Footnote)
