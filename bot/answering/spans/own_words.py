"""Own words: what a sentence says of another figure than that of a fact read from it.

"It runs 418 stores and plans to close another 25": who asks how many will be closed is not told 418.
"""

from collections.abc import Sequence

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Question
from bot.answering.spans.nearness import nearness
from corpus.fact import Fact
from corpus.quantity import Quantity
from corpus.word_counts import slots_in_words
from corpus.words import is_han, stems_of

_AHEAD = 1.3
"""How much nearer to another figure a word must stand to be that one's."""


def is_of_other_figure(question: Question, fact: Fact, quantities: Sequence[Quantity], text: str) -> bool:
    """Whether a word of the question, which no slot of the fact has, stands with another fitting figure of the text.

    Args:
        question: what is asked.
        fact: read from the text; its value is a figure.
        quantities: the figures of the text.
        text: the sentence of the fact.
    """
    own = [one for one in quantities if isinstance(fact.value, Quantity) and one.value == fact.value.value]
    others = [one for one in quantities if one not in own and figure_fits(question, one)]
    slots, said = frozenset(stems_of(slots_in_words(fact))), frozenset(stems_of(text))
    telling = [
        need for need in question.needs if need.is_told_by(said) and not (need.is_name or need.is_told_by(slots))
    ]
    for need in telling if own and others and not is_han(text) else ():
        alone = Question("", needs=(need,))
        best = max(nearness(one.span, alone, text) for one in own)
        if max(nearness(one.span, alone, text) for one in others) > _AHEAD * best:
            return True
    return False
