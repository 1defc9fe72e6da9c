"""A message before it is a question: one, or two, or small talk, and its language."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from bot.answering.asked.parse import read_answer_type
from bot.answering.lexicons import generic_stems, lexicon, words_in
from corpus.words import has_han, is_han, read_words, stem_of

LONGEST = 2000
"""Characters: a question that needs more is an essay."""
_MOST_QUESTIONS = 3
_LATIN = re.compile(r"[A-Za-z]")


def invalid_reason(message: str) -> str:
    """Why the message cannot be a question: ``empty`` or ``long``; nothing where it can."""
    if len(message) > LONGEST:
        return "long"
    return "" if read_words(message) else "empty"


def language_of(message: str) -> str | None:
    """``en``, ``zh``, or None for another language, as far as the script or the little words tell."""
    letters = [character for character in message if character.isalpha()]
    if is_han(message) and not _is_japanese(message):
        return "zh"
    latin = sum(bool(_LATIN.match(character)) for character in letters)
    if letters and latin * 2 < len(letters):
        return None
    return None if _is_foreign(message) else "en"


def read_small_talk(message: str) -> str:
    """The topic of a message that is nothing but small talk; nothing where it asks something."""
    said = _bare(message)
    languages = ("en", "zh") if has_han(said) else ("en",)
    topics = [(topic, pattern) for language in languages for topic, pattern in _topics(language)]
    return next((topic for topic, pattern in topics if pattern.fullmatch(said)), "")


def split_questions(message: str) -> Sequence[str]:
    """The questions of a message, at most three.

    >>> split_questions("How long is it? And how deep?")
    ['How long is it?', 'And how deep?']
    """
    text = " ".join(message.split())
    for pattern in _splitters():
        text = pattern.sub(lambda match: match.group() + "\n" if match.group().strip() in "?？" else "\n", text)
    parts: list[str] = []
    for piece in text.split("\n"):
        part = piece.strip(" ,;")
        if parts and not _asks(parts[-1]):
            parts[-1] = f"{parts[-1]}, {part}"  # "Halfway through 2025, how much was raised?" is one question
        elif len(read_words(part)) > 1:
            parts.append(part)
    return parts[:_MOST_QUESTIONS] or [message.strip()]


def _asks(part: str) -> bool:
    """Whether a part of a message is a question of its own: it ends as one, or has the shape of one."""
    return part.endswith(("?", "？")) or read_answer_type(part, "zh" if is_han(part) else "en") != "open"


def _is_foreign(message: str) -> bool:
    """Whether the little words of another language outnumber those of English."""
    words = [word.text.casefold() for word in read_words(message)]
    foreign = sum(word in words_in("languages", "words") for word in words)
    english = sum(word not in words_in("languages", "words") and stem_of(word) in generic_stems() for word in words)
    return foreign > 1 and foreign > english


def _is_japanese(message: str) -> bool:
    return any("\u3040" <= character <= "\u30ff" for character in message)


def _bare(message: str) -> str:
    """Small letters and spaces, without punctuation and emoji."""
    kept = (c if unicodedata.category(c)[0] in "LNM" or c == "'" else " " for c in message.casefold().replace("’", "'"))
    return " ".join("".join(kept).split())


@cache
def _topics(language: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    rows = lexicon("smalltalk")["topics"]
    return [(row["topic"], re.compile(pattern)) for row in rows for pattern in row[language]]


@cache
def _splitters() -> Sequence[re.Pattern[str]]:
    splitters = lexicon("asking")["splitters"]
    return [re.compile(pattern, re.IGNORECASE) for language in ("en", "zh") for pattern in splitters[language]]
