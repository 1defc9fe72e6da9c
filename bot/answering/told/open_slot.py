"""The slot of a fact that a question leaves open: its value for "how many", its subject where the value is named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answering.agreed.fitness import tells_change, tells_days, unit_fits
from bot.answering.asked.direction import read_direction
from bot.answering.asked.question import AnswerType, Question
from bot.answering.gathered.evidence import FactEvidence, is_office
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import (
    Answer,
    Correction,
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
from bot.answering.said.findings import (
    cite_fact,
    describe,
    excerpt,
    item_findings,
    period_finding,
    subject_finding,
    value_finding,
)
from bot.answering.spans.defining import defines
from bot.answering.spans.names import may_name
from bot.answering.spans.voice import asks_for_the_done_to
from bot.answering.told.series import direction_of, of_periods, series_findings, series_of, standing
from corpus.fact import Fact, Moment, Names, Phrase, Value
from corpus.quantity import Quantity
from corpus.verbalise import value_in_words

CLOSE = 0.24
"""How far below the best fact others may score that answer as well, or with it."""
SIMILAR = 6
"""How many of the best facts may be one of a series, or decide a yes or a no."""
_ASKED = 0.3
"""How much of a fact's metric a question must ask for that already names the value."""


@dataclass(frozen=True, slots=True)
class Case:
    """One fact that may answer, among the others that agree."""

    question: Question
    one: FactEvidence
    others: Sequence[FactEvidence]
    holdings: Holdings

    @property
    def value(self) -> Value:
        """The fact's value."""
        return self.one.fact.value


Maker = Callable[[Case], Answer | None]


def fill_open_slot(case: Case) -> Answer | None:
    """The answer that a fact gives by the slot that the question leaves open; None where it has no such slot."""
    return _MAKERS.get(case.question.answer_type, _open)(case)


def tells_several(fact: Fact) -> bool:
    """Whether the value of a fact is more than one name."""
    return isinstance(fact.value, Names) and len(fact.value.items) > 1


def _open(case: Case) -> Answer | None:
    """A question whose shape asks for no kind: the value, of whatever kind, or the subject where the value is named."""
    if case.one.names_value:
        return _subject(case)
    if tells_several(case.one.fact):
        return _listed(case)
    if case.one.fact.role == "reason":
        return _reason(case)
    if isinstance(case.value, Quantity):
        return None if case.question.unit and not unit_fits(case.question, case.value) else _figure(case)
    return _of_value(case)


def _value(case: Case) -> Answer | None:
    """A figure of the unit that is asked for; or a name that holds one, such as a code."""
    if case.one.names_value or isinstance(case.value, Moment):
        return None
    if isinstance(case.value, Quantity):
        fits = unit_fits(case.question, case.value) and tells_change(case.question, case.one.fact)
        return _figure(case) if fits else None
    return _of_value(case) if any(character.isdigit() for character in value_in_words(case.value)) else None


def _date(case: Case) -> Answer | None:
    """The date that is the value; or when the fact holds, where the question names its figure."""
    if isinstance(case.value, Moment):
        return _of_value(case)
    if isinstance(case.value, Quantity) and not case.one.names_value:
        return None
    if tells_days(case.value):
        return _of_value(case)  # "on Mondays and on 24 December"
    when = period_finding(case.one.fact, case.holdings)
    return DateAnswer(finding=when, confidence=case.one.confidence) if when else None


def _name(case: Case) -> Answer | None:
    """Who, or where: names, or words with a name among them; the subject, where that is what was done to."""
    if case.one.names_value or asks_for_the_done_to(case.question, case.one.fact.metric):
        return _subject(case)
    if not isinstance(case.value, Names | Phrase) or not _may_name(case.question.answer_type, case.value):
        return None
    if is_office(case.one.fact):
        return _in_its_sentence(case)
    if isinstance(case.value, Names):
        return _listed(case) if len(case.value.items) > 1 else _of_value(case)
    is_name = any(character.isupper() for character in case.value.text)
    return _of_value(case) if is_name and case.one.fact.role != "reason" else None


def _in_its_sentence(case: Case) -> Answer | None:
    """Who is in an office, with the sentence that says so in passing: a reader sees whose office it is."""
    fact = case.one.fact
    sentence = case.holdings.sentence_around(fact.article, fact.quote)
    if sentence is None or fact.value_span is None:
        return None
    within = fact.value_span.shifted(-sentence.span.start)
    return EntityAnswer(finding=excerpt(sentence, case.holdings, within), confidence=case.one.confidence)


def _may_name(asked: AnswerType, value: Names | Phrase) -> bool:
    words = value.items if isinstance(value, Names) else (value.text,)
    return all(may_name(asked, one) for one in words)


def _thing(case: Case) -> Answer | None:
    """Which, or what: a name, words, or a figure that is asked for by its name ("what scale")."""
    return _name(case) or (None if case.one.names_value or case.one.fact.role == "reason" else _open(case))


def _list(case: Case) -> Answer | None:
    """The names of one fact, or what several facts tell the same of; neither a day nor how many there are."""
    if tells_several(case.one.fact) and not case.one.names_value:
        return _listed(case)
    is_none = isinstance(case.value, Moment) or (isinstance(case.value, Quantity) and not case.one.names_value)
    return _gathered(case) or (None if is_none else _thing(case))


