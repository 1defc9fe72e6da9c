"""Owners: of figures that a sentence gives to one name each, "A with 6,900 boardings, followed by B with 4,300"."""

from collections.abc import Iterator, Sequence

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from bot.answering.spans.names import find_names
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import stems_of


def of_asked_owner(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures of the name that the question has, where a sentence gives each of several names its own; else all.

    >>> from corpus.quantities import read_quantities
    >>> text = "Lund had 6,900 visitors, followed by Tarn with 4,300."
    >>> asked = Question("How many visitors did Tarn have?", stems=frozenset(stems_of("visitors Tarn")))
    >>> [one.surface for one in of_asked_owner(asked, read_quantities(text), text)]
    ['4,300']
    """
    owned = [(quantity, _owner_of(quantity, text)) for quantity in quantities]
    asked = [quantity for quantity, owner in owned if owner and frozenset(stems_of(owner.of(text))) <= question.stems]
    others = {owner for _, owner in owned if owner and frozenset(stems_of(owner.of(text))).isdisjoint(question.stems)}
    are_several = (
        others or pattern_in("owners", "in_order").search(text) or any(_is_possessed(one, text) for one in asked)
    )
    return tuple(asked) if asked and are_several else tuple(quantities)


def puts_in_order(question: Question, text: str) -> bool:
    """Whether a sentence puts names in order, and a question asks for the second of them, or a later one."""
    tells_place = pattern_in("owners", "place").search(text)
    return _asked_place(question) > 1 and not tells_place and pattern_in("owners", "in_order").search(text) is not None


def name_in_place(question: Question, text: str) -> Span | None:
    """The name in the asked place of those that a sentence puts in order: the second of "A, followed by B".

    None where it has no order, or no such place.
    """
    place = _asked_place(question)
    order = pattern_in("owners", "in_order").search(text)
    if order is None:
        return None
    names = [one for name in find_names(text) for one in _each(name, text)]
    before = [name for name in names if name.end <= order.start()][-1:]
    behind = [name for name in names if name.start >= order.end()]
    ranked = [*before, *behind]
    return ranked[place - 1] if before and place <= len(ranked) else None


def _each(name: Span, text: str) -> Iterator[Span]:
    """The names of a stretch in which an "and" joins several."""
    start = name.start
    for joint in pattern_in("owners", "between").finditer(text, name.start, name.end):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, name.end)


def _asked_place(question: Question) -> int:
    """2 for "the second busiest"; 1 where no place is asked for."""
    if not pattern_in("owners", "ranked").search(question.text):
        return 1
    places = [int(figure.value) for figure in question.quantities if figure.shape == "ordinal"]
    return places[0] if places else 1


def _is_possessed(quantity: Quantity, text: str) -> bool:
    """Whether somebody's name stands right before a figure without a noun: "78 points to Rovers' 76"."""
    is_bare = not quantity.unit and pattern_in("owners", "bare").match(text[quantity.span.end :])
    return bool(is_bare) and pattern_in("owners", "possessor").search(text[: quantity.span.start]) is not None


def _owner_of(quantity: Quantity, text: str) -> Span | None:
    """The name, or the noun with its "the", right before a figure, with no more between them than "with" or a mark."""
    before = [name for name in find_names(text) if name.end <= quantity.span.start][-1:]
    joined = before and pattern_in("owners", "joint").fullmatch(text[before[0].end : quantity.span.start])
    noun = pattern_in("owners", "noun").search(text[: quantity.span.start])
    is_owner = joined or (before and _is_possessed(quantity, text))
    return before[0] if is_owner else Span(*noun.span("noun")) if noun else None
