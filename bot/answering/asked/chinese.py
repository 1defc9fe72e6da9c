"""What a Chinese question speaks of, put into the corpus's words.

Terms are looked up, longest first: the Chinese labels of the corpus's own terms, names of places and companies, then a
general lexicon of statistical, business and scientific words. What no list knows is a need that nothing known meets.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from bot.answering.asked.question import Need
from bot.answering.asked.thesaurus import ways_of
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.lexicons import constrains, generic_stems, lexicon, words_in, world_places
from corpus.period import Period
from corpus.words import is_han, stems_of, terms_of

_LONGEST = 16
_TITLE = re.compile(r"《([^《》]{1,40})》")
_SHORTEST_NAME, _TOTAL = 2, "总"
_KNOWN_NAME = 3
_LEXICON_STRENGTH, _SYNONYM = 0.95, 0.9


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
        if title := _TITLE.match(text, at):
            yield from _unknown_needs(unknown, vocabulary)
            unknown, at = "", title.end()
            yield _title(title[1], vocabulary)
            continue
        word = _longest_at(text, at, vocabulary)
        if is_han(text[at]) and (word is None or _is_of_name(text, at, word, unknown, vocabulary)):
            unknown += text[at]
            at += 1
            continue
        yield from _unknown_needs(unknown, vocabulary)
        unknown = ""
        is_said = word in words_in("chinese", "function_words") or _is_asked_kind(text[:at], word)
        if word and not is_said and not _says_which_way(word, vocabulary):
            yield _need(word, vocabulary)
        at += len(word) if word else 1
    yield from _unknown_needs(unknown, vocabulary)


def _says_which_way(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word says that something rose or fell, which is a slot of its own."""
    return word not in vocabulary.chinese and any(word in words_in("chinese", way) for way in ("up", "down"))


def _is_of_name(text: str, at: int, word: str, unknown: str, vocabulary: Vocabulary) -> bool:
    """Whether a character that is a word elsewhere stands in a longer one of the corpus: 奥司他韦, 海丰县, 报名."""
    if len(word) > 1 or word in vocabulary.chinese:
        return False
    follows = _longest_at(text, at + 1, vocabulary) or ""
    behind = len(follows) <= 1 and vocabulary.knows(text[at : at + 2])
    before = bool(unknown) and vocabulary.knows(text[at - 1 : at + 1])
    if word in _general():
        return before or behind
    is_last = not is_han(text[at + 1 : at + 2]) or follows in words_in("chinese", "function_words")
    return word in words_in("chinese", "within_names") and before and (behind or is_last)


def _is_asked_kind(before: str, word: str | None) -> bool:
    """Whether a word says what kind of thing is asked for, of which the answer names some: 哪些国家."""
    return word in words_in("chinese", "asked_kinds") and before.rstrip("几个座些一").endswith("哪")


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
    ways |= dict.fromkeys(map(_way, _of_one_meaning(word)), _SYNONYM)  # for articles in Chinese
    ways[_way(word)] = 1.0
    known = [way for way in ways if all(vocabulary.knows(term) for term in way)]
    weights = [max(vocabulary.weight(term) for term in way) for way in known if way]
    is_name = word in _world() or any(stem in vocabulary.names for way in known for stem in way)
    is_constraint = word not in words_in("chinese", "no_attributes") and any(map(constrains, map(str.split, meanings)))
    return Need(word, ways, min(weights, default=1.0), is_name, bool(known), is_constraint)


def _way(word: str) -> frozenset[str]:
    """A word as an article in Chinese has it: its characters, side by side."""
    return frozenset(terms_of(word))


def _of_one_meaning(word: str) -> Sequence[str]:
    """The general terms that mean the same in English: 职工 and 员工."""
    alike = (term for meaning in _general().get(word, ()) for term in _by_meaning()[meaning])
    return [term for term in dict.fromkeys(alike) if term != word]


def _unknown_needs(unknown: str, vocabulary: Vocabulary) -> Iterator[Need]:
    """What no list knows: the words of the corpus that it is made of, or else what the corpus does not speak of."""
    for word in _parted(unknown, vocabulary):
        known = _known_beginning(word, vocabulary)
        for part in (word[:known], word[known:]):
            way = _way(part)
            is_known = all(map(vocabulary.knows, way))
            if len(part) > 1 or (part and is_known):
                weight = max(map(vocabulary.weight, way)) if is_known else 1.0
                is_name = part == word[: known or None] and len(part) > 1 and any(map(vocabulary.knows, part))
                yield Need(part, {way: 1.0}, weight, is_name, is_known)


def _known_beginning(word: str, vocabulary: Vocabulary) -> int:
    """How many characters of a word the corpus has side by side, where none of the others stands in it so.

    What follows a name that is known is no part of a name that is not: 澜川市 and 打算.
    """
    known = [vocabulary.knows(word[at : at + 2]) for at in range(len(word) - 1)]
    length = known.index(False) if False in known else len(known)
    return length + 1 if length >= _KNOWN_NAME - 1 and not any(known[length:]) else 0


def _title(words: str, vocabulary: Vocabulary) -> Need:
    """The title of a work, which is a name whatever its words."""
    way = _way(words)
    weights = [vocabulary.weight(term) for term in way if vocabulary.knows(term)]
    return Need(words, {way: 1.0}, max(weights, default=1.0), is_name=True, is_known=len(weights) == len(way))


def _parted(unknown: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Some characters parted where the corpus never has two of them side by side; a single one stays where it is."""
    start = 0
    for at in range(2, len(unknown) - 1):
        if (
            not vocabulary.knows(unknown[at - 1 : at + 1])
            and vocabulary.knows(unknown[at : at + 2])
            and (at - start > 1 and vocabulary.knows(unknown[at - 2 : at]))
        ):
            yield unknown[start:at]
            start = at
    rest = unknown[start:]
    if len(rest) > _SHORTEST_NAME and rest.endswith(_TOTAL) and not vocabulary.knows(rest[-2:]):
        yield from (rest[:-1], _TOTAL)  # 新馆总投资
    elif rest:
        yield rest


@cache
def _general() -> Mapping[str, Sequence[str]]:
    terms: Mapping[str, Sequence[str]] = lexicon("chinese")["terms"]
    return terms


@cache
def _by_meaning() -> Mapping[str, Sequence[str]]:
    """The general terms of each meaning."""
    terms: dict[str, list[str]] = {}
    for term, meanings in _general().items():
        for meaning in meanings:
            terms.setdefault(meaning, []).append(term)
    return terms


@cache
def _world() -> Mapping[str, Sequence[str]]:
    companies = [name for name in lexicon("companies")["names"] if isinstance(name, dict)]
    named = {zh: place["en"] for place in world_places() for zh in place.get("zh", ())}
    return named | {zh: [company["en"]] for company in companies for zh in company.get("zh", ())}
