"""Answers from facts: the slot that the question leaves open."""

from collections.abc import Callable, Mapping, Sequence

from bot.answering.answer import (
    Answer,
    BooleanAnswer,
    CountAnswer,
    DateAnswer,
    DefinitionAnswer,
    EntityAnswer,
    Finding,
    ListAnswer,
    ReasonAnswer,
    TrendAnswer,
    ValueAnswer,
)
from bot.answering.claims import stance_of
from bot.answering.evidence import Evidence, FactEvidence
from bot.answering.fitness import unit_fits
from bot.answering.findings import cite_fact, describe, item_findings, period_finding, subject_finding, value_finding
from bot.answering.holdings import Holdings
from bot.answering.question import AnswerType, Question
from bot.answering.series import direction_of, series_findings, series_of
from corpus.fact import Fact, Moment, Names, Phrase
from corpus.quantity import Quantity
from corpus.verbalise import period_in_words

Maker = Callable[[Question, FactEvidence, Sequence[FactEvidence], Holdings], Answer | None]

_ASKED = 0.3
"""How much of a fact's metric a question must ask for that already names the value."""
_SIMILAR = 6
"""How many of the best facts may be one of a series."""
_BEARING = 6
"""How many of the best facts may decide a yes or a no."""
_CLOSE = 0.12
"""How far below the best fact another may score and still be what was asked for."""


