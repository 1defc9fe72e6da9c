"""Base periods: the time that another one is held against, as "a year earlier" or in "up 6 percent on 2023"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.extraction.counting import PERCENTS
from corpus.extraction.parts import Part
from corpus.extraction.word_lists import word_set
from corpus.intervals import months_before, shifted
from corpus.period import Period

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WEEK = 7
_NEAR, _NEAR_AGAIN = 5, 12
"""Parts before a period among which a word holds it against another: "than", and "compared", which two may share."""
_MOST_BETWEEN = 2
"""Parts between a change and what it is measured from, the joint not counted."""
_FARTHEST = 5
"""Parts before a period among which the figure stands that it dates."""


def is_base_period(period: Period) -> bool:
    """Whether a period is named by how long it lies before another: "a year earlier", "the same quarter of 2024"."""
    said = period.surface.casefold().removeprefix("in ").strip()
    is_same = said.startswith(tuple(word_set("same_periods"))) and not period.is_dated
    is_earlier = _YEAR.search(said) is not None or any(words in said for words in word_set("years_before"))
    return said in word_set("base_periods") or (is_same and is_earlier)


def is_compared(parts: Sequence[Part], at: int) -> bool:
    """Whether the period at a place is that of what something is compared with."""
    near = {part.low for part in parts[max(0, at - _NEAR) : at]}
    before = {part.low for part in parts[max(0, at - _NEAR_AGAIN) : at]}  # "compared with 8 in 2023 and 12 in 1996"
    return bool(near & word_set("set_against")) or "compared" in before


def is_set_against(parts: Sequence[Part], at: int) -> bool:
    """Whether the period at a place is what a change is measured from: "up 6 percent on 2023", "over 2015"."""
    period, joint = parts[at].period, parts[at - 1].low if at else ""
    if period is None or joint not in word_set("measured_from") or not (period.start and period.end):
        return False
    is_change = any(
        part.figure is not None and part.figure.unit in PERCENTS for part in parts[max(0, at - _MOST_BETWEEN - 1) : at]
    )
    is_long = (period.end - period.start).days > _WEEK and period.shape == "flow"
    return is_change and is_long and (joint != "over" or period.surface[:1].isdigit())


def is_of_base(parts: Sequence[Part], at: int) -> bool:
    """Whether a period is of a figure from which something rose: "to 196 from 214 million in 2023"."""
    figure = next((place for place in range(at - 1, max(-1, at - _FARTHEST), -1) if parts[place].figure), 0)
    return figure > 0 and parts[figure - 1].low == "from"


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


def _year_earlier(day: date) -> date | None:
    earlier = months_before(day, 12)
    return shifted(earlier, -1) if earlier else None
