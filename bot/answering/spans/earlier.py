"""Then and now: a sentence that holds a figure against an earlier one tells two times with two figures.

"14% of sales, up from 11% in the previous year": who asks for the previous year is told the second, and who asks for
no such time the first. "12 fewer than a year ago" tells only by how many.
"""

import re
from collections.abc import Collection, Sequence

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import is_han


def of_asked_time(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures that may be of the asked time, as far as a comparison in the sentence tells it.

    >>> from corpus.quantities import read_quantities
    >>> text = "Online orders made up 14% of sales, up from 11% in the previous year."
    >>> for asked in ("What was the share in the previous year?", "What is the share?"):
    ...     [one.surface for one in of_asked_time(Question(asked), read_quantities(text), text)]
    ['11%']
    ['14%']
    """
    then = times_held_against(text)
    asked = pattern_in("earlier", "asked").search(question.text)
    asks_then = asked is not None
    is_told = any(_tells_asked(asked, span.of(text)) for span in then)
    if not then or (asks_then and not is_told):
        return tuple(quantities)
    if question.years and not asks_then and not _is_told_of_now(text, then, question.years):
        return tuple(quantities)
    wants_then = asks_then and not _is_dated(text, then, question.years)
    return tuple(one for one in quantities if any(span.holds(one.span) for span in then) == wants_then)


def _tells_asked(asked: re.Match[str] | None, then: str) -> bool:
    """Whether a part of a text is of an earlier time; in Chinese, of the one that is asked for: 上年 is no 去年."""
    if asked is not None and is_han(asked.group()):
        return asked.group() in then
    return pattern_in("earlier", "asked").search(then) is not None


def times_held_against(text: str) -> Sequence[Span]:
    """The parts of a text that tell what was before, which it holds against what is now."""
    return [Span(*found.span()) for found in pattern_in("earlier", "compared").finditer(text)]


def _is_told_of_now(text: str, then: Sequence[Span], years: Collection[str]) -> bool:
    """Whether a sentence tells all of the asked years with what is so now, and none of them with what was before."""
    before = " ".join(span.of(text) for span in then)
    return all(year in _without(text, then) and year not in before for year in years)


def _is_dated(text: str, then: Sequence[Span], years: Collection[str]) -> bool:
    """Whether a sentence is itself of the asked time, so that what it compares with is of the one before."""
    rest = _without(text, then)
    return pattern_in("earlier", "asked").search(rest) is not None or any(year in rest for year in years)


def _without(text: str, spans: Sequence[Span]) -> str:
    return "".join(sign for at, sign in enumerate(text) if not any(span.start <= at < span.end for span in spans))
