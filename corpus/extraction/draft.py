"""A draft: what a rule reads of one figure, before its owner and its period are settled."""

from dataclasses import dataclass
from typing import Literal

from corpus.extraction.owners import Owner
from corpus.extraction.timing import When
from corpus.fact import Direction, Role

Source = Literal["own", "clause", "sentence", "paragraph", "title", "none"]
"""Where a subject stood: in the figure's own clause, in another of its sentence, in a sentence before, in the title."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One reading of one figure."""

    place: int
    """The figure's place among the parts of its sentence."""
    rule: str
    owner: Owner
    role: Role
    direction: Direction = ""
    when: When | None = None
    """Its period, where the rule has settled that."""
    source: Source = "own"
    weight: float = 1.0
    """What is taken off the rule's confidence for what is doubtful about this reading."""
