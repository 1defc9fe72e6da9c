"""Vector search by FAISS, in this process. The only file that imports it."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np

from index.encoder import Rows
from index.errors import SnapshotDamaged
from index.files import write_stream
from index.fitting import LEAST_RECALL, Fitted, cells_of, fitting, recall, trial_queries
from index.vectors import Rowids, Scores, check_query, settle_ties

_ROWS = "vectors.faiss"
_TRIED, _EFFORTS = 10, (16, 32, 64, 128, 256, 512)
_PROPOSED, _LEAST_PROPOSED = 4, 200
"""How many rows codes propose for each one that is wanted, and how many at least."""
_ROWS_A_CELL, _ROUNDS = 64, 10
"""How many rows are looked at for each cell when cells are laid out, and how often; FAISS's own 256 and 25 take ten
times as long, and what that gains is gained more cheaply by looking into more cells."""

faiss.omp_set_num_threads(1)  # a search takes one core, so that several questions have one each


@dataclass(frozen=True, slots=True)
class _Part:
    """Neighbouring rows that are searched in one way."""

    within: range
    fitted: Fitted
    codes: Any = None


class FaissStore:
    """All rows as they are, and codes of those that are too many to be compared one by one.

    Rows and codes are mapped into memory from where they lie on disk.
    """

    def __init__(self, engine: Any, parts: Sequence[_Part]) -> None:  # noqa: ANN401 - the library ships no types
        self._engine = engine
        self._parts = parts

    @classmethod
    def build(cls, rows: Rows, ranges: Sequence[range] = (), fit: Callable[[int], str] = fitting) -> Self:
        """A store of these rows.

        Args:
            rows: of length one.
            ranges: which neighbours are searched together, from the first row to the last; by default all.
            fit: names the way to search so many rows; see `index.fitting`.
        """
        engine = faiss.IndexFlatIP(rows.shape[1])
        engine.add(np.ascontiguousarray(rows, dtype=np.float32))
        parts = [within for within in ranges or [range(len(rows))] if within]
        return cls(engine, [_fit(rows, within, fit(len(within))) for within in parts])

    @classmethod
    def load(cls, folder: Path, parts: Sequence[tuple[range, Fitted]]) -> Self:
        """The store that `save` wrote, with its parts as `fitted` tells them.

        The caller has checked the files' hashes: FAISS loads damaged files without a word.
        """
        return cls(
            _map(folder / _ROWS),
            [
                _Part(within, fitted, None if fitted.how == "exact" else _map(folder / _name_of(within)))
                for within, fitted in parts
            ],
        )

    def save(self, folder: Path) -> Sequence[Path]:
        """Write through Python's own file objects: ``faiss.write_index`` loses its last bytes on a full disk."""
        coded = {_name_of(part.within): part.codes for part in self._parts if part.codes is not None}
        for name, engine in {_ROWS: self._engine, **coded}.items():
            write_stream(folder / name, partial(_write, engine))
        return tuple(folder / name for name in (_ROWS, *coded))

    @property
    def fitted(self) -> Sequence[tuple[range, Fitted]]:
        """How each part is searched."""
        return [(part.within, part.fitted) for part in self._parts]

    def __len__(self) -> int:
        return int(self._engine.ntotal)

    @property
    def dimension(self) -> int:
        """The length of a row."""
        return int(self._engine.d)

    def search(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        """The nearest rows of a range; ties go to the lower row number.

        A part that lies in the range as a whole is searched in its own way, a piece of one exactly.
        """
        check_query(query, self.dimension)
        coded = [part for part in self._parts if part.codes is not None and _holds(within, part.within)]
        found = [self._by_codes(query, part, k) for part in coded]
        found += [self._exactly(query, piece, k) for piece in _without(within, [part.within for part in coded])]
        if len(found) == 1:
            return found[0]
        numbers, scores = (np.concatenate(each) for each in zip(*found, strict=True))
        order = np.lexsort((numbers, -scores))[: max(k, 0)]
        return numbers[order], scores[order]

    def rows(self, numbers: Sequence[int]) -> Rows:
        """The rows with these numbers."""
        return np.asarray(self._engine.reconstruct_batch(np.asarray(numbers, dtype=np.int64)), dtype=np.float32)

    def _exactly(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        return settle_ties(lambda drawn: self._nearest(query, within, drawn), k, len(within))

    def _nearest(self, query: Rows, within: range, k: int) -> tuple[Rowids, Scores]:
        """FAISS's own answer, the best first; it numbers by -1 what it could not compare."""
        if not k:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        selector = faiss.IDSelectorRange(within.start, within.stop)
        selected = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # its wrapper takes keywords
        scores, numbers = self._engine.search(query[np.newaxis, :], k, params=selected)
        found = numbers[0] >= 0
        return numbers[0][found], scores[0][found]

    def _by_codes(self, query: Rows, part: _Part, k: int) -> tuple[Rowids, Scores]:
        """Of the rows that codes propose the nearest ones, by the rows themselves."""
        proposed = _propose(part.codes, query[np.newaxis, :], max(_PROPOSED * k, _LEAST_PROPOSED), part.fitted.effort)
        numbers = np.sort(proposed[0][proposed[0] >= 0]) + part.within.start
        scores: Scores = np.einsum("ij,j->i", self.rows(numbers.tolist()), query)
        order = np.argsort(-scores, kind="stable")[:k]
        return numbers[order], scores[order]


def _fit(rows: Rows, within: range, how: str) -> _Part:
    """A part, searched in a way that finds enough of what an exact search finds; exactly, where no other way does."""
    own = rows[within.start : within.stop]
    if how != "exact":
        with _all_cores():
            codes = _encode(own, how)
            queries = trial_queries(own)
            exact, _ = faiss.knn(queries, own, _TRIED, metric=faiss.METRIC_INNER_PRODUCT)[::-1]
            for effort in _EFFORTS if how == "cells" else (0,):
                found = _found(codes, own, queries, effort)
                share = recall(found, exact)
                if share >= LEAST_RECALL:
                    return _Part(within, Fitted(how, len(within), round(share, 4), effort), codes)
    return _Part(within, Fitted("exact", len(within)))


def _encode(rows: Rows, how: str) -> Any:  # noqa: ANN401 - the library ships no types
    dimension = rows.shape[1]
    if how == "cells":
        codes: Any = faiss.index_factory(dimension, f"IVF{cells_of(len(rows))},RaBitQ", faiss.METRIC_INNER_PRODUCT)
        codes.cp.max_points_per_centroid = _ROWS_A_CELL
        codes.cp.min_points_per_centroid = 1
        codes.cp.niter = _ROUNDS
    else:
        codes = faiss.index_factory(dimension, "RaBitQfs", faiss.METRIC_INNER_PRODUCT)
    codes.train(rows)
    codes.add(rows)
    return codes


def _found(codes: Any, rows: Rows, queries: Rows, effort: int) -> Rowids:  # noqa: ANN401
    """The best rows for each query among those that the codes propose."""
    best = []
    for query, proposed in zip(queries, _propose(codes, queries, _LEAST_PROPOSED, effort), strict=True):
        numbers = proposed[proposed >= 0]
        best.append(np.resize(numbers[np.argsort(-(rows[numbers] @ query))], _TRIED))
    return np.stack(best)


def _propose(codes: Any, queries: Rows, count: int, effort: int) -> Rowids:  # noqa: ANN401
    """What codes take for the nearest rows: shape ``(queries, count)``, -1 where there are no more."""
    parameters = faiss.IVFRaBitQSearchParameters(nprobe=effort) if effort else None  # type: ignore[call-arg]
    _, numbers = codes.search(queries, min(count, int(codes.ntotal)), params=parameters)
    return np.asarray(numbers, dtype=np.int64)


def _holds(within: range, part: range) -> bool:
    return within.start <= part.start and part.stop <= within.stop


def _without(within: range, parts: Sequence[range]) -> Iterator[range]:
    """What of a range lies between parts of it, and at its ends; at least one piece, which may be empty."""
    start = within.start
    for part in sorted(parts, key=lambda part: part.start):
        if start < part.start:
            yield range(start, part.start)
        start = part.stop
    if start < within.stop or not parts:
        yield range(start, within.stop)


def _name_of(within: range) -> str:
    return f"codes-{within.start}.faiss"


def _map(path: Path) -> Any:  # noqa: ANN401 - the library ships no types
    try:
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise SnapshotDamaged(f"{path} is no vector index; run `footnote index`") from error


def _write(engine: Any, write: Callable[[bytes], int]) -> None:  # noqa: ANN401
    faiss.write_index(engine, faiss.PyCallbackIOWriter(write))  # type: ignore[attr-defined]


@contextmanager
def _all_cores() -> Iterator[None]:
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(1)
