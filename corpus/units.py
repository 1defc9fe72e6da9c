"""Units and the nouns of counts: what a figure is a figure of."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from corpus.lexicons import lexicon


def is_unit_word(word: str) -> bool:
    """Whether `word` names a unit or a scale, so that a number before it is an amount."""
    return word in _unit_words()


@cache
def _unit_words() -> frozenset[str]:
    return frozenset()
