"""What a figure is only compared with: "3 million less than the parliament had granted" tells no grant."""

from collections.abc import Iterator

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from bot.answering.spans.names import find_names
from bot.answering.spans.plans import asks_for_plan
from corpus.spans import Span
from corpus.words import stems_of

_OWN = 25
"""Within so many characters behind a name stands a figure of its own: "than the Petrel, which has 40"."""


def is_only_compared(question: Question, text: str) -> bool:
    """Whether a sentence speaks of what is asked for only where it holds its own figure against it.

    >>> from bot.answering.asked.question import Need
    >>> asked = Need("granted", {frozenset({"grant"}): 1.0}, 0.7)
    >>> text = "The pier cost 4 million, 1 million less than the council had granted."
    >>> is_only_compared(Question("How much had the council granted?", needs=(asked,)), text)
    True
    """
    if pattern_in("compared", "asks_difference").search(question.text):
        return False
    if _is_time_compared(question, text) or _is_name_compared(question, text):
        return True
    return any(_is_told_there_alone(question, span, text) for span in _compared(question, text))


def _compared(question: Question, text: str) -> Iterator[Span]:
    """Where a sentence says what it holds its own figure against; of a sum that was planned, all that is said of it."""
    clause = pattern_in("compared", "clause").search(text)
    if clause:
        deed = pattern_in("compared", "deed").search(clause.group())
        yield Span(clause.start() + deed.start(), clause.start() + deed.end()) if deed else Span(*clause.span())
    planned = None if asks_for_plan(question) else pattern_in("compared", "planned").search(text)
    if planned:
        yield Span(*planned.span())


def _is_told_there_alone(question: Question, span: Span, text: str) -> bool:
    there = frozenset(stems_of(span.of(text)))
    rest = frozenset(stems_of(f"{text[: span.start]} {text[span.end :]}"))
    return any(need.is_told_by(there) and not need.is_told_by(rest) for need in question.needs if not need.is_name)


def tells_how_much_more(question: Question, end: int, text: str) -> bool:
    """Whether the figure that ends there tells by how much something is more, and no such thing is asked for.

    >>> text = "It weighs 228 grams, 19 grams less than the first one."
    >>> tells_how_much_more(Question("How heavy was the first one?"), 29, text)
    True
    """
    asks = pattern_in("compared", "asks_difference").search(question.text) or question.operation != "none"
    return not asks and is_by_how_much(end, text)


def is_by_how_much(end: int, text: str) -> bool:
    """Whether the figure that ends there tells by how much something is more: "57 grams lighter than"."""
    return pattern_in("compared", "by_how_much").match(text[end:]) is not None


def leads_by(question: Question, start: int, text: str) -> bool:
    """Whether the figure that begins there tells by how much somebody led or won, and that is not asked for.

    >>> leads_by(Question("How many points did they have?"), 12, "They led by nine points.")
    True
    """
    asks = any(pattern_in("compared", key).search(question.text) for key in ("asks_difference", "asks_lead"))
    return not asks and pattern_in("compared", "lead").search(text[:start]) is not None


def _is_name_compared(question: Question, text: str) -> bool:
    """Whether a text has the asked name only behind "than", and no figure right behind it: "2 more than the Petrel"."""
    asked = frozenset(stem for need in question.needs if need.is_name for stem in need.own)
    told = [name for name in find_names(text) if not asked.isdisjoint(stems_of(name.of(text)))]
    behind_than = [name for name in told if pattern_in("compared", "before_name").search(text[: name.start])]
    return bool(told) and told == behind_than and not any(map(str.isdigit, text[told[-1].end :][:_OWN]))


def _is_time_compared(question: Question, text: str) -> bool:
    """Whether a text has the asked year only behind "than": "1,700 more than in 2024" tells nothing of 2024."""
    rest = pattern_in("compared", "time").sub(" ", text)
    return any(year in text and year not in rest for year in question.years)
