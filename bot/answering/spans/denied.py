"""Denials: a sentence says that what a question speaks of was not so."""

from bot.answering.asked.question import Question
from bot.answering.lexicons import stems_in
from corpus.words import stems_of

_NEXT = 2
"""How many words behind it a negation reaches for certain."""


def denies(question: Question, text: str) -> bool:
    """Whether a negation stands right before a word of the question: "is not expected", "has no moons".

    >>> from bot.answering.asked.question import Need
    >>> asked = Question("When was the pier built?", needs=(Need("built", {frozenset({"built"}): 1.0}, 0.7),))
    >>> [denies(asked, text) for text in ("The pier was never built.", "The pier was not only built but sold.")]
    [True, False]
    """
    stems = stems_of(text)
    negations, no_denials = stems_in("cues", "negations"), stems_in("cues", "no_denials")
    return any(
        stem in negations and stems[at + 1] not in no_denials and question.meant & set(stems[at + 1 : at + 1 + _NEXT])
        for at, stem in enumerate(stems[:-1])
    )


def negates(text: str) -> bool:
    """Whether a sentence has any negation."""
    return not stems_in("cues", "negations").isdisjoint(stems_of(text))
