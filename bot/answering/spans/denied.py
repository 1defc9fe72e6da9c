"""Denials: a sentence says that what a question speaks of was not so."""

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in, stems_in
from corpus.spans import Span
from corpus.words import is_han, stems_of, terms_of

_AS_GOOD = 0.9
"""What a synonym is worth. A word of a phrase is none: who did not live on has died, as who lives no longer has."""
_NEXT = 2
"""How many words behind it a negation reaches for certain."""


def denies(question: Question, text: str) -> bool:
    """Whether a negation stands right before a word of the question: "is not expected", "has no moons".

    >>> from bot.answering.asked.question import Need
    >>> asked = Question("When was the pier built?", needs=(Need("built", {frozenset({"built"}): 1.0}, 0.7),))
    >>> [denies(asked, text) for text in ("The pier was never built.", "The pier was not only built but sold.")]
    [True, False]
    """
    if is_han(text):
        return _denies_in_chinese(question, text)
    stems = stems_of(_without_numbers(text))
    negations, no_denials = stems_in("cues", "negations"), stems_in("cues", "no_denials")
    ways = (way for need in question.needs for way, worth in need.ways.items() if worth >= _AS_GOOD)
    meant = {stem for way in ways if len(way) == 1 for stem in way}
    return any(
        stem in negations and stems[at + 1] not in no_denials and meant & set(stems[at + 1 : at + 1 + _NEXT])
        for at, stem in enumerate(stems[:-1])
    )


def _denies_in_chinese(question: Question, text: str) -> bool:
    """Whether a clause says behind a negation, and there alone, what the question speaks of: 未造成人员伤亡."""
    ways = [way for need in question.needs for way, worth in need.ways.items() if worth >= _AS_GOOD and way]
    for found in pattern_in("cues", "denied_zh").finditer(text):
        denied = frozenset(terms_of(found["denied"]))
        rest = frozenset(terms_of(f"{text[: found.start()]}，{text[found.end() :]}"))
        if any(way <= denied and not way <= rest for way in ways):
            return True
    return False


def denies_wholly(question: Question, text: str) -> bool:
    """Whether a sentence denies it for good: not until some day, nor of one thing while it tells it of another.

    >>> from bot.answering.asked.question import Need
    >>> asked = Question("When was the pier built?", needs=(Need("built", {frozenset({"built"}): 1.0}, 0.7),))
    >>> texts = "It was never built.", "It was not built until 1902.", "Not built of stone, it was built of iron."
    >>> [denies_wholly(asked, text) for text in texts]
    [True, False, False]
    """
    stems = stems_of(text)
    is_turned = not stems_in("cues", "turning").isdisjoint(stems)
    is_told_again = any(stems.count(stem) > 1 for stem in question.meant.intersection(stems))
    return denies(question, text) and not (is_turned or is_told_again)


def with_denial(span: Span, text: str) -> Span:
    """A time with the "not" that turns it round, as far as no more than a few words part the two.

    >>> text = "It is now not expected before May."
    >>> with_denial(Span(23, 33), text).of(text)
    'not expected before May'
    """
    found = pattern_in("cues", "turned_round").search(text[: span.start] + _first_word(span.of(text)))
    return Span(found.start(), span.end) if found else span


def _first_word(words: str) -> str:
    return f"{words.split(maxsplit=1)[0]} " if words else ""


def negates(text: str) -> bool:
    """Whether a sentence has any negation; "No. 5" is a number."""
    return not stems_in("cues", "negations").isdisjoint(stems_of(_without_numbers(text)))


def _without_numbers(text: str) -> str:
    return pattern_in("cues", "numbered").sub(" ", text)
