"""Times of facts: which of them a question means, and which follows upon which."""

from collections.abc import Callable
from datetime import timedelta

from bot.answering.agreed.agreement import periods_agree
from bot.answering.told.series import months_of
from corpus.fact import Fact
from corpus.period import Period

FactTest = Callable[[Fact], bool]


def covering(period: Period, year_of: Callable[[str], int | None]) -> FactTest:
    """Tells of a fact whether it is of that period, or of a part of it.

    Args:
        period: as a question asks for it.
        year_of: the year that an article speaks from, which a period without a year may mean.
    """

    def test(fact: Fact) -> bool:
        held = fact.period
        if held is None:
            return False
        if held.start == held.end and period.covers(held):
            return True
        return periods_agree([period], [held], year_of(fact.article)) in {"same", "within"}

    return test


def begins(period: Period) -> FactTest:
    """Tells of a fact whether it is of the beginning of that period: of its first year, or of its first stretch."""

    def test(fact: Fact) -> bool:
        held = fact.period
        if held is None:
            return False
        if held.shape == "as_of":
            return bool(held.end and period.start and held.end.year == period.start.year)
        return held.start == period.start and held.end != period.end

    return test


def ends(period: Period) -> FactTest:
    """Tells of a fact whether it is of the end of that period, and not of all of it."""
    return lambda fact: fact.period is not None and fact.period.end == period.end and fact.period.start != period.start


def follows(one: Fact, other: Fact) -> bool:
    """Whether the second period follows upon the first; seasons of two years overlap in one."""
    before, after = one.period, other.period
    if not (before and after and before.end and after.start and are_alike_long(one, other)):
        return False
    if before.shape == "fiscal":
        return before.end.year == after.start.year
    return after.start == before.end + timedelta(days=1)


def ends_before(until: Fact, since: Fact) -> bool:
    """Whether what held until then was followed by what has held since."""
    if not (until.period and until.period.end and since.period and since.period.start):
        return False
    return since.period.start == until.period.end + timedelta(days=1)


def are_alike_long(one: Fact, other: Fact) -> bool:
    """Whether two periods are of one shape and one length."""
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.shape == other.period.shape and months_of(one.period) == months_of(other.period)


def fill(first: Fact, last: Fact, period: Period) -> bool:
    """Whether two facts are of the beginning and of the end of a period, so that they and what lies between fill it."""
    starts = first.period is not None and first.period.start == period.start
    return starts and last.period is not None and last.period.end == period.end
