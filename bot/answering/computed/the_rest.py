"""What the one has to whom a sentence gives "the rest" of a whole, where it tells the whole and the other part.

"It cost £71,400, of which the railway paid £20,000 and the town the rest" tells that the town paid £51,400.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.agreed.fitness import figure_fits
from bot.answering.computed.from_one_sentence import computed_from, telling_most
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer
from bot.answering.spans.rest import asks_for_rest
from bot.answering.workings.computation import Computation
from corpus.quantity import Quantity

_ONE_OF_EACH = 2


def what_the_rest_is(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The whole less its part; None where the rest is not asked for, or a sentence tells of further parts."""
    question = evidence.question
    if not question.asks_figure:
        return None
    for one in telling_most(evidence.sentences):
        text = holdings.text_of(one.sentence)
        pair = _whole_and_part(holdings.figures_of(one.sentence).quantities, text)
        if one.accepted and pair and asks_for_rest(question, text) and figure_fits(question, pair[0]):
            return computed_from(Computation("difference", pair), one, holdings)
    return None


def _whole_and_part(quantities: Sequence[Quantity], text: str) -> tuple[Quantity, Quantity] | None:
    """The only two figures of one kind, the second told of the first: "£71,400, of which it paid £20,000"."""
    figures = sorted((one for one in quantities if one.shape == "amount"), key=lambda one: one.span.start)
    for whole, part in pairwise(figures):
        alike = [one for one in figures if one.unit in {"", whole.unit}]
        part_of_it = replace(part, unit=part.unit or whole.unit)
        divides = pattern_in("parts", "divides").search(text[whole.span.end : part.span.start])
        if divides and len(alike) == _ONE_OF_EACH and part_of_it.unit == whole.unit and part.value < whole.value:
            return whole, part_of_it
    return None
