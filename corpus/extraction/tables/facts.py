"""Facts of tables: each figure with the measure, the owner and the period that its row and its column name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Literal

from corpus.article import Article, Sentence
from corpus.extraction.confidence import table_confidence
from corpus.extraction.owners import Owner
from corpus.extraction.tables.heads import Head, joined, noun_counted, read_head, unit_words
from corpus.extraction.tables.table import Cell, Row, Table, read_tables
from corpus.extraction.word_lists import word_set
from corpus.fact import Fact, Role
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.spans import Span

_BARE = re.compile(
    r"(?P<open>\()?\s?(?P<sign>[-−–])?\s?(?P<currency>[A-Z]{0,3}[$€£¥￥])?\s?(?P<minus>[-−–(])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<percent>[%％])?\s?(?P<close>\))?"
)
_NOUN = re.compile(r"[^\W\d_]{3}|[\u4e00-\u9fff]{2}")
_WORD = re.compile(r"[^\W\d_]+")
_NOTE = re.compile(r"(?<=\S)\s?(?:\(\d{1,2}\)|\[\d{1,2}\]|[*†‡]+)$")
_LONGEST_QUOTE = 1500
"""Characters from the caption or the head to the row, all of which is quoted."""
_MOSTLY = 0.6
_MOST_TABLES = 60

Order = Literal["periods across", "periods down", "things down"]
"""What the columns and the rows are: periods by measures, measures by periods, or measures by things."""


def read_table_facts(article: Article, sentences: Sequence[Sentence], topic: Owner) -> Iterator[Fact]:
    """The facts of all tables of an article.

    Args:
        article: where they stand.
        sentences: of the article.
        topic: what the article is about, whose measures they are where no row names a thing.
    """
    for table in islice(read_tables(article, sentences), _MOST_TABLES):
        yield from _Reader(article, table, topic).facts()


@dataclass(frozen=True, slots=True)
class _Place:
    """What a row and a column say of their figure together."""

    subject: str
    metric: str
    scope: tuple[str, ...]
    head: Head
    label: Head


class _Reader:
    def __init__(self, article: Article, table: Table, topic: Owner) -> None:
        self.article, self.table, self.topic = article, table, topic
        self.corner = read_head(table.head_of(0), article) if table.heads else Head("", "", "")
        self.heads = [self._head(column) for column in range(table.width)]
        caption = table.caption.span.of(article.text) if table.caption else ""
        self.caption = read_head(caption if len(caption) <= _LONGEST_QUOTE // 4 else "", article)
        self.order = self._order()

    def _head(self, column: int) -> Head:
        """The head of a column; with the corner's words where those are of its time: "Years ended", "July 27, 2019"."""
        words = self.table.head_of(column)
        corner = self.corner.whole.casefold()
        is_of_time = column and any(corner.startswith(one) and corner.endswith("ended") for one in word_set("spans"))
        begun = "Year ended" if corner.startswith("year") or "fiscal" in corner else self.corner.whole
        return read_head(f"{begun} {words}" if is_of_time else words, self.article)

    def facts(self) -> Iterator[Fact]:
        if not self.table.heads or (self.order != "periods across" and not any(head.bare for head in self.heads[1:])):
            return
        group = ""
        for row in self.table.rows:
            filled = [cell for cell in row.cells if cell.text]
            if len(filled) == 1:
                group = row.label
                continue
            if len(row.cells) == self.table.width and row.label:
                yield from self._of_row(row, group)
            group = "" if row.label.casefold().startswith("total") else group

    def _order(self) -> Order:
        columns = [head for head in self.heads[1:] if not head.is_change]
        if sum(head.period is not None for head in columns) > _MOSTLY * len(columns):
            return "periods across"
        firsts = [row.cells[0] for row in self.table.rows if len(row.cells) > 1]
        is_dated = sum(cell.is_period for cell in firsts) > _MOSTLY * len(firsts)
        return "periods down" if is_dated else "things down"

    def _of_row(self, row: Row, group: str) -> Iterator[Fact]:
        label = read_head(_NOTE.sub("", row.label), self.article)
        places = [self._place(label, self.heads[column], group) for column in range(1, self.table.width)]
        for column, place in enumerate(places, start=1):
            if sum(_same(place, other) for other in places) > 1:
                continue  # two columns that their heads do not tell apart
            quote = self._quote(row)
            figure = self._figure(row.cells[column], place) if place and quote else None
            if place and figure and quote:
                yield self._fact(place, figure, quote)

    def _figure(self, cell: Cell, place: _Place) -> Quantity | None:
        """The figure of a cell; what is counted is never of the caption's money."""
        noun = noun_counted(place.metric)
        above = () if noun else (self.corner, self.caption)
        figure = _figure(cell, *joined(place.label, place.head, *above), is_per=_is_per(place))
        return replace(figure, unit=noun) if figure and noun and not figure.unit else figure

    def _place(self, label: Head, head: Head, group: str) -> _Place | None:
        """What a row and a column say together; nothing where they say too little."""
        if head.is_change or label.is_change or label.bare.partition(" ")[0].casefold() in word_set("prepositions"):
            return None
        scope = (group,) if group else ()
        if self.order == "periods across":
            return self._across(label, head, scope)
        if not _NOUN.search(head.bare):
            return None
        if self.order == "periods down":
            return _Place(self.topic.subject, head.words, scope, label, head) if label.period else None
        if label.bare.casefold() in word_set("totals"):
            return _Place(self.topic.subject, f"{label.bare} {_uncapitalised(head.words)}", scope, head, label)
        return _Place(label.whole, head.words, scope, head, label)

    def _across(self, label: Head, head: Head, group: tuple[str, ...]) -> _Place | None:
        extra = () if word_set("filling").issuperset(_WORD.findall(head.bare.casefold())) else (head.bare,)
        if not head.period or not label.bare:
            return None
        if label.bare.casefold() in word_set("totals"):
            metric = f"{label.bare} {group[0]}" if group else ""
            return _Place(self.topic.subject, metric, extra, head, label) if metric else None
        return _Place(self.topic.subject, label.whole, (*group, *extra), head, label)

    def _quote(self, row: Row) -> Span | None:
        """From the caption, or the head, to the row; the row alone where the head adds no figure and is far away."""
        starts = [self.table.heads[0].span.start]
        if self.table.caption:
            starts.insert(0, self.table.caption.span.start)
        spans = (Span(start, row.span.end) for start in starts)
        whole = next((span for span in spans if span.end - span.start <= _LONGEST_QUOTE), None)
        return whole or (row.span if self.order == "things down" and self.caption.scale == 1 else None)

    def _fact(self, place: _Place, figure: Quantity, quote: Span) -> Fact:
        period = place.head.period or place.label.period or self.caption.period
        said = tuple(
            unit_words(head.whole) for head in (self.corner, self.caption) if head.scale != 1 and figure.scale != 1
        )
        return Fact(
            id=f"{self.article.id}/table-{figure.span.start}",
            article=self.article.id,
            subject=place.subject,
            metric=_uncapitalised(place.metric),
            value=figure,
            quote=quote,
            value_span=figure.span,
            role=_role(place.metric, figure),
            scope=(*place.scope, *(words for words in said[:1] if len(words) <= _SHORT)),
            period=period,
            origin="extracted",
            rule="table",
            confidence=table_confidence(is_owned=bool(place.subject), is_dated=period is not None),
        )


