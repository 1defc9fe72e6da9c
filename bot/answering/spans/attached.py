"""Attached names: "the works at Stokeley" is no works at Millford, though its sentence speaks of both towns."""

from collections.abc import Iterator

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from bot.answering.spans.names import find_names
from corpus.words import stem_of, stems_of

Attached = tuple[str, str, frozenset[str]]
"""The stem of a noun, the preposition behind it, the stems of the name that follows."""


def is_of_another(question: Question, text: str) -> bool:
    """Whether a sentence that has a name of the question attaches another one to the noun that the question attaches
    it to.

    >>> text = "Since the mill at Corl was rebuilt in 1902, floods at Tarn are rare."
    >>> [is_of_another(Question(f"When was the mill at {name} rebuilt?"), text) for name in ("Tarn", "Corl")]
    [True, False]
    """
    told = frozenset(stems_of(text))
    held = list(_attached(text))
    for noun, joint, name in _attached(question.text):
        others = [other for head, between, other in held if (head, between) == (noun, joint)]
        if name <= told and others and all(name.isdisjoint(other) for other in others):
            return True
    return False


def _attached(text: str) -> Iterator[Attached]:
    """Each noun with the names right behind its preposition, and those in apposition: "at Corl, Tarnshire"."""
    names = list(find_names(text))
    for number, name in enumerate(names):
        joint = pattern_in("attached", "joint").search(text[: name.start])
        if joint:
            end, stems = name.end, frozenset(stems_of(name.of(text)))
            for other in names[number + 1 :]:
                if not pattern_in("attached", "apposition").fullmatch(text[end : other.start]):
                    break
                end, stems = other.end, stems | frozenset(stems_of(other.of(text)))
            yield stem_of(joint["noun"]), joint["joint"].casefold(), stems
