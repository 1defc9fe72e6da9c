"""Questions and contexts as the windows of tokens that a reader sees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The tokens that a model wants around what it reads: first the question, then the context."""

    first: int
    """What stands before the question, and takes the vote that nothing answers it."""
    between: tuple[int, ...]
    last: int
    second_type: int = 1
    """The token type of the context; 0 where the model knows no types."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text as tokens, each with its place in the text, in code points."""

    numbers: Sequence[int]
    places: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """A question and a part of its context, as tokens."""

    numbers: tuple[int, ...]
    types: tuple[int, ...]
    context: range
    """Which of the tokens are the context's."""
    places: tuple[tuple[int, int], ...]
    """Where each of the context's tokens stands in the context: start and end in code points."""


def cut_windows(question: Piece, context: Piece, marks: Marks, *, longest: int, overlap: int) -> Iterator[Window]:
    """Windows of at most `longest` tokens that cover the context, neighbours sharing `overlap` tokens of it.

    A question is cut off at a quarter of a window, so that every window holds some of the context.

    >>> marks = Marks(first=1, between=(2,), last=2)
    >>> question, context = Piece([7], [(0, 1)]), Piece([8, 9, 6], [(0, 1), (2, 3), (4, 5)])
    >>> [window.numbers for window in cut_windows(question, context, marks, longest=6, overlap=1)]
    [(1, 7, 2, 8, 9, 2), (1, 7, 2, 9, 6, 2)]
    """
    asked = question.numbers[: longest // 4]
    room = longest - len(asked) - len(marks.between) - 2
    start = 0
    while True:
        yield make_window(asked, context, range(start, min(start + room, len(context.numbers))), marks)
        if start + room >= len(context.numbers):
            return
        start += max(1, room - overlap)


def make_window(asked: Sequence[int], context: Piece, part: range, marks: Marks) -> Window:
    """The window of a question and the given part of its context's tokens."""
    before = (marks.first, *asked, *marks.between)
    read = tuple(context.numbers[part.start : part.stop])
    return Window(
        numbers=(*before, *read, marks.last),
        types=(0,) * len(before) + (marks.second_type,) * (len(read) + 1),
        context=range(len(before), len(before) + len(read)),
        places=tuple(context.places[part.start : part.stop]),
    )
