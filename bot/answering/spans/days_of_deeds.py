"""Days of deeds: "opened in 1859, was closed in 1964" tells two days, and each is of its own deed."""

from collections.abc import Sequence
from itertools import pairwise

from bot.answering.agreed.judge import is_told
from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import words_in
from bot.answering.spans.pieces import split_pieces
from corpus.period import Period
from corpus.spans import Span
from corpus.words import read_words, stems_of


def day_of_deed(question: Question, span: Span, periods: Sequence[Period], text: str) -> Span:
    """The day beside the deed that a question asks for, where the given one stands beside another deed.

    The deed is the last thing that the question speaks of and the sentence tells: "opened" in "When was the line
    opened?", and "left" in "When did Roe leave the line?". The given day is kept where it stands in one piece with the
    deed, or where no other piece tells the deed and one day.

    Args:
        question: what is asked.
        span: a day of the text, or what holds it.
        periods: of the text.
        text: a sentence.

    >>> from bot.answering.asked.question import Need
    >>> from corpus.periods import read_periods
    >>> text = "The line opened in 1859, was closed in 1964 and is remembered."
    >>> opened = Need("opened", {frozenset({"open"}): 1.0}, 1.0)
    >>> asked = Question("When was the line opened?", answer_type="date", needs=(opened,))
    >>> day_of_deed(asked, Span(38, 42), read_periods(text, None), text).of(text)
    '1859'
    """
    dated = [
        (piece, days)
        for piece in split_pieces(Span(0, len(text)), text)
        if (days := [one.span for one in periods if one.span and piece.holds(one.span)])
    ]
    given = next((piece for piece, _ in dated if piece.overlaps(span)), None)
    deed = _deed(question, text)
    if given is None or deed is None or is_told(deed, _stems(given, text)):
        return span
    others = [(piece, days) for piece, days in dated if piece != given]
    surely = [days for piece, days in others if is_told(deed, _stems(piece, text))]
    beside = surely or [
        days
        for piece, days in others
        if not _is_told_somehow(deed, given, text) and _is_told_somehow(deed, piece, text)
    ]
    return beside[0][0] if len(beside) == 1 and len(beside[0]) == 1 else span


def _deed(question: Question, text: str) -> Need | None:
    """The last thing that a question speaks of and a text tells, but for names and for what something was done to."""
    words = read_words(question.text)
    before_object = words_in("deeds", "before_object")
    done_to = {one.stem for before, one in pairwise(words) if before.text.casefold() in before_object}
    places = {word.stem: place for place, word in enumerate(words)}
    told = [need for need in question.needs if _is_told_somehow(need, Span(0, len(text)), text)]
    deeds = [need for need in told if not need.is_name and done_to.isdisjoint(need.own)]
    return max(deeds, key=lambda need: max((places.get(stem, -1) for stem in need.own), default=-1), default=None)


def _is_told_somehow(need: Need, piece: Span, text: str) -> bool:
    return need.is_told_by(_stems(piece, text))


def _stems(piece: Span, text: str) -> frozenset[str]:
    return frozenset(stems_of(piece.of(text)))
