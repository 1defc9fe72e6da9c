"""Workings: a computation put in words, its result first and then the one line that leads to it.

No result has more digits than what it was computed from. Sums and differences are exact, and so have no more decimals
than the figure with the most. Percentages of growth and shares have two decimals where every figure carries five digits
or more, and else one; other divisions have three digits, or as many as the figures carry where that is fewer; an
average has the decimals of its figures. What was rounded is said to be "about".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from bot.answering.arithmetic import Outcome
from bot.answering.computation import Computation, Means
from bot.answering.lexicons import lexicon
from corpus.quantity import Quantity

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PERCENTS = frozenset(("growth", "compound", "share"))
_FINE, _DIGITS = 5, 3
_HUNDRED_MILLION = 10**8
_MONEY_SIGNS = frozenset("$€£¥￥")


@dataclass(frozen=True, slots=True)
class Said:
    """A result in words, and its working: "222.988 billion yuan", "984.702 − 761.714 = 222.988 billion yuan"."""

    value: str
    working: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A result as it is to be written: rounded, in its scale, with the words around it."""

    number: Decimal
    scale: int
    before: str
    after: str
    rounded: bool

    def __str__(self) -> str:
        return f"{self.before}{_grouped(abs(self.number))}{self.after}"


def say_arithmetic(computation: Computation, language: str) -> Said | None:
    """The result and its working; None where the figures give no result."""
    outcome = computation.outcome
    if outcome is None:
        return None
    amount = _amount(computation, outcome)
    is_rough = amount.rounded or outcome.operator == "~"
    bound = _said(language)["about"] if is_rough and outcome.operator in {"=", "~"} else _bound(outcome, language)
    written = bound + _localised(amount, computation, language)
    return Said(
        _value(computation, outcome, written, language), _working(computation, outcome, amount, is_rough=is_rough)
    )


def say_converted(figure: Quantity, outcome: Outcome, unit: str, how: str, language: str) -> Said:
    """A figure in another unit, with three digits where it is not exact with fewer: "540 metres ÷ 0.3048 ≈ 1,770 feet".

    Args:
        figure: as its source gives it.
        outcome: the same in the other unit.
        unit: the other one.
        how: what is done to the figure: "÷ 0.3048"; nothing for degrees.
        language: of the words.
    """
    scale = _scale_for(outcome.value, figure)
    exact = Decimal(outcome.value.numerator) / Decimal(outcome.value.denominator) / scale
    places = max(0, max(_DIGITS, carried_digits(figure)) - 1 - exact.adjusted()) if exact else 0
    told = _rounded(outcome.value / scale, scale, places, "", "")
    number = told.number if told.rounded else told.number.normalize()
    is_rough = told.rounded or outcome.operator == "~"
    words = lexicon("conversions")["names"][language].get(unit) or _units(language).get(unit, unit)
    written = f"{_grouped(number)}{_scale_word(scale, language)}{'' if language == 'zh' else ' '}{words}"
    bound = _said(language)["about"] if is_rough and outcome.operator in {"=", "~"} else _bound(outcome, language)
    sign = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}.get(outcome.operator, "≈" if is_rough else "=")
    source = " ".join(figure.surface.split())
    return Said(_capital(bound + written), " ".join(part for part in (source, how, sign, written) if part))


def _scale_word(scale: int, language: str) -> str:
    if language == "zh":
        return {10**12: "万亿", 10**9: "十亿", 10**6: "百万"}.get(scale, "")
    scales: Sequence[tuple[int, str]] = lexicon("computing")["scales"]
    return next((f" {word}" for known, word in scales if known == scale), "")


def carried_digits(figure: Quantity) -> int:
    """How many digits a figure carries that tell something: 4 for "1,494", 3 for "22.5", 1 for "10"."""
    digits = figure.digits.lstrip("0.").replace(".", "")
    return len(digits) if "." in figure.digits else len(digits.rstrip("0")) or 1


