"""Slot agreement: whether a candidate speaks of everything that the question speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from bot.answering.asked.question import Need, Way, is_mark
from bot.answering.held.strengths import Strengths
from bot.answering.lexicons import pattern_in
from corpus.period import Period, dated

PeriodFit = Literal["same", "within", "inherited", "open", "unstated", "conflict"]

_MET, _NAME_MET, _CONSTRAINT_MET, _MARK_MET = 0.3, 0.55, 0.7, 0.85
"""A need that is met less than this is not met. A name must stand in the slots or near them; an attribute or a sector
too, or over them in so many words; the mark that tells one thing from its twin ("Class II") in the very sentence."""
_NEARLY_A_YEAR, _DAYS_OF_A_MONTH = 360, 31
_PERIODS_KNOWN = 256
"""Of how many asked periods it is kept what they are in the year of an article."""
_PARTLY = 0.5
"""What a phrase counts for of which only some words are there."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a candidate agrees with a question."""

    coverage: float
    """The weighted share of the needs that are met, from 0 to 1."""
    missing: tuple[Need, ...]
    """The needs that are not met, the heaviest first."""
    period: PeriodFit
    coverage_but_names: float
    """The same share, the names that are missing left aside: how far it is about the same thing, whoever it is."""

    @property
    def missing_names(self) -> tuple[Need, ...]:
        """The proper names that the candidate does not speak of."""
        return tuple(need for need in self.missing if need.is_name)


def agree(needs: Sequence[Need], strengths: Strengths, period: PeriodFit) -> Agreement:
    """Hold the needs of a question against the words of a candidate."""
    return Yardstick(needs).agree(strengths, period)


class Yardstick:
    """The needs of a question, ready to be held against the words of many candidates.

    A way to meet a need is looked at only where a candidate has its one stem, or the longest of several, which is the
    rarest as a rule: most have few of them.
    """

    def __init__(self, needs: Sequence[Need]) -> None:
        self._needs = [(need, need.weight, _limit(need)) for need in needs]
        self._total = sum((need.weight for need in needs), 0.0)
        self._words: dict[str, list[tuple[int, float]]] = {}
        self._several: dict[str, list[tuple[int, Way, float]]] = {}
        for place, need in enumerate(needs):
            for way, how_well in need.ways.items():
                if len(way) == 1:
                    self._words.setdefault(min(way), []).append((place, how_well))
                elif way:
                    self._several.setdefault(max(way, key=lambda stem: (len(stem), stem)), []).append(
                        (place, way, how_well)
                    )
        self._phrases = [place for place, need in enumerate(needs) if len(need.own) > 1 and not need.is_name]

    def agree(self, strengths: Strengths, period: PeriodFit) -> Agreement:
        """How far a candidate agrees whose words are so strong."""
        met = others = others_met = 0.0
        missing: list[Need] = []
        for (need, weight, limit), how_far in zip(self._needs, self._how_far_met(strengths), strict=True):
            met += weight * how_far
            if how_far < limit:
                missing.append(need)
                if need.is_name:
                    continue
            others += weight
            others_met += weight * how_far
        if len(missing) > 1:
            missing.sort(key=lambda need: -need.weight)
        return Agreement(
            coverage=met / self._total if self._total else 0.0,
            missing=tuple(missing),
            period=period,
            coverage_but_names=others_met / others if others else 0.0,
        )

    def _how_far_met(self, strengths: Strengths) -> Sequence[float]:
        """Each need as `how_far_met` has it."""
        best = [0.0] * len(self._needs)
        for stem in strengths.keys() & self._words.keys():
            strength = strengths[stem]
            for place, how_well in self._words[stem]:
                best[place] = max(best[place], how_well * strength)
        for stem in strengths.keys() & self._several.keys():
            for place, way, how_well in self._several[stem]:
                if how_well > best[place] and strengths.keys() >= way:
                    best[place] = max(best[place], _worth(self._needs[place][0], way, how_well, strengths))
        for place in self._phrases:
            if best[place] < _PARTLY:
                best[place] = max(best[place], _PARTLY * _partly(self._needs[place][0], strengths))
        return best


def how_far_met(need: Need, strengths: Strengths) -> float:
    """From 0 to 1: the best of the need's ways, each as strong as its weakest word.

    >>> how_far_met(Need("size", {frozenset({"size"}): 1.0, frozenset({"scale"}): 0.9}, 1.0), {"scale": 1.0})
    0.9
    """
    if strengths.keys().isdisjoint(need.meant):
        return 0.0
    whole = 0.0
    for way, how_well in need.best_ways:
        if how_well <= whole:
            break
        if way:
            whole = max(whole, _worth(need, way, how_well, strengths))
    return whole if whole >= _PARTLY else max(whole, _PARTLY * _partly(need, strengths))


