"""Laws of the best candidates: the same as by trying every span."""

import random

import numpy as np
import pytest

from corpus.spans import Span
from index.reader.spans import best_candidates
from index.reader.windows import Window


def window(before: int, length: int) -> Window:
    """A window with so many tokens before its context, and so many of it."""
    places = tuple((3 * number, 3 * number + 2) for number in range(length))
    size = before + length + 1
    return Window((0,) * size, (0,) * size, range(before, before + length), places)


@pytest.mark.parametrize("seed", range(50))
def test_candidates_are_those_of_trying_every_span(seed: int) -> None:
    """The candidates are the spans of the context with the greatest sums, the best first, none longer than allowed."""
    dice = np.random.default_rng(seed)
    read = window(random.Random(seed).randint(1, 5), random.Random(seed).randint(1, 50))
    first, last = (dice.normal(size=len(read.numbers)).astype(np.float32) for _ in range(2))
    tried = sorted(
        (
            (float(first[begin]) + float(last[end]), -begin, -end)
            for begin in read.context
            for end in range(begin, min(begin + 30, read.context.stop))
        ),
        reverse=True,
    )[:7]
    offset = read.context.start
    wanted = [Span(3 * (-begin - offset), 3 * (-end - offset) + 2) for _, begin, end in tried]
    found = best_candidates(first, last, read, 7)
    assert [one.span for one in found] == wanted
    nothing = float(first[0] + last[0])
    assert [one.margin for one in found] == pytest.approx([score - nothing for score, _, _ in tried])


def test_a_context_without_words_has_no_candidates() -> None:
    """Nothing to read gives nothing."""
    scores = np.zeros(3, dtype=np.float32)
    assert best_candidates(scores, scores, window(2, 0), 5) == ()
