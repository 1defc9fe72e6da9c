"""Comparisons: which of two is more, which came first, and how much time lies between them."""

import re
from collections.abc import Sequence
from functools import cache

from bot.answering.computed.asked_means import AskedMeans
from bot.answering.computed.operand import Operand
from bot.answering.computed.operands import Found, Search
from bot.answering.computed.over_time import over_time
from bot.answering.computed.side_by_side import first_said, side_by_side
from bot.answering.computed.two_sides import Missing, Told, of_both_sides
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.said.answer import Answer, ComputedAnswer, Finding, NoAnswer
from bot.answering.said.findings import period_finding, subject_finding, value_finding
from bot.answering.said.support import supports
from bot.answering.workings.computation import Computation
from bot.answering.workings.elapsed import Elapsed, TimeUnit
from bot.answering.workings.ranking import Ranking, Wanted, all_of_one_kind
from bot.answering.workings.working import say_arithmetic
from corpus.dates import PartialDate
from corpus.quantity import Quantity
from corpus.words import is_han

Pair = tuple[Told, Told]

_FEW_DAYS, _FEW_MONTHS = 62, 731
"""Days up to which a time is said in days, and up to which in months."""


def compare(search: Search, asked: AskedMeans) -> Answer | None:
    """Yes or no, or the one of two that is more, by a figure of each; a `NoAnswer` names the side that lacks one."""
    pair = _pair_of_facts(search) or (None if _is_judged(search) else _pair_of_sentences(search))
    if not isinstance(pair, tuple):
        return _lacking(pair)
    return _ranked(pair, "least" if asked.less else "most", search)


def order(search: Search, _: AskedMeans) -> Answer | None:
    """Which came first, or whether it did, by a date of each."""
    found = of_both_sides("order", search.evidence, search.holdings)
    if not isinstance(found, tuple):
        return _lacking(found)
    return _ranked(found, "most" if _asks_for_later(search.question.text) else "least", search)


def span(search: Search, _: AskedMeans) -> Answer | None:
    """The time from one to the other, or from the beginning of one thing to its end."""
    unit = unit_of_time(search.question.text)
    lasting = of_both_sides("lasting", search.evidence, search.holdings)
    if isinstance(lasting, tuple):
        return _elapsed(lasting, unit, includes_last=lasting[0].finding == lasting[1].finding)
    found = of_both_sides("span", search.evidence, search.holdings)
    if not isinstance(found, tuple):
        return _lacking(found or lasting)
    first, last = sorted(found, key=_first_day)
    return _elapsed((first, last), unit)


def difference_of_sides(search: Search, asked: AskedMeans) -> Answer | None:
    """The difference between what sentences tell of both sides, where no facts do."""
    pair = of_both_sides("value", search.evidence, search.holdings)
    if not isinstance(pair, tuple):
        return _lacking(pair)
    figures = [told.value for told in pair if isinstance(told.value, Quantity)]
    computation = Computation("difference", tuple(figures), asked=asked.course)
    if say_arithmetic(computation, "en") is None:
        return None
    confidence = min(told.confidence for told in pair)
    return ComputedAnswer(computation=computation, inputs=tuple(told.finding for told in pair), confidence=confidence)


def _is_judged(search: Search) -> bool:
    """Whether a question asks what is better: a figure tells that only where the question asks for it by its name."""
    return pattern_in("computing", "judged").search(search.question.text) is not None


def _pair_of_sentences(search: Search) -> Pair | Missing | None:
    return of_both_sides("value", search.evidence, search.holdings)


def _pair_of_facts(search: Search) -> Pair | None:
    """The two facts that fit together best: of two times, or of two things."""
    then_and_now = over_time(search)
    if then_and_now and not all(map(search.asks_for_metric, then_and_now.operands)):
        then_and_now = None  # "better than last year" may be anything
    found = [pair for pair in (then_and_now, side_by_side(search)) if pair and _are_of_one_slot(*pair.operands)]
    best = max(found, key=lambda pair: pair.score, default=None)
    return _as_told(best, search) if best else None


