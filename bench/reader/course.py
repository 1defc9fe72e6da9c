"""A course: what a run learns from, and how. Each is a file in ``bench/reader/courses``."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import yaml

from bench.reader.recipe import Recipe

FIRST, FURTHER = COURSES = ("first", "further")
"""By name, in the order in which the reader that comes with Footnote took them."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a run is taught, and what its examples are made of."""

    recipe: Recipe
    shares: Mapping[str, float]
    """The share of all examples that each file, or each way of making near misses, has."""
    made_from: tuple[str, ...]
    """The files whose questions near misses are made of."""
    kept_aside: frozenset[str]
    """Titles of articles that nothing is learnt from."""

    @property
    def files(self) -> list[str]:
        """The files that questions are read from."""
        return [name for name in self.shares if name.endswith(".jsonl")]


def read_course(name: str) -> Course:
    """The course of that name, one of `COURSES`."""
    read = yaml.safe_load((files("bench.reader") / "courses" / f"{name}.yaml").read_text(encoding="utf-8"))
    return Course(Recipe(**read["recipe"]), read["shares"], tuple(read["made_from"]), frozenset(read["kept_aside"]))
