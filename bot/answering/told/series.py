"""Series: the facts that tell the same of the same thing for one period after another."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from bot.answering.agreed.agreement import PeriodFit, periods_agree
from bot.answering.gathered.evidence import FactEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Finding
from bot.answering.said.findings import cite_fact, period_finding, value_finding
from corpus.fact import Fact
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.verbalise import period_in_words

Course = Literal["up", "down", "flat", "mixed"]
_DAYS_A_MONTH = 30.4
_SAME_SLOTS = ("subject", "metric", "scope", "place", "modality", "role")


def series_of(one: FactEvidence, others: Sequence[FactEvidence]) -> list[Fact]:
    """The facts like this one but for the period, the earliest first; at most one for each end of a period.

    Only periods of one length make a series: half a year is no less than a whole one. The commonest length counts.
    """
    alike = [other.fact for other in others if _same_slots(other.fact, one.fact)]
    lengths = Counter(months_of(fact.period) for fact in alike)
    if not lengths:
        return []
    commonest = max(lengths, key=lambda months: (lengths[months], months == months_of(one.fact.period), months))
    by_end = {
        fact.period.end: fact
        for fact in reversed(alike)
        if fact.period and fact.period.end and months_of(fact.period) == commonest
    }
    return [by_end[end] for end in sorted(by_end)]


def standing(one: FactEvidence, others: Sequence[FactEvidence]) -> Fact | None:
    """The fact like this one that holds since some day and until none: what is so today, and was otherwise before."""
    alike = [other.fact for other in others if _same_slots(other.fact, one.fact)]
    since = [fact for fact in alike if fact.period and fact.period.start and not fact.period.end]
    return max(since, key=lambda fact: (str(fact.period and fact.period.start), fact.id), default=None)


def of_periods(asked: Sequence[Period], series: Sequence[Fact]) -> list[Fact]:
    """The fact of each period that was asked for, the earliest first; none where one of them has no fact.

    A fact of a part of a period tells of it where it is the only one: the flood of a year.
    """
    found = [_of_period(period, series, "same") or _of_period(period, series, "within") for period in asked]
    facts = [fact for fact in series if fact in found]
    return facts if None not in found and len(facts) == len(asked) else []


def _of_period(asked: Period, series: Sequence[Fact], fit: PeriodFit) -> Fact | None:
    told = [fact for fact in series if fact.period and periods_agree([asked], [fact.period]) == fit]
    return told[0] if len(told) == 1 or (told and fit == "same") else None


def direction_of(series: Sequence[Fact]) -> Course:
    """Which way the values went, from each to the next."""
    values = [fact.value.value for fact in series if isinstance(fact.value, Quantity)]
    steps: set[Course] = {
        "up" if after > before else "down" if after < before else "flat" for before, after in pairwise(values)
    }
    return steps.pop() if len(steps) == 1 else "mixed"


def series_findings(series: Sequence[Fact], holdings: Holdings) -> tuple[Finding, ...]:
    """The values, each with its period in its source's own words."""
    return tuple(
        Finding(value_finding(fact, holdings).text, cite_fact(fact, holdings), _when(fact, holdings)) for fact in series
    )


def months_of(period: Period | None) -> int:
    """The length of a period in months; 0 for a stand, a deadline, or none."""
    if period is None or period.start is None or period.end is None or period.shape == "as_of":
        return 0
    return round((period.end - period.start).days / _DAYS_A_MONTH)


def _same_slots(fact: Fact, other: Fact) -> bool:
    both_figures = isinstance(fact.value, Quantity) and isinstance(other.value, Quantity)
    return both_figures and all(getattr(fact, slot) == getattr(other, slot) for slot in _SAME_SLOTS)


def _when(fact: Fact, holdings: Holdings) -> str:
    found = period_finding(fact, holdings)
    if found:
        return f"({found.text})"
    return f"({period_in_words(fact.period)})" if fact.period else ""
