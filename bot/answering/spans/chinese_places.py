"""Places in a Chinese sentence: where somebody did what a question asks about, or where a thing lies."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in, words_in, world_places
from bot.answering.spans.clauses import split_clauses
from corpus.spans import Span

_SHORTEST = 2


def place_span(question: Question, text: str) -> Span | None:
    """The place that a question asks for, in a sentence that tells it beside the very deed.

    >>> asked = Question("方宁创业前在哪里工作？")
    >>> text = "方宁创业前曾在物流商贝克工作九年。"
    >>> place_span(asked, text).of(text)
    '物流商贝克'
    """
    asked = pattern_in("chinese_places", "asks_where").search(question.text)
    if asked is None:
        return None
    said = asked["relation"].removesuffix("在").removesuffix("于") if asked["relation"] else ""
    deed = asked["deed"].rstrip(lexicon("chinese_places")["endings"])
    patterns = _of_deed(deed) if deed else [*_of_deed(said), _lying()]
    for pattern in patterns:
        for clause in split_clauses(text):
            for found in pattern.finditer(clause.of(text)):
                place = Span(*found.span("place")).shifted(clause.start)
                if _is_new(place.of(text), question):
                    return place
    return None


def is_deed(question: Question, word: str) -> bool:
    """Whether a word is the deed of which a question asks where it was done."""
    asked = pattern_in("chinese_places", "asks_where").search(question.text)
    return asked is not None and asked["deed"].startswith(word)


def tells_place(question: Question, text: str) -> bool:
    """Whether a sentence names a place that a question does not name."""
    known = any(place in text and place not in question.text for place in _known())
    return known or place_span(question, text) is not None


def _is_new(place: str, question: Question) -> bool:
    return len(place) >= _SHORTEST and place not in question.text


def _of_deed(deed: str) -> Sequence[re.Pattern[str]]:
    """How a text tells where it was done: 在…工作, 毕业于…."""
    if not deed:
        return []
    rows: Iterator[list[str]] = (row for row in lexicon("chinese_places")["deeds"] if any(map(deed.startswith, row)))
    alike = [deed, *(word for row in rows for word in row)]
    held = pattern_in("chinese_places", "held_there")
    worked = [held] if deed.startswith(tuple(words_in("chinese_places", "held_deeds"))) else []
    return worked + [pattern for word in dict.fromkeys(alike) for pattern in _beside(word)]


@cache
def _beside(deed: str) -> Sequence[re.Pattern[str]]:
    before, behind = _either("before"), _either("behind_deed")
    return [
        re.compile(rf"(?:{before})(?P<place>[^，。；、在]{{2,24}}?)(?:里|内)?(?=(?:曾|又|也|共)?{re.escape(deed)})"),
        re.compile(rf"{re.escape(deed)}(?:{behind})(?P<place>[^，。；、的]{{2,14}})"),
    ]


@cache
def _lying() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('lying')})(?P<place>[^，。；、的]{{2,14}})")


def _either(key: str) -> str:
    words = words_in("chinese_places", key)
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _known() -> frozenset[str]:
    """Countries and other places that everybody knows."""
    return frozenset(name for place in world_places() for name in place.get("zh", ()))
