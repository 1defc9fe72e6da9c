"""What a reader has found in one sentence."""

import math
from dataclasses import dataclass

from corpus.spans import Span

_SURE = 1.5
"""What a reader that is sure adds to a sentence's score; the first and the second score differ by .34 in the median."""
_UNSURE = 4.5
"""How slowly what it adds grows with what it says: the ranking wants more between yes and no than the judge does."""


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
        """What it adds to the sentence's score. The margin is the sentence's own, and counts twice."""
        return _SURE / (1 + math.exp(-(2 * self.margin + self.answers) / _UNSURE))
