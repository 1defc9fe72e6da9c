"""The examples that a run learns from, in their order: the same folder and course give the same ones."""

import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reader.asked import Asked, read_asked
from bench.reader.course import Course
from bench.reader.near_misses import Neighbours, Swaps
from bench.reader.opposites import turned
from bench.reader.particulars import names_and_figures, words_that_pin

_Change = Callable[[Asked, random.Random], Asked | None]


@dataclass(frozen=True, slots=True)
class Mix:
    """What to learn from, and what the curve is measured on."""

    examples: tuple[Asked, ...]
    kept_aside: tuple[Asked, ...]


def gather_mix(folder: Path, course: Course, without: Collection[str] = ()) -> Mix:
    """The examples of a course, of the files in `folder`; none has a context of `without`.

    A file that has fewer questions than its share gives all of them before it gives any again.
    """
    aside, read = [], {}
    for name in course.files:
        found = [asked for asked in read_asked(folder / name) if asked.context not in without]
        read[name] = [asked for asked in found if asked.title not in course.kept_aside]
        aside += [asked for asked in found if asked.title in course.kept_aside]
    chance = random.Random(course.recipe.seed)  # noqa: S311 - a repeatable order is the point
    made_from = [asked for name in course.made_from for asked in read[name]]
    answered = [asked for asked in made_from if asked.answers]
    changes = _changes(made_from)
    examples: list[Asked] = []
    for name, share in course.shares.items():
        source = _changed(answered, changes[name], chance) if name in changes else _endless(read[name], chance)
        examples += [next(source) for _ in range(round(course.recipe.examples * share))]
    chance.shuffle(examples)
    return Mix(tuple(examples), tuple(aside))


def _changes(made_from: Sequence[Asked]) -> Mapping[str, _Change]:
    """The ways of making a near miss, by the names that courses call them."""
    words, names = Swaps(made_from, words_that_pin), Swaps(made_from, names_and_figures)
    return {
        "neighbour": Neighbours(made_from).of,
        "swapped": words.untold,
        "renamed": names.untold,
        "crossed": names.told,
        "turned": turned,
    }


def _endless(asked: Sequence[Asked], chance: random.Random) -> Iterator[Asked]:
    """All of them in a random order, again and again."""
    while True:
        yield from chance.sample(asked, len(asked))


def _changed(asked: Sequence[Asked], change: _Change, chance: random.Random) -> Iterator[Asked]:
    """Those that can be changed, changed."""
    for one in _endless(asked, chance):
        changed = change(one, chance)
        if changed:
            yield changed
