"""A text as blocks: headings, list items, table rows and paragraphs, each without its marks.

A line is never glued to the next, save where a paragraph was wrapped by hand: where its lines are about as long as a
page is wide, each is as full as the next word allows, and the sentence plainly goes on.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from corpus.lexicons import lexicon
from corpus.spans import Span
from corpus.stops import ends_sentence, has_final_mark

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"#{1,6}(?=\s|$)")
_ITEM = re.compile(
    r"(?P<bullet>[-*+•‣◦▪·–]|[①-⑳])\s*(?<=[\s①-⑳])"
    r"|(?P<number>\d{1,3}[.)])\s+|(?P<letter>\(?[a-z]\))\s+|(?P<bracketed>[(（][\d一二三四五六七八九十]{1,3}[)）])\s*"
)
_GOING_ON = frozenset(",;)]，、；）」』】”’。")  # no line begins with these of its own
_FENCE = re.compile(r"(?:```|~~~)[^`]*")
_NARROWEST, _WIDEST = 50, 110  # columns of a page that was wrapped by hand; a Chinese character takes two
_LONGEST_HEADING = 80  # columns
_SHORTEST_CLAUSE = 40  # columns: a shorter line may be an entry of a bare list
_FEWEST_MARKS = 3  # of a rule
_FEWEST_BARS = 2  # or tabs, of a row
_FEWEST_LINES = 3  # that show how a paragraph was wrapped
_DEEPER = 2  # columns by which the further lines of an item are indented


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that sentences never cross, at its exact place; `paragraph` counts from 0."""

    kind: Kind
    span: Span
    paragraph: int


def read_blocks(text: str, body: Span, language: str = "en") -> tuple[Block, ...]:
    r"""The blocks of `body`, in order, without surrounding white space.

    >>> text = "# Rivers\n- The Elbe\n- The Po\n\nBoth rose."
    >>> [(str(block.kind), block.span.of(text)) for block in read_blocks(text, Span(0, len(text)))]
    [('heading', 'Rivers'), ('item', 'The Elbe'), ('item', 'The Po'), ('prose', 'Both rose.')]
    """
    lines = _underlined(text, list(_lines(text, body)))
    groups = [group for run in _runs(lines) for group in _grouped(text, run, language)]
    if not any(line.kind is Kind.HEADING for line in lines):
        groups = _with_bare_headings(text, groups, language)
    return tuple(_numbered(groups))


@dataclass(frozen=True, slots=True)
class _Line:
    kind: Kind | None
    """Nothing for a blank line and for one of marks alone."""
    span: Span
    indent: int
    after_gap: bool = False
    mark: str = ""
    """The rule that the line consists of, if it is one."""


def _lines(text: str, body: Span) -> Iterator[_Line]:
    fenced = gap = False
    for raw in _raw_lines(text, body):
        span = _stripped(text, raw)
        if _FENCE.fullmatch(span.of(text)):
            fenced, gap = not fenced, True
            continue
        line = _Line(Kind.ROW, span, 0) if fenced and span.start < span.end else _read_line(text, span, raw)
        yield replace(line, after_gap=gap)
        gap = line.kind is None


