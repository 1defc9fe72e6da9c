"""Clauses: the stretches of a sentence within which a figure and its period stand together."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from bot.answering.lexicons import lexicon
from corpus.spans import Span


def split_clauses(sentence: str) -> tuple[Span, ...]:
    """The clauses of a sentence, in order, together all of it; a thousands separator parts nothing.

    A clause ends at a comma, semicolon, colon or dash, and before words such as "compared with" and "while".

    >>> [clause.of("1,126 pairs bred, compared with 968 in 2020") for clause in split_clauses("1,126 pairs bred, compared with 968 in 2020")]
    ['1,126 pairs bred, ', 'compared with 968 in 2020']
    """  # noqa: E501
    ends = sorted({*_ends(sentence), len(sentence)})
    return tuple(Span(start, end) for start, end in pairwise([0, *ends]) if start < end)


def clauses_with(words: str, sentence: str) -> tuple[str, ...]:
    """The clauses of a sentence that hold some words whole."""
    return tuple(clause.of(sentence) for clause in split_clauses(sentence) if words in clause.of(sentence))


def _ends(sentence: str) -> Iterator[int]:
    for found in _pattern().finditer(sentence):
        yield found.start(1) if found[1] else found.end()


@cache
def _pattern() -> re.Pattern[str]:
    rules = lexicon("clauses")
    english = "|".join(re.escape(word) for word in sorted(rules["en"], key=len, reverse=True))
    chinese = "|".join(rules["zh"])
    return re.compile(
        rf"(?<![,;:；：，、] )(\b(?:{english})\b|{chinese})|[；，、]|[;:：](?!\d) ?|,(?!\d) ?|(?<=\s)[–—-](?=\s)",
        re.IGNORECASE,
    )
