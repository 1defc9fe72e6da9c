"""Computed answers: figures that no source states, from figures that sources state.

Only like is held together with like: one metric, one scope, one unit, periods of one shape and length, and what is,
never what is aimed at. Where a source states the result itself, the stated one answers; where that does not follow
from the source's own figures, it is quoted and the computed one put beside it. Where a figure is lacking, the refusal
says which.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.answering.asked.direction import read_direction
from bot.answering.asked.question import Operation
from bot.answering.computed.adding import added_up
from bot.answering.computed.against_plan import against_plan
from bot.answering.computed.asked_means import AskedMeans, read_means
from bot.answering.computed.asking_again import answer_plainly, answer_wholly
from bot.answering.computed.converting import convert
from bot.answering.computed.dividing import for_each, is_told_for_each
from bot.answering.computed.extremes import extreme
from bot.answering.computed.fact_times import follows
from bot.answering.computed.holding_together import compare, difference_of_sides, order, span
from bot.answering.computed.lasting import how_long_told
from bot.answering.computed.leaving_out import those_left_out
from bot.answering.computed.operand import Operand
from bot.answering.computed.operands import Found, Search
from bot.answering.computed.other_figure import other_figure
from bot.answering.computed.over_time import end_missing, over_time, whole_run
from bot.answering.computed.remaining import what_remains
from bot.answering.computed.side_by_side import distinguishing, first_said, side_by_side
from bot.answering.computed.then_and_now import change_told
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import words_in
from bot.answering.said.answer import Answer, ComputedAnswer, Finding, NoAnswer, SingleAnswer, ValueAnswer
from bot.answering.said.findings import value_finding
from bot.answering.spans.clauses import clauses_with
from bot.answering.told.correct import correct_premise
from bot.answering.told.refuse import refuse
from bot.answering.workings.computation import Computation, Means
from bot.answering.workings.working import say_arithmetic
from corpus.fact import OTHER_WAY, Direction, Fact
from corpus.quantity import Quantity

_TRIED = 3
_OFTEN_STATED: frozenset[Operation] = frozenset(("growth", "compound", "sum"))
"""What a source is as likely to state itself, where the question names no two times."""
_OTHERS_MAY: frozenset[Operation] = frozenset(("comparison", "order", "span", "largest", "smallest"))
"""What asks for no two figures after all where no two sides are found: a sentence may say it itself."""
_STATED_ROLES = frozenset(("growth", "change", "share"))

_OF_A_SENTENCE = (convert, how_long_told, those_left_out, what_remains, other_figure)
"""What one sentence tells without saying it, though the question names no operation."""


def compute(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The computed answer; None where nothing is to be computed, or where a single figure may answer as well.

    A `NoAnswer` says which figure is lacking.
    """
    asked = read_means(evidence.question)
    if asked is None or asked.means not in _MAKERS:
        return next((answer for told in _OF_A_SENTENCE if (answer := told(evidence, holdings))), None)
    search = Search(evidence, asked, holdings)
    made = against_plan(evidence, asked, holdings) or added_up(evidence, asked, holdings)
    made = made or (how_long_told(evidence, holdings) if asked.means == "span" else None)
    made = made or _MAKERS[asked.means](search, asked)
    if made is None or isinstance(made, NoAnswer):
        made = change_told(evidence, asked, holdings) or made
    if made or asked.means in _OTHERS_MAY:
        return made
    may_be_single = not search.asks.goes_on and _may_be_single(search, asked)
    if may_be_single or _is_stated(evidence, search):
        return None
    other_way = None if search.asks.goes_on else correct_premise(evidence, holdings)
    return other_way or _told_change(search, asked) or _lacking(search, evidence, holdings)


def _may_be_single(search: Search, asked: AskedMeans) -> bool:
    """Whether a single figure may answer where nothing can be computed; one for each of something is told as one."""
    if asked.means != "quotient":
        return asked.is_plain or asked.means in _OFTEN_STATED
    plain = answer_plainly(search.evidence, search.holdings)
    return not isinstance(plain, SingleAnswer) or is_told_for_each(plain.finding.citation.quote)


def _growth(search: Search, asked: AskedMeans) -> Answer | None:
    found = over_time(search)
    if found is None:
        return None
    stated = _stated(search, lambda fact: _tells_growth(fact, found.operands))
    return _computed("growth", found, asked, search, stated=stated)


