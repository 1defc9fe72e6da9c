"""Figures that a sentence holds against another one by how much they are more or less: "412 games, seven short of the
record held by Lind" tells what the record is, and tells it of Lind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import is_han, stems_of

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
    if _holds_several(figures, text):
        return
    read = _read_chinese if is_han(text) else _read_english
    for at, (figure, by) in enumerate(pairwise(figures)):
        found = read(figure, by, text) if _may_differ_by(figure, by, figures[:at], text) else None
        if found and _is_one(found, text) and not _is_told_beside(found, figures):
            yield replace(found, by=replace(by, unit=figure.unit))


def says_how_much_more(figure: Quantity, text: str) -> bool:
    """Whether a figure says by how much another one is more or less: the 12 of "12 less than planned"."""
    return pattern_in("held_against", "en", "behind").match(text[figure.span.end :]) is not None


def not_of_reference(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures of a sentence but for one that it holds against what the question names, and tells of something else.

    >>> from bot.answering.asked.question import Need
    >>> from corpus.quantities import read_quantities
    >>> asked = Question("How many did Cai do?", needs=(Need("Cai", {frozenset({"cai"}): 1.0}, 1.0, is_name=True),))
    >>> not_of_reference(asked, read_quantities("Bo did 30, two more than Cai and Di together."), "Bo did 30, two more than Cai and Di together.")[0].surface
    'two'
    """  # noqa: E501
    figures = sorted(quantities, key=lambda one: one.span.start)
    return tuple(one for one in quantities if not _is_of_another(question, one, figures, text))


def _is_of_another(question: Question, figure: Quantity, figures: Sequence[Quantity], text: str) -> bool:
    by = next((one for one in figures if one.span.start > figure.span.start and says_how_much_more(one, text)), None)
    if by is None:
        return False
    own, behind = (frozenset(stems_of(part)) for part in (text[: by.span.start], text[by.span.end :]))
    names = [need.own for need in question.needs if need.is_name]
    return any(name <= behind and name.isdisjoint(own) for name in names) or _is_of_no_time(question, by, text)


def _is_of_no_time(question: Question, by: Quantity, text: str) -> bool:
    """Whether a question asks for "this season", and a sentence that compares with another tells no such time."""
    this, then = pattern_in("held_against", "this_time"), pattern_in("earlier", "asked")
    is_dated = any(period.is_dated for period in question.periods)
    asks = this.search(question.text) and not is_dated and not this.search(text[: by.span.start])
    return bool(asks and then.search(text[by.span.end :]))


def is_asked_so(question: Question, held: HeldAgainst, text: str) -> bool:
    """Whether a question asks for the very measure that two things are compared in, and not for what only one of them
    has or is: of "500 nurses work nights, 60 more than in Lund" none is told how many nurses there are.
    """
    own = text[: held.by.span.start] if not is_han(text) else text
    compared = text[: held.reference.start] if not is_han(text) else text
    for dimension in lexicon("held_against")["dimensions"]:
        if re.search(dimension["asked"], question.text) and not re.search(dimension["told"], compared):
            return False
    if pattern_in("held_against", "this_time").search(question.text):
        return False
    asks_have, tells_have = (pattern_in("held_against", key) for key in ("asks_have", "tells_have"))
    return not (asks_have.search(question.text) and not (is_han(text) or tells_have.search(own)))


def _holds_several(figures: Sequence[Quantity], text: str) -> bool:
    """Whether a text compares more than once, so that nobody can tell what with what."""
    return sum(says_how_much_more(one, text) for one in figures) > 1


def _is_one(held: HeldAgainst, text: str) -> bool:
    """Whether a figure that is so, and not only foretold, is held against one thing of its own kind."""
    own = f"{text[: held.by.span.start]}" if not is_han(text) else text[: held.figure.span.end]
    words, behind = held.reference.of(text), text[held.reference.end :]
    is_foretold = pattern_in("held_against", "foretold").search(own)
    is_several = pattern_in("held_against", "several_in").search(words) or (
        not is_han(text) and pattern_in("held_against", "several").search(behind)
    )
    has_both = pattern_in("held_against", "loss").search(text) and pattern_in("held_against", "gain").search(text)
    return not (is_foretold or is_several or has_both)


def _is_told_beside(held: HeldAgainst, figures: Sequence[Quantity]) -> bool:
    """Whether a sentence has a further figure of the kind, which may be the very one that it holds its own against."""
    own = {held.figure.span, held.by.span}
    return any(one.shape == "amount" and one.unit in {"", held.figure.unit} for one in figures if one.span not in own)


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