def _gathered(case: Case) -> Answer | None:
    """A list that no single sentence gives: the facts that tell the same of different subjects."""
    one = case.one
    alike = [
        other
        for other in case.others
        if other.fact.metric == one.fact.metric
        and one.score - other.score <= CLOSE
        and other.names_value == one.names_value
        and not other.names_subject
    ]
    found = {other.fact.subject: subject_finding(other.fact, case.holdings) for other in reversed(alike)}
    items = sorted((item for item in found.values() if item), key=lambda item: item.citation.span)
    if len(items) < 2:  # noqa: PLR2004 - one thing is no list
        return None
    bare = tuple(Finding(item.text, item.citation) for item in items)
    return ListAnswer(items=bare, about=one.fact.metric, confidence=one.confidence)


def _reason(case: Case) -> Answer | None:
    """The sentences that say why; a correction, where they say why it went the other way."""
    if case.one.fact.role != "reason":
        return None
    finding = _whole_quote(case.one.fact, case.holdings)
    told = case.one.fact.direction or read_direction(finding.text)
    if case.question.direction and told and told != case.question.direction:
        is_meant = case.one.asked_share >= _ASKED
        return Correction(facts=(finding,), confidence=case.one.confidence) if is_meant else None
    return ReasonAnswer(finding=finding, confidence=case.one.confidence)


def _definition(case: Case) -> Answer | None:
    """The sentence that says what the named thing is."""
    told = [other for other in case.others if other.names_subject and isinstance(other.fact.value, Phrase)]
    quotes = {other.fact.id: _whole_quote(other.fact, case.holdings) for other in told}
    clearest = max(
        told,
        key=lambda one: (
            defines(case.question, quotes[one.fact.id].text),
            one.fact.role == "description",
            one.dense,
            one.fact.id,
        ),
        default=None,
    )
    if clearest is None:
        return _open(case) if isinstance(case.value, Names) else None
    says_what = clearest.fact.role == "description" or defines(case.question, quotes[clearest.fact.id].text)
    if not says_what:
        return None
    return DefinitionAnswer(finding=quotes[clearest.fact.id], confidence=clearest.confidence)


def _trend(case: Case) -> Answer | None:
    """The values of one metric in order of time, or the change that a source states."""
    candidates = (series_of(other, case.others) for other in (case.one, *case.others[:SIMILAR]))
    series = next((found for found in candidates if len(found) > 1), None)
    if series:
        return TrendAnswer(
            about=describe(series[-1], cite_fact(series[-1], case.holdings), when=False),
            direction=direction_of(series),
            points=series_findings(series, case.holdings),
            confidence=case.one.confidence,
        )
    if case.one.fact.direction and isinstance(case.value, Quantity) and not case.one.names_value:
        change = value_finding(case.one.fact, case.holdings)
        return TrendAnswer(
            about=change.about,
            direction=case.one.fact.direction,
            points=(Finding(change.text, change.citation),),
            confidence=case.one.confidence,
        )
    return None if case.one.fact.role == "reason" else _open(case)


_MAKERS: Mapping[AnswerType, Maker] = {
    "value": _value,
    "count": _value,
    "duration": _value,
    "date": _date,
    "person": _name,
    "organisation": _name,
    "place": _name,
    "entity": _thing,
    "list": _list,
    "reason": _reason,
    "definition": _definition,
    "trend": _trend,
}


def _figure(case: Case) -> Answer:
    """The figure that was asked for; of each period, where several were; the latest, where none was."""
    series = series_of(case.one, case.others)
    if len(case.question.periods) > 1 and (asked := of_periods(case.question.periods, series)):
        points = series_findings(asked, case.holdings)
        about = describe(asked[-1], cite_fact(asked[-1], case.holdings), when=False)
        return TrendAnswer(about=about, direction=direction_of(asked), points=points, confidence=case.one.confidence)
    latest = None if case.question.periods else standing(case.one, case.others) or (series[-1] if series else None)
    return _of_value(replace(case, one=replace(case.one, fact=latest)) if latest else case)


def _of_value(case: Case) -> Answer:
    finding, confidence = value_finding(case.one.fact, case.holdings), case.one.confidence
    if isinstance(case.value, Quantity) and case.question.answer_type == "count":
        return CountAnswer(finding=finding, confidence=confidence)
    if isinstance(case.value, Quantity):
        return ValueAnswer(finding=finding, direction=_open_direction(case), confidence=confidence)
    if isinstance(case.value, Moment):
        return DateAnswer(finding=finding, confidence=confidence)
    return EntityAnswer(finding=finding, confidence=confidence)


def _open_direction(case: Case) -> Literal["", "up", "down"]:
    """Which way a change went, where the question does not say so itself, and neither does a sign of the figure."""
    fact = case.one.fact
    is_change = fact.role in {"growth", "change"} and isinstance(fact.value, Quantity) and fact.value.value > 0
    direction = fact.direction
    return direction if is_change and not case.question.direction and direction in {"up", "down"} else ""


def _subject(case: Case) -> Answer | None:
    """The subject, where the question names the value and asks for what the fact tells."""
    one = case.one
    if one.names_subject or not one.is_particular or one.asked_share < _ASKED:
        return None
    finding = subject_finding(one.fact, case.holdings)
    return EntityAnswer(finding=finding, confidence=one.confidence) if finding else None


def _listed(case: Case) -> Answer:
    return ListAnswer(
        items=item_findings(case.one.fact, case.holdings),
        about=describe(case.one.fact, cite_fact(case.one.fact, case.holdings)),
        complete=not isinstance(case.value, Names) or case.value.complete,
        confidence=case.one.confidence,
    )


def _whole_quote(fact: Fact, holdings: Holdings) -> Finding:
    citation = cite_fact(fact, holdings)
    return Finding(citation.quote, citation)
