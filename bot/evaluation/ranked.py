"""What a method of answering makes of one question: the currency in which Footnote and its baselines are compared."""

from dataclasses import dataclass
from typing import Protocol

from bot.evaluation.public_set import Place
from corpus.article import Sentence

PASSAGES, SENTENCES = 20, 5
"""How many of each are looked at."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Passages and sentences, the best first, before anything is refused; and how sure the method is of the first."""

    passages: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    confidence: float
    """Higher is surer; comparable within one method only."""
    answer: str | None = None
    """The words that it would answer with; nothing where it refuses, None where it names no words at all."""
    answered: bool = True
    """Whether it would answer, and not refuse."""
    cited: tuple[Sentence, ...] | None = None
    """What the first footnote of its answer quotes; nothing where it refuses, None where it writes no footnotes."""


class Method(Protocol):
    """A way to find what answers a question."""

    def rank(self, question: str) -> Ranked:
        """What it finds for a question."""
        ...
