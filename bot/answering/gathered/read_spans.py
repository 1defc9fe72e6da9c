"""The span that a reader proposes, where it is of the kind that the question asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.agreed.fitness import unit_fits
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import SentenceEvidence
from bot.answering.gathered.kind_told import tells_kind
from bot.answering.held.figures import Figures
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.spans.answer_spans import is_of_asked_period, of_asked_fineness, told_of_asked
from bot.answering.spans.days_of_deeds import day_of_deed
from bot.answering.spans.lifetimes import end_of_lifetime
from bot.answering.spans.names import find_names, is_place, may_name
from bot.answering.spans.pieces import nearest_piece
from corpus.quantities.measures import whole_measure
from corpus.spans import Span
from corpus.words import stems_of

_NAMED = frozenset(("person", "place", "organisation"))


def find_read_span(question: Question, one: SentenceEvidence, holdings: Holdings) -> Span | None:
    """The likeliest part of a sentence, as a span of it, that tells what the question asks for and does not know.

    None where the sentence was not read, where the reader would rather say nothing, and where no part will do.
    """
    if one.found is None or one.found.margin <= 0:
        return None
    text = holdings.text_of(one.sentence)
    figures = of_asked_fineness(question, holdings.figures_of(one.sentence))
    found = next(
        (span for span in _likely(question, one.found.spans, text) if _fits(question, span, text, figures, holdings)),
        None,
    )
    if found is None:
        return None
    if question.answer_type == "date":
        day = day_of_deed(question, _period_within(found, figures), figures.periods, text)
        return end_of_lifetime(question, day, text)
    return nearest_piece(question, _with_whole_figures(found, figures, text), figures.quantities, text)


def tells_only_of_asked_one(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a reader finds nobody in a sentence but whom a question names itself, as far as the title tells.

    "Ann" is no other one to who asks about "Roe" under the title "Ann Roe".
    """
    if question.answer_type != "person" or one.found is None or not one.found.spans:
        return False
    stems = frozenset(stems_of(one.found.spans[0].of(holdings.text_of(one.sentence))))
    named = frozenset(stem for need in question.needs if need.is_name for stem in need.own)
    title = holdings.article(one.sentence.article).title
    parts = (part for name in find_names(title) for part in pattern_in("parts", "joint").split(name.of(title)))
    titled = [frozenset(stems_of(part)) for part in parts]
    return any(
        stems <= whole | named and not whole.isdisjoint(named) and not whole.isdisjoint(stems) for whole in titled
    )


def _likely(question: Question, spans: Sequence[Span], text: str) -> Iterator[Span]:
    """The parts that may answer; where a name is asked for, the likeliest alone and other cuts of it.

    Another cut has no name of the question: "the museum in Tarn" is no better a who than "Tarn".
    """
    named = frozenset(stem for need in question.needs if need.is_name for stem in need.own)
    for span in spans:
        is_cut = span == spans[0] or (span.overlaps(spans[0]) and named.isdisjoint(stems_of(span.of(text))))
        if question.answer_type not in _NAMED or is_cut:
            yield span


def _period_within(span: Span, figures: Figures) -> Span:
    """The first period that a span holds: "2024" of "2024, and nobody knew"; else the one that it has a part of."""
    told = [period.span for period in figures.periods if period.span and span.overlaps(period.span)]
    return next(filter(span.holds, told), told[0] if told else span)


def _fits(question: Question, span: Span, text: str, figures: Figures, holdings: Holdings) -> bool:
    words = span.of(text)
    figured = [quantity for quantity in figures.quantities if span.overlaps(quantity.span)]
    asked = told_of_asked(question, figures.quantities, text) if figured else ()
    if not all(one in asked and is_of_asked_period(question, one, figures, text) for one in figured):
        return False
    if question.unit and figured and not any(unit_fits(question, one) or not one.unit for one in figured):
        return False
    within = replace(
        figures,
        quantities=tuple(figured),
        periods=tuple(period for period in figures.periods if period.span and span.overlaps(period.span)),
    )
    kind = tells_kind(question, within, words, holdings.vocabulary)
    if kind:
        is_elsewhere = question.answer_type == "person" and is_place(span, text)
        is_nowhere = question.answer_type == "place" and not _holds_place(span, text)
        return kind > 0 and may_name(question.answer_type, words) and not (is_elsewhere or is_nowhere)
    return not frozenset(stems_of(words)) <= question.stems


def _holds_place(span: Span, text: str) -> bool:
    """Whether a part of a text has, or ends within, a name that stands as one of a place does: "in Tarn"."""
    return any(is_place(name, text) for name in find_names(text) if name.overlaps(span))


def _with_whole_figures(span: Span, figures: Figures, text: str) -> Span:
    """The span with all of the figures that it has a part of: "over 40" for "40", "5 feet 2 inches" for "5 feet"."""
    told = [quantity for quantity in figures.quantities if span.overlaps(quantity.span)]
    held = [span, *(whole_measure(quantity, figures.quantities, text) for quantity in told)]
    return _to_word_end(Span(min(one.start for one in held), max(one.end for one in held)), text)


def _to_word_end(span: Span, text: str) -> Span:
    """The span with the rest of a word that it ends within: "84-year-old" for "84-year-"."""
    if not span.of(text).endswith("-"):
        return span
    behind = text[span.end :]
    return Span(span.start, span.end + len(behind) - len(behind.lstrip("abcdefghijklmnopqrstuvwxyz")))