def _raw_lines(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    for match in _BREAK.finditer(text, body.start, body.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, body.end)


def _read_line(text: str, span: Span, raw: Span) -> _Line:
    while span.start < span.end and text[span.start] == ">":
        span = _stripped(text, Span(span.start + 1, span.end))
    written = span.of(text)
    rule = _rule(written)
    if not written or rule:
        return _Line(None, span, 0, mark=rule)
    heading = _HEADING.match(written)
    if heading:
        return _heading(text, Span(span.start + heading.end(), span.end))
    if _is_row(written):
        return _present(_Line(Kind.ROW, _stripped(text, span, "|"), 0))
    item = _ITEM.match(written)
    if item:
        inner = _stripped(text, Span(span.start + item.end(), span.end))
        return _present(_Line(Kind.ITEM, inner, span.start - raw.start, mark=item.group().strip()))
    return _Line(Kind.PROSE, span, span.start - raw.start)


def _rule(written: str) -> str:
    """``---``, ``* * *``, ``===`` or the rule under a table's head: the mark it is drawn with."""
    marks = set(written) - {" ", "\t"}
    if len(marks) == 1 and marks <= set("-*_=~·") and sum(written.count(mark) for mark in marks) >= _FEWEST_MARKS:
        return marks.pop()
    if marks == {"|"} or {"|", "-"} <= marks <= set("|:+-"):
        return "|"
    return ""


def _heading(text: str, span: Span) -> _Line:
    span = _stripped(text, span)
    words = span.of(text)
    shorn = words.rstrip("#")
    if shorn != words and (not shorn or shorn[-1].isspace()):  # "## Rivers ##", but not "C#"
        span = _stripped(text, Span(span.start, span.start + len(shorn)))
    return _present(_Line(Kind.HEADING, span, 0))


def _is_row(written: str) -> bool:
    if written.startswith("|"):
        return written.count("|") >= _FEWEST_BARS
    return max(written.count(" | "), written.count("\t")) >= _FEWEST_BARS


def _present(line: _Line) -> _Line:
    return line if line.span.start < line.span.end else replace(line, kind=None)


def _underlined(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """The same lines, with the short ones that are underlined by a rule made headings."""
    found = list(lines)
    for number in range(1, len(found)):
        line, rule = found[number - 1], found[number]
        alone = number == 1 or found[number - 2].kind is not Kind.PROSE
        if rule.mark in {"=", "-"} and line.kind is Kind.PROSE and alone and _is_short(text, line.span):
            found[number - 1] = replace(line, kind=Kind.HEADING)
    return found


def _is_short(text: str, span: Span) -> bool:
    return _width(span.of(text)) <= _LONGEST_HEADING and not has_final_mark(span.of(text))


def _width(words: str) -> int:
    """The columns that `words` take; more than the widest page is told apart no further."""
    seen = words[: _WIDEST + 1]
    return len(seen) if seen.isascii() else sum(1 + (unicodedata.east_asian_width(mark) in "WF") for mark in seen)


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines that may belong together: a line of prose or an item, and the lines of prose right below it."""
    run: list[_Line] = []
    for line in lines:
        follows = (
            bool(run) and line.kind is Kind.PROSE and run[0].kind in {Kind.PROSE, Kind.ITEM} and not line.after_gap
        )
        if run and not follows:
            yield run
            run = []
        if line.kind is not None:
            run.append(line)
    if run:
        yield run


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that make one block."""

    kind: Kind
    span: Span
    lines: int
    after_gap: bool


def _grouped(text: str, run: Sequence[_Line], language: str) -> Iterator[_Group]:
    wrap = _Wrap.of(text, run, language)
    first = last = 0
    for number in range(1, len(run) + 1):
        if number < len(run) and wrap.goes_on(number - 1):
            last = number
            continue
        kind = run[first].kind or Kind.PROSE
        yield _Group(kind, Span(run[first].span.start, run[last].span.end), last - first + 1, run[first].after_gap)
        first = last = number


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a run of lines was wrapped, if it was."""

    lines: tuple[str, ...]
    run: Sequence[_Line]
    width: int
    language: str
    steady: bool

    @staticmethod
    def of(text: str, run: Sequence[_Line], language: str) -> "_Wrap":
        lines = tuple(line.span.of(text) for line in run)
        width = max(_width(line) + own.indent for line, own in zip(lines, run, strict=True))
        wrap = _Wrap(lines, run, width, language, steady=False)
        return replace(
            wrap, steady=len(lines) >= _FEWEST_LINES and all(wrap._is_full(number) for number in range(len(lines) - 1))
        )

    def goes_on(self, number: int) -> bool:
        """Whether the line of that number goes on in the next."""
        line, following = self.lines[number], self.lines[number + 1]
        if self.run[0].kind is Kind.ITEM and self.run[number + 1].indent >= _DEEPER:
            return not ends_sentence(line, self.language)
        if ends_sentence(line, self.language):
            return False
        if following[0] in _GOING_ON or (following[0].islower() and _width(line) >= _SHORTEST_CLAUSE):
            return True
        return self._is_full(number) and (self.steady or _hangs(line))

    def _is_full(self, number: int) -> bool:
        if not _NARROWEST <= self.width <= _WIDEST:
            return False
        following = self.lines[number + 1]
        word = following.split(maxsplit=1)[0] if following.isascii() else following[:2].split()[0]
        return _width(self.lines[number]) + self.run[number].indent + 1 + _width(word) > self.width


def _hangs(line: str) -> bool:
    """Whether a line breaks off: behind a comma, a dash, an opening bracket, or a word like "of"."""
    last = line.rsplit(maxsplit=1)[-1]
    return line[-1] in ",;，、；-–—(（" or last.lower() in _connecting()


@cache
def _connecting() -> frozenset[str]:
    return frozenset(lexicon("abbreviations")["en"]["connecting"])


def _with_bare_headings(text: str, groups: Sequence[_Group], language: str) -> list[_Group]:
    """The same groups, with the short lines between paragraphs made headings."""
    found = list(groups)
    for number, group in enumerate(found[:-1]):
        before = found[number - 1] if number else None
        if _looks_like_heading(text, group) and _parts(text, before, group, found[number + 1], language):
            found[number] = replace(group, kind=Kind.HEADING)
    return found


def _looks_like_heading(text: str, group: _Group) -> bool:
    words = group.span.of(text)
    if group.kind is not Kind.PROSE or group.lines != 1 or not _is_short(text, group.span):
        return False
    return not words[0].islower() and any(mark.isalpha() for mark in words) and not _is_credit(words)


def _parts(text: str, before: _Group | None, line: _Group, after: _Group, language: str) -> bool:
    """Whether a line stands between paragraphs: something ended before it, and something longer begins below it."""
    if before is None:
        return True
    ended = line.after_gap or before.kind is not Kind.PROSE or ends_sentence(before.span.of(text), language)
    below = after.span.of(text)
    return ended and (after.kind is not Kind.PROSE or has_final_mark(below) or _width(below) > _LONGEST_HEADING)


def _is_credit(words: str) -> bool:
    """Whether a line says who wrote or published, or when, and so heads nothing."""
    return words.lower().startswith(_credits())


@cache
def _credits() -> tuple[str, ...]:
    return tuple(lexicon("bylines")["credits"])


def _numbered(groups: Sequence[_Group]) -> Iterator[Block]:
    """Blocks with their paragraphs: the items of one list, and the rows of one table, share theirs."""
    paragraph = -1
    before: Kind | None = None
    for group in groups:
        if group.kind is not before or group.kind in {Kind.PROSE, Kind.HEADING}:
            paragraph += 1
        before = group.kind
        yield Block(group.kind, group.span, paragraph)


def _stripped(text: str, span: Span, marks: str = "") -> Span:
    """`span` without the white space, and the `marks`, at its edges."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end)
