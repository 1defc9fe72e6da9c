"""Extraction: an article to the facts that it tells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article import Article, Sentence
from corpus.event import Event
from corpus.extraction.chinese.facts import read_chinese_events, read_chinese_facts
from corpus.extraction.figures import Reading, read_figures
from corpus.extraction.memory import Memory
from corpus.extraction.offices import read_offices
from corpus.extraction.owners import Owner
from corpus.extraction.parts import names_in
from corpus.extraction.prose import is_prose
from corpus.extraction.sole_names import called_in_lead, sole_names
from corpus.extraction.tables.facts import read_table_facts
from corpus.extraction.topic import bearers_of, topic_of
from corpus.fact import Fact
from corpus.numbers.numerals import MOST_FIGURES
from corpus.reported import reported_period
from corpus.sentences import split_sentences


def extract_facts(article: Article, sentences: Sequence[Sentence] | None = None) -> tuple[Fact, ...]:
    """The facts that an article tells, in the order of its text; pure, so that equal articles give equal facts.

    Args:
        article: to be read.
        sentences: its sentences, where they are split already.
    """
    known = split_sentences(article) if sentences is None else sentences
    if article.language.startswith("zh"):
        return tuple({fact.id: fact for fact in read_chinese_facts(article, known)}.values())
    names = _names_of(article)
    about = topic_of(article, names)
    found = (
        *(fact for reading in _prose(article, known, about, names) for fact in reading.facts),
        *read_table_facts(article, known, about),
        *read_offices(article, known, about, names),
    )
    facts = {fact.id: fact for fact in found}.values()
    return tuple(sorted(facts, key=lambda fact: fact.value_span or fact.quote))


def extract_events(article: Article) -> tuple[Event, ...]:
    """What an article says that somebody did, in the order of its text."""
    sentences = split_sentences(article)
    if article.language.startswith("zh"):
        return tuple(read_chinese_events(article, sentences))
    names = _names_of(article)
    read = _prose(article, sentences, topic_of(article, names), names)
    return tuple(event for reading in read for event in reading.events())


def _names_of(article: Article) -> frozenset[str]:
    return names_in(f"{article.title}. {article.publisher}. {article.body.of(article.text)}")


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
        if is_prose(article, sentence):
            reading = read_figures(article, sentence, before, memory, period)
            memory, period = reading.memory, reading.period
            left -= reading.figures
            yield reading
            before = sentence
