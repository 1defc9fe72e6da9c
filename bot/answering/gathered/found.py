"""What a reader has found in one sentence."""

import math
from dataclasses import dataclass

from corpus.spans import Span

_SURE = 0.5
"""What a reader that is sure adds to a sentence's score."""


@dataclass(frozen=True, slots=True)
class Found:
    """Which words of a sentence may answer, and how sure a reader is of them."""

    spans: tuple[Span, ...]
    """The parts of the sentence that may answer, the likeliest first."""
    margin: float
    """By how much the likeliest scores above no answer, in logits."""
    answers: float
    """How sure the reader is that the sentence and what stands around it answer, in logits."""

    @property
    def signals(self) -> dict[str, float]:
        """What the judge is told."""
        return {"reading": self.likelihood}

    @property
    def likelihood(self) -> float:
        """How likely the sentence answers, from 0 to 1, as far as the reader's two votes can be trusted."""
        return 1 / (1 + math.exp(-(self.margin + self.answers) / 2))

    @property
    def worth(self) -> float:
        """What it adds to the sentence's score."""
        return _SURE * self.likelihood
