"""Nearness: how close a span of a sentence stands to the words that a question speaks of.

Term proximity, as in retrieval (Tao and Zhai 2007, "An Exploration of Proximity Measures in Information Retrieval"),
for the choice inside a sentence: what is asked for tends to stand beside the rarest words of the question, in their
clause.
"""

from collections.abc import Iterator, Sequence

from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import generic_stems, stems_in
from bot.answering.spans.clauses import split_clauses
from corpus.spans import Span
from corpus.words import Word, read_words

_REACH = 3.0
"""At this many words a neighbour counts for half of what it counts for right beside the span."""
_ACROSS = 0.5
"""What a neighbour counts for in another clause."""
_SAID = 0.3
"""What a word of the question weighs that is no need of its own, such as "fell"."""
_MEASURED = 2.0
"""How much more the measure itself weighs: the "deep" of "how deep"."""


def nearness(span: Span, question: Question, text: str) -> float:
    """How near a span is to all that the question speaks of: the sum of weights, each worth less the further off it is.

    >>> from bot.answering.asked.question import Need, Question
    >>> deep = Need("deep", {frozenset({"deep"}): 1.0}, 1.0, is_constraint=True)
    >>> pond = "The pond, 820 metres long and 17 metres deep"
    >>> asked = Question("How deep is it?", needs=(deep,))
    >>> nearness(Span(30, 39), asked, pond) > nearness(Span(10, 20), asked, pond)
    True
    """
    words = read_words(text)
    clauses = split_clauses(text)
    own = next((clause for clause in clauses if clause.end > span.start), None)
    worth = {place: _closeness(place, span, words, own) for place in range(len(words))}
    return sum(
        weight * max((worth[place] for place in places), default=0.0)
        for weight, places in _anchors(question, words, span)
    )


def _anchors(question: Question, words: Sequence[Word], span: Span) -> Iterator[tuple[float, Sequence[int]]]:
    """What the question speaks of, with its weight and its places among the words outside the span."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if not word.span.overlaps(span):
            places.setdefault(word.stem, []).append(place)
    met = set[str]()
    for need in question.needs:
        met |= need.meant
        yield _weight(need), [place for stem in sorted(need.meant) for place in places.get(stem, ())]
    for stem in sorted(question.stems - met - generic_stems()):
        yield _SAID, places.get(stem, ())


def _weight(need: Need) -> float:
    return need.weight * (_MEASURED if need.is_constraint else 1.0)


def _closeness(place: int, span: Span, words: Sequence[Word], clause: Span | None) -> float:
    word = words[place]
    glue = stems_in("cues", "glue")
    between = sum(other.stem not in glue and _lies_between(other.span, word.span, span) for other in words)
    across = clause is not None and not clause.overlaps(word.span)
    return (_ACROSS if across else 1.0) / (1.0 + between / _REACH)


def _lies_between(middle: Span, one: Span, other: Span) -> bool:
    left, right = (one, other) if one.start < other.start else (other, one)
    return left.end <= middle.start and middle.end <= right.start
