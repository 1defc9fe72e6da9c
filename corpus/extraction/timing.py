"""When a figure holds: the period beside it, that of its clause, of its sentence, of its paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.extraction.clauses import Clause
from corpus.extraction.parts import Part
from corpus.extraction.verbs import verbs_of, word_set
from corpus.intervals import months_before, shifted
from corpus.period import Period

_BETWEEN = frozenset(
    (
        "in",
        "at",
        "by",
        "for",
        "during",
        "on",
        "the",
        "of",
        "to",
        "since",
        "recorded",
        "as",
        "early",
        "late",
        ",",
        "from",
        "over",
        "seen",
    )
)
_DATING = frozenset(("in", "on", "at", "by", "during"))
_MOST_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class When:
    """A period, and whether it is the one before the main one: "a year earlier"."""

    period: Period | None
    is_base: bool = False


def period_beside(parts: Sequence[Part], place: int, end: int) -> When | None:
    """The period right behind a figure: "984 billion yuan in 2024", "4 million a year earlier"."""
    for at in range(place + 1, min(place + _MOST_BETWEEN + 2, end)):
        part = parts[at]
        if part.period:
            return When(part.period, is_base_period(part.period))
        if part.low not in _BETWEEN:
            return None
    return None


def governing_period(parts: Sequence[Part], clauses: Sequence[Clause], number: int, place: int) -> When | None:
    """The period that a sentence gives a figure which has none beside it.

    The nearest one before it in its clause; else one behind it there; else the one with which its sentence begins, or
    that of the clause before. One that dates a thing ("the plan released in 2021") governs nothing.
    """
    clause = clauses[number]
    before = [at for at in range(clause.first, place) if governs(parts, at)]
    after = [at for at in range(place + 1, clause.end) if governs(parts, at) and not _has_figure(parts, place, at)]
    earlier = [at for at in range(clauses[0].first, clause.first) if governs(parts, at)]
    found = [*before[-1:], *after[:1], *earlier[-1:]]
    return When(replace(period, source="sentence")) if found and (period := parts[found[0]].period) else None


def is_base_period(period: Period) -> bool:
    """Whether a period is named by how long it lies before another."""
    return period.surface.casefold().removeprefix("in ").strip() in word_set("base_periods")


def year_before(period: Period) -> Period | None:
    """The same days a year earlier."""
    start = _year_earlier(period.start) if period.start else None
    end = _year_earlier(period.end) if period.end else None
    return replace(period, start=start, end=end, span=None, surface="") if start or end else None


def union(first: Period, last: Period) -> Period | None:
    """From the beginning of one period to the end of another."""
    if not first.start or not last.end or first.start > last.end:
        return None
    return Period(first.start, last.end, "flow", source="sentence", inferred=first.inferred or last.inferred)


def _year_earlier(day: date) -> date | None:
    earlier = months_before(day, 12)
    return shifted(earlier, -1) if earlier else None


def governs(parts: Sequence[Part], at: int) -> bool:
    """Whether the period at a place says when its clause holds, and not how old a thing of it is."""
    period = parts[at].period
    if period is None or is_base_period(period) or not (period.start or period.end):
        return False
    before = [part.low for part in parts[max(0, at - 2) : at] if part.is_word]
    dates_a_thing = len(before) > 1 and before[1] in _DATING and _is_participle(parts, at - 2)
    return not dates_a_thing and not {"than", "versus", "compared"} & set(before)


def _is_participle(parts: Sequence[Part], at: int) -> bool:
    """Whether a participle without an auxiliary stands at a place: "released in 2021"."""
    low = parts[at].low if at >= 0 else ""
    helped = any(part.low in word_set("auxiliaries") for part in parts[max(0, at - 3) : at])
    groups = {verb.group for verb in verbs_of(low)}
    return low.endswith("ed") and bool(groups) and not groups & {"up", "down", "reach"} and not helped


def _has_figure(parts: Sequence[Part], first: int, last: int) -> bool:
    return any(part.figure and part.figure.shape != "ordinal" for part in parts[first + 1 : last])
