"""Asides: "the novelist Ann Roe, who was born in 1961, and the sprinter Bo Falk" tells no birth of the sprinter."""

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import stems_of


def is_said_of_another(question: Question, span: Span, text: str) -> bool:
    """Whether a part of a sentence stands in an aside on a name that the question does not have, unlike another one.

    >>> text = "They met the novelist Ann Roe, who was born in 1961, and the sprinter Bo Falk."
    >>> [is_said_of_another(Question(f"When was {name} born?"), Span(47, 51), text) for name in ("Bo Falk", "Ann Roe")]
    [True, False]
    """
    asked = frozenset(stems_of(question.text)) | question.meant
    names = list(find_names(text))
    for aside in pattern_in("clauses", "aside").finditer(text):
        if not Span(*aside.span("said")).holds(span):
            continue
        whose = next((name for name in names if name.end == aside.start()), None)
        others = [name for name in names if name != whose and not Span(*aside.span()).overlaps(name)]
        if whose is None or not asked.isdisjoint(stems_of(whose.of(text))):
            return False
        return any(not asked.isdisjoint(stems_of(name.of(text))) for name in others)
    return False
