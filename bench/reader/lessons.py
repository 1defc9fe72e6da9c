"""Examples as what a network is taught: a window of tokens, and where in it the answer begins and ends."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench.reader.asked import Asked, Gold
from index.reader.vocabulary import Vocabulary
from index.reader.windows import Piece, Window, make_window

NOTHING = 0
"""The token that takes the vote for no answer: the first."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window, and the first and last token of the answer; both are `NOTHING` where the window has none."""

    window: Window
    first: int
    last: int
    doubts: tuple[float | None, ...] = ()
    """Of each of the window's first tokens, those of the question: 1 where it is known to be wrong, 0 where it is known
    to be right, None where nothing is known."""

    @property
    def answers(self) -> bool:
        """Whether the answer stands in the window."""
        return self.first != NOTHING


def lessons_of(asked: Sequence[Asked], vocabulary: Vocabulary, longest: int, seed: int) -> Iterator[Lesson]:
    """One lesson an example, with its answer in it somewhere where a context is longer than a window.

    Where in the window it stands is drawn from `seed` and the question's id, so that it stays when a run is resumed.
    """
    questions = vocabulary.pieces([one.question for one in asked])
    contexts = vocabulary.pieces([one.context for one in asked])
    for one, question, context in zip(asked, questions, contexts, strict=True):
        chance = random.Random(f"{seed} {one.id}")  # noqa: S311 - a repeatable place is the point
        words = question.numbers[: longest // 4]
        room = longest - len(words) - len(vocabulary.marks.between) - 2
        part, told = _part(one, context, room, chance)
        lesson = _lesson(make_window(words, context, part, vocabulary.marks), part, told)
        yield replace(lesson, doubts=_doubts(one, question.places[: len(words)]))


def _part(one: Asked, context: Piece, room: int, chance: random.Random) -> tuple[range, range | None]:
    """Which tokens of a context are shown, and those of one right answer; None where there is none among them."""
    told = _tokens_of(chance.choice(one.answers), context) if one.answers else None
    start = _start(len(context.numbers), room, told, chance)
    part = range(start, min(start + room, len(context.numbers)))
    return part, told if told and told.stop <= part.stop else None


def _lesson(window: Window, part: range, told: range | None) -> Lesson:
    if told is None:
        return Lesson(window, NOTHING, NOTHING)
    shift = window.context.start - part.start
    return Lesson(window, told.start + shift, told.stop - 1 + shift)


def _doubts(one: Asked, places: Sequence[tuple[int, int]]) -> tuple[float | None, ...]:
    """What is known of the question's tokens, behind the window's first one, which is none of its."""
    if one.answers:
        return (None, *[0.0] * len(places))
    if one.changed is None:
        return (None,) * (len(places) + 1)
    changed = one.changed
    return (None, *(float(start < changed.end and end > changed.start) for start, end in places))


def _tokens_of(gold: Gold, context: Piece) -> range | None:
    """The tokens that an answer touches; None where it touches none."""
    touched = [number for number, (start, end) in enumerate(context.places) if start < gold.end and end > gold.start]
    return range(touched[0], touched[-1] + 1) if touched else None


def _start(tokens: int, room: int, told: range | None, chance: random.Random) -> int:
    """Where a window begins in its context; what it teaches stands wholly in it if it can."""
    if tokens <= room:
        return 0
    if told is None:
        return chance.randint(0, tokens - room)
    latest = min(told.start, tokens - room)
    earliest = max(0, min(told.stop - room, latest))  # an answer that is longer than the room begins the window
    return chance.randint(earliest, latest)
