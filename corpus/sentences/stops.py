"""Where sentences end within running prose: stops, and what only looks like one."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.sentences.abbreviations import LONGEST_WORD, Abbreviations, is_abbreviated, word_before
from corpus.sentences.glued_stops import ends_glued
from corpus.sentences.han_stops import ends_in_han
from corpus.sentences.marks import CONTINUING, HAN_STOPS, OPENING, STOP, STOPS
from corpus.spans import Span

_BRACKET = re.compile(r"[()\[\]（）【】《》]")
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "》": "《"}
_LONGEST_BRACKET = 300
"""A bracket around more than this holds sentences of its own."""
_ELLIPSIS = 3
"""Dots."""


def prose_spans(text: str, prose: Span, language: str = "en") -> Iterator[Span]:
    """The sentences of `prose`, a stretch of `text` without headings or list items, in order.

    What follows a stop decides as much as what stands before it: a small letter never begins a sentence, and an
    abbreviation that may end one does so only before a word that rarely begins a name.

    >>> text = "Foo Co., Ltd. (02561.HK) grew by 3.5%. It hired Dr. J. Li."
    >>> [span.of(text) for span in prose_spans(text, Span(0, len(text)))]
    ['Foo Co., Ltd. (02561.HK) grew by 3.5%.', 'It hired Dr. J. Li.']
    """
    start = prose.start
    several = STOP.search(text, start, prose.end - 1) is not None
    for end in _ends(text, prose, Abbreviations.of(language)) if several else (prose.end,):
        sentence = _stripped(text, Span(start, end))
        if sentence.start < sentence.end:
            yield sentence
        start = end


def ends_sentence(line: str, language: str = "en") -> bool:
    """Whether `line` ends with a stop that ends a sentence, and not with an abbreviation.

    >>> ends_sentence("It was sold to Foo Co."), ends_sentence("It was sold in May.")
    (False, True)
    """
    tail = line.rstrip()[-LONGEST_WORD:]
    if tail[-1:].isalnum():
        return False
    final = next((match for match in STOP.finditer(tail) if match.end() == len(tail)), None)
    if final is None:
        return False
    words = Abbreviations.of(language)
    return final["stop"] != "." or not words.can_end(word_before(tail, 0, final.start()))


def has_final_mark(line: str) -> bool:
    """Whether `line` ends as a clause does: with a stop, a comma or a colon, closing quotes left aside."""
    last = line.rstrip().rstrip("\"'”’»)]}」』】）》*_")[-1:]
    return bool(last) and last in STOPS + ",;:，、：；"


def _ends(text: str, prose: Span, words: Abbreviations) -> Iterator[int]:
    """Each place where a sentence ends, the end of the prose as the last."""
    brackets = _brackets(text, prose)
    closes = [bracket.end for bracket in brackets]
    cased = not text[prose.start : prose.end].islower()  # who never writes capitals begins sentences without them
    start = prose.start
    for match in STOP.finditer(text, prose.start, prose.end):
        end = match.end()
        if end >= prose.end:
            break
        around = bisect_left(closes, end + 1)
        if around < len(brackets) and brackets[around].start < end < brackets[around].end:
            continue
        remark = text[match.start() - 1 : match.start()] in {"[", "("}  # [...] and (!)
        if not remark and _is_end(text, Span(start, prose.end), match, words, cased):
            yield end
            start = end
    yield prose.end


def _brackets(text: str, prose: Span) -> list[Span]:
    """The outermost short brackets, in order; one that is never closed is none."""
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for match in _BRACKET.finditer(text, prose.start, prose.end):
        mark = match.group()
        if mark not in _PAIRS:
            opened.append((mark, match.start()))
        elif opened and opened[-1][0] == _PAIRS[mark]:
            span = Span(opened.pop()[1], match.end())
            if span.end - span.start <= _LONGEST_BRACKET:
                while found and found[-1].start > span.start:
                    found.pop()
                found.append(span)
    return found


def _is_end(text: str, rest: Span, match: re.Match[str], words: Abbreviations, cased: bool) -> bool:
    """Whether the sentence that begins where `rest` does ends with this stop."""
    stop, end = match["stop"], match.end()
    if stop[-1] in HAN_STOPS:
        return ends_in_han(text, rest, match)
    if not text[end].isspace():
        return ends_glued(text, rest, match, words)
    opening = OPENING.match(text, end, rest.end)
    head = opening.end() if opening else end
    first = text[head : head + 1]
    if not first or head >= rest.end:
        return True
    if first in CONTINUING or first in STOPS or (cased and first.islower() and not text[head + 1 : head + 2].isupper()):
        return False
    if stop == ".":
        return not is_abbreviated(text, rest.start, match.start(), head, words)
    return not _is_pause(text, match, head)


def _is_pause(text: str, match: re.Match[str], head: int) -> bool:
    """Whether dots are a pause within a sentence: three that stand apart, or before ``I``."""
    stop = match["stop"]
    if stop[-1] not in ".…":
        return False
    dots = stop.count(".") + _ELLIPSIS * stop.count("…")
    apart = text[match.start() - 1 : match.start()].isspace()
    return dots == _ELLIPSIS and (apart or bool(re.match(r"I\b", text[head : head + 2])))


def _stripped(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))
