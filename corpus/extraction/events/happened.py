"""Whether a deed was done: it is planned, or denied, or only said to have been."""

from collections.abc import Sequence

from corpus.event import Happened
from corpus.extraction.clause_borders import Clause
from corpus.extraction.events.deeds import event_words
from corpus.extraction.modality import modality_of
from corpus.extraction.parts import Part

_HARD = frozenset((";", ":", ",", "and", "but", "while"))
_NEAR = 10
"""Parts before a deed among which a denial counts."""


def whether_happened(parts: Sequence[Part], clauses: Sequence[Clause], number: int, at: int) -> Happened | None:
    """Whether the deed at a place was done; None where it is only supposed.

    Args:
        parts: of the sentence.
        clauses: of it.
        number: of the deed's clause.
        at: the deed's place.
    """
    clause = clauses[number]
    opening = {parts[clause.first].low, parts[clause.first - 1].low if clause.first else ""}
    if opening & event_words("supposed"):
        return None
    said = [part.low for part in parts[max(_first(parts, clauses, number), at - _NEAR) : at + 1] if part.is_word]
    padded = f" {' '.join(said)} "
    if _holds(padded, "denied"):
        return "denied"
    if _holds(padded, "reported"):
        return "reported"
    return modality_of(parts, clauses, number, at)


def _first(parts: Sequence[Part], clauses: Sequence[Clause], number: int) -> int:
    """Where that begins which a deed hangs on: its clause, or one before with the same subject, or that reports."""
    while number and (clauses[number].link != "main" or parts[clauses[number].first - 1].low not in _HARD):
        number -= 1
    return clauses[number].first


def _holds(padded: str, name: str) -> bool:
    return any(f" {words} " in padded for words in event_words(name))
