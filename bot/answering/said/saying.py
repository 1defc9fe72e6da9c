"""What was worked out, in words: the result, and the one line that leads to it, of every kind of computation."""

import calendar
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

from bot.answering.lexicons import lexicon
from bot.answering.workings.computation import Computation
from bot.answering.workings.conversion import Conversion, factor_of
from bot.answering.workings.elapsed import Elapsed
from bot.answering.workings.ranking import Measured, Ranking, exceeds
from bot.answering.workings.working import Said, say_arithmetic, say_converted
from corpus.dates import PartialDate
from corpus.quantity import Quantity

_PLACES = 10
"""Decimals of a factor that has more of them."""


def say(computed: Computation | Ranking | Elapsed | Conversion, language: str) -> Said | None:
    """The result and its working; None where there is no result. What a ranking puts first has its name elsewhere."""
    if isinstance(computed, Computation):
        return say_arithmetic(computed, language)
    if isinstance(computed, Ranking):
        return _say_ranking(computed, language)
    if isinstance(computed, Elapsed):
        return _say_elapsed(computed, language)
    return _say_conversion(computed, language)


def date_in_words(day: PartialDate, language: str) -> str:
    """A date as far as it is known.

    >>> date_in_words(PartialDate(2024, 10, 4), "en"), date_in_words(PartialDate(2024, 10), "zh")
    ('4 October 2024', '2024年10月')
    """
    if language == "zh":
        return "".join(f"{part}{mark}" for part, mark in ((day.year, "年"), (day.month, "月"), (day.day, "日")) if part)
    month = calendar.month_name[day.month] if day.month else ""
    return " ".join(str(part) for part in (day.day or "", month, day.year) if part)


def _say_ranking(ranking: Ranking, language: str) -> Said | None:
    if ranking.is_claim:
        if ranking.verdict is None:
            return None
        value = _said(language)["yes" if ranking.verdict else "no"]
        return Said(value[:1].upper() + value[1:], _in_line(ranking.values, language))
    order = ranking.order
    return Said("", _in_line([ranking.values[place] for place in order], language)) if order else None


def _in_line(values: Sequence[Measured], language: str) -> str:
    """Values with the sign between each and the next: "540 metres > 312 metres", "1959 → 1962"."""
    if all(isinstance(value, PartialDate) for value in values):
        days = [value for value in values if isinstance(value, PartialDate)]
        return " → ".join(date_in_words(day, language) for day in sorted(days))
    line = _written(values[0])
    for one, other in pairwise(values):
        sign = ">" if exceeds(one, other) else "<" if exceeds(other, one) else "="
        line += f" {sign} {_written(other)}"
    return line


def _written(value: Measured) -> str:
    return " ".join(value.surface.split()) if isinstance(value, Quantity) else str(value)


def _say_elapsed(elapsed: Elapsed, language: str) -> Said | None:
    if elapsed.parts is None:
        return None
    words: Mapping[str, Sequence[str]] = lexicon("computing")["times"][language]
    told = [words[unit][number != 1].format(number) for number, unit in elapsed.parts]
    value = words["and"][0].join(told)
    start, end = (date_in_words(day, language) for day in (elapsed.start, elapsed.end))
    return Said(value, f"{start} → {end} = {value}")


def _say_conversion(conversion: Conversion, language: str) -> Said | None:
    outcome = conversion.outcome
    if outcome is None:
        return None
    if conversion.rate:
        how = f"× {conversion.rate.digits}"
    else:
        factor = factor_of(conversion.figure.unit, conversion.unit)
        how = _factor(factor) if factor else ""
    return say_converted(conversion.figure, outcome, conversion.unit, how, language)


def _factor(factor: Fraction) -> str:
    """What a figure is multiplied with, or divided by, whichever is written with fewer digits."""
    times, divided = _decimal(factor), _decimal(1 / factor)
    return f"× {times}" if len(times) <= len(divided) else f"÷ {divided}"


def _decimal(number: Fraction) -> str:
    exact = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal(1).scaleb(-_PLACES))
    return f"{exact.normalize():f}"


@cache
def _said(language: str) -> Mapping[str, str]:
    said: Mapping[str, Any] = lexicon("computing")["said"][language]
    return said
