"""The span that a reader proposes, where it is of the kind that the question asks for."""

from bot.answering.answer_spans import names_another
from bot.answering.evidence import SentenceEvidence
from bot.answering.fitness import figure_fits
from bot.answering.holdings import Figures, Holdings
from bot.answering.names import may_name
from bot.answering.question import Question
from corpus.spans import Span
from corpus.words import stems_of

_FIGURES = frozenset(("value", "count", "duration"))
_NAMES = frozenset(("person", "organisation", "place"))


def find_read_span(question: Question, one: SentenceEvidence, holdings: Holdings) -> Span | None:
    """The likeliest part of a sentence, as a span of it, that tells what the question asks for and does not know.

    None where the sentence was not read, where the reader would rather say nothing, and where no part will do.
    """
    if one.found is None or one.found.margin <= 0:
        return None
    text, figures = holdings.text_of(one.sentence), holdings.figures_of(one.sentence)
    return next((span for span in one.found.spans if _fits(question, span, text, figures, holdings)), None)


def _fits(question: Question, span: Span, text: str, figures: Figures, holdings: Holdings) -> bool:
    words = span.of(text)
    if question.answer_type in _FIGURES:
        quantities = [quantity for quantity in figures.quantities if span.overlaps(quantity.span)]
        return any(figure_fits(question, quantity) for quantity in quantities)
    if question.answer_type == "date":
        periods = [period for period in figures.periods if period.span and span.overlaps(period.span)]
        return any(not any(period.same_days(asked) for asked in question.periods) for period in periods)
    if question.answer_type in _NAMES:
        return names_another(question, words, holdings.vocabulary) and may_name(question.answer_type, words)
    return not frozenset(stems_of(words)) <= question.stems
