"""Corrections: the question takes something for granted that a source contradicts."""

from bot.answering.answer import Answer, Correction
from bot.answering.claims import verdict_on
from bot.answering.evidence import Evidence, FactEvidence
from bot.answering.findings import value_finding
from bot.answering.holdings import Holdings
from bot.answering.judge import confidence_of, fact_agrees
from bot.answering.question import Question
from corpus.fact import Fact
from corpus.quantity import Quantity

_NEAR = 3
"""How many of the best facts may contradict."""


def correct_premise(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The fact that contradicts what the question takes for granted: a direction, or a figure."""
    question = evidence.question
    if question.answer_type == "boolean":
        return None
    agreeing = [one for one in evidence.facts if fact_agrees(one)][:_NEAR]
    found = next((one for one in agreeing if _contradicts(question, one)), None)
    if found is None or any(one.names_value for one in agreeing):
        return None
    return Correction(
        premise=_premise(question),
        finding=value_finding(found.fact, holdings),
        confidence=confidence_of(found.agreement, found.dense),
    )


def _contradicts(question: Question, one: FactEvidence) -> bool:
    if question.direction and one.fact.direction in {"up", "down"}:
        return question.direction != one.fact.direction
    return bool(question.quantities) and _other_figure(question, one.fact) and verdict_on(question, one) is False


def _other_figure(question: Question, fact: Fact) -> bool:
    """Whether the figure in the question is one for the fact's slot: money for money, a share for a share."""
    held = fact.value
    return isinstance(held, Quantity) and any(stated.unit and stated.unit == held.unit for stated in question.quantities)


def _premise(question: Question) -> str:
    return question.quantities[0].surface if question.quantities else question.direction
