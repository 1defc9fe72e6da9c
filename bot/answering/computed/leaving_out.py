"""The rest: those of a whole that are no part of which a sentence tells how many it is.

"Some 52,000 people left their homes, 19,600 of whom are in shelters" tells that 32,400 are not.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Question
from bot.answering.computed.from_one_sentence import computed_from, telling_most
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer
from bot.answering.spans.denied import negates
from bot.answering.spans.parts_of_whole import PartOfWhole, asks_for_part, parts_of_whole
from bot.answering.workings.computation import Computation
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import stems_of

_ONE_OF_EACH = 2


def those_left_out(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """How many of a whole are not what a question says; None where no sentence tells the whole and those that are."""
    question = evidence.question
    if not question.asks_figure or not _asks_for_others(question):
        return None
    for one in telling_most(evidence.sentences):
        text, quantities = holdings.text_of(one.sentence), holdings.figures_of(one.sentence).quantities
        pairs = parts_of_whole(quantities, text)
        if len(pairs) == 1 and _leaves_asked(question, pairs[0], quantities, text):
            part = replace(pairs[0].part, unit=pairs[0].part.unit or pairs[0].whole.unit)
            return computed_from(Computation("difference", (pairs[0].whole, part)), one, holdings)
    return None


def _asks_for_others(question: Question) -> bool:
    return pattern_in("parts", "asks_for_others").search(question.text) is not None


def _leaves_asked(question: Question, pair: PartOfWhole, quantities: Sequence[Quantity], text: str) -> bool:
    """Whether the part is what the question denies of the things that the whole counts, and nobody else does."""
    is_counted = figure_fits(question, pair.whole) or _is_focus(question, pair, text)
    is_part = pair.part.value < pair.whole.value and not _asks_for_another(question, pair, quantities, text)
    return is_counted and is_part and not negates(pair.told.of(text)) and asks_for_part(question, pair, text)


def _asks_for_another(question: Question, pair: PartOfWhole, quantities: Sequence[Quantity], text: str) -> bool:
    """Whether the question speaks of something that is told of a further part alone, or of all that is yet to come."""
    further = [one.span.start for one in quantities if one.unit in {"", pair.whole.unit}]
    if len(further) > _ONE_OF_EACH and pattern_in("remaining", "asked").search(question.text):
        return True
    start = min((at for at in further if at >= pair.told.end), default=len(text))
    behind, rest = frozenset(stems_of(text[start:])), frozenset(stems_of(text[:start]))
    return any(need.is_told_by(behind) and not need.is_told_by(rest) for need in question.needs)


def _is_focus(question: Question, pair: PartOfWhole, text: str) -> bool:
    """Whether the words around the whole tell what is counted: "14,300 runners started" of the starters."""
    around = Span(0, pair.told.start).of(text) if pair.told.start else text
    told = frozenset(stems_of(around))
    return bool(question.focus) and all(need.is_told_by(told) for need in question.focus)
