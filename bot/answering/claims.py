"""Claims: whether a yes/no question is borne out by a fact, or contradicted by it."""

from decimal import Decimal

from bot.answering.evidence import FactEvidence
from bot.answering.question import Question
from corpus.fact import Names
from corpus.quantity import Quantity


def verdict_on(question: Question, one: FactEvidence) -> bool | None:
    """Yes, no, or None where the fact does not bear on the claim.

    A claimed figure is compared with the fact's by the claim's own words ("over 900 billion"); a claimed direction with
    the fact's; claimed names must be the fact's names.
    """
    verdict = _verdict(question, one)
    return (not verdict) if question.is_negated and verdict is not None else verdict


def _verdict(question: Question, one: FactEvidence) -> bool | None:
    value = one.fact.value
    if question.quantities and isinstance(value, Quantity):
        return _compare(question.quantities[0], value)
    if question.quantities:
        return None
    if question.direction and one.fact.direction:
        return question.direction == one.fact.direction
    if isinstance(value, Names):
        return True if one.names_value else None
    return True if one.names_value or one.agreement.coverage > 0.85 else None  # noqa: PLR2004 - nearly all is met


def _compare(claimed: Quantity, held: Quantity) -> bool | None:
    if (claimed.unit and held.unit and claimed.unit != held.unit) or claimed.shape != held.shape:
        return None
    sides = {
        ">": held.value > claimed.value,
        ">=": held.value >= claimed.value,
        "<": held.value < claimed.value,
        "<=": held.value <= claimed.value,
        "~": abs(held.value - claimed.value) <= abs(claimed.value) * Decimal("0.05"),
        "=": held.value == claimed.value,
    }
    return sides[claimed.operator]
