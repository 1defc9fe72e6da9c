"""Texts: the articles of a snapshot, and their sentences as they are read and quoted."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from corpus.article import Article, Sentence
from corpus.fact import Fact
from corpus.period import Period
from corpus.periods import read_periods
from corpus.sentences.anaphora import leans_back
from corpus.spans import Span
from corpus.words import lexical_terms
from index.snapshot import Snapshot

_ARTICLES_KNOWN = 5_000
"""Of how many articles it is kept which words they have, and where their sentences begin and end."""


class Texts:
    """What the articles of one snapshot say, and where."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.stems_in = lru_cache(maxsize=_ARTICLES_KNOWN)(self._stems_in_article)
        self._paragraphs_in = lru_cache(maxsize=_ARTICLES_KNOWN)(self._paragraphs_in_article)
        self._bounds_in = lru_cache(maxsize=_ARTICLES_KNOWN)(self._bounds_in_article)

    def article(self, identifier: str) -> Article:
        """The article with this id."""
        return self.snapshot.articles[identifier]

    def year_of(self, identifier: str) -> int | None:
        """The year that an article was published in, where it is known."""
        published = self.article(identifier).published
        return published.year if published else None

    def sentence_at(self, article: str, position: int) -> Sentence:
        """A sentence of an article by its position."""
        return self.snapshot.sentences[article][position]

    def paragraph(self, article: str, number: int) -> Sequence[Sentence]:
        """The sentences of one of an article's paragraphs, in order."""
        return self._paragraphs_in(article)[number]

    def sentence_around(self, article: str, span: Span) -> Sentence | None:
        """The sentence that a span begins in."""
        place = Span(span.start, span.start + 1)
        return next((s for s in self.snapshot.sentences[article] if s.span.holds(place)), None)

    def text_of(self, sentence: Sentence) -> str:
        """The sentence as it is read: a break of its lines is a space, at the same place."""
        return sentence.span.of(self.article(sentence.article).text).replace("\n", " ")

    def quote_of(self, fact: Fact) -> str:
        """What stands in its article for a fact, read as `text_of` reads a sentence."""
        return fact.quote.of(self.article(fact.article).text).replace("\n", " ")

    def leant_on(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, where a sentence begins with what stands for something in it."""
        return self.before(sentence) if leans_back(self.text_of(sentence)) else None

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one in its paragraph."""
        if sentence.position == 0:
            return None
        before = self.sentence_at(sentence.article, sentence.position - 1)
        return before if before.paragraph == sentence.paragraph and not before.is_heading else None

    def periods_in(self, text: str, sentence: Sentence) -> tuple[Period, ...]:
        """The periods of a text that stands in, or above, a sentence."""
        article = self.article(sentence.article)
        return read_periods(text, article.published, article.language, article.published_inferred)

    def may_cite(self, article: Article, span: Span) -> bool:
        """Whether a span may be quoted: from the beginning of a sentence to the end of one, or a fact's quote."""
        if self.snapshot.articles.get(article.id) is not article:
            return False
        starts, ends = self._bounds_in(article.id)
        return (span.start in starts and span.end in ends) or (article.id, span) in self._quotes

    def whole_sentences(self, article: str, span: Span) -> tuple[Sentence, ...]:
        """The sentences that a span is made of; nothing where it is a part of one, or a heading is among them."""
        first = self.sentence_around(article, span)
        if first is None or first.span.start != span.start:
            return ()
        found = [one for one in self.snapshot.sentences[article][first.position :] if one.span.start < span.end]
        return tuple(found) if found[-1].span.end == span.end and not any(one.is_heading for one in found) else ()

    def _bounds_in_article(self, article: str) -> tuple[frozenset[int], frozenset[int]]:
        sentences = self.snapshot.sentences[article]
        return frozenset(s.span.start for s in sentences), frozenset(s.span.end for s in sentences)

    def _paragraphs_in_article(self, article: str) -> Mapping[int, Sequence[Sentence]]:
        paragraphs: dict[int, list[Sentence]] = {}
        for sentence in self.snapshot.sentences[article]:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence)
        return paragraphs

    @cached_property
    def _quotes(self) -> frozenset[tuple[str, Span]]:
        return frozenset((fact.article, fact.quote) for fact in self.snapshot.facts.values())

    def _stems_in_article(self, article: str) -> frozenset[str]:
        """The terms of all of an article: its stems, and of Chinese the pairs of characters."""
        said = self.article(article)
        return frozenset(lexical_terms(f"{said.title} {said.body.of(said.text)}"))
