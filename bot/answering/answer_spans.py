"""The span of a sentence that answers: a figure, a date, names, by the kind that the question asks for."""

import re
from collections.abc import Sequence
from functools import cache

from bot.answering.agreement import periods_agree
from bot.answering.clauses import split_clauses
from bot.answering.fitness import figure_fits
from bot.answering.holdings import Figures, Holdings
from bot.answering.lexicons import generic_stems, lexicon
from bot.answering.question import Question
from bot.answering.vocabulary import Vocabulary
from corpus.article import Sentence
from corpus.lexicons import lexicon as periods_lexicon
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import Word, is_han, read_words, stems_of

_BEGINNING = 10
"""How many characters into a sentence a period still stands at its beginning ("As of the end of 2024, ...")."""
_RIGHT_BEHIND = 6
"""Characters between a figure and a period that belongs to it: those of " in the "."""
_ABBREVIATED = ("Ltd.", "Inc.", "Co.", "Corp.", "Jr.", "Sr.", "U.S.", "U.K.")
_NAME = re.compile(
    r"(?<!\w)(?:[A-Z][\w&'’.-]*|[A-Z]\.)"
    r"(?:,? (?:Ltd|Inc)\.| (?:of|for|and|the|de|α|β|[A-Z][\w&'’.-]*))*"
    r"(?: \([\w.]+\))?"
)


def find_span(question: Question, sentence: Sentence, holdings: Holdings) -> Span | None:
    """The part of the sentence that answers, as a span of the sentence; None where the whole sentence does."""
    figures = holdings.figures_of(sentence)
    text = holdings.text_of(sentence)
    if question.answer_type in {"value", "count", "duration"}:
        return _figure_span(question, figures, text)
    if question.answer_type == "date":
        return _period_span(question, figures, text)
    if question.answer_type in {"person", "organisation", "place"}:
        return _name_span(question, text, holdings.article(sentence.article).title, holdings.vocabulary)
    return None


def names_another(question: Question, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text has a name that the question does not have: without one it tells no who, and no where."""
    names = (word.stem for word in read_words(text) if word.is_capitalised and word.stem in vocabulary.names)
    return is_han(text) or any(stem not in question.stems | _calendar() for stem in names)


def _figure_span(question: Question, figures: Figures, text: str) -> Span | None:
    """The fitting figure nearest to what the question speaks of, beside the period that it asks for."""
    fitting = [quantity for quantity in figures.quantities if figure_fits(question, quantity)]
    if not fitting:
        return None
    asked = [quantity for quantity in fitting if _is_of_asked_period(question, quantity, figures, text)]
    anchors = _anchors(question, text)
    return min((quantity.span for quantity in asked), key=lambda span: _gap(span, anchors), default=None)


def _is_of_asked_period(question: Question, quantity: Quantity, figures: Figures, text: str) -> bool:
    """Whether the period that governs the figure is one that was asked for."""
    governing = _governing(quantity, figures, text)
    return not governing or periods_agree(question.periods, governing) != "conflict"


def _governing(quantity: Quantity, figures: Figures, text: str) -> Sequence[Period]:
    """A figure's period: the one right behind it ("12 in 2021"), else that of its clause, else the last one before.

    A figure for which the sentence has no such period has those that the sentence inherits, or else the first after.
    """
    placed = [(period, period.span) for period in figures.periods if period.span]
    clause = next(clause for clause in split_clauses(text) if clause.end > quantity.span.start)
    behind = [
        period
        for period, span in placed
        if 0 <= span.start - quantity.span.end <= _RIGHT_BEHIND and span.start < clause.end
    ]
    before = [period for period, span in placed if span.end <= quantity.span.start]
    within = [period for period, span in placed if clause.overlaps(span)]
    after = [period for period, span in placed if span.start >= quantity.span.end]
    nearest = (*behind[:1], *within[-1:], *before[-1:])
    return nearest[:1] or figures.inherited or after[:1]


def _period_span(question: Question, figures: Figures, text: str) -> Span | None:
    """The period that the question does not name already.

    Of several, the one that the sentence begins with governs it; else the one nearest to what the question speaks of.
    """
    new = [period.span for period in figures.periods if period.span and not _asked(period, question.periods)]
    anchors = _anchors(question, text)
    return min(new, key=lambda span: (span.start > _BEGINNING, _gap(span, anchors)), default=None)


def _asked(period: Period, asked: Sequence[Period]) -> bool:
    return any(period.same_days(other) for other in asked)


def _name_span(question: Question, text: str, title: str, vocabulary: Vocabulary) -> Span | None:
    """The one name of the sentence that neither question nor title holds; None where there are more, or none."""
    names = [_without_stop(Span(*match.span()), text) for match in _NAME.finditer(text)]
    titled = frozenset(stems_of(title))
    names = [name for name in names if not vocabulary.names.isdisjoint(stems_of(name.of(text)))]
    new = [
        name for name in names if _is_new(name.of(text), question) and not frozenset(stems_of(name.of(text))) <= titled
    ]
    return new[0] if len(new) == 1 else None


def _without_stop(name: Span, text: str) -> Span:
    """A name without the full stop of its sentence; that of an abbreviation stays."""
    written = name.of(text)
    ends = written.endswith(".") and not written.endswith(_ABBREVIATED)
    return Span(name.start, name.end - 1) if ends else name


def _is_new(name: str, question: Question) -> bool:
    stems = frozenset(stems_of(name)) - generic_stems()
    return bool(stems) and len(name) > 1 and not stems & question.stems and not _is_calendar(stems)


def _is_calendar(stems: frozenset[str]) -> bool:
    return stems <= _calendar()


def _anchors(question: Question, text: str) -> list[Word]:
    """The words of the sentence that meet the question's needs."""
    asked = {stem for need in question.needs for way in need.ways for stem in way}
    asked |= question.stems - generic_stems()
    return [word for word in read_words(text) if word.stem in asked]


def _gap(span: Span, anchors: Sequence[Word]) -> float:
    """The mean distance to the anchors, in characters."""
    distances = [_distance(word.span, span) for word in anchors if not span.overlaps(word.span)]
    return sum(distances) / len(distances) if distances else 0.0


def _distance(one: Span | None, other: Span) -> int:
    if one is None:
        return 10_000
    return max(one.start - other.end, other.start - one.end, 0)


@cache
def _calendar() -> frozenset[str]:
    months = periods_lexicon("periods")["en"]["months"]
    return frozenset(stem for word in (*months, *lexicon("cues")["weekdays"]) for stem in stems_of(word))
