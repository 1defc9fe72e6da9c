"""Search among more and more rows: how long, how well and from how much memory, beside the bound of an exact scan.

    python -m bench.speed.sizes INDEX_DIR QUESTIONS ROWS [exact | codes | cells]

Rows are mixed of the vectors of an index, its single words aside: each is a row, moved by a part of the way between two
others. They are asked real questions, the list of texts in the JSON file QUESTIONS, which no row was mixed of: what is
near a row finds it with a fraction of the effort. Without a way the one that fits so many rows is taken. Prints one
object of JSON.
"""

import json
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import Rows
from index.encoders import open_encoder
from index.faiss_store import FaissStore
from index.fitting import fitting, recall
from index.model_source import DEFAULT_MODEL
from index.shelf import Shelf
from index.vectors import VectorStore

_QUERIES, _K, _PIECE = 200, 10, 50_000
_MOVED = 0.6
"""The largest part of the way between two rows that a third is moved by."""


def main() -> None:
    """Mix, build, save, open again, search."""
    folder, asked, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    snapshot = Shelf(folder).open_current()
    seeds = snapshot.vectors.rows(range(snapshot.ranges["word"].start))
    texts = json.loads(asked.read_text(encoding="utf-8"))
    rows = mix(seeds, count, seed=3)
    queries = open_encoder(DEFAULT_MODEL, folder / "encoders").encode(texts[:: max(1, len(texts) // _QUERIES)])
    way = sys.argv[4] if len(sys.argv) > 4 else fitting(count)  # noqa: PLR2004 - the fourth word
    begun = time.perf_counter()
    built = FaissStore.build(rows, fit=lambda _: way)
    exact = _exact(rows, queries)
    with tempfile.TemporaryDirectory() as place:
        seconds = time.perf_counter() - begun
        built.save(Path(place))
        begun = time.perf_counter()
        opened = FaissStore.load(Path(place), built.fitted)
        opening = time.perf_counter() - begun
        found: dict[str, Any] = {**_searched(opened, queries, exact)}
    ((_, fitted),) = built.fitted
    built_from = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found |= {"rows": count, "way": fitted.how, "recall_at_build": fitted.recall, "effort": fitted.effort}
    found |= {"build_s": seconds, "open_s": opening, "build_megabytes": built_from, "seeds": len(seeds)}
    print(json.dumps(found | {"bound_ms": _bound(rows, queries[0])}))  # noqa: T201


def mix(seeds: Rows, count: int, seed: int) -> Rows:
    """So many rows of length one, mixed of others."""
    dice, rows = np.random.default_rng(seed), np.empty((count, seeds.shape[1]), dtype=np.float32)
    for start in range(0, count, _PIECE):
        size = min(_PIECE, count - start)
        near, to, off = (seeds[dice.integers(0, len(seeds), size)] for _ in range(3))
        moved = near + dice.random((size, 1), dtype=np.float32) * _MOVED * (to - off)
        rows[start : start + size] = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return rows


def _searched(store: VectorStore, queries: Rows, exact: Any) -> dict[str, float]:  # noqa: ANN401
    seconds, cpu, found = [], [], []
    for query in (*queries, *queries):
        begun, used = time.perf_counter(), time.process_time()
        numbers, _ = store.search(query, range(len(store)), _K)
        cpu.append(time.process_time() - used)
        seconds.append(time.perf_counter() - begun)
        found.append(numbers)
    return {
        "p50_ms": 1000 * statistics.median(seconds),
        "cpu_ms": 1000 * statistics.median(cpu),
        "recall": recall(np.stack(found[: len(queries)]), exact),
    }


def _exact(rows: Rows, queries: Rows) -> Any:  # noqa: ANN401
    scores = np.concatenate([rows[start : start + _PIECE] @ queries.T for start in range(0, len(rows), _PIECE)])
    return np.argpartition(-scores, _K, axis=0)[:_K].T


def _bound(rows: Rows, query: Rows) -> float:
    """What reading all rows once takes: a product with one vector, in milliseconds of CPU, the best of three."""
    used = []
    for _ in range(3):
        begun = time.thread_time()
        rows @ query
        used.append(time.thread_time() - begun)
    return 1000 * min(used)


if __name__ == "__main__":
    main()
