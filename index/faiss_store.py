"""Exact vector search by FAISS. The only file that imports it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np

from index.encoder import Rows
from index.errors import SnapshotDamaged
from index.files import write_bytes
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
        try:
            serialised = np.frombuffer((folder / _FILE).read_bytes(), dtype=np.uint8)
            return cls(faiss.deserialize_index(serialised))
        except (OSError, RuntimeError) as error:
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
        """The nearest rows of a range; ties go to the lower row number, so that order never depends on the engine.

        Which of several equal rows FAISS drops at the end of its list is its own affair, so the list is drawn out
        until it ends below the last row that is wanted.
        """
        if query.shape != (self.dimension,):
            raise ValueError(f"a query of shape {query.shape} for rows of dimension {self.dimension}")
        wanted = min(k, len(within))
        drawn = min(wanted + 1, len(within))
        numbers, scores = self._nearest(query, within, drawn)
        while wanted and len(numbers) == drawn < len(within) and scores[-1] == scores[wanted - 1]:
            drawn = min(2 * drawn, len(within))
            numbers, scores = self._nearest(query, within, drawn)
        order = np.lexsort((numbers, -scores))[:wanted]
        return numbers[order], scores[order]

    def rows(self, numbers: Sequence[int]) -> Rows:
        """The rows with these numbers."""
        return np.asarray(self._engine.reconstruct_batch(np.asarray(numbers, dtype=np.int64)), dtype=np.float32)

    def _nearest(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        """FAISS's own answer, the best first; it numbers by -1 what it could not compare."""
        if not k:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        selector = faiss.IDSelectorRange(within.start, within.stop)
        selected = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # its wrapper takes keywords
        scores, numbers = self._engine.search(query[np.newaxis, :], k, params=selected)
        found = numbers[0] >= 0
        return numbers[0][found], scores[0][found]
