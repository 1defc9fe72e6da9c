"""Fitness: whether a value is of the kind that a question asks for."""

from bot.answering.question import Question
from corpus.fact import Fact, Moment, Names, Phrase
from corpus.quantity import Quantity

_SHARES = frozenset(("percent", "percentage_point"))
_NAMES = frozenset(("person", "organisation", "place"))
_THINGS = frozenset(("entity", "list"))


def is_money(quantity: Quantity) -> bool:
    """Whether the unit is a currency."""
    return len(quantity.unit) == 3 and quantity.unit.isupper()  # noqa: PLR2004 - ISO 4217 codes have three letters


def is_share(quantity: Quantity) -> bool:
    """Whether the unit is a percentage, or points of one."""
    return quantity.unit in _SHARES


def unit_fits(question: Question, quantity: Quantity) -> bool:
    """Whether a figure is of the kind that is asked for: no money for a count, no count for a percentage."""
    if question.unit == "rank":
        return quantity.shape == "ordinal"
    if quantity.shape == "ordinal":
        return False
    if question.unit == "percent":
        return is_share(quantity)
    if question.unit == "money":
        return is_money(quantity)
    if question.unit == "multiple":
        return quantity.shape == "multiple" or quantity.unit == "time"
    return not (question.answer_type == "count" and (is_money(quantity) or is_share(quantity)))


def kind_fit(question: Question, fact: Fact, *, names_value: bool) -> float:
    """How well the kind of a fact suits what is asked for, around 0; a question that leaves it open suits most."""
    return _value_fit(question, fact, names_value=names_value) + _direction_fit(question, fact)


def _value_fit(question: Question, fact: Fact, *, names_value: bool) -> float:
    asked, value = question.answer_type, fact.value
    if asked == "reason":
        return 1.0 if fact.role == "reason" else -0.5
    if asked == "date":
        return 1.0 if isinstance(value, Moment) or (names_value and fact.period) else 0.0 if fact.period else -1.0
    if asked in {"value", "count", "duration"} or question.unit:
        if isinstance(value, Quantity):
            return 1.0 if unit_fits(question, value) else -1.0
        return -0.5 if asked in {"value", "count", "duration"} else 0.0
    if asked in _NAMES:
        return 0.5 if isinstance(value, Names) else -0.2 if isinstance(value, Phrase) else -0.5
    if asked in _THINGS:
        return 0.5 if isinstance(value, Names) else 0.3 if isinstance(value, Phrase) else 0.0
    if asked == "definition":
        return 1.5 if fact.role == "description" else -0.3
    if asked == "trend":
        return 1.0 if isinstance(value, Quantity) or fact.direction else -0.5
    return -0.5 if isinstance(value, Quantity) and value.shape == "ordinal" else 0.0


def _direction_fit(question: Question, fact: Fact) -> float:
    """A question of a rise or a fall asks for a change, and one of neither asks for none."""
    tells_change = bool(fact.direction) or fact.role in {"growth", "change"}
    if question.direction or question.operation == "growth":
        return 0.7 if tells_change else -0.3
    return -0.3 if fact.role in {"growth", "change"} and question.answer_type not in {"trend", "reason"} else 0.0
