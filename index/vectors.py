"""A store of vectors: what the retriever needs of one, whatever engine stands behind it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

from index.encoder import Rows

Rowids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]


class VectorStore(Protocol):
    """Immutable rows, numbered from 0, compared by inner product. Scores are cosines: higher is better."""

    @classmethod
    def build(cls, rows: Rows) -> Self:
        """A store of these rows."""
        ...

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The store that `save` wrote; the caller has checked the files' hashes."""
        ...

    def save(self, folder: Path) -> Sequence[Path]:
        """Write the store into `folder`; the files that were written."""
        ...

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
