"""txtai in the comparison: vectors in Faiss and BM25, with their texts in its database, fused as it does by itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.peers.task import run


class Txtai:
    """Hybrid search, all else as it comes."""

    def __init__(self, folder: Path, model: Path) -> None:
        self._place, self._model = str(folder / "txtai"), str(model)
        self._engine: Any = None

    def load(self) -> None:
        """Import txtai and load the encoder."""
        from txtai import Embeddings  # noqa: PLC0415 - so that its cost counts

        self._engine = Embeddings(path=self._model, content=True, hybrid=True, gpu=False)
        self._engine.batchtransform([""])

    def index(self, passages: Sequence[str]) -> None:
        """Index and save."""
        self._engine.index(list(enumerate(passages)))
        self._engine.save(self._place)

    def open(self) -> None:
        """Open what was saved; it names the encoder."""
        from txtai import Embeddings  # noqa: PLC0415

        self._engine = Embeddings()
        self._engine.load(self._place)

    def add(self, passage: str, number: int) -> None:
        """Upsert and save."""
        self._engine.upsert([(number, passage)])
        self._engine.save(self._place)

    def search(self, question: str, k: int) -> list[int]:
        """The best by both."""
        return [int(found["id"]) for found in self._engine.search(question, k)]


if __name__ == "__main__":
    run(Txtai)
