"""Answers from sentences, where no fact answers: the span that was asked for, or the sentence itself."""

from bot.answering.answer import (
    Answer,
    BooleanAnswer,
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
from bot.answering.defining import defines
from bot.answering.evidence import Evidence, SentenceEvidence
from bot.answering.findings import excerpt
from bot.answering.holdings import Figures, Holdings
from bot.answering.lexicons import opposites_of
from bot.answering.parse import NEGATION, read_direction
from bot.answering.question import AnswerType, Question
from corpus.words import stems_of

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
_TRIED, _CLOSE, _WHOLLY = 4, 0.25, 0.85
_PASSAGE = 0.45
"""How sure it must be that a whole sentence answers of which no part was found that does."""
_EXCERPTS: dict[AnswerType, type[SingleAnswer]] = {"reason": ReasonAnswer, "definition": DefinitionAnswer}


def answer(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The best sentence that agrees, with the span that answers in front; None where none agrees."""
    question = evidence.question
    if question.answer_type == "boolean":
        return _decided(evidence, holdings)
    agreeing = [one for one in evidence.sentences if one.accepted]
    if not agreeing:
        return None
    best = agreeing[0]
    for one in agreeing[:_TRIED]:
        span = find_span(question, one.sentence, holdings)
        if span and best.score - one.score < _CLOSE:
            kind = _KINDS[question.answer_type]
            return kind(finding=excerpt(one.sentence, holdings, span), confidence=one.confidence)
    if question.answer_type in _NEED_A_SPAN:
        return None
    if question.answer_type == "definition":
        best = max(agreeing[:_TRIED], key=lambda one: defines(question, holdings.text_of(one.sentence)))
    kind = _EXCERPTS.get(question.answer_type, PassageAnswer)
    if kind is PassageAnswer and best.confidence < _PASSAGE:
        return None
    return kind(finding=excerpt(best.sentence, holdings), confidence=best.confidence)


def _decided(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """Yes, where a sentence says all that the question says; no, where it says the opposite of one word of it."""
    question = evidence.question
    for one in evidence.sentences[:_TRIED]:
        text = holdings.text_of(one.sentence)
        if one.accepted and _figures_stand(question, holdings.figures_of(one.sentence)):
            verdict = _verdict(question, one, text)
            if verdict is not None:
                finding = excerpt(one.sentence, holdings)
                return BooleanAnswer(verdict=verdict, finding=finding, confidence=one.confidence)
    return None


def _verdict(question: Question, one: SentenceEvidence, text: str) -> bool | None:
    opposed = opposites_of(question.stems) & frozenset(stems_of(text)) - question.stems
    if opposed or _turns(question, text):
        return question.is_negated
    says_all = not one.agreement.missing and one.agreement.coverage >= _WHOLLY
    if question.direction and read_direction(text) != question.direction:
        return None
    return True if says_all and not question.is_negated and not _negates(text) else None


def _figures_stand(question: Question, figures: Figures) -> bool:
    held = {quantity.value for quantity in figures.quantities}
    return all(stated.value in held for stated in question.quantities if stated.shape != "ordinal")


def _turns(question: Question, text: str) -> bool:
    said = read_direction(text)
    return bool(question.direction) and bool(said) and said != question.direction


def _negates(text: str) -> bool:
    return bool(NEGATION & frozenset(stems_of(text)))
