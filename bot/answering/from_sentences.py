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
    confidence = confidence_of(best.agreement, best.dense)
    for one in agreeing[:3]:
        span = find_span(question, one.sentence, holdings)
        if span and agreeing[0].score - one.score < 0.15:  # noqa: PLR2004 - as good as the best
            kind = _KINDS[question.answer_type]
            return kind(finding=excerpt(one.sentence, holdings, span), confidence=confidence)
    kind = _EXCERPTS.get(question.answer_type, PassageAnswer)
    return kind(finding=excerpt(best.sentence, holdings), confidence=confidence)
