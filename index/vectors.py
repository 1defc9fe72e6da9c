"""A store of vectors: what the retriever needs of one, whatever engine stands behind it."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.encoder import Rows

Rowids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]


class VectorStore(Protocol):
    """Immutable rows, numbered from 0, compared by inner product. Scores are cosines: higher is better."""

    def __len__(self) -> int:
        """The number of rows."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a row."""
        ...

    def search(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        """The `k` rows of `within` nearest to a query of shape ``(dimension,)``, the best first, ties by row number."""
        ...

    def rows(self, numbers: Sequence[int]) -> Rows:
        """The rows with these numbers."""
        ...


def check_query(query: Rows, dimension: int) -> None:
    """Refuse a query of another length than the rows'.

    Raises:
        ValueError: says both.
    """
    if query.shape != (dimension,):
        raise ValueError(f"a query of shape {query.shape} for rows of dimension {dimension}")


def settle_ties(nearest: Callable[[int], tuple[Rowids, Scores]], wanted: int, most: int) -> tuple[Rowids, Scores]:
    """The best of what an engine finds, ties by row number, so that order never depends on the engine.

    Which of several equal rows an engine drops at the end of its list is its own affair, so the list is drawn out
    until it ends below the last row that is wanted.

    Args:
        nearest: the engine's own answer of a given length, the best first.
        wanted: how many rows.
        most: how many the engine can give.
    """
    wanted = min(wanted, most)
    drawn = min(wanted + 1, most)
    numbers, scores = nearest(drawn)
    while wanted and len(numbers) == drawn < most and scores[-1] == scores[wanted - 1]:
        drawn = min(2 * drawn, most)
        numbers, scores = nearest(drawn)
    order = np.lexsort((numbers, -scores))[:wanted]
    return numbers[order], scores[order]
