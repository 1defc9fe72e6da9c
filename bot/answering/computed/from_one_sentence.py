"""What comes of two figures of one sentence, with the sentence as its footnote."""

from dataclasses import replace

from bot.answering.gathered.evidence import SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, ComputedAnswer
from bot.answering.said.findings import excerpt
from bot.answering.workings.computation import Computation
from bot.answering.workings.working import say_arithmetic


def computed_from(computation: Computation, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    """The computed answer; None for what cannot be said, or not rightly: a figure below zero loses its sign."""
    if any(figure.value < 0 for figure in computation.figures) or say_arithmetic(computation, "en") is None:
        return None
    inputs = tuple(replace(excerpt(one.sentence, holdings, figure.span), about="") for figure in computation.figures)
    return ComputedAnswer(computation=computation, inputs=inputs, confidence=one.confidence_unread)
