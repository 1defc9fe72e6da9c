"""Answers from sentences, where no fact answers: the span that was asked for, or the sentence itself."""

from collections.abc import Mapping, Sequence

from bot.answering.agreed.fitness import asks_back
from bot.answering.asked.question import AnswerType, Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.read_spans import find_read_span
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import (
    Answer,
    Correction,
    CountAnswer,
    DateAnswer,
    EntityAnswer,
    PassageAnswer,
    SingleAnswer,
    ValueAnswer,
)
from bot.answering.said.findings import excerpt
from bot.answering.spans.answer_spans import find_span
from bot.answering.spans.asides import is_said_of_another
from bot.answering.spans.chinese_figures import asks_for_parts_together
from bot.answering.spans.clauses import split_clauses
from bot.answering.spans.denied import denies_wholly, negates, with_denial
from bot.answering.spans.doers import find_doer
from bot.answering.spans.owners import name_in_place, puts_in_order
from bot.answering.spans.places_of_deeds import find_place_of_deed
from bot.answering.spans.rest import asks_for_rest
from bot.answering.spans.successions import tells_of_successor
from bot.answering.told.chinese_ranks import find_rank
from bot.answering.told.contested import answer_contest, is_contested
from bot.answering.told.counterclaims import find_counterclaim
from bot.answering.told.deciding import decide
from bot.answering.told.ended import find_end_of_presumed
from bot.answering.told.handovers import asks_of_handover, hand_over
from bot.answering.told.holding import name_holder
from bot.answering.told.misfits import holds_against, is_turned, tells_another
from bot.answering.told.newcomers import name_newcomer, tells_of_no_newcomer
from bot.answering.told.undone import find_undone
from bot.answering.told.verdicts import contrary
from bot.answering.told.whole_sentence import tell_whole
from corpus.spans import Span

_KINDS: Mapping[AnswerType, type[SingleAnswer]] = {
    "value": ValueAnswer,
    "duration": ValueAnswer,
    "count": CountAnswer,
    "date": DateAnswer,
    "person": EntityAnswer,
    "organisation": EntityAnswer,
    "place": EntityAnswer,
    "entity": EntityAnswer,
}
_PRESUMING = frozenset(("reason", "manner", "trend", "value"))
"""Kinds of questions that take a course of things for granted."""
_PRESUMING_RANK = frozenset(("reason", "manner", "date"))
"""Those that take a rank for granted which they name."""
_OF_DEEDS = frozenset(("date", "person", "organisation", "place", "duration", "manner"))
"""Kinds of questions that take it for granted that something was done."""
_COUNTING = frozenset(("count", "entity"))
_TRIED, _CLOSE = 4, 0.25
"""How many of the best sentences may answer, and how far below the best one they may score."""
_LOOKED_THROUGH = 8
"""How many are looked through for the one that defines: each that names the thing says about as much of it."""
_DOING = frozenset(("person", "organisation"))
_MISLED = 0.35
"""How sure a reader must be of a sentence that lacks a word of the question."""


