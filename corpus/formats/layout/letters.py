"""The letters that are meant by those that typefaces have: two in one, an accent by itself, a number for a letter."""

import re
import unicodedata
from functools import cache

from corpus.lexicons import lexicon

_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_ACCENTS = {"¨": "\u0308", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "`": "\u0300"}
"""As signs of their own, and as what makes one letter of the letter before."""
_ACCENTED = re.compile(r"([¨´ˆ˜ˇ]|(?<=[a-z])`) ?([A-Za-zı])")


def plain_letters(text: str) -> str:
    """The same text in the letters that a reader sees.

    >>> plain_letters("of\ufb01ces in M¨unchen")
    'offices in München'
    """
    return _ACCENTED.sub(_composed, text.translate(_same_letters()))


def begins_han(letter: str) -> bool:
    """Whether a text begins with a Chinese letter or mark, beside which no space stands."""
    return _HAN.match(letter) is not None


@cache
def _same_letters() -> dict[int, str]:
    """``ﬁ`` is an f and an i, and ``⽇`` is 日; a soft hyphen is nothing."""
    ligatures = {ord(mark): unicodedata.normalize("NFKC", mark) for mark in "ﬀﬁﬂﬃﬄﬅﬆ"}
    radicals = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    known = lexicon("formats")
    further = {ord(mark): letter for mark, letter in known["same_letters"].items()}
    return {**known["letters_by_number"], **ligatures, **radicals, **further, 0xAD: ""}


def _composed(match: re.Match[str]) -> str:
    """One letter of an accent and the letter behind it, where there is such a letter."""
    accent, letter = match[1], match[2].replace("ı", "i")
    composed = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    return composed if len(composed) == 1 else match[0]
