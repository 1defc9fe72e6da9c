"""What is still lacking: the part of what is planned that is not done so far, where one sentence tells both.

"1,600 people are to be hired, and 1,120 have been so far" tells that 480 are still wanted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Question
from bot.answering.computed.from_one_sentence import computed_from, telling_most
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.gather_evidence import gather_anew
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer
from bot.answering.spans.clauses import split_clauses
from bot.answering.workings.computation import Computation
from corpus.quantity import Quantity
from corpus.words import is_han

_ONE_OF_EACH = 2


def what_remains(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """How much of a plan is not done so far; None where that is not asked for, or not told."""
    question = evidence.question
    if not question.asks_figure or not pattern_in("remaining", "asked").search(question.text):
        return None
    for one in telling_most(_sentences(evidence, holdings)):
        text = holdings.text_of(one.sentence)
        found = list(_plans_and_deeds(question, holdings.figures_of(one.sentence).quantities, text))
        if len(found) == 1:
            return computed_from(Computation("difference", found[0]), one, holdings)
    return None


def _sentences(evidence: Evidence, holdings: Holdings) -> Sequence[SentenceEvidence]:
    """The sentences, the best first; to a Chinese question without the words that ask for what is left."""
    question = evidence.question
    asked = pattern_in("remaining", "asked").search(question.text)
    if asked is None or not is_han(question.text):
        return evidence.sentences
    needs = tuple(need for need in question.needs if need.surface not in asked.group())
    return gather_anew(replace(question, needs=needs), evidence, holdings).sentences


def _plans_and_deeds(
    question: Question, quantities: Sequence[Quantity], text: str
) -> Iterator[tuple[Quantity, Quantity]]:
    """Each figure that is planned with the next one of its kind that is done."""
    clauses = split_clauses(text)
    figures = sorted((one for one in quantities if one.shape == "amount"), key=lambda one: one.span.start)
    told = [(one, next(own.of(text) for own in clauses if one.span.start < own.end)) for one in figures]
    for (plan, planned), (done, so_far) in pairwise(told):
        if sum(one.unit in {"", plan.unit} for one in figures) > _ONE_OF_EACH:
            continue  # those that were sent back are neither done nor wanted
        deed = done if done.unit else replace(done, unit=plan.unit)
        is_told = _is_plan(planned) and _is_done(so_far) and not _is_done(planned) and planned != so_far
        if is_told and plan.unit == deed.unit and deed.value < plan.value and figure_fits(question, plan):
            yield plan, deed


def _is_plan(clause: str) -> bool:
    return pattern_in("remaining", "planned").search(clause) is not None


def _is_done(clause: str) -> bool:
    return pattern_in("remaining", "done").search(clause) is not None
