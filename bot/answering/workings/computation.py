"""A computation: what is done to which figures, as a value that anybody can do again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.answering.workings.arithmetic import (
    Outcome,
    compound_growth,
    difference,
    growth,
    mean,
    part_of,
    quotient,
    share,
    total,
    whole_of,
)
from corpus.quantity import Quantity

Means = Literal["difference", "growth", "compound", "share", "ratio", "quotient", "sum", "average", "whole", "part"]
Course = Literal["", "more", "less", "rise", "fall"]


@dataclass(frozen=True, slots=True)
class Computation:
    """Figures, and what to do to them; of two the first is what the result is told of: the later one, or the part."""

    means: Means
    figures: tuple[Quantity, ...]
    years: int = 0
    """Between the figures, for a growth a year."""
    asked: Course = ""
    """Which way the question takes the result to go; nothing where it leaves that open."""

    @property
    def outcome(self) -> Outcome | None:
        """The result, exact; None where the figures give none."""
        return _MEANS[self.means](self)

    @property
    def operands(self) -> tuple[str, ...]:
        """The figures as plain decimals, as their sources give them."""
        return tuple(figure.digits for figure in self.figures)


_MEANS: Mapping[Means, Callable[[Computation], Outcome | None]] = {
    "difference": lambda asked: difference(asked.figures[0], asked.figures[1]),
    "growth": lambda asked: growth(asked.figures[1], asked.figures[0]),
    "compound": lambda asked: compound_growth(asked.figures[1], asked.figures[0], asked.years),
    "share": lambda asked: share(asked.figures[0], asked.figures[1]),
    "ratio": lambda asked: quotient(asked.figures[0], asked.figures[1]),
    "quotient": lambda asked: quotient(asked.figures[0], asked.figures[1]),
    "sum": lambda asked: total(asked.figures),
    "average": lambda asked: mean(asked.figures),
    "whole": lambda asked: whole_of(asked.figures[0], asked.figures[1]),
    "part": lambda asked: part_of(asked.figures[0], asked.figures[1]),
}
