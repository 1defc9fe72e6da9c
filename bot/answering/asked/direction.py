"""Direction: whether a text speaks of a rise or of a fall."""

from collections.abc import Mapping, Sequence
from functools import cache

from bot.answering.asked.thesaurus import Phrase
from bot.answering.lexicons import lexicon
from corpus.fact import Direction
from corpus.words import is_han, stems_of


def read_direction(text: str, language: str = "en") -> Direction:
    """Whether a text speaks of a rise or of a fall; nothing where of neither, or of both."""
    if language == "zh" or is_han(text):
        for word in lexicon("chinese")["neither"]:
            text = text.replace(word, " ")
        found = {way for way in ("up", "down") if any(word in text for word in lexicon("chinese")[way])}
    else:
        stems = _without_idioms(stems_of(text))
        found = {way for way in ("up", "down") if _holds_phrase(stems, _directions()[way])}
    return "up" if found == {"up"} else "down" if found == {"down"} else ""


@cache
def direction_phrases() -> frozenset[Phrase]:
    """The stems of all words that say which way, each a phrase."""
    return _directions()["up"] | _directions()["down"]


def _without_idioms(stems: Sequence[str]) -> list[str]:
    """The stems, those of phrases left out in which a word of direction tells none: "set up", "runner up"."""
    kept, at = [], 0
    while at < len(stems):
        length = next((length for length in (3, 2) if tuple(stems[at : at + length]) in _idioms()), 0)
        kept.append("" if length else stems[at])
        at += length or 1
    return kept


def _holds_phrase(stems: Sequence[str], phrases: frozenset[Phrase]) -> bool:
    return any(tuple(stems[start : start + length]) in phrases for start in range(len(stems)) for length in (1, 2, 3))


@cache
def _directions() -> Mapping[str, frozenset[Phrase]]:
    return {way: frozenset(stems_of(word) for word in lexicon("opposites")[way]) for way in ("up", "down")}


@cache
def _idioms() -> frozenset[Phrase]:
    return frozenset(stems_of(phrase) for phrase in lexicon("opposites")["neither"])
