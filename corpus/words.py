"""Words of a text, and the stems under which they are compared.

Hyphens part words ("license-out", "License - out" and "license out" are the same three times), a possessive ``'s`` is
no part of a word, and Chinese text, which has no spaces, gives its characters one by one.
"""

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from corpus.lexicons import lexicon
from corpus.spans import Span

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|[\u3400-\u4dbf\u4e00-\u9fff]"
    r"|(?!(?<=['’])s\b)[^\W\d_\u3400-\u4dbf\u4e00-\u9fff]+(?:['’](?!s\b)[^\W\d_]+)?"
)
_SHORT = 2_000
"""Characters of a text whose words are kept for a while: each step of an answer reads those of the question anew."""
_TEXTS_KEPT = 500
"""Of how many texts: the sentences that one question was held against are mostly those of the next one, too."""
_stemmers = threading.local()


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a Chinese character, where it stands, and the stem that stands for all its forms."""

    text: str
    span: Span
    stem: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital, as a name does."""
        return self.text[0].isupper()


def read_words(text: str) -> tuple[Word, ...]:
    """The words of `text`, in order.

    >>> [word.stem for word in read_words("The museum's 9,500 visitors")]
    ['the', 'museum', '9500', 'visitor']
    """
    return _read_lately(text) if len(text) <= _SHORT else _read_words(text)


def word_forms(text: str) -> list[str]:
    """The words of `text` as they are written, in order."""
    return _WORD.findall(text)


@lru_cache(maxsize=20_000)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words of `text`, in order."""
    return tuple(map(stem_of, word_forms(text)))


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The stem of one word: Snowball's English one (Porter 2), over the word in small letters.

    >>> stem_of("Approvals"), stem_of("approved"), stem_of("1,494")
    ('approv', 'approv', '1494')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    if len(word) == 1 and word.isupper() and word != "I":
        return word  # the A of "vitamin A" is not the article; an I is mostly the asker
    small = word.casefold().replace("’", "'")
    return _apart().get(small) or str(_stemmer().stemWord(small))


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> tuple[str, ...]:
    """The stems of `text` and, of Chinese, the pairs of neighbouring characters, which tell words as characters do not.

    >>> terms_of("净利润")
    ('净', '利', '净利', '润', '利润')
    """
    return stems_of(text) if text.isascii() else tuple(_lexical_terms(text))


def lexical_terms(text: str) -> list[str]:
    """What lexical search counts: stems, and for Chinese also the pairs of neighbouring characters."""
    return list(_lexical_terms(text))


def is_han(text: str) -> bool:
    """Whether `text` is written in Chinese characters, wholly or for the most part."""
    if text.isascii():
        return False
    words = [word for word in word_forms(text) if not word[0].isdigit()]
    return sum(map(_is_han_character, words)) * 2 > len(words)


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in `text`."""
    return not text.isascii() and any(map(_is_han_character, text))


def _read_words(text: str) -> tuple[Word, ...]:
    return tuple(Word(match.group(), Span(*match.span()), stem_of(match.group())) for match in _WORD.finditer(text))


_read_lately = lru_cache(maxsize=_TEXTS_KEPT)(_read_words)


def _lexical_terms(text: str) -> Iterator[str]:
    before: Word | None = None
    for word in read_words(text):
        yield word.stem
        if before and _is_han_character(before.text) and before.span.end == word.span.start and is_han(word.text):
            yield before.text + word.text
        before = word


def _is_han_character(character: str) -> bool:
    return "\u3400" <= character[0] <= "\u9fff"


@cache
def _apart() -> Mapping[str, str]:
    """Words that the stemmer would throw together with words of another meaning."""
    apart: Mapping[str, str] = lexicon("stems")["apart"]
    return apart


def _stemmer() -> Stemmer.Stemmer:
    """One for each thread: the library's stemmers keep a buffer of their own."""
    if not hasattr(_stemmers, "english"):
        _stemmers.english = Stemmer.Stemmer("english")
    return _stemmers.english
