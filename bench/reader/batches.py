"""Lessons in batches, each of about the same length, and as torch wants them."""

import random
from collections.abc import Iterator, Sequence

import torch

from bench.reader.asked import Asked
from bench.reader.lessons import Lesson, lessons_of
from bench.reader.recipe import Recipe
from index.reader.vocabulary import Vocabulary
from index.reader.windows import Window

_SHELF = 32
"""How many batches are sorted by length at a time, so that little padding is needed."""


class Batches:
    """All batches of a run, from any step on."""

    def __init__(self, examples: Sequence[Asked], vocabulary: Vocabulary, recipe: Recipe) -> None:
        self._examples = examples
        self._vocabulary = vocabulary
        self._recipe = recipe

    def from_step(self, step: int) -> Iterator[list[Lesson]]:
        """The batches from a step on, counted from 0; the same step gives the same batch, resumed or not."""
        for shelf in range(step // _SHELF, -(-self._recipe.steps // _SHELF)):
            yield from self._shelf(shelf)[max(0, step - shelf * _SHELF) :]

    def _shelf(self, number: int) -> list[list[Lesson]]:
        size, recipe = self._recipe.batch, self._recipe
        first, last = number * _SHELF * size, min((number + 1) * _SHELF, recipe.steps) * size
        part = self._examples[first:last]
        lessons = sorted(
            lessons_of(part, self._vocabulary, recipe.longest, recipe.seed),
            key=lambda lesson: len(lesson.window.numbers),
        )
        batches = [lessons[start : start + size] for start in range(0, len(lessons), size)]
        random.Random(f"{recipe.seed} shelf {number}").shuffle(batches)  # noqa: S311 - a repeatable order is the point
        return batches


def tensors_of(windows: Sequence[Window], device: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Token numbers, which of them count, and their types, each ``(windows, tokens of the longest)``."""
    longest = max(len(window.numbers) for window in windows)
    numbers = [[*window.numbers, *[0] * (longest - len(window.numbers))] for window in windows]
    types = [[*window.types, *[0] * (longest - len(window.types))] for window in windows]
    counts = [[1] * len(window.numbers) + [0] * (longest - len(window.numbers)) for window in windows]
    return torch.tensor(numbers, device=device), torch.tensor(counts, device=device), torch.tensor(types, device=device)