def _compound(search: Search, asked: AskedMeans) -> Answer | None:
    told = search.change(percent=True)
    is_compound = told is not None and _is_compound(told.operands[0].fact.metric)
    found = (over_time(search, told.operands[0].fact) if told and is_compound else None) or over_time(search)
    if found is None:
        return None
    years = _years_between(*found.operands)
    stated = _stated(search, lambda fact: _tells_compound(fact, found.operands))
    return _computed("compound", found, asked, search, years=years, stated=stated)


def _difference(search: Search, asked: AskedMeans) -> Answer | None:
    moves = asked.course in {"rise", "fall"}
    sides = side_by_side(search) if asked.compares or asked.speaks_of_percentages or not moves else None
    if moves and not sides and not search.asks.goes_on and (stated := _change(search, percent=True)):
        return stated
    found = [pair for pair in (over_time(search), sides) if pair]
    if not found:
        return _change(search, percent=False) or difference_of_sides(search, asked)
    best = max(found, key=lambda pair: pair.score)
    return _computed("difference", _in_order(best, search, asked), asked, search)


def _share(search: Search, asked: AskedMeans) -> Answer | None:
    found = side_by_side(search, one_may_be_plain=True)
    if found is None:
        return None
    if _is_stated_beside(found, search):
        return None
    part, whole = found.operands
    if distinguishing(whole, part, search) and part.value.value > whole.value.value:
        part, whole = whole, part
    return _computed("share", replace(found, operands=(part, whole)), asked, search)


def _is_stated_beside(found: Found, search: Search) -> bool:
    """Whether the sentence that tells one of the figures tells a percentage that answers: nothing is to be computed."""
    plain = answer_plainly(search.evidence, search.holdings)
    if not isinstance(plain, SingleAnswer) or "%" not in plain.finding.text:
        return False
    quotes = [value_finding(one.fact, search.holdings).citation.quote for one in found.operands]
    return plain.finding.citation.quote in quotes


def _ratio(search: Search, asked: AskedMeans) -> Answer | None:
    found = [pair for pair in (over_time(search), side_by_side(search)) if pair]
    if not found:
        return None
    best = max(found, key=lambda pair: pair.score)
    larger_first = tuple(sorted(best.operands, key=lambda one: -one.value.value))
    return _computed("ratio", replace(best, operands=larger_first), asked, search)


def _sum(search: Search, asked: AskedMeans) -> Answer | None:
    runs = [found for found in (whole_run(search), None if search.asks.goes_on else side_by_side(search)) if found]
    if not runs:
        return None
    return _computed("sum", max(runs, key=lambda found: found.score), asked, search)


def _average(search: Search, asked: AskedMeans) -> Answer | None:
    found = whole_run(search)
    return _computed("average", found, asked, search) if found else None


def _quotient(search: Search, asked: AskedMeans) -> Answer | None:
    found = for_each(search)
    return _computed("quotient", found, asked, search) if found else None


_MAKERS: Mapping[Operation, Callable[[Search, AskedMeans], Answer | None]] = {
    "growth": _growth,
    "compound": _compound,
    "difference": _difference,
    "share": _share,
    "ratio": _ratio,
    "quotient": _quotient,
    "sum": _sum,
    "average": _average,
    "comparison": compare,
    "largest": extreme,
    "smallest": extreme,
    "order": order,
    "span": span,
}


def _in_order(found: Found, search: Search, asked: AskedMeans) -> Found:
    """The one that is asked of first; the larger one, where the question does not say which is which."""
    one, other = found.operands
    if one.key == other.key:
        return found
    if asked.course not in {"more", "less"}:
        is_first = one.value.value >= other.value.value
    else:
        is_first = first_said(one, other, search) <= first_said(other, one, search)
    return found if is_first else replace(found, operands=(other, one))


