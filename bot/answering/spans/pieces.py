"""A piece of a part of a sentence: of two figures that stand side by side the one that is asked for.

A reader proposes "742 metres long and 12 metres wide" to who asks how wide; the answer is its second piece.
"""

from collections.abc import Sequence

from bot.answering.asked.question import Question
from bot.answering.lexicons import generic_stems, pattern_in
from bot.answering.spans.clauses import split_clauses
from bot.answering.spans.nearness import nearness
from corpus.quantity import Quantity
from corpus.sentences.in_turn import in_turn
from corpus.spans import Span
from corpus.words import stems_of


def nearest_piece(question: Question, span: Span, quantities: Sequence[Quantity], text: str) -> Span:
    """The piece of a span whose figure stands nearest to what is asked for; the span itself where it is not several.

    Args:
        question: what is asked.
        span: a part of the text.
        quantities: the figures of the text.
        text: a sentence.
    """
    pieces = split_pieces(span, text)
    figured = [(quantity, piece) for piece in pieces for quantity in quantities if piece.holds(quantity.span)]
    is_several = len({piece for _, piece in figured}) > 1 and _are_alike([quantity for quantity, _ in figured])
    if not (question.asks_figure and is_several) or _is_in_turn(span, text):
        return span
    if len(_asked_pieces(question, [piece.of(text) for _, piece in figured])) > 1:
        return span
    return max(figured, key=lambda one: nearness(one[0].span, question, text))[1]


def beside_stated(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures of the piece that holds a figure of the question, where another one holds one of its kind; else all.

    >>> from corpus.quantities import read_quantities
    >>> text = "It costs 249 euros with 32 gigabytes and 289 euros with 64 gigabytes."
    >>> asked = "What does it cost with 64 gigabytes?"
    >>> question = Question(asked, quantities=tuple(read_quantities(asked)))
    >>> [one.surface for one in beside_stated(question, read_quantities(text), text)]
    ['289 euros']
    """
    kinds = [one.unit for one in quantities]
    stated = {(one.value, one.unit) for one in question.quantities if one.unit and kinds.count(one.unit) > 1}
    for piece in split_pieces(Span(0, len(text)), text) if stated else ():
        within = [one for one in quantities if piece.holds(one.span)]
        others = [one for one in within if (one.value, one.unit) not in stated]
        if others and len(others) < len(within):
            return tuple(others)
    return tuple(quantities)


def split_pieces(span: Span, text: str) -> Sequence[Span]:
    """The stretches between the words that join them."""
    starts, ends = [span.start], []
    for joint in pattern_in("parts", "joint").finditer(text, span.start, span.end):
        ends.append(joint.start())
        starts.append(joint.end())
    return [Span(start, end) for start, end in zip(starts, [*ends, span.end], strict=True) if start < end]


def piece_at(place: int, text: str) -> str:
    """The stretch of a clause, between the words that join such, in which a place lies.

    >>> piece_at(9, "It cost 4 million, against the 3 million budgeted.")
    'It cost 4 million, '
    """
    pieces = [piece for clause in split_clauses(text) for piece in split_pieces(clause, text)]
    return next((piece.of(text) for piece in reversed(pieces) if piece.start <= place), "")


def _is_in_turn(span: Span, text: str) -> bool:
    """Whether figures are told of several things in turn, so that nearness tells nothing."""
    return pattern_in("parts", "in_turn").search(text) is not None or in_turn(text, span.end)


def _asked_pieces(question: Question, pieces: Sequence[str]) -> frozenset[str]:
    """The pieces of which the question has a word that no other has: "killed and injured" asks for both."""
    told = {piece: frozenset(stems_of(piece)) for piece in pieces}
    asked = question.meant | question.stems
    others = {piece: frozenset().union(*(told[one] for one in told if one != piece)) for piece in told}
    return frozenset(piece for piece in told if asked & (told[piece] - others[piece] - generic_stems()))


def _are_alike(quantities: Sequence[Quantity]) -> bool:
    """Whether figures are of one kind, so that one of them is meant: "5 feet and 6 inches" is one length."""
    return len({quantity.unit for quantity in quantities if quantity.unit}) <= 1
