"""What a Chinese question speaks of, put into the corpus's words.

Terms are looked up, longest first: the Chinese labels of the corpus's own terms, names of places and companies, then a
general lexicon of statistical, business and scientific words. What no list knows is a need that nothing known meets.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from bot.answering.asked.question import Need
from bot.answering.asked.thesaurus import ways_of
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.lexicons import generic_stems, lexicon, words_in, world_places
from corpus.period import Period
from corpus.words import is_han, stems_of

_LONGEST = 16
_LEXICON_STRENGTH = 0.95


def read_chinese_needs(text: str, periods: Sequence[Period], vocabulary: Vocabulary) -> tuple[Need, ...]:
    """The needs of the Chinese part of a question, in order."""
    taken = [period.span for period in periods if period.span]
    masked = "".join(
        " " if any(span.start <= place < span.end for span in taken) else character
        for place, character in enumerate(text)
    )
    return tuple(_read(masked, vocabulary))


def _read(text: str, vocabulary: Vocabulary) -> Iterator[Need]:
    at, unknown = 0, ""
    while at < len(text):
        word = _longest_at(text, at, vocabulary)
        if word is None and is_han(text[at]):
            unknown += text[at]
            at += 1
            continue
        yield from _unknown_need(unknown, vocabulary)
        unknown = ""
        if word and word not in words_in("chinese", "function_words"):
            yield _need(word, vocabulary)
        at += len(word) if word else 1
    yield from _unknown_need(unknown, vocabulary)


def _longest_at(text: str, at: int, vocabulary: Vocabulary) -> str | None:
    known = (_world(), _general(), words_in("chinese", "function_words"))
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        piece = text[at : at + length]
        if piece in vocabulary.chinese or any(piece in words for words in known):
            return piece
    return None


def _need(word: str, vocabulary: Vocabulary) -> Need:
    if word in vocabulary.chinese:
        meanings, strength = vocabulary.chinese[word], 1.0
    elif word in _world():
        meanings, strength = _world()[word], 1.0
    else:
        meanings, strength = _general()[word], _LEXICON_STRENGTH
    ways: dict[frozenset[str], float] = {}
    for meaning in meanings:
        phrase, groups = vocabulary.thesaurus.match(stems_of(meaning))
        groups = [replace(group, article="") for group in groups]
        rest = frozenset(stems_of(meaning)) - frozenset(phrase)
        for way, how_well in ways_of(phrase, groups, generic_stems()).items():
            ways[way | rest - generic_stems()] = how_well * strength
    ways[frozenset(word)] = 1.0  # as it stands, for articles in Chinese
    known = [way for way in ways if all(vocabulary.knows(stem) for stem in way)]
    weights = [max(vocabulary.weight(stem) for stem in way) for way in known if way]
    is_name = word in _world() or any(stem in vocabulary.names for way in known for stem in way)
    return Need(word, ways, min(weights, default=1.0), is_name, bool(known))


def _unknown_need(unknown: str, vocabulary: Vocabulary) -> Iterator[Need]:
    """Characters that no list knows: where the corpus has them as they are, they are a word of its own."""
    if len(unknown) > 1 or (unknown and vocabulary.knows(unknown)):
        way = frozenset(unknown)
        is_known = all(vocabulary.knows(character) for character in unknown)
        yield Need(unknown, {way: 1.0}, 1.0, is_known=is_known)


@cache
def _general() -> Mapping[str, Sequence[str]]:
    terms: Mapping[str, Sequence[str]] = lexicon("chinese")["terms"]
    return terms


@cache
def _world() -> Mapping[str, Sequence[str]]:
    companies = [name for name in lexicon("companies")["names"] if isinstance(name, dict)]
    named = {zh: place["en"] for place in world_places() for zh in place.get("zh", ())}
    return named | {zh: [company["en"]] for company in companies for zh in company.get("zh", ())}
