"""The engine on a Milvus server: each snapshot's vectors and words in a collection of its own. Nobody else imports it.

Words are sparse vectors of the same BM25 weights that the engine in this process keeps as columns, so both engines give
the same scores. A collection is never changed once it is built, and its name stands in the snapshot's manifest, so that
no reader ever mixes two; an alias follows CURRENT, for others to look at. What is sent to the server in the form of an
expression is made of numbers alone.
"""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.encoder import Rows
from index.engine import Ranges, Searching
from index.errors import EngineUnavailable, SnapshotDamaged
from index.files import write_bytes
from index.fitting import LEAST_RECALL, Fitted, recall, trial_queries
from index.lexical import LexicalIndex, LexicalStore
from index.milvus_search import ROW, SECONDS, VECTOR, WORDS, Collection, MilvusVectors, MilvusWords, batches, between
from index.spoken import SpokenTerms
from index.vectors import Scores, VectorStore

_NOTE: Final = "milvus.json"
"""Names the collection; written before that is made, so that a build that dies can be swept."""
_FLAT_UP_TO: Final = 50_000
_GRAPH: Final = {"M": 32, "efConstruction": 200}
_TRIED, _EFFORTS = 10, (64, 128, 256, 512, 1024)
_SECONDS_TO_BUILD: Final = 600.0
_NO_WORD: Final = 0
"""A dimension that every text has and no query: a server takes no vector that is empty."""