def _are_of_one_slot(one: Operand, other: Operand) -> bool:
    """Whether two facts tell the same of two things, or two things of the same one."""
    return one.fact.metric == other.fact.metric or one.fact.subject == other.fact.subject


def _as_told(found: Found, search: Search) -> Pair:
    one, other = found.operands
    if one.key != other.key and first_said(one, other, search) > first_said(other, one, search):
        one, other = other, one
    return _told(one, other, found, search), _told(other, one, found, search)


def _told(one: Operand, other: Operand, found: Found, search: Search) -> Told:
    finding = value_finding(one.fact, search.holdings)
    label = _label(one, other, search)
    return Told(one.value, Finding(finding.text, finding.citation, label or finding.about), found.confidence)


def _label(one: Operand, other: Operand, search: Search) -> str:
    """What tells one fact from the other, in the words of its sentence."""
    if one.key == other.key:
        found = period_finding(one.fact, search.holdings)
    else:
        found = subject_finding(one.fact, search.holdings) if one.fact.subject != other.fact.subject else None
    if found:
        return found.text
    told = value_finding(one.fact, search.holdings)
    metric = one.fact.metric if one.fact.metric != other.fact.metric else " ".join(one.fact.scope)
    return metric if metric and supports(told.citation, metric) else ""


def _ranked(pair: Pair, wanted: Wanted, search: Search) -> Answer | None:
    if not all_of_one_kind([told.value for told in pair]):
        return None
    is_claim = search.question.answer_type == "boolean"
    ranking = Ranking(tuple(told.value for told in pair), wanted, is_claim=is_claim)
    confidence = min(told.confidence for told in pair)
    inputs = tuple(told.finding for told in pair)
    if is_claim:
        if ranking.verdict is None or search.question.is_negated:
            return None
        return ComputedAnswer(computation=ranking, inputs=inputs, confidence=confidence)
    answer = ComputedAnswer(computation=ranking, inputs=inputs, confidence=confidence)
    return answer if answer.first and answer.first.about else None


def _elapsed(pair: Sequence[Told], unit: TimeUnit | None, *, includes_last: bool = False) -> Answer | None:
    start, end = (told.value for told in pair)
    if not (isinstance(start, PartialDate) and isinstance(end, PartialDate)):
        return None
    elapsed = Elapsed(start, end, unit or fitting_unit(start, end), includes_last)
    if elapsed.parts is None:
        return None
    confidence = min(told.confidence for told in pair)
    return ComputedAnswer(computation=elapsed, inputs=tuple(told.finding for told in pair), confidence=confidence)


def _lacking(found: Missing | None) -> NoAnswer | None:
    return NoAnswer(reason="operands_incomplete", asked=found.side) if found else None


def _first_day(told: Told) -> PartialDate:
    if not isinstance(told.value, PartialDate):
        raise TypeError(told.value)
    return told.value


def _asks_for_later(text: str) -> bool:
    if is_han(text):
        return any(word in text for word in lexicon("computing")["later_zh"])
    return not frozenset(re.findall(r"[a-z]+", text.casefold())).isdisjoint(lexicon("computing")["later"])


def unit_of_time(text: str) -> TimeUnit | None:
    """The unit that a question counts time in; None where it leaves that open."""
    found = _time_units().search(text.casefold())
    units: dict[str, TimeUnit] = lexicon("computing")["time_units"]
    return units[found[1]] if found else None


def fitting_unit(start: PartialDate, end: PartialDate) -> TimeUnit:
    """The unit that says a length of time shortly: days up to two months, months up to two years."""
    if not (start.month and end.month):
        return "year"
    days = (end.first_day - start.first_day).days
    if days <= _FEW_DAYS and start.day and end.day:
        return "day"
    return "month" if days <= _FEW_MONTHS else "year"


@cache
def _time_units() -> re.Pattern[str]:
    units = "|".join(sorted(lexicon("computing")["time_units"], key=len, reverse=True))
    return re.compile(lexicon("computing")["asks_time_unit"].format(units=units))
