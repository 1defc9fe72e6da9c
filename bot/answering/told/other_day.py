"""A thing that happens once, and on another day than the question says: "approved in March", where January is stated.

A level or a rate may be one in each year; what is founded, approved or opened is so on one day. Where a sentence says
all that a question says of a particular thing, the day aside, it contradicts the question's day.
"""

from bot.answering.agreed.agreement import periods_agree
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import stems_in
from bot.answering.said.answer import Answer, BooleanAnswer, Correction
from bot.answering.said.findings import excerpt
from bot.answering.spans.bounds import told_within
from corpus.words import terms_of

_PRESUMING = frozenset(("boolean", "reason", "manner"))
"""Kinds of questions that take a day for granted, and do not ask what there is of it."""
_TRIED = 3
_WHOLLY = 0.85
_PARTICULAR = 0.25


def correct_day(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """No, or a correction, from the best sentence that tells the same event of another day."""
    question = evidence.question
    events = question.stems & stems_in("cues", "once")
    if question.answer_type not in _PRESUMING or not question.periods or not events:
        return None
    if any(one.accepted and one.agreement.coverage >= _WHOLLY for one in evidence.sentences[:_TRIED]):
        return None  # it stands so somewhere
    for one in evidence.sentences[:_TRIED]:
        if _tells_other_day(question, one, events, holdings):
            finding = excerpt(one.sentence, holdings)
            if question.answer_type == "boolean":
                return BooleanAnswer(verdict=question.is_negated, finding=finding, confidence=one.confidence)
            return Correction(facts=(finding,), confidence=one.confidence)
    return None


def _tells_other_day(question: Question, one: SentenceEvidence, events: frozenset[str], holdings: Holdings) -> bool:
    text = holdings.text_of(one.sentence)
    if (bounds := told_within("months", text)) and len(bounds.members) > 1:
        return False  # what is open from June to August is open on more than one day
    stems = frozenset(terms_of(text))
    says_all = not one.agreement.missing and one.agreement.coverage >= _WHOLLY
    is_particular = any(
        need.is_name and need.weight >= _PARTICULAR and any(way <= stems for way in need.ways)
        for need in question.needs
    )
    if not (says_all and is_particular and events & stems):
        return False
    own = holdings.figures_of(one.sentence).periods
    return len(own) == 1 and periods_agree(question.periods, own, holdings.year_of(one.sentence.article)) == "conflict"