class Milvus:
    """Snapshots on one server, or on one cluster.

    Args:
        uri: the server's address, with user and password where it wants them.
        alias: what follows the current snapshot.
    """

    name = "milvus"

    def __init__(self, uri: str, alias: str) -> None:
        self._uri = uri
        self._alias = alias

    def build(self, folder: Path, rows: Rows, ranges: Ranges, spoken: SpokenTerms) -> Searching:
        """Make a collection, fill it, see that all has arrived, and measure how well it finds.

        Raises:
            EngineUnavailable: the server does not answer, or does not take it.
        """
        collection = f"footnote_{folder.name.strip('.').replace('-', '_')}_{secrets.token_hex(4)}"
        write_bytes(folder / _NOTE, json.dumps({"collection": collection}).encode())
        with self._asking():
            self._create(collection, rows.shape[1], is_flat=len(rows) <= _FLAT_UP_TO)
            self._fill(collection, rows, LexicalIndex.build(spoken, ranges.values()))
            self._client.flush(collection, timeout=_SECONDS_TO_BUILD)
            self._load(collection)
            held = self._count(collection)
            if held != len(rows):
                raise EngineUnavailable(
                    f"the Milvus server holds {held} of {len(rows)} rows; nothing was published, try again"
                )
            return Searching(
                engine=self.name,
                dimension=rows.shape[1],
                fitted={
                    kind: self._fit(collection, rows, within, is_flat=len(rows) <= _FLAT_UP_TO)
                    for kind, within in ranges.items()
                    if within
                },
                collection=collection,
            )

    def open(
        self,
        folder: Path,
        searching: Searching,
        ranges: Ranges,
        spoken: SpokenTerms,
    ) -> tuple[VectorStore, LexicalStore]:
        """See that the collection is there and whole; it is in memory, on the server, from then on.

        Raises:
            EngineUnavailable: the server does not answer.
            SnapshotDamaged: the collection is gone, or has another number of rows.
        """
        collection = searching.collection
        with self._asking():
            if not self._client.has_collection(collection, timeout=SECONDS):
                raise SnapshotDamaged(
                    f"the Milvus server has no collection {collection!r}, the index of {folder}; run `footnote index`"
                )
            self._load(collection)
            held = self._count(collection)
        if held != len(spoken):
            raise SnapshotDamaged(
                f"the collection {collection!r} has {held} rows instead of {len(spoken)}; run `footnote index`"
            )
        efforts = [(within, searching.fitted[kind].effort) for kind, within in ranges.items() if within]
        return (
            MilvusVectors(self._collection(collection), len(spoken), searching.dimension, efforts),
            MilvusWords(self._collection(collection), spoken),
        )

    def publish(self, folder: Path) -> None:
        """Let the alias name the collection of the current snapshot."""
        collection = _noted(folder)
        with self._asking():
            if self._named_by_alias():
                self._client.alter_alias(collection, self._alias, timeout=SECONDS)
            else:
                self._client.create_alias(collection, self._alias, timeout=SECONDS)

    def discard(self, folder: Path) -> None:
        """Drop the collection of a snapshot that is no longer kept. What the alias names is never dropped."""
        collection = _noted(folder)
        if not collection:
            return
        with self._asking():
            if not self._client.has_collection(collection, timeout=SECONDS):
                return
            if self._named_by_alias() == collection:
                return
            self._client.drop_collection(collection, timeout=_SECONDS_TO_BUILD)

    def _collection(self, name: str) -> Collection:
        return Collection(self._client, name, self._asking)

    @cached_property
    def _client(self) -> Any:  # noqa: ANN401 - the library's own types say little
        from pymilvus import MilvusClient  # noqa: PLC0415 - half a second, which only its users pay

        return MilvusClient(uri=self._uri, timeout=SECONDS)

    def _named_by_alias(self) -> str:
        """The collection that the alias names; nothing where there is no alias yet."""
        if self._alias not in self._client.list_aliases(timeout=SECONDS)["aliases"]:
            return ""
        return str(self._client.describe_alias(self._alias, timeout=SECONDS)["collection_name"])

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Turn the library's errors into one sentence, which does not show the address: it may hold a password."""
        try:
            import grpc  # noqa: PLC0415
            from pymilvus.exceptions import MilvusException  # noqa: PLC0415
        except ImportError as error:
            raise EngineUnavailable(
                "VECTOR_BACKEND is milvus and pymilvus is not installed: run pip install 'footnote-bot[milvus]'"
            ) from error
        try:
            yield
        except (MilvusException, grpc.RpcError, OSError) as error:
            reason = str(getattr(error, "message", "") or error).splitlines()
            said = reason[0].replace(self._uri, "MILVUS_URI") if reason else type(error).__name__
            raise EngineUnavailable(
                f"search is unavailable: the Milvus server that MILVUS_URI names does not answer ({said[:200]})"
            ) from error

    def _create(self, collection: str, dimension: int, *, is_flat: bool) -> None:
        from pymilvus import DataType, MilvusClient  # noqa: PLC0415

        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field(ROW, DataType.INT64, is_primary=True)
        schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
        schema.add_field(WORDS, DataType.SPARSE_FLOAT_VECTOR)
        indexes = MilvusClient.prepare_index_params()
        graph = {"index_type": "FLAT"} if is_flat else {"index_type": "HNSW", "params": _GRAPH}
        indexes.add_index(VECTOR, metric_type="IP", **graph)
        indexes.add_index(WORDS, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
        self._client.create_collection(
            collection, schema=schema, index_params=indexes, consistency_level="Strong", timeout=_SECONDS_TO_BUILD
        )

    def _fill(self, collection: str, rows: Rows, lexical: LexicalIndex) -> None:
        words = lexical.weights_by_text()
        for numbers in batches(range(len(rows))):
            self._client.insert(
                collection,
                [{ROW: number, VECTOR: rows[number].tolist(), WORDS: _sparse(*next(words))} for number in numbers],
                timeout=_SECONDS_TO_BUILD,
            )

    def _load(self, collection: str) -> None:
        """See that it is in the server's memory; where it is, it stays there in as many copies as it has."""
        if str(self._client.get_load_state(collection, timeout=SECONDS)["state"]) != "Loaded":
            self._client.load_collection(collection, timeout=_SECONDS_TO_BUILD)

    def _count(self, collection: str) -> int:
        (counted,) = self._client.query(
            collection, filter="", output_fields=["count(*)"], consistency_level="Strong", timeout=_SECONDS_TO_BUILD
        )
        return int(counted["count(*)"])

    def _fit(self, collection: str, rows: Rows, within: range, *, is_flat: bool) -> Fitted:
        """How long a list of candidates has to be to find enough of what an exact search finds."""
        if is_flat:
            return Fitted("exact", len(within))
        own = rows[within.start : within.stop]
        queries = trial_queries(own, 50)
        wanted = min(_TRIED, len(own))
        exact = np.argsort(-(queries @ own.T), axis=1)[:, :wanted] + within.start
        share, effort = 0.0, 0
        for effort in _EFFORTS:
            found = [
                self._collection(collection).nearest(VECTOR, query.tolist(), between(within), wanted, effort)[0]
                for query in queries
            ]
            share = recall(np.stack([np.resize(each, wanted) for each in found]), exact)
            if share >= LEAST_RECALL:
                break
        return Fitted("graph", len(within), round(share, 4), effort)


def _sparse(terms: Any, weights: Scores) -> dict[int, float]:  # noqa: ANN401
    return {_NO_WORD: 1.0, **dict(zip((terms + 1).tolist(), weights.tolist(), strict=True))}


def _noted(folder: Path) -> str:
    """The collection that a folder speaks of; nothing where it speaks of none."""
    with suppress(OSError, ValueError, KeyError):
        return str(json.loads((folder / _NOTE).read_bytes())["collection"])
    return ""
