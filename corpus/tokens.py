"""The words, numbers and signs of a text, with their places: what the reader of figures walks along."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_NUMBER, _WORD = 1, 2
_SPACED = (
    r"(?<![\d.,])\d{1,3}(?: \d{3}){0,3} 000(?![.,]?\d)|(?<![\d.,])\d{1,3}(?:\u00a0\d{3}){1,4}(?!\d)"
    r"|(?<![\d.,])(?<!\d )[1-9]\d{0,2}(?: \d{3}){2,4}(?! ?\d)"
)
"""Thousands parted by blanks: "40 000"; with plain blanks only where zeros, or two groups or more, leave no doubt."""
_TOKEN = re.compile(rf"({_SPACED}|(?:(?<![\w.])\.)?\d+(?:[.,\u202f\u2009]\d+)*)|([^\W\d_]+(?:['’][^\W\d_]+)?)|(\S)")
_PIECE = re.compile(r"\d+|,")


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
    return tuple(_tokens(text))


def word_at(tokens: Sequence[Token], place: int) -> str:
    """The word at a place in small letters; nothing outside the text."""
    return tokens[place].low if 0 <= place < len(tokens) else ""


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        is_number = match.lastindex == _NUMBER
        if is_number and _is_list(match[0]):
            yield from _listed(match)
        else:
            is_word = match.lastindex == _WORD
            yield Token(match[0], match[0].lower(), match.start(), match.end(), is_number, is_word)


def _is_list(written: str) -> bool:
    """Whether only commas part several numbers, none of which is as long as thousands are: "22,24,31"."""
    numbers = written.split(",")
    return len(numbers) > 2 and all(len(one) <= 2 and one.isdecimal() for one in numbers)  # noqa: PLR2004 - digits


def _listed(match: re.Match[str]) -> Iterator[Token]:
    """The numbers of a list, and its commas."""
    for piece in _PIECE.finditer(match[0]):
        start = match.start() + piece.start()
        yield Token(piece[0], piece[0], start, start + len(piece[0]), piece[0] != ",", is_word=False)
