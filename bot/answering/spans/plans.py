"""What was planned, expected or allowed, and what was: "57 million, against the 41 million that had been budgeted"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.spans.held_against import says_how_much_more
from bot.answering.spans.pieces import piece_at
from corpus.quantity import Quantity


def asks_for_plan_of(question: Question, words: str) -> bool:
    """Whether a question asks for what was planned, or expected, and words tell that it is.

    >>> [asks_for_plan_of(Question("How much had been budgeted?"), words) for words in ("the budget", "the record")]
    [True, False]
    """
    return any(asked.search(question.text) and told.search(words) for asked, told in _plans())


def asks_for_plan(question: Question) -> bool:
    """Whether a question speaks of what was planned, expected or allowed."""
    return any(asked.search(question.text) for asked, _ in _plans())


def is_word_for_plan(need: Need) -> bool:
    """Whether a need says no more than that something was planned, or built: "exceed the budget", "building"."""
    is_plan = any(asked.search(need.surface) for asked, _ in _plans())
    return not need.is_name and (is_plan or pattern_in("held_against", "works").fullmatch(need.surface) is not None)


def goes_asked_way(question: Question, *, is_less: bool) -> bool:
    """Whether what was is more than planned where a question takes it to be more, and less where it takes it to be.

    >>> [goes_asked_way(Question("By how much did it exceed the budget?"), is_less=less) for less in (False, True)]
    [True, False]
    """
    return pattern_in("held_against", "asks_over" if is_less else "asks_under").search(question.text) is None


def planned_pairs(question: Question, quantities: Sequence[Quantity], text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """What was, and beside it what was planned, of the kind of plan that a question asks for.

    >>> from corpus.quantities import read_quantities
    >>> text = "It cost 64 million, whereas 45 million had been set aside for it."
    >>> asked = Question("By how much did it exceed the budget?")
    >>> [(real.surface, plan.surface) for real, plan in planned_pairs(asked, read_quantities(text), text)]
    [('64 million', '45 million')]
    """
    amounts = sorted((one for one in quantities if one.shape == "amount"), key=lambda one: one.span.start)
    if any(says_how_much_more(one, text) for one in amounts):
        return
    told = [(_as_told(one), piece_at(one.span.start, text)) for one in amounts]
    if len({piece for _, piece in told if _tells_plan(piece)}) > 1:
        return
    for at, ((one, here), (other, there)) in enumerate(pairwise(told)):
        if ";" in text[one.span.end : other.span.start]:
            continue
        first, second = _alike(one, other)
        spans = {amounts[at].span, amounts[at + 1].span}
        is_planned = asks_for_plan_of(question, here)
        real, plan = (second, first) if is_planned else (first, second)
        is_one = is_planned != asks_for_plan_of(question, there) and not _tells_plan(there if is_planned else here)
        is_all = not any(further.unit in {"", first.unit} for further in amounts if further.span not in spans)
        if is_one and is_all and first.unit == second.unit and _is_loss(here) == _is_loss(there):
            yield real, plan


def _alike(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two figures of which a bare one has the unit of the other: "planned to take eight months, it lasted nineteen"."""
    return (
        one if one.unit else replace(one, unit=other.unit),
        other if other.unit else replace(other, unit=one.unit),
    )


def _as_told(figure: Quantity) -> Quantity:
    """A figure without the word that holds another one against it: "well above the 41 million" tells no bound."""
    found = pattern_in("held_against", "no_bound").match(figure.surface)
    if found is None:
        return figure
    start = figure.span.start + found.end()
    return replace(figure, surface=figure.surface[found.end() :], span=replace(figure.span, start=start), operator="=")


def _is_loss(clause: str) -> bool:
    return pattern_in("held_against", "loss").search(clause) is not None


def _tells_plan(clause: str) -> bool:
    return any(told.search(clause) for _, told in _plans())


@cache
def _plans() -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(row["asked"]), re.compile(row["told"])) for row in lexicon("held_against")["plans"]]
