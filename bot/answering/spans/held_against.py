"""Figures that a sentence holds against another one by how much they are more or less: "412 games, seven short of the
record held by Lind" tells what the record is, and tells it of Lind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answering.lexicons import pattern_in
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import is_han

_DURATIONS = frozenset(("second", "minute", "hour"))
"""Of these, what lies ahead is less: who came in 38 seconds ahead took less time."""


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """A figure, by how much it is more or less than another one, and where the sentence says what that other one is."""

    figure: Quantity
    by: Quantity
    is_less: bool
    reference: Span


def held_against(quantities: Sequence[Quantity], text: str) -> Iterator[HeldAgainst]:
    """The figures of a sentence that it holds against another one, which it does not tell itself.

    >>> from corpus.quantities import read_quantities
    >>> text = "He retires after 412 games, seven short of the record held by Lind."
    >>> [(one.figure.surface, one.by.surface, one.reference.of(text)) for one in held_against(read_quantities(text), text)]
    [('412 games', 'seven', 'the record held by Lind')]
    """  # noqa: E501
    figures = sorted(quantities, key=lambda one: one.span.start)
    read = _read_chinese if is_han(text) else _read_english
    for at, (figure, by) in enumerate(pairwise(figures)):
        found = read(figure, by, text) if _may_differ_by(figure, by, figures[:at], text) else None
        if found and not any(found.reference.holds(other.span) and other.unit == figure.unit for other in figures):
            yield replace(found, by=replace(by, unit=figure.unit))


def _may_differ_by(figure: Quantity, by: Quantity, before: Sequence[Quantity], text: str) -> bool:
    """Whether one figure can be by how much another is more: a bare one is, of the only figure of its clause."""
    are_alike = figure.shape == by.shape == "amount" and by.unit in {"", figure.unit} and figure.value_high is None
    if not are_alike or figure.unit == "percent":
        return False
    beside = [other for other in before if not _parts(text[other.span.end : figure.span.start])]
    return bool(by.unit) or all(other.unit in {"", figure.unit} for other in beside)


def _parts(between: str) -> bool:
    return any(mark in between for mark in ",;:，；：")


def _read_english(figure: Quantity, by: Quantity, text: str) -> HeldAgainst | None:
    between = pattern_in("held_against", "en", "between").fullmatch(text[figure.span.end : by.span.start])
    behind = pattern_in("held_against", "en", "behind").match(text[by.span.end :]) if between else None
    if behind is None or (figure.unit in _DURATIONS and not behind["less"] and "than" not in behind.group()):
        return None
    start, end = (by.span.end + place for place in behind.span("reference"))
    return HeldAgainst(figure, by, bool(behind["less"] or behind["below"] or behind["behind"]), Span(start, end))


def _read_chinese(figure: Quantity, by: Quantity, text: str) -> HeldAgainst | None:
    before = pattern_in("held_against", "zh", "before").fullmatch(text, figure.span.end, by.span.start)
    return HeldAgainst(figure, by, bool(before["less"]), Span(*before.span("reference"))) if before else None
