"""The words, numbers and signs of a text, with their places: what the reader of figures walks along."""

import re
from functools import lru_cache
from typing import NamedTuple

_NUMBER, _WORD = 1, 2
_SPACED = r"(?<![\d.,])\d{1,3}(?: \d{3}){0,3} 000(?![.,]?\d)|(?<![\d.,])\d{1,3}(?:\u00a0\d{3}){1,4}(?!\d)"
"""Thousands parted by blanks: "40 000"; with a plain blank only where the zeros leave no doubt."""
_TOKEN = re.compile(rf"({_SPACED}|(?:(?<![\w.])\.)?\d+(?:[.,\u202f\u2009]\d+)*)|([^\W\d_]+(?:['’][^\W\d_]+)?)|(\S)")


class Token(NamedTuple):
    """A run of digits, a word, or a sign.

    >>> [token.text for token in read_tokens("5.59 times, 3km")]
    ['5.59', 'times', ',', '3', 'km']
    """

    text: str
    low: str
    start: int
    end: int
    is_number: bool
    is_word: bool


@lru_cache(maxsize=16)
def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, in order."""
    return tuple(
        Token(
            match[0], match[0].lower(), match.start(), match.end(), match.lastindex == _NUMBER, match.lastindex == _WORD
        )
        for match in _TOKEN.finditer(text)
    )
