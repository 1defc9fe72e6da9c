"""When a figure holds: the period beside it, that of its clause, of its sentence, of its paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from corpus.extraction.base_periods import is_base_period, is_of_base, is_set_against
from corpus.extraction.clause_borders import Clause
from corpus.extraction.parts import COMMAS, Part
from corpus.extraction.word_lists import word_set
from corpus.intervals import year_days
from corpus.lexicons.verbs import may_be_past, verbs_of
from corpus.period import Period

_SIGNS = frozenset(";:—–-")
_MOST_BETWEEN = 2
"""Words between a figure and the period right behind it."""
_MOST_OF_UTMOST = 5
"""Parts between "lowest" and the "since" that goes with it."""
_WHEN = 3
"""Parts back from a clause to the period that its "when" means: "1995", the comma, "when"."""


@dataclass(frozen=True, slots=True)
class When:
    """A period, and whether it is the one before the main one: "a year earlier"."""

    period: Period | None
    is_base: bool = False
    clause: int | None = None
    """The number of the clause that it stands in, where that is not looked for beside a figure."""


def period_beside(parts: Sequence[Part], place: int, end: int) -> When | None:
    """The period right behind a figure: "984 billion yuan in 2024", "4 million a year earlier"."""
    first = place + 3 if place + 2 < end and parts[place + 1].low in word_set("per") else place + 1
    for at in range(first, min(first + _MOST_BETWEEN + 1, end)):
        part = parts[at]
        if part.period and is_set_against(parts, at):
            return None
        if part.period:
            return When(part.period, is_base_period(part.period))
        if part.low not in word_set("before_periods"):
            return None
    return None


def governing_period(parts: Sequence[Part], clauses: Sequence[Clause], number: int, place: int) -> When | None:
    """The period that a sentence gives a figure which has none beside it.

    The nearest one before it in its clause; else one behind it there; else the one with which its sentence begins, or
    that of the clause before. One that dates a thing ("the plan released in 2021") governs nothing.
    """
    told = _time_of_when(parts, clauses[number])
    if told:
        return When(told)
    places = (_before(parts, clauses[number], place), _behind(parts, clauses[number], place))
    at = next(chain(*places, _leading(parts, clauses[: number + 1])), None)
    period = _joined(parts, at) if at is not None else None
    if at is None or period is None:
        return None
    where = next(n for n, one in enumerate(clauses) if one.first <= at < one.end)
    return When(replace(period, source="sentence"), clause=where)


def _before(parts: Sequence[Part], clause: Clause, place: int) -> Iterator[int]:
    """Where the periods stand that may date a figure from before it, the nearest first."""
    for at in reversed(range(clause.first, place)):
        if governs(parts, at) and not (_is_apart(parts, at, place) or is_of_base(parts, at)):
            yield at


def _behind(parts: Sequence[Part], clause: Clause, place: int) -> Iterator[int]:
    """Where the periods stand that may date a figure from behind it, in the same breath, the nearest first."""
    for at in range(place + 1, clause.end):
        if governs(parts, at) and not (_is_parted(parts, place, at) or _is_apart(parts, place, at)):
            yield at


def _leading(parts: Sequence[Part], clauses: Sequence[Clause]) -> Iterator[int]:
    """Where the periods stand that the clauses before the last one tell of, the nearest first."""
    for clause in reversed(_before_sign(parts, clauses)):
        for at in reversed(range(clause.first, clause.end)) if not _is_dependent(parts, clause) else ():
            if governs(parts, at) and not (is_of_base(parts, at) or _is_apart(parts, clause.first, at)):
                yield at


def _time_of_when(parts: Sequence[Part], clause: Clause) -> Period | None:
    """The time that a clause tells of: "since 1995, when it was 28 percent"."""
    if clause.first < _WHEN or parts[clause.first - 1].low != "when":
        return None
    period = next((part.period for part in parts[clause.first - _WHEN : clause.first - 1] if part.period), None)
    is_open = period is not None and period.start is None  # "until 1980, when"
    edge = None if period is None else period.end if is_open else period.start if period.shape == "since" else None
    if period is None or edge is None:
        return period
    days = year_days(edge.year)
    return replace(period, start=days[0], end=days[1], shape="flow") if days else None


def _joined(parts: Sequence[Part], at: int) -> Period | None:
    """The period at a place, with the one that an "and" adds to it: "in 2021 and 2022"."""
    own = parts[at].period
    for other in (at - 2, at + 2):
        beside = parts[other].period if 0 <= other < len(parts) else None
        if own and beside and parts[(at + other) // 2].low == "and":
            first, last = sorted((own, beside), key=lambda one: (one.start or date.min, one.end or date.max))
            return union(first, last) or own
    return own


def union(first: Period, last: Period) -> Period | None:
    """From the beginning of one period to the end of another."""
    if not first.start or not last.end or first.start > last.end:
        return None
    return Period(first.start, last.end, "flow", source="sentence", inferred=first.inferred or last.inferred)


def is_utmost(word: str) -> bool:
    """Whether a word says that nothing is more: "lowest", "last"."""
    is_superlative = word.endswith("est") and len(word) > len("rest") and word not in word_set("est_nouns")
    return is_superlative or word in word_set("utmost")


def governs(parts: Sequence[Part], at: int) -> bool:
    """Whether the period at a place says when its clause holds, and not how old a thing of it is."""
    period = parts[at].period
    if period is None or is_base_period(period) or not period.is_dated or is_set_against(parts, at):
        return False
    before = [part.low for part in parts[max(0, at - 2) : at] if part.is_word]
    follows = parts[at + 1] if at + 1 < len(parts) else None
    if before and before[-1] in word_set("articles") and follows is not None and follows.is_capitalised:
        return False  # "the Fiscal 2018 Plan"
    if period.shape == "since" and any(is_utmost(part.low) for part in parts[max(0, at - _MOST_OF_UTMOST) : at]):
        return False  # "the lowest number since 1932" was not counted since then
    if _is_in_aside(parts, at):
        return False  # "ospreys, brought back at Elm in 1996, have"
    dates_a_thing = len(before) > 1 and before[1] in word_set("dating") and _is_participle(parts, at - 2)
    return not dates_a_thing and not word_set("compared") & set(before)


def _is_in_aside(parts: Sequence[Part], at: int) -> bool:
    """Whether a place lies between two commas, behind a participle with which the first of them goes on."""
    left = next((one for one in range(at - 1, -1, -1) if parts[one].low in COMMAS), None)
    right = next((one for one in range(at + 1, len(parts)) if parts[one].low in COMMAS), None)
    if left is None or right is None or any(part.kind == "mark" for part in parts[left + 1 : at]):
        return False
    first = parts[left + 1]
    is_form = first.low.endswith("ed") or may_be_past(first.low)
    return first.is_word and not first.is_capitalised and is_form and parts[left + 2].low in word_set("prepositions")


def _is_participle(parts: Sequence[Part], at: int) -> bool:
    """Whether a participle without an auxiliary stands at a place: "released in 2021"."""
    low = parts[at].low if at >= 0 else ""
    helped = any(part.low in word_set("auxiliaries") for part in parts[max(0, at - 3) : at])
    groups = {verb.group for verb in verbs_of(low)}
    apart = at > 0 and parts[at - 1].low in COMMAS
    is_form = low.endswith("ed") or (apart and may_be_past(low))
    return is_form and bool(groups) and (apart or not groups & {"up", "down", "reach"}) and not helped


def _is_apart(parts: Sequence[Part], first: int, last: int) -> bool:
    """Whether between two places a clause begins that only says more of a thing: "which", "until it"."""
    between = parts[first + 1 : last]
    return any(part.low in word_set("relatives", "subordinates") for part in between)


def _before_sign(parts: Sequence[Part], clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses before the last one, back to a semicolon, a colon, or the dash behind a dateline."""
    last = len(clauses) - 1
    first = next((at for at in range(last, 0, -1) if parts[clauses[at].first - 1].low in _SIGNS), 0)
    return clauses[first:last]


def _is_dependent(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause says more of a thing, or when something else was."""
    first = parts[clause.first].low
    return clause.link in {"relative", "aside"} or first in word_set("subordinates")


def _is_parted(parts: Sequence[Part], first: int, last: int) -> bool:
    """Whether a sign or another figure stands between two places."""
    between = parts[first + 1 : last]
    return any(part.kind == "mark" or (part.figure and part.figure.shape != "ordinal") for part in between)
