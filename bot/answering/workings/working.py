"""Workings: a computation put in words, its result first and then the one line that leads to it.

What was rounded is said to be "about".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from bot.answering.lexicons import lexicon
from bot.answering.workings.amount import (
    DIGITS,
    NUMBER,
    PERCENTS,
    Amount,
    amount_of,
    carried_digits,
    grouped,
    rounded,
    scale_for,
    unit_words,
)
from bot.answering.workings.arithmetic import Outcome
from bot.answering.workings.computation import Computation, Means
from corpus.quantity import Quantity, is_percentage
from corpus.words import has_han

_SIGNS = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}
"""How what is no exact result is set off from its working."""


@dataclass(frozen=True, slots=True)
class Said:
    """A result in words, and its working: "222.988 billion yuan", "984.702 − 761.714 = 222.988 billion yuan"."""

    value: str
    working: str


def say_arithmetic(computation: Computation, language: str) -> Said | None:
    """The result and its working; None where the figures give no result."""
    outcome = computation.outcome
    if outcome is None:
        return None
    amount = amount_of(computation, outcome)
    is_rough = amount.rounded or outcome.operator == "~"
    written = _bound(outcome, language, is_rough=is_rough) + _localised(amount, computation, language)
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
    scale = scale_for(outcome.value, figure)
    exact = Decimal(outcome.value.numerator) / Decimal(outcome.value.denominator) / scale
    places = max(0, max(DIGITS, carried_digits(figure)) - 1 - exact.adjusted()) if exact else 0
    told = rounded(outcome.value / scale, scale, places, "", "")
    number = told.number if told.rounded else told.number.normalize()
    is_rough = told.rounded or outcome.operator == "~"
    words = lexicon("conversions")["names"][language].get(unit) or unit_words(language).get(unit, unit)
    written = f"{grouped(number)}{_scale_word(scale, language)}{'' if language == 'zh' else ' '}{words}"
    source, sign = " ".join(figure.surface.split()), _sign(outcome, is_rough=is_rough)
    return Said(
        _capital(_bound(outcome, language, is_rough=is_rough) + written),
        " ".join(part for part in (source, how, sign, written) if part),
    )


def money_in_chinese(figure: Quantity) -> str:
    """A sum of money that is written in English, as Chinese says it; nothing for a bound, and for what is none.

    >>> from corpus.quantities import read_quantities
    >>> [money_in_chinese(figure) for figure in read_quantities("984.702 billion yuan, $3.5 million and 40 tonnes")]
    ['9847.02亿元', '350万美元', '']
    """
    unit = unit_words("zh").get(figure.unit, "") if figure.unit.isupper() else ""
    is_exact = figure.operator == "=" and figure.value_high is None and figure.value >= 0
    if not unit or has_han(figure.surface) or not is_exact:
        return ""
    number, word = _in_own_scale(figure.value)
    return f"{number.normalize():f}{word}{unit}" if word else ""


def _scale_word(scale: int, language: str) -> str:
    scales: Sequence[tuple[int, str]] = lexicon("computing")["scales"][language]
    before = "" if language == "zh" else " "
    return next((f"{before}{word}" for known, word in scales if known == scale), "")


def _localised(amount: Amount, computation: Computation, language: str) -> str:
    """The amount in the reader's words; in Chinese in its own scales, an English source's words beside its sums."""
    if language != "zh":
        return _times(str(amount), computation.means, language)
    unit = _result_unit(computation)
    said = unit_words("zh").get(unit, "")
    if unit and not said and has_han(amount.after):
        return _times(str(amount), computation.means, language)
    number, word = abs(amount.number) * amount.scale, ""
    if said and not is_percentage(unit):
        number, word = _in_own_scale(number)
    number = number.normalize() if amount.scale > 1 else abs(amount.number)
    is_foreign = unit.isupper() and amount.scale > 1 and not has_han(str(amount))
    beside = f"（{amount}）" if is_foreign else ""
    written = f"{number:f}" if word else grouped(number)
    return _times(f"{written}{word}{said}{beside}", computation.means, language)


def _in_own_scale(number: Decimal) -> tuple[Decimal, str]:
    """A number as Chinese counts it: so many of the largest of its scales that the number reaches."""
    scales: Sequence[tuple[int, str]] = lexicon("computing")["own_scales_zh"]
    return next(((number / scale, name) for scale, name in scales if number >= scale), (number, ""))


def _result_unit(computation: Computation) -> str:
    if computation.means in PERCENTS:
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


def _bound(outcome: Outcome, language: str, *, is_rough: bool) -> str:
    """What is said before a result that is no exact one: "about", "more than"."""
    is_about = is_rough and outcome.operator in {"=", "~"}
    return _said(language).get("about" if is_about else outcome.operator, "")


def _sign(outcome: Outcome, *, is_rough: bool) -> str:
    return _SIGNS.get(outcome.operator, "≈" if is_rough else "=")


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
    if computation.asked or computation.means == "difference":
        return _capital(written)
    return _capital(said["fall" if is_less else "rise"].format(written))


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
    minus = "−" if amount.number < 0 else ""
    result = _times(f"{minus}{amount}", "ratio", "en") if computation.means == "ratio" else f"{minus}{amount}"
    return f"{left} {_sign(outcome, is_rough=is_rough)} {result}"


def _names(figures: Sequence[Quantity]) -> Sequence[str]:
    """The figures of the working: bare numbers where all have one scale, else as their sources write them."""
    alike = len({figure.scale for figure in figures}) == 1
    numbers = [NUMBER.search(figure.surface) for figure in figures]
    if alike or any(figure.unit == "percent" for figure in figures):
        return [
            (found.group() if found else figure.digits) + ("%" if figure.unit == "percent" else "")
            for found, figure in zip(numbers, figures, strict=True)
        ]
    return [" ".join(figure.surface.split()) for figure in figures]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def _said(language: str) -> Mapping[str, str]:
    said: Mapping[str, Any] = lexicon("computing")["said"][language]
    return said
