"""Stops that belong to their word: abbreviations, initials, the numbers of chapters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.lexicons import lexicon
from corpus.sentences.marks import OPENERS

_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"[#№]|[IVX]+\b")
LONGEST_WORD = 40
"""Characters that are looked at before a stop."""
_LONGEST_NUMBER = 2
"""Digits of a number that counts chapters rather than things."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The words of a language that are written with a stop, by what may follow it."""

    leading: frozenset[str]
    """They never end a sentence: "Dr."."""
    numbered: frozenset[str]
    """They end none before a number: "No. 7"."""
    trailing: frozenset[str]
    """They may end one, before a word that opens one: "Ltd."."""
    openers: frozenset[str]
    """Words that rarely begin a name."""
    marked: frozenset[str]
    """Words behind which a single letter is a name: "vitamin A."."""

    @staticmethod
    @cache
    def of(language: str) -> "Abbreviations":
        """Those of a language; those of English for one that has none."""
        known = lexicon("abbreviations")
        lists: Mapping[str, Any] = known.get(language.partition("-")[0], known["en"])
        return Abbreviations(
            _cased(lists["leading"]),
            _cased(lists["numbered"]),
            _cased(lists["trailing"]),
            frozenset(lists["openers"]),
            frozenset(lists["marked"]),
        )

    def can_end(self, word: str) -> bool:
        """Whether `word` is written with a stop of its own."""
        return any(_known(word, words) for words in (self.leading, self.trailing)) or _is_initials(word)


def is_abbreviated(text: str, start: int, stop: int, head: int, words: Abbreviations) -> bool:
    """Whether the single stop at `stop` belongs to its word, given where sentence and next word begin."""
    word = word_before(text, start, stop)
    if not word:
        return False
    if _known(word, words.leading):
        return True
    if _known(word, words.numbered) and (text[head].isdigit() or _NUMERAL.match(text, head)):
        return True
    if _known(word, words.trailing) or _is_initials(word):
        return not _opens(text, head, words) and not _is_mark(text, start, stop, word, words)
    return (
        word.isdecimal() and len(word) <= _LONGEST_NUMBER and not text[start : stop - len(word)].strip()
    )  # "1. Method"


def word_before(text: str, start: int, stop: int) -> str:
    """The word that a stop at the place `stop` stands behind, in the text from `start` on; nothing behind a blank."""
    window = text[max(start, stop - LONGEST_WORD) : stop]
    if not window or window[-1].isspace():
        return ""
    return window.split()[-1].lstrip(OPENERS).rpartition("-")[2]


def _cased(words: list[str]) -> frozenset[str]:
    return frozenset(words) | frozenset(word.upper() for word in words if word[0].isupper())


def _known(word: str, words: frozenset[str]) -> bool:
    return word in words or word.lower() in words


def _is_initials(word: str) -> bool:
    """``J``, ``U.S``, ``a.m``."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isalpha() for part in parts) and (word.isupper() or len(parts) > 1)


def _opens(text: str, head: int, words: Abbreviations) -> bool:
    word = _WORD.match(text, head)
    return word is not None and word.group().capitalize() in words.openers and text[word.end() : word.end() + 1] != "."


def _is_mark(text: str, start: int, stop: int, word: str, words: Abbreviations) -> bool:
    """Whether a single letter is the name of what the word before it says, so that its stop is the sentence's."""
    if len(word) != 1:
        return False
    return word_before(text, start, stop - 2).lower() in words.marked
