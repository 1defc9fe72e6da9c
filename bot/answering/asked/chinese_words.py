"""Chinese characters parted into words that everybody uses, and what is left over: a name, or a part of one.

Chinese writes no capitals and no spaces. What tells a name is that it is made of no common words: 云横 is one, and
动工 is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.answering.lexicons import lexicon, words_in

_LONGEST = 3
"""Characters of a common word at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, or characters side by side that are none."""

    text: str
    is_word: bool


def is_common(word: str) -> bool:
    """Whether a word of two characters or more is one that everybody uses, and no name."""
    return word in _common()


def is_thing(word: str) -> bool:
    """Whether a common word is a noun.

    >>> is_thing("护士"), is_thing("开通")
    (True, False)
    """
    return word in _things()


def words_alike(word: str) -> Sequence[str]:
    """A word and those that mean nearly the same.

    >>> words_alike("动工")
    ('动工', '开工', '破土', '开建')
    """
    return tuple(dict.fromkeys((word, *_alike().get(word, ()))))


def is_of_common_words(text: str) -> bool:
    """Whether characters are nothing but common words, one after the other.

    >>> is_of_common_words("看球"), is_of_common_words("动工"), is_of_common_words("云横")
    (True, True, False)
    """
    return all(piece.is_word for piece in part(text))


@lru_cache(maxsize=10_000)
def part(text: str) -> Sequence[Piece]:
    """The words of some characters: as few characters left over as can be, and then as few words.

    A single character is a word only beside another: what stands beside a name belongs to it.

    >>> [(piece.text, piece.is_word) for piece in part("云横动工")]
    [('云横', False), ('动工', True)]
    """
    best = [(0, 0, 0)]  # up to each place: the characters left over, the words, and where the last of them begins
    for end in range(1, len(text) + 1):
        starts = [
            start for start in range(max(end - _LONGEST, 0), end) if end - start == 1 or text[start:end] in _common()
        ]
        found = [(best[start], start, end - start == 1 and not _is_single(text[start])) for start in starts]
        best.append(min((left + is_left, words + 1, start) for (left, words, _), start, is_left in found))
    pieces: list[str] = []
    end = len(text)
    while end:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return tuple(_joined(pieces[::-1]))


def _is_single(character: str) -> bool:
    return character in words_in("chinese", "single")


def _joined(pieces: Sequence[str]) -> Iterator[Piece]:
    """The pieces, those side by side that are no words as one; a single character beside these is no word either."""
    are_words = [len(piece) > 1 or _is_single(piece) for piece in pieces]
    left = ""
    for at, (piece, is_word) in enumerate(zip(pieces, are_words, strict=True)):
        is_beside = len(piece) == 1 and not (all(are_words[:at][-1:]) and all(are_words[at + 1 :][:1]))
        if not is_word or is_beside:
            left += piece
            continue
        if left:
            yield Piece(left, is_word=False)
            left = ""
        yield Piece(piece, is_word=True)
    if left:
        yield Piece(left, is_word=False)


@cache
def _common() -> frozenset[str]:
    return _things().union(lexicon("chinese_words")["others"].split(), words_in("chinese", "further"))


@cache
def _alike() -> Mapping[str, Sequence[str]]:
    alike: dict[str, list[str]] = {}
    for row in lexicon("chinese")["alike"]:
        for word in row:
            alike.setdefault(word, []).extend(row)
    for word, further in lexicon("chinese")["said_by"].items():
        alike.setdefault(word, []).extend(further)
    return alike


@cache
def _things() -> frozenset[str]:
    return frozenset(lexicon("chinese_words")["things"].split())
