"""What a figure is only compared with: "3 million less than the parliament had granted" tells no grant."""

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from corpus.words import stems_of


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
    if _is_time_compared(question, text):
        return True
    clause = pattern_in("compared", "clause").search(text)
    if clause is None:
        return False
    deed = pattern_in("compared", "deed").search(clause.group())
    there = frozenset(stems_of(deed.group() if deed else clause.group()))
    rest = frozenset(stems_of(f"{text[: clause.start()]} {text[clause.end() :]}"))
    return any(need.is_told_by(there) and not need.is_told_by(rest) for need in question.needs if not need.is_name)


def tells_how_much_more(question: Question, end: int, text: str) -> bool:
    """Whether the figure that ends there tells by how much something is more, and no such thing is asked for.

    >>> text = "It weighs 228 grams, 19 grams less than the first one."
    >>> tells_how_much_more(Question("How heavy was the first one?"), 29, text)
    True
    """
    asks = pattern_in("compared", "asks_difference").search(question.text) or question.operation != "none"
    return not asks and pattern_in("compared", "by_how_much").match(text[end:]) is not None


def _is_time_compared(question: Question, text: str) -> bool:
    """Whether a text has the asked year only behind "than": "1,700 more than in 2024" tells nothing of 2024."""
    rest = pattern_in("compared", "time").sub(" ", text)
    return any(year in text and year not in rest for year in question.years)
