"""Laws of windows: they cover a context, fit the model, and know where each token stands."""

import random

import pytest

from index.reader.windows import Marks, Piece, cut_windows

MARKS = Marks(first=101, between=(102,), last=102)


def piece(length: int) -> Piece:
    """So many tokens, each two code points after the one before."""
    return Piece(range(length), [(2 * number, 2 * number + 1) for number in range(length)])


@pytest.mark.parametrize("seed", range(50))
def test_windows_cover_the_context_and_fit(seed: int) -> None:
    """Whatever the lengths, every token of the context stands in a window, and no window is longer than allowed."""
    dice = random.Random(seed)
    question, context = piece(dice.randint(0, 40)), piece(dice.randint(0, 200))
    longest, overlap = dice.randint(12, 64), dice.randint(0, 80)
    windows = list(cut_windows(question, context, MARKS, longest=longest, overlap=overlap))
    assert all(len(window.numbers) == len(window.types) <= longest for window in windows)
    assert {place for window in windows for place in window.places} == set(context.places)


@pytest.mark.parametrize("seed", range(20))
def test_a_window_knows_where_its_tokens_stand(seed: int) -> None:
    """The places of a window are those of the very tokens that its context range holds, and only these have a type."""
    dice = random.Random(seed)
    question, context = piece(dice.randint(1, 9)), piece(dice.randint(1, 90))
    for window in cut_windows(question, context, MARKS, longest=24, overlap=6):
        numbers = [window.numbers[place] for place in window.context]
        assert [(2 * number, 2 * number + 1) for number in numbers] == list(window.places)
        assert [window.types[place] for place in window.context] == [1] * len(numbers)
        assert set(window.types[: window.context.start]) == {0}


def test_neighbours_share_the_overlap() -> None:
    """An answer of up to `overlap` tokens stands whole in one window at least."""
    windows = list(cut_windows(piece(4), piece(100), MARKS, longest=27, overlap=5))
    for start in range(96):
        wanted = {(2 * number, 2 * number + 1) for number in range(start, start + 5)}
        assert any(wanted <= set(window.places) for window in windows)
