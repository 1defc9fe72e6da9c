"""Figures over time: the two ends, or the whole run, of a series that tells one thing of one period after another."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from bot.answering.computed.fact_times import (
    FactTest,
    are_alike_long,
    begins,
    covering,
    ends,
    ends_before,
    fill,
    follows,
)
from bot.answering.computed.operand import Operand
from bot.answering.computed.operands import Found, Search
from corpus.fact import Fact
from corpus.period import Period

Series = Sequence[Operand]
"""Figures that differ in nothing but their periods, the earliest first."""


def over_time(search: Search, like: Fact | None = None) -> Found | None:
    """The later and the earlier figure of one series, of the two periods, or of the ends of the one, asked for.

    Args:
        search: what is asked, and the figures.
        like: a stated change that the figures must be the ends of, where there is one.
    """
    pairs = (pair for series in _all_series(search).values() for pair in _ends_of(series, search))
    return search.best(pair for pair in pairs if like is None or _is_end_of(pair[0].fact, like))


def whole_run(search: Search) -> Found | None:
    """All figures of one series within the asked period, without a gap."""
    runs = (tuple(_run(series, search)) for series in _all_series(search).values())
    return search.best(run for run in runs if run)


def end_missing(search: Search) -> str:
    """The end of the asked periods that the best series lacks, in words; nothing where it lacks none."""
    best = search.best((one,) for one in search.operands if one.named and one.fact.period)
    if best is None:
        return ""
    series = _all_series(search).get(best.operands[0].key, ())
    return next((words for words, is_end in _ends_asked(search) if not any(is_end(one.fact) for one in series)), "")


def _all_series(search: Search) -> Mapping[tuple[object, ...], Series]:
    series: dict[tuple[object, ...], list[Operand]] = {}
    for one in search.operands:
        if one.fact.period:
            series.setdefault(one.key, []).append(one)
    return {key: sorted(held, key=_ends_at) for key, held in series.items()}


def _ends_at(one: Operand) -> tuple[date, str]:
    end = one.fact.period.end if one.fact.period else None
    return end or date.min, one.fact.id


def _ends_of(series: Series, search: Search) -> Iterator[tuple[Operand, ...]]:
    """The later and the earlier figure, each way that two of a series may be meant."""
    asked = _ends_asked(search)
    if len(asked) == 2:  # noqa: PLR2004 - from one end to the other
        (_, is_later), (_, is_earlier) = asked
        yield from (
            (later, earlier)
            for later in series
            for earlier in series
            if later is not earlier
            and is_later(later.fact)
            and is_earlier(earlier.fact)
            and are_alike_long(later.fact, earlier.fact)
        )
    if len(search.asks.periods) == 1:
        for earlier, later in pairwise(series):
            if search.is_of_period(later.fact, same=True) and follows(earlier.fact, later.fact):
                yield later, earlier
        for since in series:
            if _has_held_since(since.fact, search.asks.periods[0]):
                yield from ((since, until) for until in series if ends_before(until.fact, since.fact))


def _ends_asked(search: Search) -> Sequence[tuple[str, FactTest]]:
    """What each end must be like, with its words: the later first."""
    periods = search.asks.periods
    if len(periods) > 1:
        return [(period.surface, covering(period, search.holdings.year_of)) for period in periods]
    if len(periods) == 1 and periods[0].start and periods[0].end:
        asked = periods[0]
        return [
            (_year_as_said(periods[0].end.year, asked), ends(asked)),
            (_year_as_said(periods[0].start.year, asked), begins(asked)),
        ]
    return []


def _year_as_said(year: int, period: Period) -> str:
    """A year, or the season that it is half of, as the question writes it."""
    return str(year) if str(year) in period.surface else period.surface


def _has_held_since(fact: Fact, period: Period) -> bool:
    return fact.period is not None and fact.period.shape == "since" and fact.period.start == period.start


def _run(series: Series, search: Search) -> Series:
    """The figures of a series that fill what is asked for; none where a gap is left."""
    periods = search.asks.periods
    if len(periods) == 1:
        return _filling(periods[0], series)
    if periods:
        return _one_of_each([covering(period, search.holdings.year_of) for period in periods], series)
    return series if len(series) > 1 and _are_all_alike_long(series) else ()


def _filling(period: Period, series: Series) -> Series:
    """The figures of what a period consists of, one after the other."""
    inside = [one for one in series if one.fact.period and period.covers(one.fact.period)]
    parts = [one for one in inside if one.fact.period and not one.fact.period.same_days(period)]
    is_filled = len(parts) > 1 and fill(parts[0].fact, parts[-1].fact, period)
    return parts if is_filled and all(follows(one.fact, other.fact) for one, other in pairwise(parts)) else ()


def _one_of_each(tests: Sequence[FactTest], series: Series) -> Series:
    found = [next((one for one in series if test(one.fact)), None) for test in tests]
    held = [one for one in found if one]
    is_whole = len(held) == len(tests) == len({one.fact.id for one in held})
    return held if is_whole and _are_all_alike_long(held) else ()


def _are_all_alike_long(series: Series) -> bool:
    return all(are_alike_long(one.fact, other.fact) for one, other in pairwise(series))


def _is_end_of(fact: Fact, change: Fact) -> bool:
    """Whether a stated change is one of what a fact tells."""
    return fact.subject == change.subject and (fact.metric in change.scope or fact.metric in change.metric)
