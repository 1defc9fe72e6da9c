"""A sentence as parts: words, signs, and its figures and periods, each as one."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import verbs_of
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.tokens import Token, read_tokens

_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]*")
_WORDS = re.compile(r"[^\W\d_]{3,}")
COMMAS = frozenset(",，")
POSSESSIVES = ("'s", "’s")
_LONGEST_MONTH = 9
"""Letters of "September"."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule walks along; its place is in the sentence's own text."""

    kind: Literal["word", "mark", "figure", "period"]
    low: str
    span: Span
    figure: Quantity | None = None
    period: Period | None = None
    is_capitalised: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a plain word."""
        return self.kind == "word"


def read_parts(
    text: str, figures: Sequence[Quantity], periods: Sequence[Period], names: Container[str] | None = None
) -> tuple[Part, ...]:
    """The parts of a sentence, in order; what stands in brackets is left out.

    Args:
        text: the sentence.
        figures: its figures.
        periods: its periods.
        names: the words that the article writes with a capital inside its sentences; the first word of a sentence is
            a name only if it is one of them, or stands before another. All of them count where none are given.

    >>> from corpus.quantities import read_quantities
    >>> [part.low for part in read_parts("Sales (in May) rose 5%.", read_quantities("Sales (in May) rose 5%."), ())]
    ['sales', 'rose', '5%', '.']
    """
    whole = sorted([*_figure_parts(text, figures), *_period_parts(periods)], key=lambda part: part.span)
    parts = list(_without_brackets(_as_words(_merged(read_tokens(text), whole), text)))
    if names is not None and parts and not _is_name(text, parts, names):
        parts[0] = replace(parts[0], is_capitalised=False)
    return tuple(parts)


def written(text: str, parts: Sequence[Part]) -> str:
    """The words of neighbouring parts as the sentence writes them, on one line."""
    return " ".join(text[parts[0].span.start : parts[-1].span.end].split()) if parts else ""


def _is_name(text: str, parts: Sequence[Part], names: Container[str]) -> bool:
    """Whether the first word of a sentence has its capital for its own sake."""
    first = parts[0].span.of(text)
    has_more = len(parts) > 1 and parts[1].is_capitalised
    return first.removesuffix("'s").removesuffix("’s") in names or has_more or not first[1:].islower()


def names_in(text: str) -> frozenset[str]:
    """The words that a text writes with a capital though no sentence begins with them, or always and more than once.

    >>> sorted(names_in("Fuel is dear. The port of Elm, and Oslo's too. Rhys won. Rhys sang."))
    ['Elm', 'Oslo', 'Rhys']
    """
    written = Counter(_WORDS.findall(text))
    again = {
        word for word, count in written.items() if count > 1 and word.istitle() and _may_be_name(word.lower(), written)
    }
    return frozenset(_INSIDE.findall(text)) | again


def _may_be_name(word: str, written: Container[str]) -> bool:
    is_gerund = word.endswith("ing") and bool(verbs_of(word))
    return word not in written and not is_gerund and word not in word_set("metric_nouns")


def _figure_parts(text: str, figures: Sequence[Quantity]) -> Iterator[Part]:
    for figure in figures:
        if _is_of_model(text, figure):
            continue
        yield Part("figure", figure.surface.lower(), figure.span, figure=figure)


def _is_of_model(text: str, figure: Quantity) -> bool:
    """Whether a small number only ends the name before it: "the Aero 3 costs"."""
    words = figure.surface.split()
    is_small = words[0].isdecimal() and len(words[0]) < 3 and figure.scale == 1  # noqa: PLR2004 - two digits
    before = text[: figure.span.start].rsplit(maxsplit=1)
    is_named = (
        bool(before)
        and before[-1][:1].isupper()
        and before[-1].isalpha()
        and before[-1].casefold() not in word_set("prepositions")
    )
    return is_small and is_named and (len(words) == 1 or bool(verbs_of(words[-1].lower())))


def _period_parts(periods: Sequence[Period]) -> Iterator[Part]:
    for period in periods:
        if period.span:
            yield Part("period", period.surface.lower(), period.span, period=period)


def _merged(tokens: Sequence[Token], whole: Sequence[Part]) -> Iterator[Part]:
    waiting = list(reversed(whole))
    end, capital = 0, False
    for token in tokens:
        while waiting and waiting[-1].span.start < token.end:
            part = waiting.pop()
            if part.span.start >= end:
                yield part
                end = part.span.end
        if token.start >= end:
            kind: Literal["word", "mark"] = "word" if token.is_word or token.is_number else "mark"
            is_capitalised = token.text[:1].isupper() or (token.is_number and capital)
            yield Part(kind, token.low, Span(token.start, token.end), is_capitalised=is_capitalised)
            capital = token.text[:1].isupper()


def _as_words(parts: Iterator[Part], text: str) -> Iterator[Part]:
    """The parts, with the figures and periods that are pieces of a name made words."""
    known = list(parts)
    for place, part in enumerate(known):
        before = known[place - 1] if place else None
        after = known[place + 1] if place + 1 < len(known) else None
        if (part.figure and _is_in_name(part.figure, before)) or (part.period and _begins_name(part, before, after)):
            is_capitalised = part.kind == "period" or text[part.span.start].isupper()
            yield replace(part, kind="word", is_capitalised=is_capitalised, figure=None, period=None)
        else:
            yield part


def _is_in_name(figure: Quantity, before: Part | None) -> bool:
    """Whether a small count only tells which things are meant: "the three leading industries"."""
    is_count = figure.shape == "amount" and bool(figure.unit) and figure.unit != "percent" and not figure.unit.isupper()
    in_words = figure.surface[:1].isalpha() and figure.operator == "="
    return (
        is_count
        and in_words
        and before is not None
        and (before.low in word_set("definite") or before.low.endswith(POSSESSIVES))
    )


def _begins_name(part: Part, before: Part | None, after: Part | None) -> bool:
    """Whether a bare year belongs to the name behind it: "the 2025 Shanghai Week"."""
    is_month = (
        part.low.isalpha()
        and part.period is not None
        and (before is None or before.low not in word_set("before_months"))
    )
    if (
        is_month
        and part.low.istitle() is False
        and after is not None
        and after.is_capitalised
        and len(part.low) <= _LONGEST_MONTH
    ):
        return part.low not in word_set("near_days") and after.is_word
    is_year = part.low.isdecimal()
    in_words = before is not None and before.is_word and before.low not in word_set("prepositions")
    return is_year and in_words and after is not None and after.is_word and after.is_capitalised


def _without_brackets(parts: Iterator[Part]) -> Iterator[Part]:
    depth = 0
    for part in parts:
        if part.low in {"(", "（", "["}:
            depth += 1
        elif part.low in {")", "）", "]"}:
            depth = max(0, depth - 1)
        elif not depth:
            yield part
