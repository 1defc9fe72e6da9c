"""Where sentences end within running prose: stops, and what only looks like one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.lexicons import lexicon
from corpus.spans import Span

_HAN_STOPS = "。！？；｡"
_STOPS = f".!?…؟۔।{_HAN_STOPS}"
_CLOSERS = "\"'”’»›)\\]}」』】）》〉*_"
_OPENERS = "\"'“‘«‹([{「『【（《〈*_¿¡"
_STOP = re.compile(
    rf"(?P<stop>[{_STOPS}]+(?:[ \u00a0]\.)*)(?P<close>[{_CLOSERS}]*(?: ''| [)\]])?)(?P<note>\[[\d\[\], ]{{1,20}}\])?"
)
_OPENING = re.compile(rf"\s*[{re.escape(_OPENERS)}]*")
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"[#№]|[IVX]+\b")
_BRACKET = re.compile(r"[()\[\]（）【】《》]")
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "》": "《"}
_CONTINUING = frozenset(",;:)]}%-–—/&=+，、：；。！？）》」』】")
_HAN_CONTINUING = frozenset("，、：；。！？）》」』】")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LONGEST_BRACKET = 300  # a bracket around more than this holds sentences of its own
_LONGEST_WORD = 40
_LONGEST_NUMBER = 2  # digits of a number that counts chapters rather than things
_ELLIPSIS = 3  # dots
_FEW = 8  # characters


def prose_spans(text: str, prose: Span, language: str = "en") -> Iterator[Span]:
    """The sentences of `prose`, a stretch of `text` without headings or list items, in order.

    What follows a stop decides as much as what stands before it: a small letter never begins a sentence, and an
    abbreviation that may end one does so only before a word that rarely begins a name.

    >>> text = "Foo Co., Ltd. (02561.HK) grew by 3.5%. It hired Dr. J. Li."
    >>> [span.of(text) for span in prose_spans(text, Span(0, len(text)))]
    ['Foo Co., Ltd. (02561.HK) grew by 3.5%.', 'It hired Dr. J. Li.']
    """
    start = prose.start
    several = _STOP.search(text, start, prose.end - 1) is not None
    for end in _ends(text, prose, _Abbreviations.of(language)) if several else (prose.end,):
        sentence = _stripped(text, Span(start, end))
        if sentence.start < sentence.end:
            yield sentence
        start = end


def ends_sentence(line: str, language: str = "en") -> bool:
    """Whether `line` ends with a stop that ends a sentence, and not with an abbreviation.

    >>> ends_sentence("It was sold to Foo Co."), ends_sentence("It was sold in May.")
    (False, True)
    """
    tail = line.rstrip()[-_LONGEST_WORD:]
    if tail[-1:].isalnum():
        return False
    final = next((match for match in _STOP.finditer(tail) if match.end() == len(tail)), None)
    if final is None:
        return False
    words = _Abbreviations.of(language)
    return final["stop"] != "." or not words.can_end(_word_before(tail, 0, final.start()))


def has_final_mark(line: str) -> bool:
    """Whether `line` ends as a clause does: with a stop, a comma or a colon, closing quotes left aside."""
    last = line.rstrip().rstrip("\"'”’»)]}」』】）》*_")[-1:]
    return bool(last) and last in _STOPS + ",;:，、：；"


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    leading: frozenset[str]
    numbered: frozenset[str]
    trailing: frozenset[str]
    openers: frozenset[str]
    marked: frozenset[str]

    @staticmethod
    @cache
    def of(language: str) -> "_Abbreviations":
        known = lexicon("abbreviations")
        lists: Mapping[str, Any] = known.get(language.partition("-")[0], known["en"])
        return _Abbreviations(
            _cased(lists["leading"]),
            _cased(lists["numbered"]),
            _cased(lists["trailing"]),
            frozenset(lists["openers"]),
            frozenset(lists["marked"]),
        )

    def can_end(self, word: str) -> bool:
        """Whether `word` is written with a stop of its own."""
        return any(_known(word, words) for words in (self.leading, self.trailing)) or _is_initials(word)


def _cased(words: list[str]) -> frozenset[str]:
    return frozenset(words) | frozenset(word.upper() for word in words if word[0].isupper())


def _known(word: str, words: frozenset[str]) -> bool:
    return word in words or word.lower() in words


def _is_initials(word: str) -> bool:
    """``J``, ``U.S``, ``a.m``."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isalpha() for part in parts) and (word.isupper() or len(parts) > 1)


def _ends(text: str, prose: Span, words: _Abbreviations) -> Iterator[int]:
    """Each place where a sentence ends, the end of the prose as the last."""
    brackets = _brackets(text, prose)
    closes = [bracket.end for bracket in brackets]
    cased = not text[prose.start : prose.end].islower()  # who never writes capitals begins sentences without them
    start = prose.start
    for match in _STOP.finditer(text, prose.start, prose.end):
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


