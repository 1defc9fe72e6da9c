"""Spelling: misspelt words of a question, put right."""

from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.lexicons import calendar_words, world_names
from corpus.words import Word, is_han, read_words

_LONG_NAME = 9
"""A shorter name that differs by a letter is another name."""


def respell(text: str, vocabulary: Vocabulary) -> str:
    """The text with its misspelt words put right, as far as the corpus or the calendar has what they mean."""
    for word in reversed(read_words(text)):
        if not (vocabulary.knows(word.stem) or word.stem in world_names() or is_han(word.text)):
            meant = vocabulary.respell(word.text)
            if meant and meant != word.text.casefold() and not _is_other_name(word, meant):
                written = meant.capitalize() if word.is_capitalised else meant
                text = text[: word.span.start] + written + text[word.span.end :]
    return text


def _is_other_name(word: Word, meant: str) -> bool:
    """Whether a short name is more likely another one than a misspelling; two letters swapped are a slip.

    The calendar has no other names: "Febuary" is a month.
    """
    if meant in calendar_words():
        return False
    is_name = word.is_capitalised and word.span.start > 0 and len(word.text) < _LONG_NAME
    return is_name and sorted(word.text.casefold()) != sorted(meant)
