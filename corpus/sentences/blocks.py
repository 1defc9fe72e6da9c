"""A text as blocks: headings, list items, table rows and paragraphs, each without its marks.

A line is never glued to the next, save where a paragraph was wrapped by hand: where the next line cannot begin a
sentence, or where the lines are about as long as a page is wide and the sentence plainly goes on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from corpus.lexicons import lexicon
from corpus.sentences.lines import LONGEST_HEADING, WIDEST, Kind, Line, is_short, read_lines, width_of
from corpus.sentences.stops import ends_sentence, has_final_mark
from corpus.spans import Span

_NARROWEST = 50  # columns of a page that was wrapped by hand, which is at most WIDEST wide
_SHORTEST_CLAUSE = 40  # columns: a shorter line may be an entry of a bare list
_FEWEST_LINES = 3  # that show how a paragraph was wrapped
_DEEPER = 2  # columns by which the further lines of an item are indented
_LONGEST_CREDIT = 40  # characters of what credits begin with
_FLOWING = frozenset({Kind.PROSE, Kind.ITEM})  # what a line of prose may continue
_GOING_ON = frozenset(",;)]，、；）」』】”’。")  # no line begins with these of its own


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
    groups = [group for run in _runs(read_lines(text, body)) for group in _grouped(text, run, language)]
    if not any(group.kind is Kind.HEADING for group in groups):
        groups = _with_bare_headings(text, groups, language)
    return tuple(_numbered(groups))


def is_credit(line: str) -> bool:
    """Whether a line says who wrote or published, or when, and so heads nothing and is no title.

    >>> is_credit("By Jane Li"), is_credit("Rivers of May")
    (True, False)
    """
    return line[:_LONGEST_CREDIT].lower().startswith(_credits())


def is_part(line: str) -> bool:
    """Whether a line is what a part of any text may be called, and so is no title.

    >>> is_part("1. Introduction"), is_part("Names of rivers")
    (True, False)
    """
    return line.strip("0123456789.、:： ").lower() in _parts_of_texts()


@cache
def _parts_of_texts() -> frozenset[str]:
    return frozenset(lexicon("bylines")["parts"])


@cache
def _credits() -> tuple[str, ...]:
    return tuple(lexicon("bylines")["credits"])


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that may belong together: one of any kind, and the lines of prose right below it."""

    lines: Sequence[Line]
    after_gap: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that make one block."""

    kind: Kind
    span: Span
    is_line: bool
    after_gap: bool


def _runs(lines: Sequence[Line]) -> Iterator[_Run]:
    for is_gap, stretch in groupby(lines, key=lambda line: line.kind is None):
        if not is_gap:
            yield from _parted(list(stretch))


def _parted(stretch: Sequence[Line]) -> Iterator[_Run]:
    first = 0
    for number, line in enumerate(stretch[1:], start=1):
        if line.kind is not Kind.PROSE or stretch[number - 1].kind not in _FLOWING:
            yield _Run(stretch[first:number], after_gap=not first)
            first = number
    yield _Run(stretch[first:], after_gap=not first)


def _grouped(text: str, run: _Run, language: str) -> Iterator[_Group]:
    lines = run.lines
    wrap = _Wrap.of(text, lines, language)
    first = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or not wrap.goes_on(number - 1):
            span = Span(lines[first].span.start, lines[number - 1].span.end)
            after_gap = run.after_gap and not first
            yield _Group(lines[first].kind or Kind.PROSE, span, number - first == 1, after_gap)
            first = number


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How the lines of a run were wrapped, if they were."""

    lines: Sequence[Line]
    written: Sequence[str]
    widths: Sequence[int]
    width: int
    language: str

    @staticmethod
    def of(text: str, lines: Sequence[Line], language: str) -> "_Wrap":
        written = [line.span.of(text) for line in lines]
        widths = [width_of(words) + line.indent for line, words in zip(lines, written, strict=True)]
        return _Wrap(lines, written, widths, max(widths), language)

    def goes_on(self, number: int) -> bool:
        """Whether the line of that number goes on in the next."""
        return self._may_go_on(number) and not ends_sentence(self.written[number], self.language)

    def _may_go_on(self, number: int) -> bool:
        following = self.written[number + 1][0]
        if self.lines[0].kind is Kind.ITEM and self.lines[number + 1].indent >= _DEEPER:
            return True
        if following in _GOING_ON:
            return True
        if self.widths[number] >= _SHORTEST_CLAUSE and (following.islower() or _is_unfinished(self.written[number])):
            return True
        return self._is_full(number) and (_hangs(self.written[number]) or self._is_steady(number))

    def _is_full(self, number: int) -> bool:
        """Whether the first word of the next line would not have fitted into this one."""
        if not _NARROWEST <= self.width <= WIDEST:
            return False
        following = self.written[number + 1]
        word = following.split(maxsplit=1)[0] if following.isascii() else following[0]
        return self.widths[number] + 1 + width_of(word) > self.width

    def _is_steady(self, number: int) -> bool:
        """Whether the lines around this one are full as well: one long line alone may be a heading."""
        around = range(max(number - 1, 0), min(number + 2, len(self.lines) - 1))
        return len(self.lines) >= _FEWEST_LINES and all(map(self._is_full, around))


def _hangs(line: str) -> bool:
    """Whether a line breaks off: behind a comma, a dash, an opening bracket, or a word like "of"."""
    return line[-1] in ",;，、；-–—(（" or line.rsplit(maxsplit=1)[-1].lower() in _english("connecting")


def _is_unfinished(line: str) -> bool:
    """Whether a line ends with a word like "of", and is no heading such as "What it is made of"."""
    words = line.lower().split()
    return words[-1] in _english("connecting") and words[0] not in _english("asking")


@cache
def _english(kind: str) -> frozenset[str]:
    return frozenset(lexicon("abbreviations")["en"][kind])


def _with_bare_headings(text: str, groups: Sequence[_Group], language: str) -> list[_Group]:
    """The same groups, with the short lines between paragraphs made headings."""
    found = list(groups)
    for number, group in enumerate(found[:-1]):
        before = found[number - 1] if number else None
        if _looks_like_heading(text, group) and _parts(text, before, group, found[number + 1], language):
            found[number] = replace(group, kind=Kind.HEADING)
    return found


def _looks_like_heading(text: str, group: _Group) -> bool:
    if group.kind is not Kind.PROSE or not group.is_line or text[group.span.start].islower():
        return False
    words = group.span.of(text)
    return is_short(words) and any(mark.isalpha() for mark in words) and not is_credit(words)


def _parts(text: str, before: _Group | None, line: _Group, after: _Group, language: str) -> bool:
    """Whether a line stands between paragraphs: something ended before it, and something longer begins below it."""
    if before is None:
        return True
    ended = line.after_gap or before.kind is not Kind.PROSE or ends_sentence(before.span.of(text), language)
    below = after.span.of(text)
    return ended and (after.kind is not Kind.PROSE or has_final_mark(below) or width_of(below) > LONGEST_HEADING)


def _numbered(groups: Sequence[_Group]) -> Iterator[Block]:
    """Blocks with their paragraphs: the items of one list, and the rows of one table, share theirs."""
    paragraph = -1
    before: Kind | None = None
    for group in groups:
        if group.kind is not before or group.kind in {Kind.PROSE, Kind.HEADING}:
            paragraph += 1
        before = group.kind
        yield Block(group.kind, group.span, paragraph)
