"""Sentences gathered into passages: pieces long enough to be found by, short enough to be about one thing."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.article import Article, Passage, Sentence
from corpus.sentences.marks import HAN
from corpus.spans import Span

_WORD = re.compile(r"[^\s\u3000-\u303f\uff00-\uffef\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_HAN_PER_WORD = 1.6


def split_passages(article: Article, sentences: Sequence[Sentence], words: int = 90) -> tuple[Passage, ...]:
    """Neighbouring sentences of one section, about `words` words together (1.6 Chinese characters count as one).

    Whole paragraphs stay whole where they fit. One that does not is cut between sentences, and then the last sentence
    before the cut opens the next passage too, so that what leans on it is found with it, unless it was a passage by
    itself. No passage crosses a heading, headings are in none, and every other sentence is in at least one.
    """
    return tuple(
        _passage(article, members)
        for section in _sections(sentences)
        for members in _gather(section, [_count_words(sentence.span.of(article.text)) for sentence in section], words)
    )


def _passage(article: Article, members: Sequence[Sentence]) -> Passage:
    span = Span(members[0].span.start, members[-1].span.end)
    return Passage(article.id, span, tuple(sentence.position for sentence in members))


def _sections(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    for is_heading, members in groupby(sentences, key=lambda sentence: sentence.is_heading):
        if not is_heading:
            yield list(members)


def _count_words(text: str) -> float:
    return len(_WORD.findall(text)) + len(HAN.findall(text)) / _HAN_PER_WORD


def _gather(section: Sequence[Sentence], sizes: Sequence[float], words: int) -> Iterator[list[Sentence]]:
    first = number = 0
    size = 0.0
    while number < len(section):
        end = _paragraph_end(section, number)
        if number > first and size + sum(sizes[number:end]) > words >= sum(sizes[number:end]):
            yield list(section[first:number])  # the next paragraph fits, but not in here
            first, size = number, 0.0
        while number < end:
            if number > first and size + sizes[number] > words:
                yield list(section[first:number])
                first = number - 1 if _same_paragraph(section, number) and number - 1 > first else number
                size = sum(sizes[first:number])
            size += sizes[number]
            number += 1
    yield list(section[first:])


def _paragraph_end(section: Sequence[Sentence], number: int) -> int:
    end = number
    while end < len(section) and section[end].paragraph == section[number].paragraph:
        end += 1
    return end


def _same_paragraph(section: Sequence[Sentence], number: int) -> bool:
    return section[number - 1].paragraph == section[number].paragraph