def _amount(computation: Computation, outcome: Outcome) -> Amount:
    means, figures, value = computation.means, computation.figures, outcome.value
    if means in _PERCENTS:
        fine = all(carried_digits(figure) >= _FINE for figure in figures)
        return _rounded(value, 1, 2 if fine else 1, "", "%")
    if means == "ratio":
        return _significant(value, 1, figures, "", "")
    if means in {"quotient", "whole", "part"}:
        told = figures[1] if means == "part" else figures[0]
        scale = _scale_for(value, told)
        before, after = _frame(told, scale)
        return _significant(value / scale, scale, figures, before, after)
    fitting = [figure.scale for figure in figures if figure.scale <= abs(value)]
    scale = max(fitting) if fitting else min(figure.scale for figure in figures)
    before, after = _shared_frame(computation, scale)
    places = max(_places(figure, scale) for figure in figures)
    return _rounded(value / scale, scale, places, before, after)


def _rounded(value: Fraction, scale: int, places: int, before: str, after: str) -> Amount:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    number = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return Amount(number, scale, before, after, Fraction(number) != value)


def _significant(value: Fraction, scale: int, figures: Sequence[Quantity], before: str, after: str) -> Amount:
    """Rounded to as many digits as the figures carry, three at most."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    digits = min(_DIGITS, max(carried_digits(figure) for figure in figures))
    places = max(0, digits - 1 - exact.adjusted()) if exact else 0
    amount = _rounded(value, scale, places, before, after)
    trimmed = amount.number.normalize() if not amount.rounded else amount.number
    return Amount(trimmed, scale, before, after, amount.rounded)


def _places(figure: Quantity, scale: int) -> int:
    """The decimals that a figure has in a scale: 2 for "£650,000" in millions."""
    exponent = (Decimal(figure.digits) * figure.scale / scale).normalize().as_tuple().exponent
    written = len(figure.digits.partition(".")[2]) if figure.scale == scale else 0
    return max(written, -exponent if isinstance(exponent, int) else 0)


def _scale_for(value: Fraction, told: Quantity) -> int:
    if told.scale == 1:
        return 1
    scales: Sequence[tuple[int, str]] = lexicon("computing")["scales"]
    return next((scale for scale, _ in scales if abs(value) >= scale), 1)


def _frame(figure: Quantity, scale: int) -> tuple[str, str]:
    """What stands before and behind a figure's number in its source; in another scale, the words of that one."""
    if scale != figure.scale:
        words: Sequence[tuple[int, str]] = lexicon("computing")["scales"]
        word = next((word for known, word in words if known == scale), "")
        unit = _units("en").get(figure.unit, figure.unit)
        return "", "".join(f" {part}" for part in (word, unit) if part)
    found = _NUMBER.search(figure.surface)
    if not found:
        noun = _units("en").get(figure.unit, figure.unit)
        return "", f" {noun}" if noun else ""
    before = figure.surface[: found.start()]
    sign = before[-1:] if before[-1:] in _MONEY_SIGNS else ""
    return sign, " ".join(figure.surface[found.end() :].split(" "))


def _shared_frame(computation: Computation, scale: int) -> tuple[str, str]:
    """The words around a result of like figures: those of the figure that has most of them, none where units differ."""
    figures = computation.figures
    units = {figure.unit for figure in figures if figure.unit}
    if len(units) > 1:
        return "", ""
    if units == {"percent"}:
        return "", " percentage points" if computation.means == "difference" else "%"
    framed = [_frame(figure, scale) for figure in figures if figure.scale == scale]
    return max(framed, key=lambda frame: (bool(frame[0]), -len(frame[1]) if frame[1] else -999), default=("", ""))


