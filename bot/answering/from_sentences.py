"""Answers from sentences, where no fact answers: the span that was asked for, or the sentence itself."""

from bot.answering.answer import (
    Answer,
    CountAnswer,
    DateAnswer,
    DefinitionAnswer,
    EntityAnswer,
    PassageAnswer,
    ReasonAnswer,
    SingleAnswer,
    ValueAnswer,
)
from bot.answering.answer_spans import find_span
from bot.answering.evidence import Evidence
from bot.answering.findings import excerpt
from bot.answering.holdings import Holdings
from bot.answering.judge import confidence_of, sentence_agrees
from bot.answering.question import AnswerType

_KINDS: dict[AnswerType, type[SingleAnswer]] = {
    "value": ValueAnswer,
    "duration": ValueAnswer,
    "count": CountAnswer,
    "date": DateAnswer,
    "person": EntityAnswer,
    "organisation": EntityAnswer,
    "place": EntityAnswer,
    "entity": EntityAnswer,
}
_NEED_A_SPAN = frozenset(("value", "count", "date", "duration"))
"""A sentence without a figure answers no question for one."""
_TRIED, _CLOSE = 4, 0.25
_EXCERPTS: dict[AnswerType, type[SingleAnswer]] = {"reason": ReasonAnswer, "definition": DefinitionAnswer}


def answer(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The best sentence that agrees, with the span that answers in front; None where none agrees."""
    question = evidence.question
    if question.answer_type == "boolean":
        return None
    agreeing = [one for one in evidence.sentences if sentence_agrees(one)]
    if not agreeing:
        return None
    best = agreeing[0]
    for one in agreeing[:_TRIED]:
        span = find_span(question, one.sentence, holdings)
        if span and best.score - one.score < _CLOSE:
            kind = _KINDS[question.answer_type]
            return kind(finding=excerpt(one.sentence, holdings, span), confidence=confidence_of(one.agreement, one.dense))
    if question.answer_type in _NEED_A_SPAN:
        return None
    kind = _EXCERPTS.get(question.answer_type, PassageAnswer)
    return kind(finding=excerpt(best.sentence, holdings), confidence=confidence_of(best.agreement, best.dense))