def _is_end(text: str, rest: Span, match: re.Match[str], words: _Abbreviations, cased: bool) -> bool:
    """Whether the sentence that begins where `rest` does ends with this stop."""
    stop, end = match["stop"], match.end()
    if stop[-1] in _HAN_STOPS:
        return _is_han_end(text, rest, match)
    if not text[end].isspace():
        return _runs_on(text, rest, match, words)
    opening = _OPENING.match(text, end, rest.end)
    head = opening.end() if opening else end
    first = text[head : head + 1]
    if not first or head >= rest.end:
        return True
    if (
        first in _CONTINUING
        or first in _STOPS
        or (cased and first.islower() and not text[head + 1 : head + 2].isupper())
    ):
        return False
    if stop == ".":
        return not _is_abbreviated(text, rest.start, match.start(), head, words)
    return not _is_pause(text, match, head)


def _is_han_end(text: str, rest: Span, match: re.Match[str]) -> bool:
    following = _OPENING.match(text, match.end(), rest.end)
    head = following.end() if following else match.end()
    if text[match.end()] in _CONTINUING or text[head : head + 1] in _HAN_CONTINUING:
        return False
    closed = match["close"]
    if "》" in closed:  # 《走吧！》 is a name
        return False
    if "）" in closed:  # a remark ends a sentence only where it is one
        return text[rest.start : rest.start + _FEW].lstrip()[:1] == "（"
    return not (closed and _han_speech().match(text, match.end()))


@cache
def _han_speech() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, lexicon("abbreviations")["zh_speech"]))
    return re.compile(rf"[^，。！？；：、“”\s]{{0,8}}?(?:{verbs})")


def _runs_on(text: str, rest: Span, match: re.Match[str], words: _Abbreviations) -> bool:
    """Whether a sentence ends at a stop that no space follows: ``...of it.Then``."""
    end = match.end()
    if _HAN.match(text, end):
        return match["stop"][-1] in "!?" or bool(_HAN.match(text, max(match.start() - 1, rest.start)))
    word = _word_before(text, rest.start, match.start())
    following = _CAPITALISED.match(text, end, rest.end)
    if match["stop"] not in {".", "!", "?"} or following is None or not word[1:] or not word[-2:].isalnum():
        return False
    if any(mark in word for mark in ".@/_=:") or word[-1].isupper() or words.can_end(word):
        return False
    behind = text[following.end() : following.end() + 1]
    return behind in {"", " ", "\n", ",", ";", ":", ".", "’", "'"} and following.group().lower() not in _net_names()


@cache
def _net_names() -> frozenset[str]:
    return frozenset(lexicon("abbreviations")["net_names"])


def _is_pause(text: str, match: re.Match[str], head: int) -> bool:
    """Whether dots are a pause within a sentence: three that stand apart, or before ``I``."""
    stop = match["stop"]
    if stop[-1] not in ".…":
        return False
    dots = stop.count(".") + _ELLIPSIS * stop.count("…")
    apart = text[match.start() - 1 : match.start()].isspace()
    return dots == _ELLIPSIS and (apart or bool(re.match(r"I\b", text[head : head + 2])))


def _is_abbreviated(text: str, start: int, stop: int, head: int, words: _Abbreviations) -> bool:
    """Whether the single stop at `stop` belongs to its word, given where sentence and next word begin."""
    word = _word_before(text, start, stop)
    if not word:
        return False
    if _known(word, words.leading):
        return True
    if _known(word, words.numbered) and (text[head].isdigit() or _NUMERAL.match(text, head)):
        return True
    if _known(word, words.trailing) or _is_initials(word):
        return not _opens(text, head, words) and not _is_mark(text, start, stop, word, words)
    return (
        word.isdecimal() and len(word) <= _LONGEST_NUMBER and not text[start : stop - len(word)].strip()
    )  # "1. Method"


def _word_before(text: str, start: int, stop: int) -> str:
    window = text[max(start, stop - _LONGEST_WORD) : stop]
    if not window or window[-1].isspace():
        return ""
    return window.split()[-1].lstrip(_OPENERS).rpartition("-")[2]


def _opens(text: str, head: int, words: _Abbreviations) -> bool:
    word = _WORD.match(text, head)
    return word is not None and word.group().capitalize() in words.openers and text[word.end() : word.end() + 1] != "."


def _is_mark(text: str, start: int, stop: int, word: str, words: _Abbreviations) -> bool:
    if len(word) != 1:
        return False
    return _word_before(text, start, stop - 2).lower() in words.marked


def _stripped(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))
