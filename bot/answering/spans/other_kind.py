"""Another kind of the same thing, or the opposite of what was done: no pre-tax profit is a net profit."""

import re

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in, stems_in, undoing
from bot.answering.spans.denied import negates
from corpus.words import stem_of, stems_of


def tells_other_kind(question: Question, text: str) -> bool:
    """Whether a text tells of another kind than the question asks for, of an opposite, or of what was done where what
    was not done is asked for.

    >>> from bot.answering.asked.question import Need
    >>> done = Need("completed", {frozenset({"complet"}): 1.0}, 0.6)
    >>> tells_other_kind(Question("When was it completed?", needs=(done,)), "The merger was abandoned in May.")
    True
    """
    return is_qualified_otherwise(question, text) or _is_opposite(question, text) or _is_unnegated(question, text)


def is_qualified_otherwise(question: Question, text: str) -> bool:
    """Whether a question narrows a measure that the text narrows in another way: "net profit" and "pre-tax profit"."""
    pattern = pattern_in("other_kind", "qualified")
    told = {(_plain(found["kind"]), stem_of(found["noun"])) for found in pattern.finditer(text)}
    asked = {(_plain(found["kind"]), stem_of(found["noun"])) for found in pattern.finditer(question.text)}
    nouns = {noun for _, noun in told}
    return bool(asked) and not asked & told and any(noun in nouns for _, noun in asked)


def _plain(kind: str) -> str:
    """A kind without its hyphen: "pretax" for "pre-tax"."""
    return re.sub(r"\W", "", kind).casefold()


def _is_opposite(question: Question, text: str) -> bool:
    """Whether a text has the opposite of a word that it lacks: "abandoned" where "completed" is asked for."""
    told = frozenset(stems_of(text))
    needs = [need for need in question.needs if not (need.is_name or need.is_told_by(told))]
    return not undoing(frozenset(stem for need in needs for stem in need.own)).isdisjoint(told)


def _is_unnegated(question: Question, text: str) -> bool:
    """Whether a question asks how many did not, and the text tells of no such thing."""
    return question.asks_figure and negates(question.text) and not (negates(text) or _fails(text))


def _fails(text: str) -> bool:
    return not stems_in("other_kind", "failing").isdisjoint(stems_of(text))
