"""Lines of a text by what their marks make of them: headings, list items, table rows, prose."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.sentences.stops import has_final_mark
from corpus.spans import Span

WIDEST = 110  # columns; how much wider than that a line is makes no difference
LONGEST_HEADING = 80  # columns
_FEWEST_MARKS = 3  # of a rule
_FEWEST_BARS = 2  # or tabs, of a row

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"#{1,6}(?=\s|$)")
_ITEM = re.compile(
    r"(?:[-*+•‣◦▪·–]|\d{1,3}[.)]|\(?[a-z]\))(?:\s+|$)|[①-⑳]\s*|[(（][\d一二三四五六七八九十]{1,3}[)）]\s*"
)
_FENCE = re.compile(r"(?:```|~~~)[^`]*")
_RULE_MARKS = frozenset("-*_=~·")
_TABLE_MARKS = frozenset("|:+-")


class Kind(StrEnum):
    """What a line, or a block of lines, is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its marks and the white space around it."""

    kind: Kind | None
    """Nothing for a blank line, and for one of marks alone."""
    span: Span
    indent: int = 0
    rule: str = ""
    """The mark that the line is drawn with, if it is a rule."""


def read_lines(text: str, body: Span) -> list[Line]:
    r"""The lines of `body`, in order.

    >>> text = "Rivers\n---\n* The Elbe"
    >>> [(str(line.kind), line.span.of(text)) for line in read_lines(text, Span(0, len(text)))]
    [('heading', 'Rivers'), ('None', '---'), ('item', 'The Elbe')]
    """
    return _underlined(text, list(_lines(text, body)))


def width_of(words: str) -> int:
    """The columns that `words` take; a Chinese character takes two.

    >>> width_of("Elbe"), width_of("易北河")
    (4, 6)
    """
    seen = words[: WIDEST + 1]
    return len(seen) if seen.isascii() else sum(1 + (unicodedata.east_asian_width(mark) in "WF") for mark in seen)


def is_short(words: str) -> bool:
    """Whether a line can be a heading by its length, and by not ending as a clause does."""
    return width_of(words) <= LONGEST_HEADING and not has_final_mark(words)


def _lines(text: str, body: Span) -> Iterator[Line]:
    fenced = False
    for raw in _raw_lines(text, body):
        span = _stripped(text, raw.start, raw.end)
        if _FENCE.fullmatch(text, span.start, span.end):
            fenced = not fenced
            yield Line(None, span)
        elif fenced:
            yield _line(Kind.ROW, span)
        else:
            yield _read_line(text, span, raw)


def _raw_lines(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    for match in _BREAK.finditer(text, body.start, body.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, body.end)


def _read_line(text: str, span: Span, raw: Span) -> Line:
    while span.start < span.end and text[span.start] == ">":
        span = _stripped(text, span.start + 1, span.end)
    written = span.of(text)
    if not written[:1].isalpha():
        marked = _read_marks(text, written, span, raw)
        if marked is not None:
            return marked
    if ("|" in written or "\t" in written) and _is_row(written):
        return _line(Kind.ROW, _stripped(text, span.start, span.end, "|"))
    item = _ITEM.match(written)  # letters too: "a) The Elbe"
    if item:
        return _line(Kind.ITEM, _stripped(text, span.start + item.end(), span.end), span.start - raw.start)
    return Line(Kind.PROSE, span, span.start - raw.start)


def _read_marks(text: str, written: str, span: Span, raw: Span) -> Line | None:
    """A line that begins with no letter, if it is blank, a rule or a heading."""
    rule = _rule(written)
    if not written or rule:
        return Line(None, span, span.start - raw.start, rule)
    heading = _HEADING.match(written)
    return _heading(text, span.start + heading.end(), span.end) if heading else None


def _rule(written: str) -> str:
    """``---``, ``* * *``, ``===`` or the rule under a table's head: the mark it is drawn with."""
    marks = set(written) - {" ", "\t"}
    if len(marks) == 1 and marks <= _RULE_MARKS:
        mark = marks.pop()
        return mark if written.count(mark) >= _FEWEST_MARKS else ""
    return "|" if marks == {"|"} or {"|", "-"} <= marks <= _TABLE_MARKS else ""


def _heading(text: str, start: int, end: int) -> Line:
    span = _stripped(text, start, end)
    words = span.of(text)
    shorn = words.rstrip("#")
    if shorn != words and (not shorn or shorn[-1].isspace()):  # "## Rivers ##", but not "C#"
        span = _stripped(text, span.start, span.start + len(shorn))
    return _line(Kind.HEADING, span)


def _is_row(written: str) -> bool:
    if written.startswith("|"):
        return written.count("|") >= _FEWEST_BARS
    return max(written.count(" | "), written.count("\t")) >= _FEWEST_BARS


def _line(kind: Kind, span: Span, indent: int = 0) -> Line:
    return Line(kind if span.start < span.end else None, span, indent)


def _underlined(text: str, lines: Sequence[Line]) -> list[Line]:
    """The same lines, with the short ones that are underlined by a rule made headings."""
    found = list(lines)
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else None
        if line.rule not in {"=", "-"} or above is None or above.kind is not Kind.PROSE:
            continue
        alone = number == 1 or lines[number - 2].kind is not Kind.PROSE
        if alone and is_short(above.span.of(text)):
            found[number - 1] = replace(above, kind=Kind.HEADING)
    return found


def _stripped(text: str, start: int, end: int, marks: str = "") -> Span:
    """What is left without the white space, and the `marks`, at either edge."""
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end)
