"""Amounts: results as they are written, with no more digits than what they were computed from.

Sums and differences are exact, and so have no more decimals than the figure with the most. Percentages of growth and
shares have two decimals where every figure carries five digits or more, and else one; other divisions have three
digits, or as many as the figures carry where that is fewer; an average has the decimals of its figures.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.workings.arithmetic import Outcome
from bot.answering.workings.computation import Computation
from corpus.quantity import Quantity
from corpus.units.nouns import singular

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number as a source writes it."""
DIGITS = 3
"""The most that a division has, where its figures carry no fewer."""
PERCENTS = frozenset(("growth", "compound", "share"))
_FINE = 5
_MONEY_SIGNS = frozenset("$€£¥￥")


@dataclass(frozen=True, slots=True)
class Amount:
    """A result as it is to be written: rounded, in its scale, with the words around it."""

    number: Decimal
    scale: int
    before: str
    after: str
    rounded: bool

    def __str__(self) -> str:
        number = grouped(abs(self.number))
        after = _of_one(self.after) if number == "1" and self.scale == 1 else self.after
        return f"{self.before}{number}{after}"


def amount_of(computation: Computation, outcome: Outcome) -> Amount:
    """The result of a computation as it is to be written."""
    means, figures, value = computation.means, computation.figures, outcome.value
    if means in PERCENTS:
        fine = all(carried_digits(figure) >= _FINE for figure in figures)
        return rounded(value, 1, 2 if fine else 1, after="%")
    if means == "ratio":
        return _significant(value, 1, figures, "", "")
    if means in {"quotient", "whole", "part"}:
        told = figures[1] if means == "part" else figures[0]
        scale = scale_for(value, told)
        before, after = _frame(told, scale)
        return _significant(value / scale, scale, figures, before, after)
    fitting = [figure.scale for figure in figures if figure.scale <= abs(value)]
    scale = max(fitting) if fitting else min(figure.scale for figure in figures)
    before, after = _shared_frame(computation, scale)
    places = max(_places(figure, scale) for figure in figures)
    return rounded(value / scale, scale, places, before, after)


def rounded(value: Fraction, scale: int, places: int, before: str = "", after: str = "") -> Amount:
    """A value, in its scale already, with so many decimals and the words around it."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    number = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return Amount(number, scale, before, after, Fraction(number) != value)


def carried_digits(figure: Quantity) -> int:
    """How many digits a figure carries that tell something: 4 for "1,494", 3 for "22.5", 1 for "10"."""
    digits = figure.digits.lstrip("0.").replace(".", "")
    return len(digits) if "." in figure.digits else len(digits.rstrip("0")) or 1


def scale_for(value: Fraction, told: Quantity) -> int:
    """The scale in which a value is written: with a scale word where the figure that it comes from has one."""
    if told.scale == 1:
        return 1
    scales: Sequence[tuple[int, str]] = lexicon("computing")["scales"]["en"]
    return next((scale for scale, _ in scales if abs(value) >= scale), 1)


def grouped(number: Decimal) -> str:
    """A number with commas: "1,770"."""
    return f"{number:,f}"


def _of_one(words: str) -> str:
    """What stands behind a number, as it stands behind one: "mile per hour" of "miles per hour"."""
    unit, per, other = words.partition(" per ")
    before, blank, noun = unit.rpartition(" ")
    return f"{before}{blank}{singular(noun)}{per}{other}"


@cache
def unit_words(language: str) -> Mapping[str, str]:
    """How units are said where no source's words are at hand."""
    units: Mapping[str, Any] = lexicon("computing")["units"][language]
    return units


def _significant(value: Fraction, scale: int, figures: Sequence[Quantity], before: str, after: str) -> Amount:
    """Rounded to as many digits as the figures carry, three at most."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    digits = min(DIGITS, max(carried_digits(figure) for figure in figures))
    places = max(0, digits - 1 - exact.adjusted()) if exact else 0
    amount = rounded(value, scale, places, before, after)
    trimmed = amount.number.normalize() if not amount.rounded else amount.number
    return Amount(trimmed, scale, before, after, amount.rounded)


def _places(figure: Quantity, scale: int) -> int:
    """The decimals that a figure has in a scale: 2 for "£650,000" in millions."""
    exponent = (Decimal(figure.digits) * figure.scale / scale).normalize().as_tuple().exponent
    written = len(figure.digits.partition(".")[2]) if figure.scale == scale else 0
    return max(written, -exponent if isinstance(exponent, int) else 0)


def _frame(figure: Quantity, scale: int) -> tuple[str, str]:
    """What stands before and behind a figure's number in its source; in another scale, the words of that one."""
    if scale != figure.scale:
        words: Sequence[tuple[int, str]] = lexicon("computing")["scales"]["en"]
        word = next((word for known, word in words if known == scale), "")
        unit = unit_words("en").get(figure.unit, figure.unit)
        return "", "".join(f" {part}" for part in (word, unit) if part)
    found = NUMBER.search(figure.surface)
    if not found:
        noun = unit_words("en").get(figure.unit, figure.unit)
        return "", f" {noun}" if noun else ""
    before = figure.surface[: found.start()]
    sign = before[-1:] if before[-1:] in _MONEY_SIGNS else ""
    behind = pattern_in("computing", "hedge").sub("", figure.surface[found.end() :])
    return sign, " ".join(behind.split(" "))


def _shared_frame(computation: Computation, scale: int) -> tuple[str, str]:
    """The words around a result of like figures: those of the figure that has most of them, none where units differ."""
    figures = computation.figures
    units = {figure.unit for figure in figures if figure.unit}
    if len(units) > 1:
        return "", ""
    if units == {"percent"}:
        points = unit_words("en")["percentage_point"]
        return "", f" {points}" if computation.means == "difference" else "%"
    alike = [figure for figure in figures if figure.scale == scale]
    framed = [_frame(figure, scale) for figure in [one for one in alike if NUMBER.search(one.surface)] or alike]
    return max(framed, key=lambda frame: (bool(frame[0]), -len(frame[1]) if frame[1] else -999), default=("", ""))