def _localised(amount: Amount, computation: Computation, language: str) -> str:
    """The amount in the reader's words; in Chinese in its own scales, the source's words beside sums of money."""
    if language != "zh":
        return _times(str(amount), computation.means, language)
    unit = _result_unit(computation)
    said = _units("zh").get(unit, "")
    scales: Sequence[tuple[int, str]] = lexicon("computing")["scales_zh"]
    number, word = abs(amount.number) * amount.scale, ""
    if said and unit not in {"percent", "percentage_point"}:
        for scale, name in scales:
            if number >= scale:
                number, word = number / scale, name
                break
    number = number.normalize() if amount.scale > 1 else abs(amount.number)
    beside = f"（{amount}）" if unit.isupper() and amount.scale > 1 else ""
    return _times(f"{_grouped(number)}{word}{said}{beside}", computation.means, language)


def _result_unit(computation: Computation) -> str:
    if computation.means in _PERCENTS:
        return "percent"
    if computation.means == "ratio":
        return ""
    units = {figure.unit for figure in computation.figures if figure.unit}
    if computation.means in {"quotient", "whole"}:
        return computation.figures[0].unit
    if computation.means == "part":
        return computation.figures[1].unit
    if units == {"percent"} and computation.means == "difference":
        return "percentage_point"
    return next(iter(units)) if len(units) == 1 else ""


def _times(written: str, means: Means, language: str) -> str:
    said = _said(language)
    pattern = {"ratio": said["times"], "compound": said["yearly"]}.get(means, "{}")
    return pattern.format(written)


def _bound(outcome: Outcome, language: str) -> str:
    return _said(language).get(outcome.operator, "")


def _value(computation: Computation, outcome: Outcome, written: str, language: str) -> str:
    """The result with its way, where the question leaves that open or takes it to be the other one."""
    said, is_less = _said(language), outcome.value < 0
    if computation.means not in {"difference", "growth", "compound"}:
        return _capital(written)
    if outcome.value == 0:
        return _capital(said["none"])
    if computation.asked in {"more", "less"} and (computation.asked == "less") != is_less:
        return said["turned_less" if is_less else "turned_more"].format(written)
    if computation.asked in {"rise", "fall"} and (computation.asked == "fall") != is_less:
        return said["turned_fall" if is_less else "turned_rise"].format(written)
    if computation.asked:
        return _capital(written)
    return (
        _capital(said["fall" if is_less else "rise"].format(written))
        if computation.means != "difference"
        else _capital(written)
    )


def _working(computation: Computation, outcome: Outcome, amount: Amount, *, is_rough: bool) -> str:
    names = _names(computation.figures)
    first, second = names[0], names[1] if len(names) > 1 else ""
    left = {
        "difference": f"{first} − {second}",
        "growth": f"({first} − {second}) ÷ {second}",
        "compound": f"({first} ÷ {second})^(1/{computation.years}) − 1",
        "share": f"{first} ÷ {second}",
        "ratio": f"{first} ÷ {second}",
        "quotient": f"{first} ÷ {second}",
        "sum": " + ".join(names),
        "average": f"({' + '.join(names)}) ÷ {len(names)}",
        "whole": f"{first} ÷ {second}",
        "part": f"{first} × {second}",
    }[computation.means]
    sign = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}.get(outcome.operator, "≈" if is_rough else "=")
    minus = "−" if amount.number < 0 else ""
    times = " times" if computation.means == "ratio" else ""
    return f"{left} {sign} {minus}{amount}{times}"


def _names(figures: Sequence[Quantity]) -> Sequence[str]:
    """The figures of the working: bare numbers where all have one scale, else as their sources write them."""
    alike = len({figure.scale for figure in figures}) == 1
    numbers = [_NUMBER.search(figure.surface) for figure in figures]
    if alike or any(figure.unit == "percent" for figure in figures):
        return [
            (found.group() if found else figure.digits) + ("%" if figure.unit == "percent" else "")
            for found, figure in zip(numbers, figures, strict=True)
        ]
    return [" ".join(figure.surface.split()) for figure in figures]


def _grouped(number: Decimal) -> str:
    return f"{number:,f}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def _said(language: str) -> Mapping[str, str]:
    said: Mapping[str, Any] = lexicon("computing")["said"][language]
    return said


@cache
def _units(language: str) -> Mapping[str, str]:
    units: Mapping[str, Any] = lexicon("computing")["units"][language]
    return units
