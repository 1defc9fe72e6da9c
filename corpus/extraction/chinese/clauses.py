"""Clauses of a Chinese sentence: what stands between its commas, with the figures and the periods in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.lexicons import lexicon
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.spans import Span

_SIGN = re.compile(r"[，,；;：:。！？!?]")
_HARD = frozenset("；;。！？!?")


@dataclass(frozen=True, slots=True)
class Clause:
    """One stretch of a sentence, in the sentence's own offsets."""

    span: Span
    figures: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    is_report: bool
    """Whether it only says who says the rest: "the bureau's data show"."""
    begins_anew: bool
    """Whether a semicolon stands before it."""


def read_clauses(text: str, figures: Sequence[Quantity], periods: Sequence[Period]) -> Iterator[Clause]:
    """The clauses of a sentence, in order; no figure and no period is cut in two."""
    start, begins_anew = 0, True
    whole = [figure.span for figure in figures] + [period.span for period in periods if period.span]
    signs = [match for match in _SIGN.finditer(text) if not any(one.start < match.start() < one.end for one in whole)]
    for end, sign in [*((match.start(), match[0]) for match in signs), (len(text), "。")]:
        span = Span(start, end)
        own = tuple(figure for figure in figures if span.holds(figure.span))
        dated = tuple(period for period in periods if period.span and span.holds(period.span))
        said = span.of(text)
        yield Clause(span, own, dated, not own and any(word in said for word in words_of("reports")), begins_anew)
        start, begins_anew = end + 1, sign in _HARD


@cache
def words_of(name: str) -> tuple[str, ...]:
    """A list of the lexicon, the longest words first."""
    return tuple(sorted(map(str, lexicon("chinese_extraction")[name]), key=len, reverse=True))


@cache
def word(name: str) -> str:
    """One of the lexicon's single words."""
    return str(lexicon("chinese_extraction")["words"][name])


@cache
def edge(name: str) -> str:
    """Signs and particles that stand at the edge of a phrase, to be stripped from it."""
    return str(lexicon("chinese_extraction")["edges"][name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the lexicon's patterns."""
    return re.compile(lexicon("chinese_extraction")["patterns"][name])


@cache
def triggers() -> tuple[tuple[str, str], ...]:
    """What may stand right before a figure, with its kind, the longest first."""
    kinds: dict[str, list[str]] = lexicon("chinese_extraction")["triggers"]
    pairs = [(word, kind) for kind, words in kinds.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))
