"""Extraction: an article to the facts that it tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.article import Article, Sentence
from corpus.event import Event
from corpus.extraction.chinese.facts import read_chinese
from corpus.extraction.figures import Reading, read_figures
from corpus.extraction.memory import Memory
from corpus.extraction.offices import read_offices
from corpus.extraction.owners import Owner
from corpus.extraction.parts import names_in
from corpus.extraction.sole_names import called_in_lead, sole_names
from corpus.extraction.tables.facts import read_table_facts
from corpus.extraction.tables.table import is_row
from corpus.extraction.topic import bearers_of, topic_of
from corpus.fact import Fact
from corpus.numbers.numerals import MOST_FIGURES
from corpus.reported import reported_period
from corpus.sentences import split_sentences

_LONGEST = 800
"""Characters; a longer sentence is a list, or no prose, and its figures would be given to strangers."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an article tells."""

    facts: tuple[Fact, ...]
    events: tuple[Event, ...] = ()


def extract_facts(article: Article, sentences: Sequence[Sentence] | None = None) -> tuple[Fact, ...]:
    """The facts that an article tells, in the order of its text; pure, so that equal articles give equal facts.

    Args:
        article: to be read.
        sentences: its sentences, where they are split already.
    """
    return extract(article, sentences).facts


def extract(article: Article, sentences: Sequence[Sentence] | None = None) -> Extracted:
    """The facts and the events that an article tells, each in the order of its text."""
    known = split_sentences(article) if sentences is None else sentences
    if article.language.startswith("zh"):
        spoken = list(read_chinese(article, known))
        told = {fact.id: fact for reading in spoken for fact in reading.facts}
        return Extracted(tuple(told.values()), tuple(event for reading in spoken for event in reading.events))
    names = names_in(f"{article.title}. {article.publisher}. {article.body.of(article.text)}")
    about = topic_of(article, names)
    read = list(_prose(article, known, about, names))
    found = (
        *(fact for reading in read for fact in reading.facts),
        *read_table_facts(article, known, about),
        *read_offices(article, known, about),
    )
    facts = {fact.id: fact for fact in found}.values()
    return Extracted(
        tuple(sorted(facts, key=lambda fact: fact.value_span or fact.quote)),
        tuple(event for reading in read for event in reading.events),
    )


def _prose(article: Article, sentences: Sequence[Sentence], about: Owner, names: frozenset[str]) -> Iterator[Reading]:
    lead = next((one for one in sentences if not one.is_heading), None)
    called = called_in_lead(about.subject, lead.span.of(article.text)) if lead else {}
    sole = {**called, **sole_names(article.body.of(article.text))}
    topic = Memory(about, "title", about, names=names, bearers=bearers_of(about.subject, article), sole=sole)
    reported = reported_period(article, sentences)
    memory, period = topic, reported
    before: Sentence | None = None
    left = MOST_FIGURES
    for sentence in sentences:
        if left <= 0:
            return
        if before is None or before.paragraph != sentence.paragraph:
            memory = replace(topic, is_on_topic=memory.is_on_topic, named=memory.named)
            period, before = reported, None
        if (
            not sentence.is_heading
            and not is_row(article.text, sentence)
            and sentence.span.end - sentence.span.start <= _LONGEST
        ):
            reading = read_figures(article, sentence, before, memory, period)
            memory, period = reading.memory, reading.period
            left -= reading.figures
            yield reading
            before = sentence
