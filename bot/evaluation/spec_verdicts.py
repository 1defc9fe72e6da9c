"""What the readers of figures and periods make of one case of the specs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import TypeVar

from bot.evaluation.specs import SpecCase, WantedFigure, WantedPeriod
from corpus.lexicons import lexicon
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity, is_currency

Reading = TypeVar("Reading")
Wanted = TypeVar("Wanted")

_CLOSE = Decimal("1e-12")
"""The specs give values with fifteen digits."""
_ABOVE, _BELOW = frozenset({">", ">="}), frozenset({"<", "<="})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the readers made of one case: of its `n` wanted things so many have the right value, so many all of it."""

    case: SpecCase
    n: int
    value: int
    exact: int
    """With the unit, for figures; with both days, for periods; with what is left out at the ends, for ranges."""
    silent: bool | None = None
    """Where nothing is wanted: whether nothing was read."""


def judge_case(case: SpecCase) -> Verdict:
    """Hold what is read in one sentence against what is wanted of it."""
    if case.periods:
        periods = list(read_periods(case.text, case.reference, case.language))
        found = sum(_take(periods, wanted, _same_days) for wanted in case.periods)
        return Verdict(case, len(case.periods), found, found)
    figures = list(read_quantities(case.text, case.language))
    if not case.figures:
        return Verdict(case, 0, 0, 0, silent=not any(_is_of_kind(figure, case.kind) for figure in figures))
    ends = figures if case.kind == "range" else [end for figure in figures for end in _ends(figure)]
    is_exact = partial(_is_exact, kind=case.kind)
    rest = [wanted for wanted in case.figures if not _take(ends, wanted, is_exact)]
    rest = [wanted for wanted in rest if not _take_both_ends(ends, wanted)]
    exact = len(case.figures) - len(rest)
    return Verdict(case, len(case.figures), exact + sum(_take(ends, wanted, _has_value) for wanted in rest), exact)


def _take(found: list[Reading], wanted: Wanted, fits: Callable[[Reading, Wanted], bool]) -> bool:
    """Whether one of what was read fits what is wanted; it answers nothing else then."""
    place = next((place for place, reading in enumerate(found) if fits(reading, wanted)), None)
    if place is not None:
        del found[place]
    return place is not None


def _take_both_ends(found: list[Quantity], wanted: WantedFigure) -> bool:
    """Whether two figures give the ends of a range, as "above 7 and below 9" and "from 7 to 9" are read."""
    if not wanted.is_range or wanted.value is None or wanted.high is None:
        return False
    low = next(
        (figure for figure in found if _same(figure.value, wanted.value) and figure.operator in {"=", *_ABOVE}), None
    )
    high = next(
        (figure for figure in found if _same(figure.value, wanted.high) and figure.operator in {"=", *_BELOW}), None
    )
    if low is None or high is None:
        return False
    found[:] = [figure for figure in found if figure is not low and figure is not high]
    return True


def _same_days(period: Period, wanted: WantedPeriod) -> bool:
    return any(
        (start is None or period.start == start) and (end is None or period.end == end)
        for start, end in wanted.readings
    )


def _ends(figure: Quantity) -> tuple[Quantity, ...]:
    """The figure, and where it is a range its upper end as well: the specs of numbers list both."""
    if figure.value_high is None:
        return (figure,)
    return (figure, replace(figure, value=figure.value_high, value_high=None))


def _has_value(figure: Quantity, wanted: WantedFigure) -> bool:
    if not wanted.is_range:
        return _same(figure.value * (100 if _is_share_of_percent(figure, wanted) else 1), wanted.value)
    if wanted.value is not None and wanted.high is not None:
        return _same(figure.value, wanted.value) and _same(figure.value_high, wanted.high)
    side = _ABOVE if wanted.high is None else _BELOW
    return figure.operator in side and _same(figure.value, wanted.value if wanted.high is None else wanted.high)


def _is_exact(figure: Quantity, wanted: WantedFigure, kind: str) -> bool:
    if not _has_value(figure, wanted):
        return False
    if kind == "percent":
        return figure.unit in {"percent", "percentage_point"} or figure.shape == "share"
    if kind == "ordinal":
        return figure.shape == "ordinal"
    if wanted.is_range and (wanted.value is None or wanted.high is None):
        is_strict = "(" in wanted.low_bound if wanted.high is None else wanted.high_bound == ")"
        return (figure.operator in {">", "<"}) == is_strict
    return not wanted.unit or figure.unit in _units(wanted)


def _is_share_of_percent(figure: Quantity, wanted: WantedFigure) -> bool:
    return figure.shape == "share" and wanted.unit == "percent"


def _same(value: Decimal | None, wanted: Decimal | None) -> bool:
    if value is None or wanted is None:
        return value is wanted
    return abs(value - wanted) <= abs(wanted) * _CLOSE


def _units(wanted: WantedFigure) -> frozenset[str]:
    """The ways to name the wanted unit: its code, what it is taken for, and what the reader makes of its name."""
    return frozenset({wanted.iso, *_names(wanted.unit)} - {""})


@cache
def _names(unit: str) -> tuple[str, ...]:
    plain = unit.casefold()
    known = lexicon("recognizers", "bot.evaluation")["units"].get(plain, "")
    return (known, plain, *(figure.unit for figure in read_quantities(f"2 million {plain}s, 2 {plain}s, 2 {plain}")))


def _is_of_kind(figure: Quantity, kind: str) -> bool:
    """Whether a figure is of the class in which a sentence is to stay silent."""
    is_money, is_percent = is_currency(figure.unit), figure.unit.startswith("percent")
    if kind == "money":
        return is_money
    if kind == "percent":
        return is_percent
    return kind in {"number", "range"} and figure.shape == "amount" and not (is_money or is_percent)
