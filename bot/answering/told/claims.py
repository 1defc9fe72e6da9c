"""Claims: whether a fact bears out what a question says or takes for granted, or contradicts it.

Only a fact about the very thing can do either: the question names its subject, asks for what it tells, and differs, if
at all, in the one slot that holds the fact's value.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from bot.answering.agreed.agreement import periods_agree
from bot.answering.agreed.fitness import asks_back
from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import FactEvidence
from bot.answering.lexicons import lexicon, opposites_of
from corpus.fact import Fact, Moment, Names, Phrase
from corpus.period import Period
from corpus.quantities import read_quantities
from corpus.quantity import Quantity, is_percentage
from corpus.words import stem_of, stems_of

Stance = Literal["supports", "contradicts", "silent"]

_ABOUT = 0.6
"""The share of the other needs that a fact must meet to be about the same thing."""
_ASKED = 0.35
"""The share of the fact's metric that the question must speak of."""
_ONLY = stem_of("only")
_NEARLY = Decimal("0.05")
_MARK = re.compile(r"\b(?:\d|[IVX]+|[A-HJ-Z])\b")
"""What tells a thing from its twin: the B of "hemophilia B", the 2 of "type 2"."""


def stance_of(question: Question, one: FactEvidence) -> Stance:
    """What a fact says to the question's claim; a fact of the opposite word (closed on Mondays) says the opposite."""
    if not _is_about(question, one):
        return "silent"
    stance = _stance(question, one)
    if not _tells_opposite(question, one.fact):
        return stance
    return "silent" if isinstance(one.fact.value, Quantity) else _TURNED[stance]


def _tells_opposite(question: Question, fact: Fact) -> bool:
    told = frozenset(stems_of(" ".join((fact.metric, *fact.scope))))
    return bool(opposites_of(question.stems) & told - question.stems)


def _stance(question: Question, one: FactEvidence) -> Stance:
    value = one.fact.value
    if isinstance(value, Moment):
        return _on_moment(question, one, value)
    if one.agreement.period in {"conflict", "unstated"}:
        return "silent"
    if isinstance(value, Quantity):
        return _on_figure(question, one, value)
    if isinstance(value, Names):
        return "silent" if _claims_figure(question) else _on_names(question, one, value)
    return _on_phrase(question, one, value.text)


def _claims_figure(question: Question) -> bool:
    """Whether what a question wants a yes or a no to is a figure: who or what it is bears on none."""
    return question.answer_type == "boolean" and any(stated.shape != "ordinal" for stated in question.quantities)


_TURNED: Mapping[Stance, Stance] = {"supports": "contradicts", "contradicts": "silent", "silent": "silent"}


def differing(one: FactEvidence) -> tuple[Need, ...]:
    """The names of the question that the fact does not have: they may be a claim about its value.

    The words of a rank ("first in China") are one about a rank, and no name of another thing.
    """
    is_rank = isinstance(one.fact.value, Quantity) and one.fact.value.shape == "ordinal"
    return tuple(need for need in one.agreement.missing_names if not (is_rank and tells_rank(need.surface)))


def tells_rank(words: str) -> bool:
    """Whether words hold a rank: "first in China"."""
    return any(figure.shape == "ordinal" for figure in read_quantities(words))


def _is_about(question: Question, one: FactEvidence) -> bool:
    """Whether the fact is about the thing asked about, its value aside.

    A question that names no thing ("did visitors go up?") is about the one whose measure it asks for and nothing else.
    """
    is_figure = isinstance(one.fact.value, Quantity)
    asks_measure = is_figure and bool(question.direction) and not question.entities and one.asked_share >= 1.0
    if one.is_particular and not (one.names_subject or asks_measure):
        return False
    if any(need.is_constraint for need in one.agreement.missing):
        return False
    if one.asked_share < _ASKED and not _tells_twin(one):
        return False
    return one.agreement.coverage_but_names >= _ABOUT


