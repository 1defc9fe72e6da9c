"""Corrections: the question takes something for granted that a source contradicts."""

from collections.abc import Sequence

from bot.answering.agreed.fitness import is_money
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, FactEvidence, is_office
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, Correction
from bot.answering.said.findings import value_finding
from bot.answering.told.claims import stance_of
from bot.answering.told.series import direction_of, series_findings, series_of
from corpus.fact import OTHER_WAY, Moment, Names
from corpus.quantity import Quantity

_NO_PREMISE = frozenset(("boolean", "place", "definition"))
"""Kinds of questions that are answered, or that take no course of things for granted."""
_ASKED = 0.35
"""How much of a series' metric a question must ask for to be wrong about its course."""
_WHOLLY = 0.9
"""The share of the question that a fact tells which leaves nothing of it false."""
_NEAR = 8
"""How many of the best facts may contradict."""


def correct_premise(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """What contradicts a premise: a fact of another direction, figure, day or name, or a series that went elsewhere.

    A question whose figure or name some fact bears out takes nothing false for granted.
    """
    question = evidence.question
    if question.answer_type in _NO_PREMISE or any(_bears_out(question, one) for one in evidence.facts):
        return None
    near = [one for one in evidence.facts if not is_office(one.fact)][:_NEAR]
    contrary = [one for one in near if _contradicts(question, one)]
    if _stands_so(near):
        contrary = [one for one in contrary if not isinstance(one.fact.value, Names)]
    contrary = contrary or _other_amounts(question, evidence.facts)
    if contrary:
        return _by_fact(question, min(contrary, key=_figures_first), holdings)
    return _by_series(question, near, holdings)


def _bears_out(question: Question, one: FactEvidence) -> bool:
    """Whether a fact holds the very figure of the question, or supports its claim."""
    states_figure = any(stated.shape != "ordinal" for stated in question.quantities)
    same_figure = states_figure and one.names_value and isinstance(one.fact.value, Quantity)
    turned = question.direction and one.fact.direction and question.direction != one.fact.direction
    return (same_figure and not turned) or stance_of(question, one) == "supports"


def _stands_so(near: Sequence[FactEvidence]) -> bool:
    """Whether a fact tells all that the question says: then no other name contradicts it."""
    return any(one.accepted and not one.agreement.missing and one.agreement.coverage >= _WHOLLY for one in near)


def _contradicts(question: Question, one: FactEvidence) -> bool:
    """Whether the fact contradicts a premise; another day does so only for one particular thing."""
    if isinstance(one.fact.value, Moment) and not one.is_particular:
        return False
    return stance_of(question, one) == "contradicts"


def _other_amounts(question: Question, facts: Sequence[FactEvidence]) -> list[FactEvidence]:
    """The one sum of money that the sources tell of a thing, where the question tells another one of it."""
    if not any(is_money(stated) for stated in question.quantities):
        return []
    told = [one for one in facts if one.names_subject and one.is_particular and _is_sum(one)]
    return told if len(told) == 1 and told[0].agreement.period in {"same", "within", "open"} else []


def _is_sum(one: FactEvidence) -> bool:
    return isinstance(one.fact.value, Quantity) and is_money(one.fact.value)


def _figures_first(one: FactEvidence) -> tuple[bool, float]:
    return not isinstance(one.fact.value, Quantity), -one.score


def _by_fact(question: Question, found: FactEvidence, holdings: Holdings) -> Correction:
    turned = question.direction and isinstance(found.fact.value, Quantity)
    return Correction(
        direction=found.fact.direction if turned else "",
        facts=(value_finding(found.fact, holdings),),
        confidence=found.confidence,
    )


def _by_series(question: Question, near: Sequence[FactEvidence], holdings: Holdings) -> Correction | None:
    """The values of several periods, where they went the other way."""
    opposite = OTHER_WAY.get(question.direction)
    accepted = [one for one in near if one.accepted and one.asked_share >= _ASKED]
    for one in accepted if opposite else ():
        series = series_of(one, accepted)
        if len(series) > 1 and (course := direction_of(series)) == opposite:
            return Correction(
                direction="up" if course == "up" else "down",
                facts=series_findings(series, holdings),
                confidence=one.confidence,
            )
    return None
