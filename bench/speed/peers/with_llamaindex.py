"""LlamaIndex in the comparison: its vector store and its BM25 retriever, fused by reciprocal ranks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.peers.task import K, run


class LlamaIndex:
    """A node for each passage."""

    def __init__(self, folder: Path, model: Path) -> None:
        self._place, self._words, self._model = folder / "llamaindex", folder / "llamaindex-words", str(model)
        self._encoder: Any = None
        self._index: Any = None
        self._retriever: Any = None

    def load(self) -> None:
        """Import LlamaIndex and load the encoder."""
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding  # noqa: PLC0415 - so that its cost counts

        self._encoder = HuggingFaceEmbedding(model_name=self._model, device="cpu")

    def index(self, passages: Sequence[str]) -> None:
        """Index and persist."""
        from llama_index.core import VectorStoreIndex  # noqa: PLC0415
        from llama_index.core.schema import TextNode  # noqa: PLC0415

        nodes = [TextNode(id_=str(number), text=passage) for number, passage in enumerate(passages)]
        self._index = VectorStoreIndex(nodes, embed_model=self._encoder)
        self._persist()

    def open(self) -> None:
        """Open what was persisted."""
        from llama_index.core import StorageContext, load_index_from_storage  # noqa: PLC0415
        from llama_index.core.llms import MockLLM  # noqa: PLC0415
        from llama_index.core.retrievers import QueryFusionRetriever  # noqa: PLC0415
        from llama_index.retrievers.bm25 import BM25Retriever  # noqa: PLC0415

        self.load()
        storage = StorageContext.from_defaults(persist_dir=str(self._place))
        self._index = load_index_from_storage(storage, embed_model=self._encoder)
        words = BM25Retriever.from_persist_dir(str(self._words))
        self._retriever = QueryFusionRetriever(
            [self._index.as_retriever(similarity_top_k=K), words],
            llm=MockLLM(),
            mode="reciprocal_rerank",
            similarity_top_k=K,
            num_queries=1,
            use_async=False,
        )

    def add(self, passage: str, number: int) -> None:
        """Insert and persist."""
        from llama_index.core.schema import TextNode  # noqa: PLC0415

        self._index.insert_nodes([TextNode(id_=str(number), text=passage)])
        self._persist()

    def search(self, question: str, k: int) -> list[int]:
        """The best by both."""
        return [int(found.node.node_id) for found in self._retriever.retrieve(question)][:k]

    def _persist(self) -> None:
        from llama_index.retrievers.bm25 import BM25Retriever  # noqa: PLC0415

        self._index.storage_context.persist(str(self._place))
        nodes = list(self._index.docstore.docs.values())
        BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=K).persist(str(self._words))


if __name__ == "__main__":
    run(LlamaIndex)
