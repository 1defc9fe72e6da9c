"""What is asked of one collection on a Milvus server: its nearest vectors, its best words, its rows."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final

import numpy as np

from corpus.words import lexical_terms
from index.encoder import Rows
from index.errors import EngineUnavailable
from index.spoken import SpokenTerms
from index.vectors import Rowids, Scores, check_query, settle_ties

ROW, VECTOR, WORDS = "row", "vector", "words"
BATCH: Final = 1_000
"""Rows sent or fetched at a time: some megabytes, where a message may hold 64."""
SECONDS: Final = 10.0
"""How long a reader waits for the server."""
_MOST: Final = 16_384
"""What a server gives for one question, at most."""


class Collection:
    """One collection, which nobody changes.

    Args:
        client: of the server.
        name: of the collection.
        asking: holds whatever is asked of the client, and tells its errors in our own way.
    """

    def __init__(self, client: Any, name: str, asking: Callable[[], AbstractContextManager[None]]) -> None:  # noqa: ANN401
        self.name = name
        self._client = client
        self._asking = asking

    def nearest(self, field: str, query: object, within: str, limit: int, effort: int = 0) -> tuple[Rowids, Scores]:
        """The server's own answer for one vector, the best first; `within` is an expression over row numbers."""
        if not limit:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        parameters = {"ef": max(effort, limit)} if effort else {}
        with self._asking():
            (hits,) = self._client.search(
                self.name,
                data=[query],
                anns_field=field,
                filter=within,
                limit=limit,
                search_params={"metric_type": "IP", "params": parameters},
                timeout=SECONDS,
            )
        if not hits and field == VECTOR:
            raise EngineUnavailable("search is unavailable: the Milvus server has found no row at all")
        numbers = np.array([hit[ROW] for hit in hits], dtype=np.int64)
        return numbers, np.array([hit["distance"] for hit in hits], dtype=np.float32)

    def fetch(self, numbers: Sequence[int]) -> dict[int, Any]:
        """The vectors with these row numbers."""
        found: dict[int, Any] = {}
        with self._asking():
            for batch in batches(sorted(set(numbers))):
                held = self._client.query(
                    self.name, filter=_among(batch), output_fields=[ROW, VECTOR], limit=BATCH, timeout=SECONDS
                )
                found.update((row[ROW], row[VECTOR]) for row in held)
        return found


class MilvusVectors:
    """The vectors of one collection, as a `VectorStore`."""

    def __init__(
        self, collection: Collection, count: int, dimension: int, efforts: Sequence[tuple[range, int]]
    ) -> None:
        self._collection = collection
        self._count = count
        self._dimension = dimension
        self._efforts = efforts

    def __len__(self) -> int:
        return self._count

    @property
    def dimension(self) -> int:
        """The length of a row."""
        return self._dimension

    def search(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        """The nearest rows of a range, ties by row number."""
        check_query(query, self._dimension)
        effort = max((effort for part, effort in self._efforts if part and _overlap(part, within)), default=0)
        vector = query.tolist()

        def nearest(drawn: int) -> tuple[Rowids, Scores]:
            return self._collection.nearest(VECTOR, vector, between(within), drawn, effort)

        return settle_ties(nearest, k, min(len(within), _MOST))

    def rows(self, numbers: Sequence[int]) -> Rows:
        """The rows with these numbers."""
        found = self._collection.fetch(numbers)
        if not found.keys() >= set(numbers):
            raise EngineUnavailable("search is unavailable: the Milvus server has not given back every row")
        rows = [found[number] for number in numbers]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self._dimension)


class MilvusWords:
    """The words of one collection, as a `LexicalStore`."""

    def __init__(self, collection: Collection, spoken: SpokenTerms) -> None:
        self._collection = collection
        self._count = len(spoken)
        self._places = {name: place for place, name in enumerate(spoken.names)}

    def __len__(self) -> int:
        return self._count

    def best(self, text: str, within: range, k: int) -> tuple[Rowids, Scores]:
        """The texts of a range with the best scores above 0, ties by number."""
        query = self._query(text)
        if not query or not within:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)

        def nearest(drawn: int) -> tuple[Rowids, Scores]:
            numbers, scores = self._collection.nearest(WORDS, query, between(within), drawn)
            return numbers[scores > 0], scores[scores > 0]

        return settle_ties(nearest, k, min(len(within), _MOST))

    def scores_of(self, text: str, numbers: Rowids) -> Scores:
        """The scores of the texts with these numbers."""
        scores = np.zeros(len(numbers), dtype=np.float32)
        query = self._query(text)
        for batch in batches(numbers.tolist()) if query else ():
            found, theirs = self._collection.nearest(WORDS, query, _among(batch), len(batch))
            known = dict(zip(found.tolist(), theirs.tolist(), strict=True))
            scores += np.array([known.get(number, 0) for number in numbers.tolist()], dtype=np.float32)
        return scores

    def _query(self, text: str) -> dict[int, float]:
        """How often a query says each term that a text says, by the term's dimension."""
        said: dict[int, float] = {}
        for term in lexical_terms(text):
            place = self._places.get(term)
            if place is not None:
                said[place + 1] = said.get(place + 1, 0.0) + 1.0
        return said


def batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Numbers in pieces that fit into a message."""
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def between(within: range) -> str:
    """The expression for the rows of a range."""
    return f"{ROW} >= {within.start} and {ROW} < {within.stop}"


def _among(numbers: Sequence[int]) -> str:
    return f"{ROW} in {[int(number) for number in numbers]}"


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
