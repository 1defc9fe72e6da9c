"""Computed answers: figures that no source states, from figures that sources state.

Only like is held together with like: one metric, one scope, one unit, periods of one shape and length, and what is,
never what is aimed at. Where a source states the result itself, the stated one answers; where that does not follow
from the source's own figures, it is quoted and the computed one put beside it. Where a figure is lacking, the refusal
says which.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answering.asked.question import Operation
from bot.answering.computed.adding import added_up
from bot.answering.computed.against_plan import against_plan
from bot.answering.computed.age import age_at_death
from bot.answering.computed.asked_means import AskedMeans, read_means
from bot.answering.computed.asking_again import answer_plainly
from bot.answering.computed.converting import convert
from bot.answering.computed.dividing import for_each
from bot.answering.computed.extremes import extreme
from bot.answering.computed.holding_together import compare, difference_of_sides, order, span
from bot.answering.computed.lasting import how_long_told
from bot.answering.computed.leaving_out import those_left_out
from bot.answering.computed.operand import Operand
from bot.answering.computed.operands import Found, Search
from bot.answering.computed.other_figure import other_figure
from bot.answering.computed.over_time import end_missing, over_time, whole_run
from bot.answering.computed.remaining import what_remains
from bot.answering.computed.side_by_side import distinguishing, first_said, side_by_side
from bot.answering.computed.single_figure import may_be_single
from bot.answering.computed.stated_already import (
    bears_out,
    change_in_words,
    is_of_years,
    is_stated,
    is_stated_beside,
    stated_change,
    stated_fact,
    tells_compound,
    tells_growth,
)
from bot.answering.computed.the_rest import what_the_rest_is
from bot.answering.computed.then_and_now import change_told
from bot.answering.computed.then_or_expected import told_then_or_expected
from bot.answering.computed.to_the_target import asks_for_target, tells_what_is_lacking, to_the_target
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, ComputedAnswer, NoAnswer, SingleAnswer, ValueAnswer
from bot.answering.said.findings import value_finding
from bot.answering.told.correct import correct_premise
from bot.answering.told.refuse import refuse
from bot.answering.workings.computation import Computation, Means
from bot.answering.workings.working import say_arithmetic
from corpus.fact import Fact
from corpus.words import is_han

_OTHERS_MAY: frozenset[Operation] = frozenset(("comparison", "order", "span", "largest", "smallest"))
"""What asks for no two figures after all where no two sides are found: a sentence may say it itself."""

_OF_A_SENTENCE = (age_at_death, convert, how_long_told, those_left_out, what_the_rest_is, what_remains, other_figure)
"""What one sentence tells without saying it, though the question names no operation."""


def compute(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The computed answer; None where nothing is to be computed, or where a single figure may answer as well.

    A `NoAnswer` says which figure is lacking.
    """
    asked = read_means(evidence.question)
    if asked is None or asked.means not in _MAKERS:
        said = next((answer for told in _OF_A_SENTENCE if (answer := told(evidence, holdings))), None)
        return said or (_remaining(Search(evidence, asked, holdings), asked) if asked else None)
    search = Search(evidence, asked, holdings)
    made = against_plan(evidence, asked, holdings) or to_the_target(search, asked)
    made = made or added_up(evidence, asked, holdings)
    made = made or (how_long_told(evidence, holdings) if asked.means == "span" else None)
    made = made or (change_told(evidence, asked, holdings) if _asks_for_change_in_chinese(evidence, asked) else None)
    if not asks_for_target(evidence.question):  # of which no other two figures tell anything
        made = made or _MAKERS[asked.means](search, asked)
    if made is None or isinstance(made, NoAnswer):
        made = change_told(evidence, asked, holdings) or told_then_or_expected(evidence, asked, holdings) or made
    if made or asked.means in _OTHERS_MAY:
        return made
    if (not search.asks.goes_on and may_be_single(search, asked)) or is_stated(search, asked):
        return None
    other_way = None if search.asks.goes_on else correct_premise(evidence, holdings)
    return other_way or change_in_words(search, asked) or _lacking(search, evidence, holdings)


def _remaining(search: Search, asked: AskedMeans) -> Answer | None:
    """What is lacking to a target; a `NoAnswer` where a figure would be told that says nothing of what is lacking."""
    if not asks_for_target(search.question):
        return None
    made = to_the_target(search, asked)
    plain = None if made else answer_plainly(search.evidence, search.holdings)
    tells = isinstance(plain, SingleAnswer) and not tells_what_is_lacking(plain.finding.citation.quote)
    return made or (_lacking(search, search.evidence, search.holdings) if tells else None)


def _asks_for_change_in_chinese(evidence: Evidence, asked: AskedMeans) -> bool:
    """Whether a Chinese question asks by how much something moved: one sentence of it tells more than two facts do."""
    return is_han(evidence.question.text) and asked.course in {"rise", "fall"} and not asked.compares


def _growth(search: Search, asked: AskedMeans) -> Answer | None:
    found = over_time(search)
    if found is None:
        return None
    stated = stated_fact(search, lambda fact: tells_growth(fact, found.operands))
    return _computed("growth", found, asked, search, stated=stated)


def _compound(search: Search, asked: AskedMeans) -> Answer | None:
    told = search.change(percent=True)
    rate = told.operands[0].fact if told else None
    found = (over_time(search, rate) if rate and is_of_years(rate.metric) else None) or over_time(search)
    if found is None:
        return None
    years = _years_between(*found.operands)
    stated = stated_fact(search, lambda fact: tells_compound(fact, found.operands))
    return _computed("compound", found, asked, search, years=years, stated=stated)


def _difference(search: Search, asked: AskedMeans) -> Answer | None:
    moves = asked.course in {"rise", "fall"}
    sides = side_by_side(search) if asked.compares or asked.speaks_of_percentages or not moves else None
    if moves and not sides and not search.asks.goes_on and (stated := stated_change(search, percent=True)):
        return stated
    found = [pair for pair in (over_time(search), sides) if pair]
    if not found:
        return stated_change(search, percent=False) or difference_of_sides(search, asked)
    best = max(found, key=lambda pair: pair.score)
    return _computed("difference", _in_order(best, search, asked), asked, search)


def _share(search: Search, asked: AskedMeans) -> Answer | None:
    found = side_by_side(search, one_may_be_plain=True)
    if found is None or is_stated_beside(found, search):
        return None
    part, whole = found.operands
    if distinguishing(whole, part, search) and part.value.value > whole.value.value:
        part, whole = whole, part
    return _computed("share", replace(found, operands=(part, whole)), asked, search)


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
    if stated and bears_out(stated.value, computation):
        return ValueAnswer(finding=value_finding(stated, search.holdings), confidence=found.confidence)
    inputs = tuple(value_finding(one.fact, search.holdings) for one in found.operands)
    said = value_finding(stated, search.holdings) if stated else None
    return ComputedAnswer(computation=computation, inputs=inputs, stated=said, confidence=found.confidence)


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
