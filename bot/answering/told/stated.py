"""A difference that a Chinese sentence states itself, where a question asks for it: 比今年多900万元."""

from collections.abc import Iterator

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.said.answer import Answer, ValueAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.answer_spans import is_of_asked_period
from corpus.spans import Span
from corpus.words import is_han

_TRIED = 3
"""How many of the best sentences may state it."""


def state_difference(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The figure behind 比…多 of a sentence that tells all else of what is asked, and of no other time."""
    question = evidence.question
    if question.operation != "difference" or not is_han(question.text):
        return None
    asked = pattern_in("stated", "asked").search(question.text)
    if asked is None:
        return None
    way = next(iter(_ways_of(asked["way"])), "")
    for one in evidence.sentences[:_TRIED]:
        span = _stated(question, way, one, holdings)
        if span:
            return ValueAnswer(finding=excerpt(one.sentence, holdings, span), confidence=one.confidence)
    return None


def _stated(question: Question, way: str, one: SentenceEvidence, holdings: Holdings) -> Span | None:
    """Where a sentence states by how much it is more, or less, than what it is held against in the question."""
    text = holdings.text_of(one.sentence)
    if one.agreement.period in {"conflict", "unstated"} or not all(map(_says_which_way, _missing(one))):
        return None
    figures = holdings.figures_of(one.sentence)
    for quantity in figures.quantities:
        found = pattern_in("stated", "told").search(text[: quantity.span.start])
        if found is None or way not in _ways_of(found["way"]):
            continue
        is_against_it = all(sign in question.text for sign in found["against"])
        if is_against_it and is_of_asked_period(question, quantity, figures, text):
            return quantity.span
    return None


def _missing(one: SentenceEvidence) -> Iterator[str]:
    return (need.surface for need in one.agreement.missing)


def _says_which_way(word: str) -> bool:
    return next(iter(_ways_of(word)), None) is not None


def _ways_of(word: str) -> Iterator[str]:
    """Whether a word tells more or less."""
    return (way for way, words in lexicon("stated")["ways"].items() if word in words)
