"""Answers from facts: of the best fact that agrees, or yes or no by the first that bears on the claim."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.agreed.fitness import figure_fits, may_be_told, tells_level
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, FactEvidence, is_office
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import generic_stems
from bot.answering.said.answer import Answer, BooleanAnswer
from bot.answering.said.findings import value_finding
from bot.answering.spans.chinese_figures import (
    asks_for_parts_together,
    is_for_one_of_all,
    is_of_another_in_chinese,
    is_of_stranger,
    is_of_unasked_part,
)
from bot.answering.spans.compared import is_only_compared
from bot.answering.spans.denied import negates
from bot.answering.spans.earlier import of_asked_time
from bot.answering.spans.for_whom import is_for_others, is_of_other_number
from bot.answering.spans.other_kind import tells_other_kind
from bot.answering.spans.own_words import is_of_other_figure
from bot.answering.spans.rest import asks_for_rest
from bot.answering.told.claims import stance_of
from bot.answering.told.handovers import asks_of_handover
from bot.answering.told.open_slot import CLOSE, SIMILAR, Case, fill_open_slot, tells_several
from bot.answering.told.refuse import refuse
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import is_han, stems_of, terms_of

_TRIED = 8
"""How many of the best facts may answer."""
_OF_FIGURES = frozenset(("value", "count", "duration", "trend"))
"""What an extracted figure may answer; of the rest, its sentence says more than it does."""


def answer(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The answer of the best fact that agrees and has the open slot; None where no fact does.

    A `NoAnswer` says that what would tell the best ones apart is not told, or that the best one is of another thing.
    """
    if evidence.question.answer_type == "boolean":
        return _boolean(evidence, holdings)
    agreeing = [one for one in evidence.facts if one.accepted and _may_answer(one, evidence.question, holdings)]
    agreeing = _of_the_asked_one(agreeing, evidence.question)
    if agreeing and (_is_of_another(agreeing[0], evidence) or _is_one_of_several(agreeing[0], agreeing)):
        return refuse(evidence, holdings)
    close = [one for one in agreeing[:_TRIED] if agreeing[0].score - one.score <= CLOSE]
    if evidence.question.answer_type == "list":
        close.sort(key=lambda one: not tells_several(one.fact))  # a list before one of its things
    made = (fill_open_slot(Case(evidence.question, one, agreeing, holdings)) for one in close)
    return next((answer for answer in made if answer), None)


def _of_the_asked_one(agreeing: list[FactEvidence], question: Question) -> list[FactEvidence]:
    """The facts whose subject a Chinese question names, where any is: the revenue of no part of a company."""
    asked = frozenset(terms_of(question.text)) if is_han(question.text) else frozenset()
    pairs = frozenset(term for term in asked if len(term) > 1)
    return [one for one in agreeing if not pairs.isdisjoint(terms_of(one.fact.subject))] or agreeing


