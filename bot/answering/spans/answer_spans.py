"""The span of a sentence that answers: a figure, a date, names, by the kind that the question asks for."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from bot.answering.agreed.agreement import periods_agree
from bot.answering.agreed.fitness import figure_fits, is_share
from bot.answering.asked.question import AnswerType, Question
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.figures import Figures
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import generic_stems, lexicon, pattern_in, words_in, world_names
from bot.answering.spans.chinese_figures import best_time, governing_in_chinese, places_span, told_of_it
from bot.answering.spans.chinese_people import body_span, person_span
from bot.answering.spans.chinese_places import place_span, tells_place
from bot.answering.spans.clauses import split_clauses
from bot.answering.spans.compared import leads_by, tells_how_much_more
from bot.answering.spans.days_of_deeds import day_of_deed
from bot.answering.spans.dimensions import is_of_dimension, of_dimension
from bot.answering.spans.doers import is_done_by_unnamed
from bot.answering.spans.earlier import of_asked_time, times_held_against
from bot.answering.spans.for_whom import of_asked_group
from bot.answering.spans.held_against import not_of_reference
from bot.answering.spans.lifetimes import end_of_lifetime
from bot.answering.spans.names import find_names, fitting
from bot.answering.spans.nearness import nearness
from bot.answering.spans.owners import of_asked_owner
from bot.answering.spans.parts_of_whole import without_other_part
from bot.answering.spans.pieces import beside_stated, piece_at
from bot.answering.spans.rates import of_asked_rate
from bot.answering.spans.weekdays import weekday_told
from corpus.article import Sentence
from corpus.lexicons import lexicon as periods_lexicon
from corpus.period import Period
from corpus.quantities.measures import whole_measure
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import is_han, read_words, stems_of

_BEGINNING = 10
"""How many characters into a sentence a period still stands at its beginning ("As of the end of 2024, ...")."""
_GOVERNS = 0.5
"""What that is worth beside being near to what the question speaks of."""
_RIGHT_BEHIND = 6
"""Characters between a figure and a period that belongs to it: those of " in the "."""
_SCORE = re.compile(r"(?<![\d.,-])\d{1,3}[-–:]\d{1,3}(?![\d-]|[.,]\d)")
_AHEAD = 1.15
"""How much nearer than the next one a name must stand to what the question speaks of, to be the one that is meant."""

_IN_CHINESE: Mapping[AnswerType, Callable[[Question, str], Span | None]] = {
    "list": places_span,
    "organisation": body_span,
    "person": person_span,
    "place": place_span,
}


def find_span(question: Question, sentence: Sentence, holdings: Holdings) -> Span | None:
    """The part of the sentence that answers, as a span of the sentence; None where the whole sentence does."""
    figures = of_asked_fineness(question, holdings.figures_of(sentence))
    text = holdings.text_of(sentence)
    if question.asks_figure:
        return _figure_span(question, figures, text, holdings.article(sentence.article).title)
    if question.answer_type == "date" or _asks_day(question):
        return (weekday_told(question, text) if _asks_day(question) else None) or _period_span(question, figures, text)
    if question.answer_type in _IN_CHINESE and is_han(text):
        return _IN_CHINESE[question.answer_type](question, text)
    asks_name = question.answer_type in {"person", "organisation", "place"}
    if asks_name and not is_done_by_unnamed(question, text):
        return _name_span(question, text, holdings.article(sentence.article).title, holdings.vocabulary)
    return None


def of_asked_fineness(question: Question, figures: Figures) -> Figures:
    """The figures of a sentence without its years, where a day is asked for: no year tells on which day it is open."""
    days = tuple(period for period in figures.periods if _is_day(period))
    return replace(figures, periods=days) if _asks_day(question) else figures


def _asks_day(question: Question) -> bool:
    asks_when = question.answer_type in {"date", "entity", "list"}
    return asks_when and pattern_in("cues", "asks_day").search(question.text) is not None


def is_of_asked_period(question: Question, quantity: Quantity, figures: Figures, text: str) -> bool:
    """Whether the period that governs a figure of a text is one that was asked for."""
    own = governing(quantity, figures, text)
    if own:
        return periods_agree(question.periods, own, figures.year) != "conflict"
    then = [span for span in times_held_against(text) if not span.holds(quantity.span)]
    before = [one for one in figures.periods if one.span and any(span.holds(one.span) for span in then)]
    return periods_agree(question.periods, before, figures.year) not in {"same", "within"}


def _is_of_the_very_period(question: Question, quantity: Quantity, figures: Figures, text: str) -> bool:
    """Whether a figure is told of the asked time itself: "by 2030", and not of a part of the time until then."""
    own = governing(quantity, figures, text)
    return bool(own) and periods_agree(question.periods, own, figures.year) == "same"


def told_of_asked(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures of a sentence but for those of another part, of another name, or of another time that it tells."""
    told = [
        one
        for one in of_asked_rate(
            question, of_asked_group(question, of_dimension(question, quantities, text), text), text
        )
        if is_of_dimension(question, one, text)
        or not (tells_how_much_more(question, one.span.end, text) or leads_by(question, one.span.start, text))
    ]
    sure = [*not_of_reference(question, quantities, text)]
    told = [one for one in _still_to_come(question, sure, text) if one in told]
    parts = beside_stated(question, without_other_part(question, told, text), text)
    return of_asked_time(question, of_asked_owner(question, parts, text), text)


