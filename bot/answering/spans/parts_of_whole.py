"""A whole and a part of it, told in one sentence: which of the two a question asks for.

In "120,000 people worked there, of whom 31,000 did research" the second figure answers only a question for those who
did research, and the first one no such question.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.asked.question import Question
from bot.answering.lexicons import generic_stems, pattern_in, stems_in
from bot.answering.spans.clauses import split_clauses
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import stems_of


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """A whole and a part of it, and where the part is told: its figure, its noun, and what it is or did."""

    whole: Quantity
    part: Quantity
    told: Span


def without_other_part(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures of a sentence but for those of a whole where a part is asked for, and of a part where it is not.

    Args:
        question: what is asked.
        quantities: the figures, in the order of the sentence.
        text: the sentence.
    """
    dropped = set[Span]()
    for pair in parts_of_whole(quantities, text):
        dropped.add((pair.whole if asks_for_part(question, pair, text) else pair.part).span)
    return tuple(quantity for quantity in quantities if quantity.span not in dropped)


def parts_of_whole(quantities: Sequence[Quantity], text: str) -> Sequence[PartOfWhole]:
    """Each whole of a sentence with the part that it tells beside it.

    >>> from corpus.quantities import read_quantities
    >>> text = "Five of the eight wagons left the rails."
    >>> [(one.whole.surface, one.part.surface) for one in parts_of_whole(read_quantities(text), text)]
    [('eight wagons', 'Five')]
    """
    found = (_part_of_whole(place, quantities, text) for place in range(len(quantities) - 1))
    return [pair for pair in found if pair and pair.part.unit in {"", pair.whole.unit} and pair.part.shape == "amount"]


def _part_of_whole(place: int, quantities: Sequence[Quantity], text: str) -> PartOfWhole | None:
    """What two figures that follow one another are, where the words between and around them say so."""
    first, second = quantities[place : place + 2]
    clauses = split_clauses(text)
    behind = quantities[place + 2].span.start if place + 2 < len(quantities) else len(text)
    end = min(behind, next((clause.end for clause in clauses if clause.end > second.span.end), len(text)))
    told = Span(second.span.start, max(end, second.span.end))
    between = text[first.span.end : second.span.start]
    if (
        pattern_in("parts", "before_part").search(between)
        or pattern_in("parts", "behind_part").match(text[second.span.end :])
        or (pattern_in("parts", "before_whole").search(text[: first.span.start]) and _is_next(first, second, clauses))
    ):
        return PartOfWhole(first, second, told)
    if pattern_in("parts", "between_part_and_whole").fullmatch(between):
        return PartOfWhole(second, first, Span(first.span.start, told.end))
    if pattern_in("parts", "out_of").search(between):
        return PartOfWhole(
            replace(second, unit=second.unit or first.unit), first, Span(first.span.start, second.span.start)
        )
    return None


def _is_next(whole: Quantity, part: Quantity, clauses: Sequence[Span]) -> bool:
    """Whether the part begins the clause behind that of the whole."""
    place = next((at for at, clause in enumerate(clauses) if clause.end > whole.span.start), 0)
    return place + 1 < len(clauses) and clauses[place + 1].holds(Span(part.span.start, part.span.start + 1))


def asks_for_part(question: Question, pair: PartOfWhole, text: str) -> bool:
    """Whether a question has a word of what is told of a part alone; a mere deed ("work") counts where nothing else is.

    Of "120,000 people, of whom 31,000 work in research" a question for the people who work there has none.
    """
    around = f"{text[: pair.told.start]} {text[pair.told.end :]}"
    if any(year in pair.told.of(text) and year not in around for year in question.years):
        return True
    rest = frozenset(stems_of(around))
    alone = frozenset(stems_of(pair.told.of(text))) - rest - generic_stems() - frozenset(stems_of(pair.part.digits))
    telling = alone - stems_in("parts", "deeds") or alone
    return not telling.isdisjoint(question.meant | question.stems)
