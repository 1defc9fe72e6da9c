"""Lifetimes: a lead that says when somebody lived, "Ann Roe (2 May 1851 – 9 June 1902)", tells two days."""

import re

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from corpus.spans import Span

_YEAR = re.compile(r"\b\d{3,4}\b")
_SHORT_LIFE = 15
"""Years: a term or a war is over sooner, for the most part."""


def end_of_lifetime(question: Question, span: Span, text: str) -> Span | None:
    """The day of a lifetime in brackets that is asked for: its first for a birth, its last for a death.

    Any other span is given back as it is. None for the lifetime of whom a sentence begins with, where a question asks
    for neither but for another deed: it tells no other day.

    >>> from bot.answering.asked.question import Need
    >>> text = "Ann Roe (2 May 1851 – 9 June 1902) was a painter."
    >>> [end_of_lifetime(Question(asked), Span(9, 33), text).of(text) for asked in ("When was she born?", "When did she die?")]
    ['2 May 1851', '9 June 1902']
    >>> moved = Need("move", {frozenset({"move"}): 1.0}, 1.0)
    >>> end_of_lifetime(Question("When did she move?", needs=(moved,)), Span(9, 33), text)
    """  # noqa: E501
    dash = pattern_in("lifetimes", "dash").search(text, span.start, span.end)
    if dash is None or not _is_in_brackets(span, text):
        return span
    if pattern_in("lifetimes", "death").search(question.text):
        return Span(dash.end(), span.end)
    if pattern_in("lifetimes", "birth").search(question.text):
        return Span(span.start, dash.start())
    asks_deed = any(not need.is_name for need in question.needs)
    asks_whole = pattern_in("lifetimes", "lifetime").search(question.text) is not None
    return None if asks_deed and not asks_whole and _is_lifetime(span, text) else span


def lifetime_of(span: Span, text: str) -> str:
    """The name of the one who lived in a stretch of time in brackets; nothing where a span is no such time.

    >>> lifetime_of(Span(9, 33), "Ann Roe (2 May 1851 – 9 June 1902) was a painter.")
    'Ann Roe'
    """
    is_one = _is_in_brackets(span, text) and _is_lifetime(span, text)
    return text[: span.start].partition("(")[0].strip() if is_one else ""


def _is_lifetime(span: Span, text: str) -> bool:
    """Whether some years stand in brackets right behind the name that a sentence begins with, as many as a life has."""
    years = [int(year) for year in _YEAR.findall(span.of(text))]
    before = text[: span.start]
    is_person = pattern_in("lifetimes", "nobody").search(before) is None
    begins = is_person and pattern_in("lifetimes", "before_lifetime").fullmatch(before) is not None
    return begins and len(years) > 1 and years[-1] - years[0] >= _SHORT_LIFE


def _is_in_brackets(span: Span, text: str) -> bool:
    """Whether brackets end right behind a span, and had been open before it: "(née Roe; 1851 – 1902)"."""
    before, behind = text[: span.start], text[span.end :].lstrip()
    is_open = max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))
    return is_open and behind[:1] in {")", "）", ";", ","}
