"""Which search fits how many rows: exact while that is fast, then by codes, then by codes in cells.

A code is a row rounded to one bit a dimension (RaBitQ: Gao and Long 2024); it takes a twenty-seventh of the row's room.
Codes propose more rows than are wanted, and the rows themselves, mapped from disk, decide among these. Cells (an
inverted file) spare a search most of the codes. The borders are where the next way became the faster one in
``bench/speed/sizes.py``.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

How = Literal["exact", "codes", "cells"]

EXACT_UP_TO: Final = 40_000
CODES_UP_TO: Final = 250_000
LEAST_RECALL: Final = 0.97
"""What is worse than this, on a build's own trial, is searched with more effort, and at last exactly."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """How rows are searched, and how many of the ten nearest that finds."""

    how: str
    rows: int
    recall: float = 1.0
    """Of the ten rows that an exact search finds, the share that this one finds; measured when it was built."""
    effort: int = 0
    """How many cells a search looks into; for a graph, how long its list of candidates is; 0 where there is none."""


def fitting(rows: int) -> How:
    """The way to search so many rows."""
    if rows <= EXACT_UP_TO:
        return "exact"
    return "codes" if rows <= CODES_UP_TO else "cells"


def cells_of(rows: int) -> int:
    """How many cells so many rows get: about the root of their number, as a power of two.

    More cells make searches faster that are fast anyway, and a build slower by as much.

    >>> cells_of(1_000_000)
    1024
    """
    return int(2 ** round(np.log2(rows**0.5)))


def trial_queries(rows: npt.NDArray[np.float32], count: int = 100) -> npt.NDArray[np.float32]:
    """Queries as far from the rows as questions are: each a row, moved by as much as two others lie apart.

    Among a million rows the effort that these need was right for sentences that had been held out. Queries that stay
    near a row find it with a fraction of that, and promise too much.
    """
    dice = np.random.default_rng(len(rows))
    near, to, off = (rows[np.sort(dice.integers(0, len(rows), count))] for _ in range(3))
    moved = near + (to - dice.permutation(off))
    unit: npt.NDArray[np.float32] = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
    return unit


def recall(found: npt.NDArray[np.int64], exact: npt.NDArray[np.int64]) -> float:
    """The share of the exact results that was found; both of the shape ``(queries, k)``."""
    shared = [len(np.intersect1d(ours, theirs)) for ours, theirs in zip(found, exact, strict=True)]
    return sum(shared) / exact.size
