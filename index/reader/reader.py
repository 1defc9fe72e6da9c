"""What reads contexts for a question, whatever stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part of a context that may be the answer."""

    span: Span
    """Where it stands in the context."""
    margin: float
    """By how much it scores above no answer at all, in logits."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one context."""

    candidates: tuple[Candidate, ...]
    """The best first; none where the context has no words."""
    answers: float
    """How sure it is that the context answers, in logits; above 0 it rather does."""

    @property
    def margin(self) -> float:
        """That of the best candidate."""
        return self.candidates[0].margin if self.candidates else float("-inf")


class Reader(Protocol):
    """Reads contexts for a question; the same question and context always give the same reading."""

    @property
    def name(self) -> str:
        """Which reader this is."""
        ...

    def read(self, question: str, contexts: Sequence[str]) -> list[Reading]:
        """One reading for each context, in order."""
        ...
