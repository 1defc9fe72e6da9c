"""Heads: what the words above a column, or before a row, say: a measure, a unit, a scale, a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from corpus.article import Article
from corpus.extraction.counting import is_measure
from corpus.extraction.measures import is_money
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.period import Period, dated
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity, is_currency

_BRACKETS = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]")
_MARKS = "*_:;,.-–— "
_SIGNED = re.compile(r"([A-Z]{0,3}[$€£¥￥])\s?(\w{0,12})")
_OF_MONEY = re.compile(r"(.{1,24}) in (thousands|millions|billions)")
_THOUSANDS = re.compile(r"([A-Z]{0,3}[$€£¥￥])\s?[’']?000s?")
_PLURAL_SCALE = re.compile(r"\b(thousand|million|billion|trillion)s?(?: of)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """``Revenue, 2024 ($ million)``: the measure "Revenue", the year, dollars and a million."""

    words: str
    """Without the period."""
    bare: str
    """Without the unit, too."""
    whole: str
    period: Period | None = None
    unit: str = ""
    scale: int = 1

    @property
    def is_change(self) -> bool:
        """Whether it is the head of changes between other columns, which say not between which."""
        return bool(frozenset(self.whole.casefold().replace("%", " ").split()) & word_set("change_heads"))


def read_head(words: str, article: Article) -> Head:
    """What a head says.

    Args:
        words: of the head, of a row's label or of a caption.
        article: whose day relative periods are resolved against.
    """
    clean = " ".join(words.split()).strip(_MARKS)
    periods = read_periods(clean, article.published, article.language, article.published_inferred)
    known = dated(periods)
    period = known[0] if len(known) == 1 else None
    rest = clean
    for one in known:
        rest = rest.replace(one.surface, " ")
    words = " ".join(rest.split()).strip(_MARKS)
    unit, scale, bare = _without_unit(words)
    bare = " ".join(_BRACKETS.sub(" ", bare).split()).strip(_MARKS)
    return Head(words, bare, clean, replace(period, span=None) if period else None, unit, scale)


def unit_words(caption: str) -> str:
    """The words of a caption that name its unit: "in millions of pounds"."""
    for match in _BRACKETS.finditer(caption):
        inside = (match[1] or match[2]).partition(",")[0]
        if _as_figure(inside.removeprefix("in ")):
            return inside
    return caption


def joined(first: Head, *others: Head) -> tuple[str, int]:
    """The unit and the scale of the first head that names any."""
    named = next((head for head in (first, *others) if head.unit or head.scale != 1), first)
    unit = named.unit or next((head.unit for head in others if head.unit), "")
    return unit, named.scale


def _without_unit(words: str) -> tuple[str, int, str]:
    """The unit and the scale that some words name, and the words without them."""
    for named, left in _candidates(words):
        figure = _as_figure(named)
        if figure and (is_measure(figure) or is_money(figure) or figure.unit == "percent" or figure.scale > 1):
            return figure.unit, figure.scale, left
    return "", 1, words


def _candidates(words: str) -> Iterator[tuple[str, str]]:
    """Words that may name a unit: in brackets, behind "in", behind a comma, a sign at the end."""
    if words.casefold().startswith("in "):
        yield words[3:], ""
    for match in _BRACKETS.finditer(words):
        inside = (match[1] or match[2]).partition(",")[0]
        yield inside.removeprefix("in "), words[: match.start()] + words[match.end() :]
    for joint in (" in ", ", "):
        before, found, after = words.rpartition(joint)
        if found:
            yield after.removeprefix("in "), before
    yield words, ""
    before, _, last = words.rpartition(" ")
    yield last, before


def _as_figure(unit: str) -> Quantity | None:
    """The figure that one of a unit would be."""
    unit = _THOUSANDS.sub(r"\1 thousand", _OF_MONEY.sub(r"\2 of \1", unit))
    plain = _PLURAL_SCALE.sub(r"\1", unit.strip(_MARKS)).strip()
    for name, code in _currency_names().items():
        plain = plain.replace(name, code)
    plain = re.sub(r"(\w+) ([A-Z]{0,3}[$€£¥￥])", r"\2\1", plain)
    signed = _SIGNED.fullmatch(plain)
    written = f"{signed[1]}1{' ' if len(signed[2]) > 1 else ''}{signed[2]}" if signed else f"1 {plain}"
    code, _, scale = plain.partition(" ")
    if not signed and is_currency(code) and scale:  # "USD million"
        written = f"1 {scale} {code}" if scale in word_set("scales") else f"{code}1{scale}"
    figures = read_quantities(written)
    is_whole = len(figures) == 1 and len(figures[0].surface) >= len(written) - 1
    return figures[0] if is_whole and plain else None


@cache
def _currency_names() -> dict[str, str]:
    return dict(extraction_lexicon()["currency_heads"])


def noun_counted(words: str) -> str:
    """What a column of bare numbers counts, where its head ends in a thing that is counted, and is never money.

    >>> noun_counted("Employees"), noun_counted("Sales")
    ('employee', '')
    """
    last = words.rpartition(" ")[2].lower()
    figures = read_quantities(f"5 {last}") if last in word_set("counted_heads") else ()
    return figures[0].unit if len(figures) == 1 else ""
