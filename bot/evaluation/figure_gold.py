"""Sentences with their figures and periods, in our own words: the readers held against them, by F1."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.evaluation.labelled import by_group, groups_as_json, read_labelled
from corpus.dates import PartialDate
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity

_PUBLISHED = PartialDate(2024, 10, 24)
"""The day that "this year" and "last month" of the sentences are taken from."""
_CLOSE = Decimal("0.001")
"""A third is written as 0.3333."""


class _Figure(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Decimal
    value_high: Decimal | None = None
    unit: str | None = ""
    """Null where several units are right."""
    operator: str = "="
    shape: Literal["amount", "multiple", "share"] = "amount"


class _Period(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date | None
    end: date | None
    shape: str = "flow"


class FigureGold(BaseModel):
    """One line: a sentence with what stands in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    language: Literal["en", "zh"]
    genre: str
    text: str
    figures: tuple[_Figure, ...]
    periods: tuple[_Period, ...]
    periods_open: bool = False
    """Whether there is a period whose days are open to opinion, so that one more may be read."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of `wanted` and `read` things, how many agree."""

    wanted: int = 0
    read: int = 0
    right: int = 0

    def plus(self, wanted: int, read: int, right: int) -> "Tally":
        """Both counted together."""
        return Tally(self.wanted + wanted, self.read + read, self.right + right)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1."""
        return round(2 * self.right / (self.wanted + self.read), 4) if self.wanted + self.read else 1.0


@dataclass(frozen=True, slots=True)
class FigureRow:
    """F1 of one group of sentences."""

    group: str
    n: int
    value: float
    value_unit: float
    value_operator: float
    period: float


@dataclass(frozen=True, slots=True)
class FigureMiss:
    """A sentence of which something was not read, or read too much."""

    gold: FigureGold
    figures: tuple[Quantity, ...]
    periods: tuple[Period, ...]


def read_figure_gold(path: Path) -> tuple[FigureGold, ...]:
    """The sentences of a JSON Lines file.

    Raises:
        UserError: there is no such file, or a line is none of these sentences.
    """
    return read_labelled(path, FigureGold, "sentences with figures")


def evaluate_figures(gold: Sequence[FigureGold]) -> tuple[tuple[FigureRow, ...], tuple[FigureMiss, ...]]:
    """The F1 of each genre and language, and the sentences that were not read to the letter."""
    read = [(sentence, _figures(sentence), _periods(sentence)) for sentence in gold]
    rows = [_row(group, of_group) for group, of_group in by_group(read, lambda case: case[0])]
    return tuple(rows), tuple(FigureMiss(*case) for case in read if not _is_perfect(case))


def figures_as_json(rows: Sequence[FigureRow], n: int) -> Mapping[str, object]:
    """The report as plain data."""
    return groups_as_json("figures", [asdict(row) for row in rows], n)


def render_figures(rows: Iterable[FigureRow]) -> str:
    """The report as a table of F1."""
    lines = [f"{'F1':16} {'n':>4} {'value':>7} {'+unit':>7} {'+operator':>10} {'period':>7}"]
    for row in rows:
        shares = f"{row.value:>7.1%} {row.value_unit:>7.1%} {row.value_operator:>10.1%} {row.period:>7.1%}"
        lines.append(f"{row.group:16} {row.n:>4} {shares}")
    return "\n".join(lines)


_Case = tuple[FigureGold, tuple[Quantity, ...], tuple[Period, ...]]


def _figures(gold: FigureGold) -> tuple[Quantity, ...]:
    """The figures of a sentence; ranks are not asked for."""
    return tuple(figure for figure in read_quantities(gold.text, gold.language) if figure.shape != "ordinal")


def _periods(gold: FigureGold) -> tuple[Period, ...]:
    return read_periods(gold.text, _PUBLISHED, gold.language)


def _row(group: str, cases: Sequence[_Case]) -> FigureRow:
    value, unit, operator, period = Tally(), Tally(), Tally(), Tally()
    for gold, figures, periods in cases:
        pairs = [(wanted, read) for wanted, read in _paired(gold.figures, figures)]
        counts = len(gold.figures), len(figures)
        value = value.plus(*counts, len(pairs))
        unit = unit.plus(*counts, sum(_same_unit(wanted, read) for wanted, read in pairs))
        operator = operator.plus(*counts, sum(wanted.operator == read.operator for wanted, read in pairs))
        right = _right_periods(gold, periods)
        period = period.plus(len(gold.periods), right if gold.periods_open else len(periods), right)
    return FigureRow(group, len(cases), value.f1, unit.f1, operator.f1, period.f1)


def _paired(wanted: Sequence[_Figure], read: Sequence[Quantity]) -> list[tuple[_Figure, Quantity]]:
    """Each wanted figure with one that has its value, preferably its unit too."""
    left = list(read)
    pairs = []
    for figure in wanted:
        fitting = [quantity for quantity in left if _same_value(figure, quantity)]
        if fitting:
            best = max(fitting, key=lambda quantity: _same_unit(figure, quantity))
            left.remove(best)
            pairs.append((figure, best))
    return pairs


def _same_value(wanted: _Figure, read: Quantity) -> bool:
    if (wanted.value_high is None) != (read.value_high is None):
        return False
    is_close = abs(wanted.value - read.value) <= (abs(wanted.value) * _CLOSE if wanted.shape == "share" else 0)
    return is_close and wanted.value_high == read.value_high


def _same_unit(wanted: _Figure, read: Quantity) -> bool:
    if wanted.shape != "amount" or wanted.unit is None:
        return wanted.unit is None or wanted.shape == read.shape
    return wanted.unit == read.unit and read.shape == wanted.shape


def _right_periods(gold: FigureGold, read: Sequence[Period]) -> int:
    left = [(period.start, period.end, period.shape) for period in read]
    right = 0
    for period in gold.periods:
        days = (period.start, period.end, period.shape)
        if days in left:
            left.remove(days)
            right += 1
    return right


def _is_perfect(case: _Case) -> bool:
    gold, figures, periods = case
    pairs = _paired(gold.figures, figures)
    is_full = len(pairs) == len(gold.figures) == len(figures)
    units = all(_same_unit(wanted, read) and wanted.operator == read.operator for wanted, read in pairs)
    right = _right_periods(gold, periods)
    return is_full and units and right == len(gold.periods) and (gold.periods_open or right == len(periods))