def _still_to_come(question: Question, quantities: Sequence[Quantity], text: str) -> Sequence[Quantity]:
    """The figures of what is still to come, where that is asked for and a sentence tells what is planned or done."""
    if not pattern_in("remaining", "asked").search(question.text):
        return quantities
    done, planned, still = (pattern_in("remaining", key) for key in ("done", "planned", "still"))
    told = [(one, piece_at(one.span.start, text)) for one in quantities]
    return [one for one, piece in told if still.search(piece) or not (done.search(text) or planned.search(piece))]


def governing(quantity: Quantity, figures: Figures, text: str) -> Sequence[Period]:
    """A figure's period: the one right behind it ("12 in 2021"), else that of its clause, else the last one before.

    Behind it is also one that stands before the next figure, where its clause has told none so far: "5 tons of figs in
    2021 and 6 tons of figs in 2022".

    A figure for which the sentence has no such period has those that the sentence inherits, or else the first after.
    """
    placed = [(period, period.span) for period in figures.periods if period.span]
    then = [span for span in times_held_against(text) if not span.holds(quantity.span)]
    placed = [(period, at) for period, at in placed if not any(span.holds(at) for span in then)]
    if is_han(text):
        return governing_in_chinese(quantity.span, [period for period, _ in placed], text) or figures.inherited
    clause = next(clause for clause in split_clauses(text) if clause.end > quantity.span.start)
    behind = [
        period
        for period, span in placed
        if 0 <= span.start - quantity.span.end <= _RIGHT_BEHIND and span.start < clause.end
    ]
    before = [period for period, span in placed if span.end <= quantity.span.start]
    next_figure = min(
        (other.span.start for other in figures.quantities if other.span.start > quantity.span.start), default=len(text)
    )
    if not any(clause.start <= span.start < quantity.span.start for _, span in placed):
        behind += [p for p, span in placed if quantity.span.end <= span.start < min(next_figure, clause.end)]
    within = [period for period, span in placed if clause.overlaps(span)]
    after = [period for period, span in placed if span.start >= quantity.span.end]
    nearest = (*behind[:1], *within[-1:], *before[-1:])
    return nearest[:1] or figures.inherited or after[:1]


