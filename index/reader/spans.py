"""The best answers in a window, from the scores that a reader gives its tokens."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from corpus.spans import Span
from index.reader.reader import Candidate
from index.reader.windows import Window

Scores = npt.NDArray[np.float32]
_MOST_TOKENS = 30
"""The longest answer. Of SQuAD's answers one in a hundred is longer."""


def best_candidates(first: Scores, last: Scores, window: Window, count: int) -> tuple[Candidate, ...]:
    """The spans of a window's context with the best sums of scores; of equals the earlier one first.

    Args:
        first: how well each token of the window begins the answer; the first token's score is that of no answer.
        last: how well each ends it.
        window: what was read.
        count: how many are wanted.

    >>> window = Window((1, 7, 2, 8, 9, 6, 2), (0, 0, 0, 1, 1, 1, 1), range(3, 6), ((0, 4), (5, 9), (10, 12)))
    >>> first, last = np.array([2, 0, 0, 1, 5, 2, 0.0]), np.array([3, 0, 0, 4, 1, 3, 0.0])
    >>> best_candidates(first, last, window, 2)
    (Candidate(span=Span(start=5, end=12), margin=3.0), Candidate(span=Span(start=5, end=9), margin=1.0))
    """
    sums = _sums(first[window.context.start : window.context.stop], last[window.context.start : window.context.stop])
    nothing = float(first[0] + last[0])
    order = np.argsort(-sums, axis=None, kind="stable")[:count]
    return tuple(_candidates(sums, order, window, nothing))


def _sums(first: Scores, last: Scores) -> npt.NDArray[np.float64]:
    """The score of each span by its first and last token; without end where it is none, or too long."""
    allowed = np.triu(np.tril(np.ones((len(first), len(last)), dtype=bool), _MOST_TOKENS - 1))
    sums = first[:, None].astype(np.float64) + last[None, :]
    return np.where(allowed, sums, -np.inf)


def _candidates(
    sums: npt.NDArray[np.float64], order: npt.NDArray[np.int64], window: Window, nothing: float
) -> Iterator[Candidate]:
    for number in order.tolist():
        begin, end = divmod(number, sums.shape[1])
        score = float(sums[begin, end])
        if np.isfinite(score):
            yield Candidate(Span(window.places[begin][0], window.places[end][1]), score - nothing)
