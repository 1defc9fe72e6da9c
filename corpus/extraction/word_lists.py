"""The lists of this room: nouns, joints and small words by which a figure finds what it is the figure of."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from corpus.lexicons import lexicon


def extraction_lexicon() -> Mapping[str, Any]:
    """The lexicon of this room."""
    return lexicon("extraction")


@cache
def word_set(*names: str) -> frozenset[str]:
    """The words of one, or of several, of the lexicon's plain lists, or of those beside the verbs."""
    own, beside = extraction_lexicon(), lexicon("verbs")
    return frozenset(str(word) for name in names for word in (own if name in own else beside)[name])
