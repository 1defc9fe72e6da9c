"""Haystack in the comparison: its store in memory, by vectors and by BM25, joined by reciprocal ranks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.peers.task import run


class Haystack:
    """A document for each passage."""

    def __init__(self, folder: Path, model: Path) -> None:
        self._place, self._model = str(folder / "haystack.json"), str(model)
        self._documents: Any = None
        self._asked: Any = None
        self._joiner: Any = None
        self._store: Any = None

    def load(self) -> None:
        """Import Haystack and load what encodes documents."""
        from haystack_integrations.components.embedders.sentence_transformers import (  # noqa: PLC0415 - its cost counts
            SentenceTransformersDocumentEmbedder,
        )

        self._documents = SentenceTransformersDocumentEmbedder(model=self._model, progress_bar=False)
        self._documents.warm_up()

    def index(self, passages: Sequence[str]) -> None:
        """Embed, write and save."""
        from haystack.document_stores.in_memory import InMemoryDocumentStore  # noqa: PLC0415

        self._store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        self._write(list(enumerate(passages)))

    def open(self) -> None:
        """Open what was saved, and load what encodes questions."""
        from haystack.components.joiners import DocumentJoiner  # noqa: PLC0415
        from haystack.document_stores.in_memory import InMemoryDocumentStore  # noqa: PLC0415
        from haystack_integrations.components.embedders.sentence_transformers import (  # noqa: PLC0415
            SentenceTransformersTextEmbedder,
        )

        self._asked = SentenceTransformersTextEmbedder(model=self._model, progress_bar=False)
        self._asked.warm_up()
        self._store = InMemoryDocumentStore.load_from_disk(self._place)
        self._joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def add(self, passage: str, number: int) -> None:
        """Embed, write and save."""
        self.load()
        self._write([(number, passage)])

    def search(self, question: str, k: int) -> list[int]:
        """The best by both."""
        vector = self._asked.run(text=question)["embedding"]
        near = self._store.embedding_retrieval(vector, top_k=k)
        words = self._store.bm25_retrieval(question, top_k=k)
        return [int(found.id) for found in self._joiner.run(documents=[near, words], top_k=k)["documents"]]

    def _write(self, passages: list[tuple[int, str]]) -> None:
        from haystack import Document  # noqa: PLC0415

        documents = [Document(id=str(number), content=passage) for number, passage in passages]
        self._store.write_documents(self._documents.run(documents=documents)["documents"])
        self._store.save_to_disk(self._place)


if __name__ == "__main__":
    run(Haystack)