def answer(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The best sentence that agrees, with the span that answers in front; None where none agrees."""
    question = evidence.question
    if question.answer_type == "boolean":
        return decide(evidence, holdings)
    if is_contested(evidence, holdings):
        return answer_contest(evidence, holdings)
    tried = _LOOKED_THROUGH if question.answer_type == "definition" else _TRIED
    accepted = [
        one
        for one in evidence.sentences
        if one.accepted and not tells_of_no_newcomer(question, holdings.text_of(one.sentence))
    ]
    if asks_for_parts_together(question):
        return None
    if accepted and holds_against(question, holdings.text_of(accepted[0].sentence)):
        return None
    agreeing = [one for one in accepted if not tells_another(question, one, holdings)][:tried]
    if agreeing and question.asks_figure and asks_for_rest(question, holdings.text_of(agreeing[0].sentence)):
        return PassageAnswer(finding=excerpt(agreeing[0].sentence, holdings), confidence=agreeing[0].confidence)
    return (
        _outright(evidence, holdings)
        or answer_contest(evidence, holdings)
        or _correction(question, agreeing, holdings)
        or name_newcomer(evidence, holdings)
        or _by_deed(question, accepted, holdings)
        or _with_span(question, agreeing, holdings)
        or name_holder(evidence, holdings)
        or hand_over(evidence, holdings)
        or tell_whole(question, agreeing, holdings)
        or _ended(evidence, holdings)
        or _undone(evidence, holdings)
    )


def _outright(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The first sentence that says outright that what a question takes for granted turned out otherwise."""
    if evidence.question.answer_type not in _PRESUMING | _OF_DEEDS | _COUNTING:
        return None
    found = find_counterclaim(evidence, holdings) or _of_another_rank(evidence, holdings)
    if found is None:
        return None
    return Correction(facts=(excerpt(found.sentence, holdings),), confidence=found.confidence)


def _of_another_rank(evidence: Evidence, holdings: Holdings) -> SentenceEvidence | None:
    """The sentence that gives another rank to what a question takes to have one: 怎么做到第一的."""
    presumes = evidence.question.answer_type in _PRESUMING_RANK
    ranked = find_rank(evidence, holdings) if presumes else None
    return ranked[0] if ranked and not ranked[1] else None


def _ended(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The sentence that says that the thing of which a figure or a day is asked is no more."""
    if not (evidence.question.asks_figure or evidence.question.answer_type == "date"):
        return None
    found = find_end_of_presumed(evidence, holdings)
    return Correction(facts=(excerpt(found.sentence, holdings),), confidence=found.confidence) if found else None


def _undone(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The sentence that says that nothing came of what a question takes for granted, where nothing else answers."""
    if evidence.question.answer_type not in _PRESUMING | _OF_DEEDS | _COUNTING:
        return None
    found = find_undone(evidence, holdings)
    return Correction(facts=(excerpt(found.sentence, holdings),), confidence=found.confidence) if found else None


def _correction(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The best sentence itself, where it says the opposite of what the question takes for granted."""
    best = agreeing[0] if agreeing else None
    if best is None or not _denies_premise(question, best, holdings):
        return None
    return Correction(facts=(excerpt(best.sentence, holdings),), confidence=best.confidence)


def _denies_premise(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence says the opposite of what a question takes for granted, or that it never was."""
    if question.answer_type in _PRESUMING and contrary(question, one, holdings):
        return True
    is_whole = all(need.is_name for need in one.agreement.missing)
    presumes = is_whole and question.answer_type in _OF_DEEDS and not negates(question.text)
    return presumes and denies_wholly(question, holdings.text_of(one.sentence))


def _with_span(question: Question, agreeing: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The part of a sentence that answers."""
    best = max((one.score_unread for one in agreeing), default=0.0)
    for one in agreeing:
        text = holdings.text_of(one.sentence)
        span = None if is_turned(question, text) else _span_of(question, one, holdings)
        if span is None or _doubts(one) or is_said_of_another(question, span, text):
            continue
        if tells_of_successor(question, span, text):
            return None  # what else tells of the two tells no more of the one who left
        is_ahead = asks_back(question) and _is_to_be(span, text)
        if not is_ahead and best - one.score_unread < _CLOSE:
            kind = _KINDS.get(question.answer_type, EntityAnswer)
            return kind(finding=excerpt(one.sentence, holdings, span), confidence=one.confidence)
    return None


def _by_deed(question: Question, accepted: Sequence[SentenceEvidence], holdings: Holdings) -> Answer | None:
    """The one who did it or where, by the best sentence that tells so beside the deed; successors are told apart."""
    asks_doer = question.answer_type in _DOING and not asks_of_handover(question)
    find = find_doer if asks_doer else find_place_of_deed
    for one in accepted[:_LOOKED_THROUGH] if asks_doer or question.answer_type == "place" else ():
        span = find(question, holdings.text_of(one.sentence))
        if span and not tells_another(question, one, holdings):
            return EntityAnswer(finding=excerpt(one.sentence, holdings, span), confidence=one.confidence)
    return None


def _doubts(one: SentenceEvidence) -> bool:
    """Whether whoever has read a sentence doubts that it answers, and not all that is asked about is told."""
    return (
        one.found is not None and one.confidence < _MISLED and any(not need.is_name for need in one.agreement.missing)
    )


def _span_of(question: Question, one: SentenceEvidence, holdings: Holdings) -> Span | None:
    """The part of a sentence that answers; of names in order, the one whose place is asked for, and no other."""
    text = holdings.text_of(one.sentence)
    if puts_in_order(question, text):
        return name_in_place(question, text)
    span = find_read_span(question, one, holdings) or find_span(question, one.sentence, holdings)
    return with_denial(span, text) if span and question.answer_type == "date" else span


def _is_to_be(span: Span, text: str) -> bool:
    """Whether a part of a sentence stands in a clause that tells what is aimed at or expected."""
    clauses = (clause.of(text) for clause in split_clauses(text) if clause.overlaps(span))
    return any(pattern_in("sides", "expected").search(clause) for clause in clauses)
