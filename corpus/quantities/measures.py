"""One measure told in several units, the smaller ones behind the larger: "five years and three months"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicons import lexicon
from corpus.quantity import Quantity
from corpus.spans import Span


def whole_measure(figure: Quantity, figures: Sequence[Quantity], text: str) -> Span:
    """The span of a figure of `figures`, with those beside it that tell the rest of its measure.

    >>> from corpus.quantities import read_quantities
    >>> text = "It took 2 hours 28 minutes and 19 seconds."
    >>> figures = read_quantities(text)
    >>> whole_measure(figures[1], figures, text).of(text)
    '2 hours 28 minutes and 19 seconds'
    >>> text = "It takes an hour and fifty minutes."
    >>> figures = read_quantities(text)
    >>> whole_measure(figures[0], figures, text).of(text)
    'an hour and fifty minutes'
    """
    whole = next((span for span in _measures(figures, text) if span.holds(figure.span)), figure.span)
    return _with_bare_unit(whole, figure, text)


def _with_bare_unit(span: Span, figure: Quantity, text: str) -> Span:
    """A measure with the larger unit before it that counts by its article alone: "an hour and fifty minutes"."""
    before = _bare_unit().search(text[: span.start])
    larger = lexicon("units")["en"]["smaller_parts"].get(before["unit"].casefold(), ()) if before else ()
    return Span(before.start(), span.end) if before and figure.unit in larger else span


def _measures(figures: Sequence[Quantity], text: str) -> Iterator[Span]:
    """The measures that the figures tell, in order."""
    smaller = lexicon("units")["en"]["smaller_parts"]
    start, last = 0, None
    for figure in sorted(figures, key=lambda one: one.span.start):
        is_part = last and figure.unit in smaller.get(last.unit, ()) and figure.operator == "="
        if not last or not is_part or not _joint().fullmatch(text, last.span.end, figure.span.start):
            if last:
                yield Span(start, last.span.end)
            start = figure.span.start
        last = figure
    if last:
        yield Span(start, last.span.end)


@cache
def _bare_unit() -> re.Pattern[str]:
    return re.compile(lexicon("units")["en"]["bare_unit"])


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(lexicon("units")["en"]["smaller_joint"])
