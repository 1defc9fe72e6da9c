"""What a source states itself, where it could be computed: a change, a rate of growth, a share."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.answering.asked.direction import read_direction
from bot.answering.computed.asked_means import AskedMeans
from bot.answering.computed.asking_again import answer_plainly, answer_wholly
from bot.answering.computed.fact_times import follows
from bot.answering.computed.operand import Operand
from bot.answering.computed.operands import CHANGES, Found, Search
from bot.answering.lexicons import words_in
from bot.answering.said.answer import Answer, Finding, SingleAnswer, ValueAnswer
from bot.answering.said.findings import value_finding
from bot.answering.spans.clauses import clauses_with
from bot.answering.workings.computation import Computation
from corpus.fact import OTHER_WAY, Direction, Fact
from corpus.quantity import Quantity

_TRIED = 3
"""How many of the best facts may state the figure."""
_STATED_ROLES = CHANGES | {"share"}


def stated_change(search: Search, *, percent: bool) -> Answer | None:
    """The change that a source states itself."""
    found = search.change(percent=percent)
    went = search.evidence.question.direction
    if found is None or (went and found.operands[0].fact.direction == OTHER_WAY[went]):
        return None
    return ValueAnswer(finding=value_finding(found.operands[0].fact, search.holdings), confidence=found.confidence)


def change_in_words(search: Search, asked: AskedMeans) -> Answer | None:
    """The percentage by which a sentence says that something rose or fell, where no two figures are held."""
    if asked.course not in {"rise", "fall"} or search.asks.goes_on:
        return None
    question = replace(search.evidence.question, answer_type="value", operation="growth", unit="percent")
    told = answer_wholly(question, search.evidence.judge, search.holdings)
    return told if told and _went(told.finding) == question.direction else None


def stated_fact(search: Search, tells: Callable[[Fact], bool]) -> Fact | None:
    """The fact of what is asked for that tells it."""
    return next((one.fact for one in search.operands if tells(one.fact)), None)


def tells_growth(fact: Fact, operands: Sequence[Operand]) -> bool:
    """Whether a fact states the growth of the later figure over the one before."""
    later, earlier = operands[0].fact, operands[1].fact
    if not (later.period and earlier.period and follows(earlier, later) and fact.role == "growth"):
        return False
    same = fact.period is not None and fact.period.same_days(later.period)
    return same and (fact.subject, fact.metric, fact.scope) == (later.subject, later.metric, later.scope)


def tells_compound(fact: Fact, operands: Sequence[Operand]) -> bool:
    """Whether a fact states the growth a year from the earlier figure to the later one."""
    later, earlier = operands[0].fact, operands[1].fact
    if fact.subject != later.subject or fact.role != "growth" or not (fact.period and later.period and earlier.period):
        return False
    spans = fact.period.start == earlier.period.start and fact.period.end == later.period.end
    return spans and is_of_years(fact.metric) and (later.metric in fact.scope or later.metric in fact.metric)


def is_of_years(metric: str) -> bool:
    """Whether a metric is a growth of several years, said for one of them."""
    return any(word in metric for word in words_in("computing", "compound"))


def is_stated(search: Search, asked: AskedMeans) -> bool:
    """Whether some fact that agrees states a change of the very period itself, or the share that is asked for."""
    roles = _STATED_ROLES if asked.means == "share" else CHANGES
    fits = {"same"} if search.asks.goes_on else {"same", "within", "open"}
    return any(
        one.accepted and one.fact.role in roles and one.agreement.period in fits
        for one in search.evidence.facts[:_TRIED]
    )


def is_stated_beside(found: Found, search: Search) -> bool:
    """Whether the sentence that tells one of the figures tells a percentage that answers: nothing is to be computed."""
    plain = answer_plainly(search.evidence, search.holdings)
    if not isinstance(plain, SingleAnswer) or "%" not in plain.finding.text:
        return False
    quotes = [value_finding(one.fact, search.holdings).citation.quote for one in found.operands]
    return plain.finding.citation.quote in quotes


def bears_out(value: object, computation: Computation) -> bool:
    """Whether a stated figure is the computed one, rounded as it is."""
    outcome = computation.outcome
    if not isinstance(value, Quantity) or outcome is None:
        return False
    unit = Fraction(Decimal(1).scaleb(-len(value.digits.partition(".")[2]))) * value.scale
    return abs(abs(outcome.value) - Fraction(value.value)) <= unit / 2


def _went(finding: Finding) -> Direction:
    """The way that the clause of a finding's words says that it went."""
    return next(map(read_direction, clauses_with(finding.text, finding.citation.quote)), "")
