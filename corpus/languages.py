"""In which language a text is written, as far as this house can tell one from another."""

from functools import cache

from corpus.lexicons import lexicon
from corpus.words import is_han, word_forms

_LOOKED_AT = 12_000
"""Characters."""
_FEWEST = 50
"""Words: of fewer, a text may have none of those that every text has."""
_LEAST = 0.03
"""Of the words; a text has eight times as many, and a list of names and figures may have few."""


def infer_language(text: str) -> str:
    """``zh``, ``en``, or nothing where it is neither; a few words are taken for English.

    >>> infer_language("Rivers rose."), infer_language("水位上涨。"), infer_language("El río creció otra vez. " * 20)
    ('en', 'zh', '')
    """
    if is_han(text):
        return "zh"
    words = [word.lower() for word in word_forms(text[:_LOOKED_AT])]
    common = sum(word in _common() for word in words)
    return "en" if len(words) < _FEWEST or common >= _LEAST * len(words) else ""


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("languages")["en"])
