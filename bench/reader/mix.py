"""The examples that a run learns from, in their order: the same folder, count and seed give the same ones."""

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import yaml

from bench.reader.asked import Asked, read_asked
from bench.reader.near_misses import Neighbours, Swaps

_MADE = ("neighbour", "swapped")


@dataclass(frozen=True, slots=True)
class Mix:
    """What to learn from, and what the curve is measured on."""

    examples: tuple[Asked, ...]
    kept_aside: tuple[Asked, ...]


def gather_mix(folder: Path, count: int, seed: int, without: Collection[str] = ()) -> Mix:
    """`count` examples of the files in `folder`, by the shares of ``mix.yaml``; none has a context of `without`.

    A file that has fewer questions than its share gives all of them before it gives any again.
    """
    plan = yaml.safe_load((files("bench.reader") / "mix.yaml").read_text(encoding="utf-8"))
    aside, read = [], {}
    for name in (name for name in plan["shares"] if name not in _MADE):
        found = [asked for asked in read_asked(folder / name) if asked.context not in without]
        read[name] = [asked for asked in found if asked.title not in plan["kept_aside"]]
        aside += [asked for asked in found if asked.title in plan["kept_aside"]]
    chance = random.Random(seed)  # noqa: S311 - a repeatable order is the point
    made_from = [asked for name in plan["made_from"] for asked in read[name]]
    answered = [asked for asked in made_from if asked.answers]
    makers = {"neighbour": Neighbours(made_from).of, "swapped": Swaps(made_from).of}
    examples: list[Asked] = []
    for name, share in plan["shares"].items():
        source = _changed(answered, makers[name], chance) if name in makers else _endless(read[name], chance)
        examples += [next(source) for _ in range(round(count * share))]
    chance.shuffle(examples)
    return Mix(tuple(examples), tuple(aside))


def _endless(asked: Sequence[Asked], chance: random.Random) -> Iterator[Asked]:
    """All of them in a random order, again and again."""
    while True:
        yield from chance.sample(asked, len(asked))


def _changed(
    asked: Sequence[Asked], change: Callable[[Asked, random.Random], Asked | None], chance: random.Random
) -> Iterator[Asked]:
    """Those that can be changed, changed."""
    for one in _endless(asked, chance):
        changed = change(one, chance)
        if changed:
            yield changed
