"""Misfits: sentences that agree with a question, and yet tell of another thing, or tell it otherwise."""

from bot.answering.agreed.fitness import asks_measure, unit_fits
from bot.answering.asked.direction import read_direction
from bot.answering.asked.question import AnswerType, Question
from bot.answering.gathered.evidence import SentenceEvidence
from bot.answering.gathered.read_spans import tells_only_of_asked_one
from bot.answering.held.holdings import Holdings
from bot.answering.said.findings import cite_sentence
from bot.answering.spans.answer_spans import names_another
from bot.answering.spans.attached import is_of_another
from bot.answering.spans.compared import is_only_compared
from bot.answering.spans.doers import is_of_no_doer, lacks_own_deed
from bot.answering.spans.for_whom import is_for_others, is_of_other_number
from bot.answering.spans.names import names_place
from bot.answering.spans.other_kind import is_qualified_otherwise, tells_other_kind
from bot.answering.spans.other_subject import begins_with_another
from bot.answering.spans.owners import puts_in_order
from corpus.words import is_han, terms_of

_OF_DEEDS: frozenset[AnswerType] = frozenset(("date", "person", "organisation", "place", "duration"))
"""Kinds of questions for a thing of something that was done."""
_NAMED: frozenset[AnswerType] = frozenset(("person", "organisation", "place"))
"""Kinds of questions that a sentence without another name than the question's own answers in no way."""
_CHOSEN: frozenset[AnswerType] = frozenset(("list", "entity", "organisation"))
"""Kinds of questions for some of the things that they name last."""
_NAMED_SURELY = 0.45
"""How sure a reader must be that a whole sentence answers that lacks what is asked for by name."""


def holds_against(question: Question, text: str) -> bool:
    """Whether the best sentence has what is asked for only to hold its own against it, or has another kind of it."""
    return is_qualified_otherwise(question, text) or (question.asks_figure and is_only_compared(question, text))


def tells_another(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence tells of another thing than the one asked for, or of another kind of it."""
    text = holdings.text_of(one.sentence)
    if is_of_another(question, text) or tells_only_of_asked_one(question, one, holdings):
        return True
    if is_for_others(question, text) or is_of_other_number(question, cite_sentence(one.sentence, holdings).quote):
        return True
    if question.answer_type == "person" and is_of_no_doer(question, text):
        return True
    title = holdings.article(one.sentence.article).title
    if question.answer_type != "person" and begins_with_another(question, text, title, holdings.vocabulary.names):
        return True
    is_deed = question.asks_figure or question.answer_type in _OF_DEEDS
    return is_deed and tells_other_kind(question, text)


def lacks_what_is_asked_for(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence has no figure of the measure or no name of the kind that is asked for, or, as far as a reader
    can tell, nothing of what is asked for by name.
    """
    text, figures = holdings.text_of(one.sentence), holdings.figures_of(one.sentence).quantities
    if asks_measure(question) and not any(unit_fits(question, figure) or not figure.unit for figure in figures):
        return True
    if question.answer_type in _NAMED and not names_another(question, text, holdings.vocabulary):
        return True
    if question.answer_type == "place" and not (is_han(text) or names_place(question.stems, text)):
        return True
    if question.answer_type == "person" and lacks_own_deed(question, text):
        return True
    if question.answer_type in _CHOSEN and is_han(text) and _lacks_last_thing(question, text):
        return True
    lacks_named = any(need.is_focus for need in one.agreement.missing)
    return puts_in_order(question, text) or (lacks_named and one.confidence < _NAMED_SURELY)


def _lacks_last_thing(question: Question, text: str) -> bool:
    """Whether a Chinese sentence does not tell itself the last thing that a question names: of which it asks which."""
    last = next((need for need in reversed(question.needs) if not need.is_name), None)
    return last is not None and last.is_known and not last.is_told_by(frozenset(terms_of(text)))


def is_turned(question: Question, text: str) -> bool:
    """Whether a text tells a rise where the question speaks of a fall, or a fall where it speaks of a rise."""
    said = read_direction(text)
    return bool(question.direction and said) and said != question.direction