def _worth(need: Need, way: Way, how_well: float, strengths: Strengths) -> float:
    """How far a way alone meets a need: as strongly as its weakest word is there."""
    if len(way) == 1:
        (stem,) = way
        return how_well * strengths.get(stem, 0.0)
    if not strengths.keys() >= way or (need.is_name and not _is_marked(way, strengths)):
        return 0.0
    return how_well * min(map(strengths.__getitem__, way))


def _is_marked(way: Way, strengths: Strengths) -> bool:
    """Whether the marks of a name of several words stand where they must: the 1 of "Class 1" beside Class III."""
    return all(strengths[stem] >= _MARK_MET for stem in way if is_mark(stem))


def _limit(need: Need) -> float:
    if not need.is_name:
        return _CONSTRAINT_MET if need.is_constraint else _MET
    return _MARK_MET if need.is_mark else _NAME_MET


def _partly(need: Need, strengths: Strengths) -> float:
    """How much of the asker's own phrase is there, where it is more than one word."""
    if len(need.own) < 2 or need.is_name:  # noqa: PLR2004 - a phrase has two words or more
        return 0.0
    return sum(strengths.get(stem, 0.0) for stem in need.own) / len(need.own)


def periods_agree(asked: Sequence[Period], held: Sequence[Period], year: int | None = None) -> PeriodFit:
    """Whether any period that a candidate holds is one that was asked for.

    A period that is asked for without a year ("this year", "in July") may also mean the article's own `year`: readers
    come later than the news. The answer then names the year that it speaks of.

    ``same`` days; ``within`` the asked ones (asked 2025, held January to September 2025); ``open`` where nothing was
    asked; ``unstated`` where nothing is held; otherwise ``conflict``: 2022 is no part of an answer for 2021 to 2024.
    """
    known = dated(asked) if asked else ()
    if not known:
        return "open"
    stated = dated(held)
    if not stated:
        return "unstated"
    if any(_same(one, other) for one in known for other in stated):
        return "same"
    if any(_within(other, one) for one in known for other in stated):
        return "within"
    elsewhere = [moved for one in known if year and (moved := _moved_to(one, year))]
    return (
        "within"
        if any(_same(one, other) or _within(other, one) for one in elsewhere for other in stated)
        else "conflict"
    )


def own_or_inherited(
    asked: Sequence[Period], own: Sequence[Period], inherited: Sequence[Period], year: int | None = None
) -> PeriodFit:
    """As `periods_agree`, with what a candidate inherits from what stands before it where its own does not agree."""
    fit = periods_agree(asked, own, year)
    if fit not in {"conflict", "unstated"} or not inherited:
        return fit
    return "inherited" if periods_agree(asked, inherited, year) in {"same", "within"} else "conflict"


def _same(asked: Period, held: Period) -> bool:
    if asked.same_days(held):
        return True
    ends_alike = asked.end is not None and asked.end == held.end
    return ends_alike and (held.shape in {"as_of", "deadline"} or asked.shape in {"as_of", "deadline"})


@lru_cache(maxsize=_PERIODS_KNOWN)
def _moved_to(asked: Period, year: int) -> Period | None:
    """The asked period in another year, where it names no year itself."""
    tells_year = not asked.surface or pattern_in("constraints", "tells_year").search(asked.surface)
    if tells_year or asked.start is None or asked.end is None:
        return None
    try:
        later = asked.end.year - asked.start.year
        return replace(asked, start=asked.start.replace(year=year), end=asked.end.replace(year=year + later))
    except ValueError:  # the 29th of February
        return None


def _within(held: Period, asked: Period) -> bool:
    """Whether a held period lies in the asked one: its last day does, for a stand or a deadline."""
    if held.shape in {"as_of", "deadline"} and held.end:
        return (asked.start is None or asked.start <= held.end) and (asked.end is None or held.end <= asked.end)
    if held.shape == "since" and held.start:
        return asked.covers(Period(held.start, held.start))
    return asked.covers(held) and (_is_whole_years(asked) or _is_day_of_month(held, asked))


def _is_day_of_month(held: Period, asked: Period) -> bool:
    """Whether one day is held and no more than its month was asked for: what came on a day came in its month."""
    if held.start is None or held.start != held.end or asked.start is None or asked.end is None:
        return False
    return (asked.end - asked.start).days < _DAYS_OF_A_MONTH


def _is_whole_years(period: Period) -> bool:
    """Whether a part of a period may answer for it: half of the year that was asked for, but no month of a quarter."""
    return period.start is None or period.end is None or (period.end - period.start).days > _NEARLY_A_YEAR