def _computed(
    means: Means,
    found: Found,
    asked: AskedMeans,
    search: Search,
    *,
    years: int = 0,
    stated: Fact | None = None,
) -> Answer | None:
    """The computed answer; the stated one, where a source states the same; both, where it states another."""
    computation = Computation(means, tuple(one.value for one in found.operands), years, asked.course)
    if say_arithmetic(computation, "en") is None:
        return None
    if stated and _agrees(stated.value, computation):
        return ValueAnswer(finding=value_finding(stated, search.holdings), confidence=found.confidence)
    inputs = tuple(value_finding(one.fact, search.holdings) for one in found.operands)
    said = value_finding(stated, search.holdings) if stated else None
    return ComputedAnswer(computation=computation, inputs=inputs, stated=said, confidence=found.confidence)


def _change(search: Search, *, percent: bool) -> Answer | None:
    """The change that a source states itself."""
    found = search.change(percent=percent)
    went = search.evidence.question.direction
    if found is None or (went and found.operands[0].fact.direction == OTHER_WAY[went]):
        return None
    return ValueAnswer(finding=value_finding(found.operands[0].fact, search.holdings), confidence=found.confidence)


def _told_change(search: Search, asked: AskedMeans) -> Answer | None:
    """The percentage by which a sentence says that something rose or fell, where no two figures are held."""
    if asked.course not in {"rise", "fall"} or search.asks.goes_on:
        return None
    question = replace(search.evidence.question, answer_type="value", operation="growth", unit="percent")
    told = answer_wholly(question, search.evidence.judge, search.holdings)
    return told if told and _went(told.finding) == question.direction else None


def _went(finding: Finding) -> Direction:
    """The way that the clause of a finding's words says that it went."""
    return next(map(read_direction, clauses_with(finding.text, finding.citation.quote)), "")


def _stated(search: Search, tells: Callable[[Fact], bool]) -> Fact | None:
    return next((one.fact for one in search.operands if tells(one.fact)), None)


def _tells_growth(fact: Fact, operands: Sequence[Operand]) -> bool:
    """Whether a fact states the growth of the later figure over the one before."""
    later, earlier = operands[0].fact, operands[1].fact
    if not (later.period and earlier.period and follows(earlier, later) and fact.role == "growth"):
        return False
    same = fact.period is not None and fact.period.same_days(later.period)
    return same and (fact.subject, fact.metric, fact.scope) == (later.subject, later.metric, later.scope)


def _tells_compound(fact: Fact, operands: Sequence[Operand]) -> bool:
    """Whether a fact states the growth a year from the earlier figure to the later one."""
    later, earlier = operands[0].fact, operands[1].fact
    if fact.subject != later.subject or fact.role != "growth" or not (fact.period and later.period and earlier.period):
        return False
    spans = fact.period.start == earlier.period.start and fact.period.end == later.period.end
    is_compound = _is_compound(fact.metric)
    return spans and is_compound and (later.metric in fact.scope or later.metric in fact.metric)


def _is_compound(metric: str) -> bool:
    return any(word in metric for word in words_in("computing", "compound"))


def _years_between(later: Operand, earlier: Operand) -> int:
    first, last = earlier.fact.period, later.fact.period
    return last.end.year - first.end.year if first and last and first.end and last.end else 0


def _lacking(search: Search, evidence: Evidence, holdings: Holdings) -> NoAnswer:
    """The refusal that names what is lacking: an unknown name before all, then an end of the asked periods."""
    refusal = refuse(evidence, holdings)
    missing = end_missing(search)
    if refusal.reason == "entity_unknown" or (refusal.reason == "nothing_relevant" and not missing):
        return refusal
    asked = missing or refusal.asked
    return NoAnswer(reason="operands_incomplete", asked=asked, nearest=refusal.nearest, confidence=refusal.confidence)


def _is_stated(evidence: Evidence, search: Search) -> bool:
    """Whether some fact that agrees states a change or a share of the very period itself."""
    fits = {"same"} if search.asks.goes_on else {"same", "within", "open"}
    return any(
        one.accepted and one.fact.role in _STATED_ROLES and one.agreement.period in fits
        for one in evidence.facts[:_TRIED]
    )


def _agrees(value: object, computation: Computation) -> bool:
    """Whether a stated figure is the computed one, rounded as it is."""
    outcome = computation.outcome
    if not isinstance(value, Quantity) or outcome is None:
        return False
    unit = Fraction(Decimal(1).scaleb(-len(value.digits.partition(".")[2]))) * value.scale
    return abs(abs(outcome.value) - Fraction(value.value)) <= unit / 2