def answer(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The answer of the best fact that agrees and has the open slot; None where no fact does."""
    if evidence.question.answer_type == "boolean":
        return _boolean(evidence, holdings)
    agreeing = [one for one in evidence.facts if one.accepted]
    make = _MAKERS.get(evidence.question.answer_type, _open)
    for one in agreeing[:8]:
        if agreeing[0].score - one.score > 2 * _CLOSE:
            break
        made = make(evidence.question, one, agreeing, holdings)
        if made:
            return made
    return None


def _open(question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    """A question whose shape asks for no kind: the value, of whatever kind, or the subject where the value is named."""
    if one.names_value:
        return _subject(one, holdings)
    if isinstance(one.fact.value, Names) and len(one.fact.value.items) > 1:
        return _listed(one, holdings)
    if one.fact.role == "reason":
        return ReasonAnswer(finding=_whole_quote(one.fact, holdings), confidence=one.confidence)
    if question.unit and isinstance(one.fact.value, Quantity) and not unit_fits(question, one.fact.value):
        return None
    return _of_value(one, holdings)


def _value(question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    if one.names_value:
        return None
    if isinstance(one.fact.value, Quantity):
        fits = unit_fits(question, one.fact.value)
        return _of_value(one, holdings, as_count=question.answer_type == "count") if fits else None
    has_figure = any(character.isdigit() for character in value_finding(one.fact, holdings).text)
    return _of_value(one, holdings) if has_figure and not isinstance(one.fact.value, Moment) else None


def _date(question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    if isinstance(one.fact.value, Moment):
        return _of_value(one, holdings)
    if isinstance(one.fact.value, Quantity) and not one.names_value:
        return None
    when = period_finding(one.fact, holdings)
    return DateAnswer(finding=when, confidence=one.confidence) if when else None


def _entity(question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    if one.names_value:
        return _subject(one, holdings)
    if isinstance(one.fact.value, Names):
        return _listed(one, holdings) if len(one.fact.value.items) > 1 else _of_value(one, holdings)
    if isinstance(one.fact.value, Phrase) and one.fact.role != "reason":
        is_name = any(character.isupper() for character in one.fact.value.text)
        return _of_value(one, holdings) if is_name or question.answer_type in {"entity", "list"} else None
    if question.answer_type == "entity" and isinstance(one.fact.value, Quantity):
        return _open(question, one, others, holdings)  # "what scale" asks for a figure by its name
    return None


def _list(question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    if isinstance(one.fact.value, Names) and len(one.fact.value.items) > 1 and not one.names_value:
        return _listed(one, holdings)
    return _gathered(one, others, holdings) or _entity(question, one, others, holdings) or _open(question, one, others, holdings)


def _gathered(one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    """A list that no single sentence gives: the facts that tell the same of different subjects."""
    alike = [
        other
        for other in others
        if other.fact.metric == one.fact.metric
        and one.score - other.score <= 2 * _CLOSE
        and other.names_value == one.names_value
        and not other.names_subject
    ]
    subjects = {other.fact.subject: other for other in reversed(alike)}
    if len(subjects) < 2:  # noqa: PLR2004 - one thing is no list
        return None
    chosen = sorted(subjects.values(), key=lambda other: other.fact.quote)
    items = tuple(Finding(other.fact.subject, cite_fact(other.fact, holdings)) for other in chosen)
    return ListAnswer(items=items, about=one.fact.metric, complete=False, confidence=one.confidence)


def _reason(question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    if one.fact.role == "reason":
        return ReasonAnswer(finding=_whole_quote(one.fact, holdings), confidence=one.confidence)
    return None


def _definition(
    question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings
) -> Answer | None:
    """The sentence that says what the named thing is."""
    told = [other for other in others if other.names_subject and isinstance(other.fact.value, Phrase)]
    says_what = [other for other in told if other.fact.role == "description"]
    best = max(says_what, key=lambda other: (other.dense, other.fact.id), default=None)
    if best:
        return DefinitionAnswer(finding=_whole_quote(best.fact, holdings), confidence=best.confidence)
    return None if told else _open(question, one, others, holdings)


def _trend(question: Question, one: FactEvidence, others: Sequence[FactEvidence], holdings: Holdings) -> Answer | None:
    """The values of one metric in order of time, or the change that a source states."""
    series = next((found for other in (one, *others[:_SIMILAR]) if len(found := series_of(other, others)) > 1), [])
    if series:
        about = describe(series[-1], cite_fact(series[-1], holdings), when=False)
        points = series_findings(series, holdings)
        return TrendAnswer(about=about, direction=direction_of(series), points=points, confidence=one.confidence)
    if one.fact.direction and not one.names_value and isinstance(one.fact.value, Quantity):
        finding = value_finding(one.fact, holdings)
        point = Finding(finding.text, finding.citation)
        return TrendAnswer(
            about=finding.about, direction=one.fact.direction, points=(point,), confidence=one.confidence
        )
    return None if one.fact.role == "reason" else _open(question, one, others, holdings)


def _boolean(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """Yes or no, by the first fact that bears on the claim."""
    for one in evidence.facts[:_BEARING]:
        stance = stance_of(evidence.question, one)
        if stance != "silent":
            return BooleanAnswer(
                verdict=(stance == "supports") != evidence.question.is_negated,
                finding=value_finding(one.fact, holdings),
                confidence=one.confidence,
            )
    return None


_MAKERS: Mapping[AnswerType, Maker] = {
    "value": _value,
    "count": _value,
    "duration": _value,
    "date": _date,
    "person": _entity,
    "organisation": _entity,
    "place": _entity,
    "entity": _entity,
    "list": _list,
    "reason": _reason,
    "definition": _definition,
    "trend": _trend,
}


def _of_value(one: FactEvidence, holdings: Holdings, *, as_count: bool = False) -> Answer:
    finding, confidence = value_finding(one.fact, holdings), one.confidence
    if isinstance(one.fact.value, Quantity):
        kind = CountAnswer if as_count else ValueAnswer
        return kind(finding=finding, confidence=confidence)
    if isinstance(one.fact.value, Moment):
        return DateAnswer(finding=finding, confidence=confidence)
    return EntityAnswer(finding=finding, confidence=confidence)


def _subject(one: FactEvidence, holdings: Holdings) -> Answer | None:
    """The subject, where the question names the value and asks for what the fact tells."""
    if one.names_subject or not one.is_particular or one.asked_share < _ASKED:
        return None
    finding = subject_finding(one.fact, holdings)
    return EntityAnswer(finding=finding, confidence=one.confidence) if finding else None


def _listed(one: FactEvidence, holdings: Holdings) -> Answer:
    names = one.fact.value
    citation = cite_fact(one.fact, holdings)
    complete = not isinstance(names, Names) or names.complete
    return ListAnswer(
        items=item_findings(one.fact, holdings),
        about=describe(one.fact, citation),
        complete=complete,
        confidence=one.confidence,
    )


def _whole_quote(fact: Fact, holdings: Holdings) -> Finding:
    citation = cite_fact(fact, holdings)
    return Finding(citation.quote, citation)
