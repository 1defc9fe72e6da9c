"""Readings: every figure of an article in order, with the slots that a rule gave it, or alone where none did."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.article import Article
from corpus.extraction.extract import extract_facts
from corpus.fact import Direction, Fact, Modality, Role
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.sentences import split_sentences
from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure at its place in the article's text; a slot that nothing fills is empty, and confidence is then 0."""

    article: str
    span: Span
    figure: Quantity
    role: Role = "level"
    direction: Direction = ""
    period: Period | None = None
    metric: str = ""
    subject: str = ""
    scope: tuple[str, ...] = ()
    modality: Modality = "actual"
    confidence: float = 0.0


def read_figures(article: Article) -> tuple[Reading, ...]:
    """All figures of an article, in order: those of facts first, and what is left over alone.

    A figure of which no fact is told has its unit, its operator and its period.
    """
    facts = extract_facts(article)
    told = [reading for fact in facts if (reading := _of_fact(fact))]
    alone = (one for one in _alone(article) if not any(one.span.overlaps(other.span) for other in told))
    return tuple(sorted((*told, *alone), key=lambda reading: reading.span))


def _of_fact(fact: Fact) -> Reading | None:
    if not isinstance(fact.value, Quantity) or fact.value_span is None:
        return None
    return Reading(
        fact.article, fact.value_span, fact.value, fact.role, fact.direction, fact.period,
        fact.metric, fact.subject, fact.scope, fact.modality, fact.confidence,
    )  # fmt: skip


def _alone(article: Article) -> Iterator[Reading]:
    """The figures of each sentence, with its period where it has a single one."""
    for sentence in split_sentences(article):
        text = sentence.span.of(article.text)
        periods = read_periods(text, article.published, article.language, article.published_inferred)
        period = periods[0] if len(periods) == 1 else None
        for figure in read_quantities(text, article.language):
            span = Span(sentence.span.start + figure.span.start, sentence.span.start + figure.span.end)
            yield Reading(article.id, span, replace(figure, span=span), _role(figure), period=period)


def _role(figure: Quantity) -> Role:
    if figure.shape == "ordinal":
        return "rank"
    return "multiple" if figure.shape == "multiple" else "level"
