"""When a figure holds: the period beside it, that of its clause, of its sentence, of its paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.extraction.clause_borders import Clause
from corpus.extraction.counting import PERCENTS
from corpus.extraction.parts import Part
from corpus.extraction.verbs import verbs_of, word_set
from corpus.intervals import months_before, shifted, year_days
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
_SIGNS = frozenset(";:—–-")
_MOST_BETWEEN = 2
_MOST_OF_UTMOST = 5
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WEEK = 7
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
    first = place + 3 if place + 2 < end and parts[place + 1].low in {"per", "a", "an"} else place + 1
    for at in range(first, min(first + _MOST_BETWEEN + 1, end)):
        part = parts[at]
        if part.period and is_set_against(parts, at):
            return None
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
    told = _time_of_when(parts, clause)
    if told:
        return When(told)
    before = [
        at
        for at in range(clause.first, place)
        if governs(parts, at) and not (_is_apart(parts, at, place) or is_of_base(parts, at))
    ]
    after = [
        at
        for at in range(place + 1, clause.end)
        if governs(parts, at)
        and not _has_figure(parts, place, at)
        and not _is_apart(parts, place, at)
        and not any(part.kind == "mark" for part in parts[place + 1 : at])
    ]
    leading = [one for one in _before_sign(parts, clauses[: number + 1]) if not _is_dependent(parts, one)]
    earlier = [
        at
        for one in leading
        for at in range(one.first, one.end)
        if governs(parts, at) and not (is_of_base(parts, at) or _is_apart(parts, one.first, at))
    ]
    found = [*before[-1:], *after[:1], *earlier[-1:]]
    if not found:
        return None
    where = next(n for n, one in enumerate(clauses) if one.first <= found[0] < one.end)
    period = _joined(parts, found[0])
    return When(replace(period, source="sentence"), clause=where) if period else None


def is_of_base(parts: Sequence[Part], at: int) -> bool:
    """Whether a period is of a figure from which something rose: "to 196 from 214 million in 2023"."""
    figure = next((place for place in range(at - 1, max(-1, at - _MOST_OF_UTMOST), -1) if parts[place].figure), 0)
    return figure > 0 and parts[figure - 1].low == "from"


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


def is_compared(parts: Sequence[Part], at: int) -> bool:
    """Whether the period at a place is that of what something is compared with."""
    near = {part.low for part in parts[max(0, at - 5) : at]}
    before = {part.low for part in parts[max(0, at - 12) : at]}  # "compared with 2,358 in 2023 and 12,000 in 1996"
    return bool(near & {"versus", "against", "than"}) or "compared" in before


def is_set_against(parts: Sequence[Part], at: int) -> bool:
    """Whether the period at a place is what a change is measured from: "up 6 percent on 2023", "over 2015"."""
    period, joint = parts[at].period, parts[at - 1].low if at else ""
    if period is None or joint not in {"on", "over", "from"} or not (period.start and period.end):
        return False
    is_change = any(
        part.figure is not None and part.figure.unit in PERCENTS for part in parts[max(0, at - _MOST_BETWEEN - 1) : at]
    )
    is_long = (period.end - period.start).days > _WEEK and period.shape == "flow"
    return is_change and is_long and (joint != "over" or period.surface[:1].isdigit())


def is_base_period(period: Period) -> bool:
    """Whether a period is named by how long it lies before another: "a year earlier", "the same quarter of 2024"."""
    said = period.surface.casefold().removeprefix("in ").strip()
    is_same = said.startswith(tuple(word_set("same_periods"))) and not period.is_dated
    is_earlier = _YEAR.search(said) is not None or any(words in said for words in word_set("years_before"))
    return said in word_set("base_periods") or (is_same and is_earlier)


def base_of(main: Period, base: Period) -> Period | None:
    """The days that a base period means beside another one; none where it names another year than the one before."""
    earlier = year_before(main)
    named = _YEAR.search(base.surface)
    is_other = named is not None and earlier is not None and earlier.end is not None
    if is_other and earlier and earlier.end and named and int(named[0]) != earlier.end.year:
        return None
    return replace(earlier, surface=base.surface, source="beside") if earlier else None


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


def is_utmost(word: str) -> bool:
    """Whether a word says that nothing is more: "lowest", "last"."""
    is_superlative = word.endswith("est") and len(word) > len("rest") and word not in word_set("est_nouns")
    return is_superlative or word in word_set("utmost")


def _year_earlier(day: date) -> date | None:
    earlier = months_before(day, 12)
    return shifted(earlier, -1) if earlier else None


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
    dates_a_thing = len(before) > 1 and before[1] in _DATING and _is_participle(parts, at - 2)
    return not dates_a_thing and not {"than", "versus", "compared"} & set(before)


def _is_in_aside(parts: Sequence[Part], at: int) -> bool:
    """Whether a place lies between two commas, behind a participle with which the first of them goes on."""
    left = next((one for one in range(at - 1, -1, -1) if parts[one].low in {",", "，"}), None)
    right = next((one for one in range(at + 1, len(parts)) if parts[one].low in {",", "，"}), None)
    if left is None or right is None or any(part.kind == "mark" for part in parts[left + 1 : at]):
        return False
    first = parts[left + 1]
    is_form = first.low.endswith("ed") or any(verb.form in {"past", "participle"} for verb in verbs_of(first.low))
    return first.is_word and not first.is_capitalised and is_form and parts[left + 2].low in word_set("prepositions")


def _is_participle(parts: Sequence[Part], at: int) -> bool:
    """Whether a participle without an auxiliary stands at a place: "released in 2021"."""
    low = parts[at].low if at >= 0 else ""
    helped = any(part.low in word_set("auxiliaries") for part in parts[max(0, at - 3) : at])
    groups = {verb.group for verb in verbs_of(low)}
    apart = at > 0 and parts[at - 1].low in {",", "，"}
    is_form = low.endswith("ed") or (apart and any(verb.form in {"past", "participle"} for verb in verbs_of(low)))
    return is_form and bool(groups) and (apart or not groups & {"up", "down", "reach"}) and not helped


def _is_apart(parts: Sequence[Part], first: int, last: int) -> bool:
    """Whether between two places a clause begins that only says more of a thing: "which", "until it"."""
    between = parts[first + 1 : last]
    return any(part.low in word_set("relatives") | word_set("subordinates") for part in between)


def _before_sign(parts: Sequence[Part], clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses before the last one, back to a semicolon, a colon, or the dash behind a dateline."""
    last = len(clauses) - 1
    first = next((at for at in range(last, 0, -1) if parts[clauses[at].first - 1].low in _SIGNS), 0)
    return clauses[first:last]


def _is_dependent(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause says more of a thing, or when something else was."""
    first = parts[clause.first].low
    return clause.link in {"relative", "aside"} or first in word_set("subordinates")


def _has_figure(parts: Sequence[Part], first: int, last: int) -> bool:
    return any(part.figure and part.figure.shape != "ordinal" for part in parts[first + 1 : last])