def _boolean(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """Yes or no, by the first fact that bears on the claim; which way something went is told by a figure first."""
    went = evidence.question.direction != ""
    for one in sorted(evidence.facts[:SIMILAR], key=lambda one: went and not isinstance(one.fact.value, Quantity)):
        stance = stance_of(evidence.question, one)
        if stance != "silent":
            return BooleanAnswer(
                verdict=(stance == "supports") != evidence.question.is_negated,
                finding=value_finding(one.fact, holdings),
                confidence=one.confidence,
            )
    return None


def _may_answer(one: FactEvidence, question: Question, holdings: Holdings) -> bool:
    """Whether a fact may answer: none of what is to be, where what was is asked for.

    One that a rule has read may where it tells who is in an office; else only where its figure is of the kind that is
    asked for, and where its sentence does not only hold it against what is.
    """
    fact = one.fact
    if not may_be_told(question, fact) or not tells_level(question, fact):
        return False
    if is_han(question.text) and (
        _is_only_a_part(one, question) or _is_of_before(one, question) or is_of_another_in_chinese(question, fact)
    ):
        return False
    if (
        _is_of_another_subject(one, question)
        or _is_of_deed(question, fact)
        or _tells_the_other(one, question, holdings)
    ):
        return False
    if fact.origin == "curated" or is_office(one.fact):
        return True
    asks_figure = question.answer_type in _OF_FIGURES or (question.answer_type == "open" and _is_told_in_time(one))
    if not (asks_figure and isinstance(fact.value, Quantity) and figure_fits(question, fact.value)):
        return False
    quote = holdings.quote_of(fact)
    return not (
        _is_of_another_in_quote(question, fact, quote)
        or is_only_compared(question, quote)
        or is_for_others(question, quote)
        or is_of_other_number(question, quote)
        or asks_for_rest(question, quote)
        or tells_other_kind(question, quote)
        or is_of_other_figure(question, fact, holdings.quantities_beside(fact.id), quote)
    )


def _is_of_another_in_quote(question: Question, fact: Fact, quote: str) -> bool:
    """Whether a Chinese quote tells its figure of a part, of another or of a time that a question does not speak of."""
    if fact.value_span is None or not is_han(quote) or not isinstance(fact.value, Quantity):
        return False
    place = fact.value_span.start - fact.quote.start
    figure = replace(fact.value, span=Span(place, fact.value_span.end - fact.quote.start))
    if is_for_one_of_all(question, place, quote) or not of_asked_time(question, [figure], quote):
        return True
    return is_of_unasked_part(question, place, quote) or is_of_stranger(question, place, quote)


def _is_of_before(one: FactEvidence, question: Question) -> bool:
    """Whether a Chinese question asks what is to be by a day (到2030年), and a fact tells what was so long before."""
    by_then = [period for period in question.periods if period.shape == "deadline"]
    return question.looks_ahead and bool(by_then) and one.fact.modality == "actual" and one.agreement.period != "same"


def _is_only_a_part(one: FactEvidence, question: Question) -> bool:
    """Whether a Chinese question asks for several things together, of which a fact has one: 门票和赞助加起来."""
    return asks_for_parts_together(question) or (question.operation == "sum" and bool(one.agreement.missing))


def _tells_the_other(one: FactEvidence, question: Question, holdings: Holdings) -> bool:
    """Whether a fact names the one before or after whom another is asked for, or counts what a question counts not."""
    if one.names_value and asks_of_handover(question):
        return True
    return question.asks_figure and negates(question.text) and not negates(holdings.quote_of(one.fact))


def _is_of_another_subject(one: FactEvidence, question: Question) -> bool:
    """Whether a fact is of one particular thing that the question has no word of, and not of what it asks about."""
    is_missing = any(need.is_subject for need in one.agreement.missing)
    return is_missing and one.is_particular and not _speaks_of(question, _subject_of(one.fact))


def _is_of_deed(question: Question, fact: Fact) -> bool:
    """Whether a fact tells how long something took that the question does not speak of: "how long is the bridge?"."""
    deed = frozenset(stems_of(" ".join(fact.scope))) - generic_stems()
    return fact.role == "duration" and bool(deed) and not _speaks_of(question, deed)


def _is_told_in_time(one: FactEvidence) -> bool:
    """Whether a level tells all that is asked for, of the asked time itself: "what was the catch in 2023?"."""
    return one.fact.role == "level" and one.agreement.period == "same" and not one.agreement.missing


def _is_of_another(one: FactEvidence, evidence: Evidence) -> bool:
    """Whether its figure is another thing's, where the very thing that is asked for has such figures of other times."""
    subject = _subject_of(one.fact)
    is_figure = isinstance(one.fact.value, Quantity) and not one.names_value and bool(evidence.question.periods)
    if not is_figure or not subject or _speaks_of(evidence.question, subject):
        return False
    return any(
        other.names_subject and other.fact.metric == one.fact.metric and other.fact.article == one.fact.article
        for other in evidence.facts
    )


def _is_one_of_several(one: FactEvidence, agreeing: Sequence[FactEvidence]) -> bool:
    """Whether the corpus has no word for what the question narrows, and several facts for what it narrows: the price of
    an adult's ticket and of a student's, where a pensioner's is asked for.
    """
    fact = one.fact
    if all(need.is_known for need in one.agreement.missing) or not isinstance(fact.value, Quantity):
        return False
    return any(
        (other.metric, other.subject, other.role, other.modality)
        == (fact.metric, fact.subject, fact.role, fact.modality)
        and isinstance(other.value, Quantity)
        and other.value.unit == fact.value.unit
        and other.value.value != fact.value.value
        and other.scope != fact.scope
        for other in (evidence.fact for evidence in agreeing)
    )


def _subject_of(fact: Fact) -> frozenset[str]:
    """The stems of a fact's subject that tell something."""
    return frozenset(stems_of(fact.subject)) - generic_stems()


def _speaks_of(question: Question, stems: frozenset[str]) -> bool:
    """Whether a question has any of these stems, or a word that stands for one."""
    return not stems.isdisjoint(question.meant | question.stems)
