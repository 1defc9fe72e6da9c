"""Corrections: the question takes something for granted that a source contradicts."""

from collections.abc import Sequence

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
    if any(one.names_value for one in evidence.facts):
        return None
    found = _contrary_direction(question, agreeing) or _contrary_figure(question, agreeing)
    if found is None:
        return None
    return Correction(
        premise=_premise(question),
        direction=found.fact.direction if question.direction else "",
        finding=value_finding(found.fact, holdings),
        confidence=confidence_of(found.agreement, found.dense),
    )


def _contrary_direction(question: Question, agreeing: Sequence[FactEvidence]) -> FactEvidence | None:
    """The fact that went the other way; a figure before words."""
    if not question.direction or any(one.fact.direction == question.direction for one in agreeing):
        return None
    contrary = [one for one in agreeing if one.fact.direction in {"up", "down"}]
    return min(contrary, key=lambda one: (not isinstance(one.fact.value, Quantity), -one.score), default=None)


def _contrary_figure(question: Question, agreeing: Sequence[FactEvidence]) -> FactEvidence | None:
    """The fact whose figure is not the one that the question states for it."""
    return next(
        (one for one in agreeing if _other_figure(question, one.fact) and verdict_on(question, one) is False), None
    )


def _other_figure(question: Question, fact: Fact) -> bool:
    """Whether the figure in the question is one for the fact's slot: money for money, a share for a share."""
    held = fact.value
    return isinstance(held, Quantity) and any(stated.unit and stated.unit == held.unit for stated in question.quantities)


def _premise(question: Question) -> str:
    return question.quantities[0].surface if question.quantities else question.direction
