"""Hybrid search: cosine plus a share of BM25.

A weighted sum of normalised scores beat reciprocal rank fusion on SQuAD 1.1 (held-out half, recall@1 85.0 against 84.1;
flat for weights from 0.4 to 0.7).
"""

from dataclasses import dataclass

import numpy as np

from index.encoder import Rows
from index.entry import EntryKind, Hit
from index.snapshot import Snapshot
from index.vectors import Scores

LEXICAL_WEIGHT = 0.5
_POOL = 100
"""How many entries each of the two searches may propose; more where more are asked for."""
_NOTHING = np.finfo(np.float32).tiny
"""The best score where there is none."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the index is asked: the question's words, and their vector."""

    text: str
    row: Rows
    """Shape ``(dimension,)``, unit length."""


def search(snapshot: Snapshot, query: Query, kind: EntryKind, k: int) -> tuple[Hit, ...]:
    """The `k` best entries of one kind, by cosine + 0.5 BM25 / best BM25; ties by row number."""
    within = snapshot.ranges[kind]
    if not within:
        return ()
    size = max(k, _POOL)
    near, _ = snapshot.vectors.search(query.row, within, size)
    sharing, scores = snapshot.lexical.best(query.text, within, size)
    pool = np.union1d(near, sharing)
    dense = _cosines(snapshot.vectors.rows(pool.tolist()), query.row)
    lexical = snapshot.lexical.scores_of(query.text, pool) / scores.max(initial=_NOTHING)
    fused = dense + LEXICAL_WEIGHT * lexical
    order = np.lexsort((pool, -fused))[:k]
    return tuple(
        Hit(
            entry=snapshot.entries[int(pool[place])],
            rank=rank,
            score=float(fused[place]),
            dense=float(dense[place]),
            lexical=float(lexical[place]),
        )
        for rank, place in enumerate(order, start=1)
    )


def _cosines(rows: Rows, row: Rows) -> Scores:
    """Summed row by row: a matrix product may give equal rows unequal cosines, and so part entries that are tied."""
    cosines: Scores = np.einsum("ij,j->i", rows, row)
    return cosines
