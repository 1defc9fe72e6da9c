"""Corrections: the question takes something for granted that a source contradicts."""

from bot.answering.answer import Answer, Correction
from bot.answering.claims import differing, stance_of
from bot.answering.evidence import Evidence, FactEvidence
from bot.answering.findings import value_finding
from bot.answering.holdings import Holdings
from bot.answering.question import Question
from corpus.fact import Moment
from corpus.quantity import Quantity

_NEAR = 8
"""How many of the best facts may contradict."""


def correct_premise(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The fact that contradicts what the question takes for granted: a direction, a figure, a day, a name.

    A question whose figure or name some fact bears out takes nothing false for granted.
    """
    question = evidence.question
    if question.answer_type == "boolean" or any(_bears_out(question, one) for one in evidence.facts):
        return None
    contrary = [one for one in evidence.facts[:_NEAR] if _contradicts(question, one)]
    if not contrary:
        return None
    found = min(contrary, key=lambda one: (not isinstance(one.fact.value, Quantity), -one.score))
    return Correction(
        premise=_premise(question, found),
        direction=found.fact.direction if question.direction and isinstance(found.fact.value, Quantity) else "",
        finding=value_finding(found.fact, holdings),
        confidence=found.confidence,
    )


def _bears_out(question: Question, one: FactEvidence) -> bool:
    """Whether a fact holds the very figure of the question, or supports its claim."""
    states_figure = any(stated.shape != "ordinal" for stated in question.quantities)
    same_figure = states_figure and one.names_value and isinstance(one.fact.value, Quantity)
    turned = question.direction and one.fact.direction and question.direction != one.fact.direction
    return (same_figure and not turned) or stance_of(question, one) == "supports"


def _contradicts(question: Question, one: FactEvidence) -> bool:
    """Whether the fact contradicts a premise; a question of a day that is not the fact's only asks in vain."""
    return stance_of(question, one) == "contradicts" and not isinstance(one.fact.value, Moment)


def _premise(question: Question, one: FactEvidence) -> str:
    if differing(one):
        return differing(one)[0].surface
    return question.quantities[0].surface if question.quantities else question.direction
