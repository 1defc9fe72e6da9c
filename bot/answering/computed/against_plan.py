"""What was, held against what had been planned: by how much a bridge went over its budget."""

from dataclasses import replace

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Question
from bot.answering.computed.asked_means import AskedMeans, needs_of
from bot.answering.computed.from_one_sentence import computed_from, tells_all, tells_most
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.gather_evidence import gather_anew
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, ValueAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.held_against import held_against
from bot.answering.spans.nearness import nearness
from bot.answering.spans.plans import (
    asks_for_plan,
    asks_for_plan_of,
    goes_asked_way,
    is_word_for_plan,
    planned_pairs,
)
from bot.answering.workings.computation import Computation, Means

_LARGELY = 0.6
"""The share of a question that a sentence must speak of, the words for the plan left aside."""
_ALIKE = 0.1
"""How much less of it another sentence may speak of that tells another result, so that none is told."""
_MEANS: dict[str, Means] = {"difference": "difference", "growth": "growth"}


def against_plan(evidence: Evidence, asked: AskedMeans, holdings: Holdings) -> Answer | None:
    """By how much what was is more or less than what was planned, where one sentence tells both, or tells just that."""
    question = evidence.question
    means = _MEANS.get(asked.means)
    if means is None or not asks_for_plan(question):
        return None
    needs = tuple(need for need in needs_of(question, asked.means) if not is_word_for_plan(need))
    unit = "money" if means == "difference" and pattern_in("held_against", "of_money").search(question.text) else ""
    plain = replace(question, needs=needs, unit=unit)
    found = gather_anew(plain, evidence, holdings)
    told = [(one, answer) for one in found.sentences if (answer := _of(means, plain, one, holdings))]
    best = max((one.agreement.coverage for one, _ in told), default=0.0)
    nearest = [answer for one, answer in told if best - one.agreement.coverage < _ALIKE]
    return nearest[0] if len({_said(answer) for answer in nearest}) == 1 else None


def _of(means: Means, question: Question, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    if not (tells_most(one, _LARGELY) and tells_all(question, one, holdings)):
        return None
    return _told(question, one, holdings) or _computed(means, question, one, holdings)


def _said(answer: Answer) -> tuple[str, ...]:
    return tuple(finding.text for finding in answer.findings)


def _told(question: Question, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    """By how much, where the sentence says it itself: the 5 million of "38 million, 5 million below the budget"."""
    text = holdings.text_of(one.sentence)
    for held in held_against(holdings.figures_of(one.sentence).quantities, text):
        if figure_fits(question, held.by) and asks_for_plan_of(question, held.reference.of(text)):
            if not goes_asked_way(question, is_less=held.is_less):
                return None
            return ValueAnswer(finding=excerpt(one.sentence, holdings, held.by.span), confidence=one.confidence_unread)
    return None


def _computed(means: Means, question: Question, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    text = holdings.text_of(one.sentence)
    pairs = [
        pair
        for pair in planned_pairs(question, holdings.figures_of(one.sentence).quantities, text)
        if figure_fits(question, pair[0]) and goes_asked_way(question, is_less=pair[0].value < pair[1].value)
    ]
    best = max(pairs, key=lambda pair: nearness(pair[0].span, question, text), default=None)
    return computed_from(Computation(means, best), one, holdings) if best else None