def names_another(question: Question, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text has a name that the question does not have: without one it tells no who, and no where.

    The name of a place that everybody knows, or of those who live there, tells no who.
    """
    if is_han(text):
        named = {"person": person_span, "place": tells_place}.get(question.answer_type)
        return named is None or bool(named(question, text))
    names = (word.stem for word in read_words(text) if word.is_capitalised and word.stem in vocabulary.names)
    known = question.stems | _calendar() | (frozenset() if question.answer_type == "place" else world_names())
    return any(stem not in known for stem in names)


def _is_in_score(quantity: Quantity, text: str) -> bool:
    """Whether a bare figure is one side of a score, such as the 3 of "3-1", and so counts nothing by itself."""
    beside = _SCORE.finditer(text)
    return not quantity.unit and any(Span(*score.span()).overlaps(quantity.span) for score in beside)


def _is_one_of(quantity: Quantity, text: str) -> bool:
    """Whether a figure tells of how many a thing is one, and not how many it has: "the third of five children".

    So does one that stands for a thing by its place: "a third would follow".
    """
    is_further = pattern_in("parts", "further_one").match(text[quantity.span.start :]) is not None
    return is_further or pattern_in("parts", "one_of").search(text[: quantity.span.start]) is not None


def _figure_span(question: Question, figures: Figures, text: str, title: str) -> Span | None:
    """The fitting figure nearest to what the question speaks of, beside the period that it asks for."""
    told = told_of_asked(question, figures.quantities, text)
    fitting = [quantity for quantity in told if figure_fits(question, quantity)]
    if question.answer_type == "count":
        fitting = [one for one in fitting if not (_is_in_score(one, text) or _is_one_of(one, text))]
    if question.operation == "growth":
        fitting = [quantity for quantity in fitting if _is_change(quantity, text)]
    if not fitting:
        return None
    asked = [quantity for quantity in fitting if is_of_asked_period(question, quantity, figures, text)]
    asked = [one for one in asked if _is_of_the_very_period(question, one, figures, text)] or asked
    if is_han(text):
        return next(iter(told_of_it(question, asked, text, figures.quantities, title)), None)
    best = max(asked, key=lambda quantity: nearness(quantity.span, question, text), default=None)
    return whole_measure(best, figures.quantities, text) if best else None


def _is_change(quantity: Quantity, text: str) -> bool:
    """Whether a figure says by how much, and not to what: a percentage, a multiple, or one behind "by"."""
    before = text[: quantity.span.start].casefold().split()[-1:]
    stands_behind_by = not words_in("cues", "before_change").isdisjoint(before)
    return stands_behind_by or is_share(quantity) or quantity.shape == "multiple"


def _period_span(question: Question, figures: Figures, text: str) -> Span | None:
    """The period that the question does not name already.

    Of several, the one that the sentence begins with governs it; else the one nearest to what the question speaks of.
    """
    told = [period for period in figures.periods if period.span and not _asked(period, question.periods)]
    if is_han(text):
        return best_time(question, told, text)
    best = max(
        (period.span for period in told if period.span),
        key=lambda span: nearness(span, question, text) + _GOVERNS * (span.start <= _BEGINNING),
        default=None,
    )
    return end_of_lifetime(question, day_of_deed(question, best, figures.periods, text), text) if best else None


def _is_day(period: Period) -> bool:
    return period.end is not None and period.start in {None, period.end}


def _asked(period: Period, asked: Sequence[Period]) -> bool:
    return any(period.same_days(other) for other in asked)


def _name_span(question: Question, text: str, title: str, vocabulary: Vocabulary) -> Span | None:
    """The name of the sentence that is meant; None where it has none, or several that stand alike.

    That is one which neither question nor title holds, of the kind that is asked for, and the nearest to the rest.
    """
    titled = frozenset(stems_of(title))
    found = (_without_head(name, question, text) for name in find_names(text))
    names = [name for name in found if not vocabulary.names.isdisjoint(stems_of(name.of(text)))]
    new = [
        name for name in names if _is_new(name.of(text), question) and not frozenset(stems_of(name.of(text))) <= titled
    ]
    near = sorted(
        ((nearness(name, question, text), name) for name in fitting(question.answer_type, new, text)), reverse=True
    )
    if len(near) > 1 and near[0][0] < _AHEAD * near[1][0]:
        return None
    return near[0][1] if near else None


def _without_head(name: Span, question: Question, text: str) -> Span:
    """A name without the part before "of" that the question has itself: "the Aero 3 of Nordvik Ltd."."""
    head, *rest = pattern_in("cues", "within_name").split(name.of(text), maxsplit=1)
    stems = frozenset(stems_of(head)) - generic_stems()
    return Span(name.end - len(rest[0]), name.end) if rest and stems and stems <= question.stems else name


def _is_new(name: str, question: Question) -> bool:
    """Whether a name is none of the question's; where somebody is from does not count: "Ines Faber of Heidelberg"."""
    stems = frozenset(stems_of(pattern_in("cues", "within_name").split(name)[0])) - generic_stems()
    return bool(stems) and len(name) > 1 and not stems & question.stems and not _is_calendar(stems)


def _is_calendar(stems: frozenset[str]) -> bool:
    return stems <= _calendar()


@cache
def _calendar() -> frozenset[str]:
    months = periods_lexicon("periods")["en"]["months"]
    return frozenset(stem for word in (*months, *lexicon("cues")["weekdays"]) for stem in stems_of(word))