_SHORT = 60


def _same(place: _Place | None, other: _Place | None) -> bool:
    if place is None or other is None:
        return False
    slots = [(one.subject, one.metric, one.scope, one.head.period, one.label.period) for one in (place, other)]
    return slots[0] == slots[1]


def _is_per(place: _Place) -> bool:
    """Whether it is an amount per share or the like, for which a table in millions makes an exception."""
    return "per" in f"{place.metric} {place.label.whole}".casefold().split()


def _figure(cell: Cell, unit: str, scale: int, *, is_per: bool) -> Quantity | None:
    """The figure of a cell, in the unit and the scale of its head unless it has its own."""
    scale = 1 if is_per else scale
    text = _NOTE.sub("", cell.text)
    found = _BARE.fullmatch(text)
    if not found:
        return _written(cell, text)
    sign = -1 if found["sign"] or found["minus"] or (found["open"] and found["close"]) else 1
    own = "percent" if found["percent"] else _currency(text) if found["currency"] else ""
    digits = found["digits"].replace(",", "")
    if not (own or unit) and len(digits) == len("2024") and "," not in text and digits[:2] in {"19", "20"}:
        return None  # a year
    used = 1 if own == "percent" or (unit == "percent" and not own) else scale
    span = Span(cell.span.start, cell.span.start + len(text))
    return Quantity(span, text, sign * Decimal(digits) * used, digits, used, own or unit)


def _written(cell: Cell, text: str) -> Quantity | None:
    figures = read_quantities(text)
    is_whole = len(figures) == 1 and figures[0].surface == text and figures[0].shape == "amount"
    return replace(figures[0], span=Span(cell.span.start, cell.span.start + len(text))) if is_whole else None


def _currency(text: str) -> str:
    figures = read_quantities(text.strip("()-−– "))
    return figures[0].unit if len(figures) == 1 else ""


def _role(metric: str, figure: Quantity) -> Role:
    words = frozenset(metric.casefold().split())
    if figure.unit == "percent":
        return "growth" if "growth" in words else "share" if "share" in words else "level"
    return "count" if noun_counted(metric) else "level"


def _uncapitalised(metric: str) -> str:
    first = metric.partition(" ")[0]
    return metric[:1].lower() + metric[1:] if first[1:].islower() else metric
