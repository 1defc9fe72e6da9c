"""Thresholds: whether a figure that sources tell lies on the side of a stated one that a yes/no question says.

"Did the output pass 500 tonnes?" is asked as "the output" is, of all that the question speaks of but the threshold
itself; what a source then tells is held against it, bounds included: "over 400" neither passes 500 nor stays below.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from bot.answering.agreed.fitness import counts_things, is_money, is_share
from bot.answering.asked.question import Need, Question
from bot.answering.computed.asked_means import measured_by
from bot.answering.computed.asking_again import answer_wholly
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon
from bot.answering.said.answer import Answer, BooleanAnswer, SingleAnswer
from bot.answering.told.claims import comparable
from bot.answering.workings.arithmetic import interval_of
from corpus.quantities import read_quantities
from corpus.quantity import Operator, Quantity
from corpus.spans import Span
from corpus.words import stems_of

_HUNDRED = 100
_FEWEST = 2
"""How many things a question must speak of beside its threshold, where that does not say what it measures ("higher"):
of a thing alone many figures are told."""
_PASSES: frozenset[Operator] = frozenset((">", ">="))
_STAYS: frozenset[Operator] = frozenset(("<", "<="))


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure with the side of it that a question speaks of."""

    figure: Quantity
    """Its operator is ``>``, ``>=``, ``<`` or ``<=``."""
    extent: Span
    """Where the figure and the words of its side stand in the question."""


def hold_against_threshold(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """Yes or no; None where the question states no threshold, and where nothing tells on which side things are."""
    question = evidence.question
    threshold = read_threshold(question.text, question.language) if question.answer_type == "boolean" else None
    if threshold is None or question.direction:
        return None
    plain, measure = _without(threshold, question), measured_by(question)
    if len(plain.needs) < _FEWEST and not measure:
        return None
    told = answer_wholly(plain, evidence.judge, holdings)
    if told is None or not _tells_measure(told, measure):
        return None
    figures = read_quantities(told.finding.text, told.finding.citation.article.language)
    verdict = is_beyond(figures[0], threshold.figure) if len(figures) == 1 else None
    if verdict is None:
        return None
    return BooleanAnswer(verdict=verdict != question.is_negated, finding=told.finding, confidence=told.confidence)


def _tells_measure(told: SingleAnswer, measure: frozenset[str]) -> bool:
    """Whether an answer is of the measure, where one is asked for: no width for "longer than"."""
    return not measure or not measure.isdisjoint(stems_of(f"{told.finding.about} {told.finding.citation.quote}"))


def read_threshold(text: str, language: str = "en") -> Threshold | None:
    """The one threshold of a question; None where it has none, or several figures.

    >>> threshold = read_threshold("Had the output passed the 500 mark in May?")
    >>> threshold.figure.operator, threshold.extent.of("Had the output passed the 500 mark in May?")
    ('>', 'passed the 500 mark')
    """
    stated = [figure for figure in read_quantities(text, language) if figure.shape != "ordinal"]
    if len(stated) != 1:
        return None
    figure = stated[0]
    before, behind = text[: figure.span.start], text[figure.span.end :]
    named = _behind().match(behind)
    end = figure.span.end + (named.end() if named else 0)
    has_side = figure.operator in _PASSES | _STAYS
    for operator, pattern in _sides():
        verb = pattern.search(before)
        if verb and not (has_side and (operator in _PASSES) != (figure.operator in _PASSES)):
            side = figure.operator if has_side else operator
            return Threshold(replace(figure, operator=side), Span(verb.start(), end))
    return Threshold(figure, Span(figure.span.start, end)) if has_side else None


def is_beyond(told: Quantity, stated: Quantity) -> bool | None:
    """Whether what is told lies on the stated side; None where that is open, and where the two are of two kinds."""
    limit = _in_unit_of(told, stated)
    if limit is None:
        return None
    held = interval_of(told)
    if held.is_rough and limit == Fraction(told.value):
        return None
    low, high = held.low, held.high
    passes = stated.operator in _PASSES
    takes_limit = stated.operator in {">=", "<="}
    above = low is not None and (low.value > limit or (low.value == limit and (low.is_open or takes_limit == passes)))
    below = high is not None and (
        high.value < limit or (high.value == limit and (high.is_open or takes_limit != passes))
    )
    if above == below:
        return None
    return above == passes


def _in_unit_of(told: Quantity, stated: Quantity) -> Fraction | None:
    """The stated value in the unit of what is told: half is fifty percent; None where that is of another kind."""
    if is_share(told) and stated.shape == "share" and not stated.unit:
        return Fraction(stated.value).limit_denominator(_HUNDRED) * _HUNDRED
    if (not stated.unit and is_money(told)) or (told.shape == "multiple") != (stated.shape == "multiple"):
        return None
    return Fraction(stated.value) if comparable(stated, told) else None


def _without(threshold: Threshold, question: Question) -> Question:
    """The question for the figure itself."""
    own = frozenset(stems_of(threshold.extent.of(question.text)))
    return replace(
        question,
        answer_type="count" if counts_things(threshold.figure) else "value",
        needs=tuple(need for need in question.needs if not _is_of(need, own, question)),
        quantities=(),
        operation="none",
        is_negated=False,
        unit=_unit_of(threshold.figure),
        stems=question.stems - own,
        searched=f"{question.text[: threshold.extent.start]}{question.text[threshold.extent.end :]}",
    )


def _is_of(need: Need, own: frozenset[str], question: Question) -> bool:
    """Whether a need is the threshold's own words: the thing that it counts is asked for all the same."""
    counted = frozenset(stem for figure in question.quantities for stem in stems_of(figure.unit))
    stems = frozenset(stems_of(need.surface))
    return stems <= own and stems.isdisjoint(counted)


def _unit_of(figure: Quantity) -> str:
    if is_money(figure):
        return "money"
    return "percent" if is_share(figure) or figure.shape == "share" else ""


@cache
def _sides() -> Sequence[tuple[Operator, re.Pattern[str]]]:
    between = _any_of("between")
    sides: Sequence[tuple[Operator, str]] = ((">", "passing"), (">=", "reaching"), ("<", "missing"))
    return [
        (operator, re.compile(rf"\b(?:{_any_of(name)})\s+(?:(?:{between})\s+)*$", re.IGNORECASE))
        for operator, name in sides
    ]


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any_of('behind')})\b", re.IGNORECASE)


def _any_of(name: str) -> str:
    return "|".join(re.escape(phrase) for phrase in lexicon("thresholds")[name])
