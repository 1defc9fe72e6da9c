"""Successions: a name behind "succeeded" is that of the one who left, and the date is that of another's coming."""

import re

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import read_words, stems_of


def tells_of_successor(question: Question, span: Span, text: str) -> bool:
    """Whether a part of a sentence answers for the one who came, where the question is for the one who left, or the
    other way about.

    The name behind "succeeded" answers no question for who is in office, and the date none for when that one came.

    >>> text = "In 2021 Ann Roe succeeded Bo Falk as warden."
    >>> [tells_of_successor(Question(f"When did {name} become warden?"), Span(3, 7), text) for name in ("Bo Falk", "Ann Roe")]
    [True, False]
    >>> tells_of_successor(Question("Who is the warden?"), Span(26, 33), text)
    True
    """  # noqa: E501
    left = next((name for name in find_names(text) if _left(name, text)), None)
    if left is None or pattern_in("successions", "leaving").search(question.text):
        return False
    asked = frozenset(stems_of(question.text)) | question.meant
    if question.answer_type == "person" or left.holds(span):
        return left.overlaps(span) and asked.isdisjoint(_described(left, text))
    name = left.of(text)
    is_told_again = name in text[left.end : span.start]  # "succeeded Ann Lund, and Ann Lund became mayor in 2003"
    return not is_told_again and not frozenset(stems_of(question.text)).isdisjoint(stems_of(name))


def _left(name: Span, text: str) -> bool:
    """Whether a sentence says of the one who has the name that somebody else came after."""
    return bool(_behind(name, text) or pattern_in("successions", "was_followed").match(text[name.end :]))


def _described(name: Span, text: str) -> frozenset[str]:
    """The words before a name that say who it is: "its founder, Colin Marsh"."""
    behind = _behind(name, text)
    return frozenset(word.stem for word in read_words(behind.group())[1:]) if behind else frozenset()


def _behind(name: Span, text: str) -> re.Match[str] | None:
    """What says that somebody came after the one who has the name, where that stands right before it."""
    return pattern_in("successions", "took_over").search(text[: name.start])
