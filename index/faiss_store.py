"""Exact vector search by FAISS. The only file that imports it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np

from index.encoder import Rows
from index.errors import SnapshotDamaged
from index.files import read_bytes, write_bytes
from index.vectors import Rowids, Scores

_FILE = "vectors.faiss"


class FaissStore:
    """A flat inner-product index: exact, and at the bound of memory bandwidth up to some 100,000 rows."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - the library ships no types
        self._engine = engine

    @classmethod
    def build(cls, rows: Rows) -> Self:
        """A store of these rows."""
        engine = faiss.IndexFlatIP(rows.shape[1])
        engine.add(np.ascontiguousarray(rows, dtype=np.float32))
        return cls(engine)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The store that `save` wrote.

        The caller has checked the file's hash: FAISS loads damaged files without a word.
        """
        serialised = np.frombuffer(read_bytes(folder / _FILE), dtype=np.uint8)
        try:
            return cls(faiss.deserialize_index(serialised))
        except RuntimeError as error:
            raise SnapshotDamaged(f"{folder / _FILE} is no vector index; run `footnote index`") from error

    def save(self, folder: Path) -> Sequence[Path]:
        """Write through Python's own file objects: ``faiss.write_index`` loses its last bytes on a full disk."""
        write_bytes(folder / _FILE, faiss.serialize_index(self._engine).tobytes())
        return (folder / _FILE,)

    def __len__(self) -> int:
        return int(self._engine.ntotal)

    @property
    def dimension(self) -> int:
        """The length of a row."""
        return int(self._engine.d)

    def search(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        """The nearest rows of a range; ties go to the lower row number, so that order never depends on the engine."""
        if query.shape != (self.dimension,):
            raise ValueError(f"a query of shape {query.shape} for rows of dimension {self.dimension}")
        selected = faiss.SearchParameters(sel=faiss.IDSelectorRange(within.start, within.stop))
        wanted = min(k, len(within))
        scores, numbers = self._engine.search(query[np.newaxis, :], wanted, params=selected)
        found = numbers[0] >= 0
        order = np.lexsort((numbers[0][found], -scores[0][found]))
        return numbers[0][found][order], scores[0][found][order]

    def rows(self, numbers: Sequence[int]) -> Rows:
        """The rows with these numbers."""
        return np.asarray(self._engine.reconstruct_batch(np.asarray(numbers, dtype=np.int64)), dtype=np.float32)
