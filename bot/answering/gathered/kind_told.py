"""Whether a sentence tells something of the kind that a question asks for: a date for a when, a name for a who."""

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Question
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.figures import Figures
from bot.answering.spans.answer_spans import names_another

_NAMES = frozenset(("person", "organisation", "place"))


def tells_kind(question: Question, figures: Figures, text: str, vocabulary: Vocabulary) -> float:
    """1 where it does, -1 where it does not, 0 where any sentence may: what words are a reason, none can tell."""
    if question.asks_figure:
        return _as_sign(any(figure_fits(question, quantity) for quantity in figures.quantities))
    if question.answer_type == "date":
        told = [period for period in figures.periods if period.span]
        return _as_sign(any(not any(period.same_days(asked) for asked in question.periods) for period in told))
    if question.answer_type in _NAMES:
        return _as_sign(names_another(question, text, vocabulary))
    return 0.0


def _as_sign(told: bool) -> float:
    return 1.0 if told else -1.0