def _tells_twin(one: FactEvidence) -> bool:
    """Whether the question's thing and the fact's are told apart by a mark alone: "hemophilia A" and "hemophilia B"."""
    marks = [need for need in differing(one) if _MARK.fullmatch(need.surface)]
    return bool(marks) and isinstance(one.fact.value, Phrase) and bool(_MARK.search(one.fact.value.text))


def _on_moment(question: Question, one: FactEvidence, value: Moment) -> Stance:
    if differing(one) or not question.periods:
        return "silent"
    held = Period(value.date.first_day, value.date.last_day)
    fit = periods_agree(question.periods, [held])
    return "supports" if fit in {"same", "within"} else "contradicts" if fit == "conflict" else "silent"


def _on_figure(question: Question, one: FactEvidence, value: Quantity) -> Stance:
    if differing(one):
        return "silent"
    claimed = [stated for stated in question.quantities if comparable(stated, value)]
    if question.direction and one.fact.direction in {"up", "down"} and question.direction != one.fact.direction:
        return "contradicts"
    if claimed:
        return "supports" if any(holds(stated, value) for stated in claimed) else "contradicts"
    return "supports" if question.direction and one.fact.direction == question.direction else "silent"


def _on_names(question: Question, one: FactEvidence, value: Names) -> Stance:
    """Another name contradicts a fact whose subject is one particular thing, and which has all its names."""
    if one.names_value and not differing(one):
        return "contradicts" if _ONLY in question.stems and len(value.items) > 1 else "supports"
    named_otherwise = differing(one) and not any(_MARK.fullmatch(need.surface) for need in differing(one))
    was_before = asks_back(question) and one.fact.period is not None  # who has it since 2021 was not the first
    if named_otherwise and one.is_particular and value.complete and not (one.names_value or was_before):
        return "contradicts"
    return "silent"


def _on_phrase(question: Question, one: FactEvidence, text: str) -> Stance:
    if question.direction and one.fact.direction in {"up", "down"}:
        return "supports" if question.direction == one.fact.direction else "contradicts"
    if differing(one):
        only_marks = all(_MARK.fullmatch(need.surface) for need in differing(one))
        return "contradicts" if only_marks and _tells_twin(one) and one.is_particular else "silent"
    ranks = [held.value for held in read_quantities(text) if held.shape == "ordinal"]
    claimed = [stated.value for stated in question.quantities if stated.shape == "ordinal"]
    if ranks and claimed:
        return "supports" if ranks[0] in claimed else "contradicts"
    return "supports" if one.names_value else "silent"


def comparable(stated: Quantity, held: Quantity) -> bool:
    """Whether two figures could be of the same slot: money and money, ranks and ranks, the same thing counted."""
    if (stated.shape == "ordinal") != (held.shape == "ordinal"):
        return False
    return (
        stated.unit == held.unit
        or (not stated.unit and not _is_named(held))
        or (not held.unit and not _is_named(stated))
    )


def _is_named(quantity: Quantity) -> bool:
    """Whether its unit is a currency, a percentage or a time, which nobody leaves out."""
    is_time = quantity.unit in lexicon("computing")["time_units"].values()
    return quantity.unit.isupper() or is_percentage(quantity.unit) or is_time


def holds(claimed: Quantity, held: Quantity) -> bool:
    """Whether a claimed figure is true of the held one, bounds included: "over a trillion" is borne out by itself."""
    if claimed.operator in {">", ">="}:
        at_least = claimed.operator == ">=" or held.operator in {">", ">="}
        return held.value > claimed.value or (at_least and held.value == claimed.value)
    if claimed.operator in {"<", "<="}:
        at_most = claimed.operator == "<=" or held.operator in {"<", "<="}
        return held.value < claimed.value or (at_most and held.value == claimed.value)
    if claimed.operator == "~":
        return abs(held.value - claimed.value) <= abs(held.value) * _NEARLY
    return held.value == claimed.value
