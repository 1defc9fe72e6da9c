"""A whole and a part of it, told in one sentence: which of the two a question asks for.

In "120,000 people worked there, of whom 31,000 did research" the second figure answers only a question for those who
did research, and the first one no such question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answering.asked.question import Question
from bot.answering.lexicons import generic_stems, pattern_in, stems_in
from bot.answering.spans.clauses import split_clauses
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import stems_of


@dataclass(frozen=True, slots=True)
class _Pair:
    whole: Quantity
    part: Quantity
    told: Span
    """Where the part is told: its figure, its noun, and what it is or did."""


def without_other_part(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures of a sentence but for those of a whole where a part is asked for, and of a part where it is not.

    Args:
        question: what is asked.
        quantities: the figures, in the order of the sentence.
        text: the sentence.
    """
    dropped = set[Span]()
    for pair in _pairs(quantities, text):
        dropped.add((pair.whole if _asks_for(question, pair, text) else pair.part).span)
    return tuple(quantity for quantity in quantities if quantity.span not in dropped)


def _pairs(quantities: Sequence[Quantity], text: str) -> Sequence[_Pair]:
    clauses = split_clauses(text)
    pairs = []
    for place, (whole, part) in enumerate(pairwise(quantities)):
        behind = quantities[place + 2].span.start if place + 2 < len(quantities) else len(text)
        end = min(behind, next((clause.end for clause in clauses if clause.end > part.span.end), len(text)))
        is_split = pattern_in("parts", "before_part").search(text[whole.span.end : part.span.start])
        is_taken_of = pattern_in("parts", "before_whole").search(text[: whole.span.start])
        if is_split or (is_taken_of and _is_next_clause(whole, part, clauses)):
            pairs.append(_Pair(whole, part, Span(part.span.start, max(end, part.span.end))))
    return pairs


def _is_next_clause(whole: Quantity, part: Quantity, clauses: Sequence[Span]) -> bool:
    """Whether the part begins the clause behind that of the whole."""
    place = next((at for at, clause in enumerate(clauses) if clause.end > whole.span.start), 0)
    return place + 1 < len(clauses) and clauses[place + 1].holds(Span(part.span.start, part.span.start + 1))


def _asks_for(question: Question, pair: _Pair, text: str) -> bool:
    """Whether a question has a word of what is told of a part alone; a mere deed ("work") counts where nothing else is.

    Of "120,000 people, of whom 31,000 work in research" a question for the people who work there has none.
    """
    rest = frozenset(stems_of(f"{text[: pair.told.start]} {text[pair.told.end :]}"))
    alone = frozenset(stems_of(pair.told.of(text))) - rest - generic_stems() - frozenset(stems_of(pair.part.digits))
    telling = alone - stems_in("parts", "deeds") or alone
    return not telling.isdisjoint(question.meant | question.stems)
