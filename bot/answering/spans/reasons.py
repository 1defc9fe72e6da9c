"""Reasons: whether a sentence says why, by the words that give reasons, and of what."""

from collections.abc import Iterator
from functools import cache

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in, patterns_in
from corpus.words import is_han, stems_of, terms_of

_LONGEST = 4
"""Stems of a phrase that gives a reason."""
_GOVERNED = 4
"""How many stems behind such a phrase are of what it gives as the reason."""


def gives_reason(text: str) -> bool:
    """Whether a sentence has a word by which reasons are given.

    >>> [gives_reason(text) for text in ("It shut because of the storm.", "It shut on Monday.")]
    [True, False]
    """
    is_given = next(_given(text), None) is not None
    return is_given or any(pattern.search(text) for pattern in patterns_in("cues", "patterns"))


def asks_cause(question: Question) -> bool:
    """Whether a question asks what caused something: a sentence that gives no reason answers no such one."""
    return pattern_in("cues", "asks_cause").match(question.text) is not None


def tells_what_came_of_it(question: Question, text: str) -> bool:
    """Whether a sentence gives what is asked about as a reason itself, and so tells what came of it, not why it came.

    >>> from bot.answering.asked.question import Need
    >>> fire = Question("What caused the fire?", needs=(Need("fire", {frozenset({"fire"}): 1.0}, 1.0),))
    >>> [tells_what_came_of_it(fire, text) for text in ("It shut after a fire.", "The fire came of a spark.")]
    [True, False]
    """
    if is_han(text):
        return _causes_in_chinese(question, text)
    event = pattern_in("cues", "asks_cause").match(question.text)
    stems = frozenset(stems_of(event["event"])) if event else frozenset()
    asked = [need for need in question.needs if not (need.is_name or stems.isdisjoint(need.own))]
    given = [frozenset(behind) for behind in _given(text)]
    return bool(given) and any(all(need.own <= behind for behind in given) for need in asked)


def _causes_in_chinese(question: Question, text: str) -> bool:
    """Whether what is asked about stands before 导致 and not behind it."""
    found = pattern_in("cues", "causing_zh").search(text)
    if found is None:
        return False
    asked = [need for need in question.needs if not need.is_name]
    cause, effect = (frozenset(terms_of(found[part])) for part in ("cause", "effect"))
    in_cause = [need for need in asked if need.is_told_by(cause)]
    return bool(in_cause) and not any(need.is_told_by(effect) for need in asked) and in_cause[-1] == asked[-1]


def _given(text: str) -> Iterator[tuple[str, ...]]:
    """The stems behind each phrase that gives a reason."""
    stems = stems_of(text)
    for at in range(len(stems)):
        length = next((n for n in range(_LONGEST, 0, -1) if stems[at : at + n] in _phrases()), 0)
        if length:
            yield stems[at + length : at + length + _GOVERNED]


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(stems_of(phrase) for phrase in lexicon("cues")["phrases"])
