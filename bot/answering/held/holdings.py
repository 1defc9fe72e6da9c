"""What a snapshot holds, as answering reads it: entries with the words that stand in and around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from itertools import pairwise, takewhile

from bot.answering.asked.question import is_mark
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.taken_over import definite_nouns, named_in_full, names_in_full, taken_over
from corpus.article import Article, Sentence
from corpus.fact import Fact
from corpus.period import Period, dated
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.reported import is_aside, is_held_against, reported_period
from corpus.sentences.anaphora import begins_with_owner, leans_back
from corpus.spans import Span
from corpus.word_counts import slots_in_words
from corpus.words import is_han, lexical_terms, read_words, stems_of, terms_of
from index.encoder import Encoder
from index.reader.reader import Reader
from index.reading import reads
from index.search import Query, search
from index.snapshot import Snapshot

Strengths = Mapping[str, float]
"""How strongly each stem belongs to an entry: 1 for its own words, less for those around it."""

_NEIGHBOURS, _ALIKE = 8, 0.58
_ASKED_LATELY = 64
"""How many queries are kept: a follow-up asks the questions before it again."""
_CITED = 2_000
"""Of how many sentences that were cited it is kept which others share their words."""
_QUOTES_KNOWN = 5_000
"""Of how many facts it is kept which figures stand beside theirs: few come so far that it is asked."""
_ARTICLES_KNOWN = 5_000
"""Of how many articles it is kept which words they have, and where their sentences begin and end."""
_BEGINNING = 10
"""How many characters into a sentence a period still stands at its beginning."""
_QUOTED_NAME = 0.5
"""A name or a figure of the quote that is in no slot of the fact belongs to another fact of the same sentence."""
_BESIDE_FACT = 0.5
"""What stands around a fact's sentence may be what it is about; a name there is more likely another fact's."""
_BESIDE_READ, _QUOTE_OF_READ = 0.25, 0.6
"""The same for a fact that a rule has read: its sentence often holds others, and its slots say which words it has."""
_TITLE_OF_FACT = 0.69
"""A title tells whom a fact is about, and no attribute of it: sales are no profit under "Profit falls"."""
_MEANT = 0.9
"""The sentence before one that leans on it: its words are what "it" means."""
_TAKEN_OVER = 0.85
_MARK_OF_TITLE = 0.85
_BRIDGED, _NOUN = 0.56, 4
"""What begins a sentence that names nobody is of what the one before names: "The first edition", behind a book."""
_LEAD = 2
"""Sentences within which an article names in full what its title calls by a part of the name."""
_CHAIN = 3
"""Over how many sentences a pronoun may stand for what another one stands for."""
_BEFORE_IN_CHINESE = 0.6
"""Chinese leaves out a subject that the sentence before has named."""
_SLOT, _QUOTE, _HEADING, _TITLE, _BEFORE, _AFTER = 1.0, 0.9, 0.75, 0.75, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures and periods of one sentence, at their places in the sentence."""

    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    inherited: tuple[Period, ...] = ()
    """The periods of what stands before, that what the sentence leaves undated is of."""
    year: int | None = None
    """The year of the article, which "since January" may mean."""


class Holdings:
    """One snapshot with its vocabulary. Immutable to its callers; what it reads it keeps."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, reader: Reader | None = None) -> None:
        self.snapshot = snapshot
        self.encoder = encoder
        self.reader = reader
        self.vocabulary = Vocabulary(snapshot.corpus, lru_cache(maxsize=20_000)(self._words_like), snapshot.words)
        self.strengths_of_fact = lru_cache(maxsize=50_000)(self._strengths_of_fact)
        self.strengths_of_sentence = lru_cache(maxsize=50_000)(self._strengths_of_sentence)
        self.weights_of_slots = lru_cache(maxsize=50_000)(self._weights_of_slots)
        self._reads = lru_cache(maxsize=None)(partial(reads, encoder))
        self.figures_of = lru_cache(maxsize=50_000)(self._figures_of)
        self.quantities_beside = lru_cache(maxsize=_QUOTES_KNOWN)(self._quantities_beside)
        self._reported = lru_cache(maxsize=None)(self._report_of)
        self.stems_in = lru_cache(maxsize=_ARTICLES_KNOWN)(self._stems_in_article)
        self._full_names_in = lru_cache(maxsize=_ARTICLES_KNOWN)(self._full_names_in_article)
        self._called_in_title = lru_cache(maxsize=_ARTICLES_KNOWN)(self._called_in_title_of)
        self._bounds_in = lru_cache(maxsize=_ARTICLES_KNOWN)(self._bounds_in_article)
        self.likest_in_words = lru_cache(maxsize=_CITED)(self._likest_in_words)
        self.query = lru_cache(maxsize=_ASKED_LATELY)(self._query)

    @cached_property
    def newest(self) -> date | None:
        """The day of the newest article: what "this year" means where nobody says when a question is asked."""
        days = [article.published.last_day for article in self.snapshot.corpus.articles if article.published]
        return max(days, default=None)

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

    def sentence_around(self, article: str, span: Span) -> Sentence | None:
        """The sentence that a span begins in."""
        place = Span(span.start, span.start + 1)
        return next((s for s in self.snapshot.sentences[article] if s.span.holds(place)), None)

    def may_cite(self, article: Article, span: Span) -> bool:
        """Whether a span may be quoted: from the beginning of a sentence to the end of one, or a fact's quote."""
        if self.snapshot.articles.get(article.id) is not article:
            return False
        starts, ends = self._bounds_in(article.id)
        return (span.start in starts and span.end in ends) or (article.id, span) in self._quotes

    def _bounds_in_article(self, article: str) -> tuple[frozenset[int], frozenset[int]]:
        sentences = self.snapshot.sentences[article]
        return frozenset(s.span.start for s in sentences), frozenset(s.span.end for s in sentences)

    @cached_property
    def _quotes(self) -> frozenset[tuple[str, Span]]:
        return frozenset((fact.article, fact.quote) for fact in self.snapshot.facts.values())

    def whole_sentences(self, article: str, span: Span) -> tuple[Sentence, ...]:
        """The sentences that a span is made of; nothing where it is a part of one, or a heading is among them."""
        first = self.sentence_around(article, span)
        if first is None or first.span.start != span.start:
            return ()
        found = [one for one in self.snapshot.sentences[article][first.position :] if one.span.start < span.end]
        return tuple(found) if found[-1].span.end == span.end and not any(one.is_heading for one in found) else ()

    def leant_on(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, where a sentence begins with what stands for something in it."""
        return self._before(sentence) if leans_back(self.text_of(sentence)) else None

    def text_of(self, sentence: Sentence) -> str:
        """The sentence as it is read: a break of its lines is a space, at the same place."""
        return sentence.span.of(self.article(sentence.article).text).replace("\n", " ")

    def quote_of(self, fact: Fact) -> str:
        """What stands in its article for a fact, read as `text_of` reads a sentence."""
        return fact.quote.of(self.article(fact.article).text).replace("\n", " ")

    def _quantities_beside(self, fact: str) -> tuple[Quantity, ...]:
        """The figures of what stands in its article for the fact with this id, its own among them."""
        held = self.snapshot.facts[fact]
        return tuple(read_quantities(self.quote_of(held), self.article(held.article).language))

    def facts_alike(self, fact: Fact) -> Sequence[Fact]:
        """The facts of the same subject and metric, the fact itself among them: most differ in their periods alone."""
        return self._facts_by_slots[fact.subject, fact.metric]

    @cached_property
    def _facts_by_slots(self) -> Mapping[tuple[str, str], Sequence[Fact]]:
        alike: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.snapshot.facts.values():
            alike.setdefault((fact.subject, fact.metric), []).append(fact)
        return alike

    def _stems_in_article(self, article: str) -> frozenset[str]:
        """The terms of all of an article: its stems, and of Chinese the pairs of characters."""
        said = self.article(article)
        return frozenset(lexical_terms(f"{said.title} {said.body.of(said.text)}"))

    def _full_names_in_article(self, article: str) -> Mapping[str, frozenset[str]]:
        said = self.article(article)
        return named_in_full(said.body.of(said.text))

    def _called_in_title_of(self, article: str) -> frozenset[str]:
        """The words of the first name of the article's beginning of which its title has a part."""
        titled = self.vocabulary.names & frozenset(stems_of(self.article(article).title))
        lead = [self.text_of(one) for one in self.snapshot.sentences[article] if not one.is_heading][:_LEAD]
        names = (frozenset(name) for text in lead for name in names_in_full(text))
        return next((name for name in names if not titled.isdisjoint(name)), frozenset())

    def _query(self, text: str) -> Query:
        """What the index is asked for some words; their vector counts for nothing where the encoder reads them not."""
        trust = self._reads("zh" if is_han(text) else "en")
        return Query(text, self.encoder.encode([text])[0], float(trust))

    def _likest_in_words(self, text: str, count: int) -> tuple[Sentence, ...]:
        """The sentences that share most words with a text, the best first."""
        rows, _ = self.snapshot.lexical.best(text, self.snapshot.ranges["sentence"], count)
        entries = (self.snapshot.entries[row] for row in rows.tolist())
        return tuple(self.sentence_at(entry.article, entry.position) for entry in entries)

    def _words_like(self, word: str) -> Sequence[tuple[str, float]]:
        """The corpus's words whose vectors lie near that of `word`, rounded so that no last bit decides."""
        row = self.encoder.encode([word])[0]
        hits = search(self.snapshot, Query("", row), "word", _NEIGHBOURS)
        return [(hit.entry.text, round(hit.dense, 2)) for hit in hits if hit.dense >= _ALIKE]

    def _figures_of(self, sentence: Sentence) -> Figures:
        text = self.text_of(sentence)
        language = self.article(sentence.article).language
        periods, year = self._periods_in(text, sentence), self.year_of(sentence.article)
        return Figures(read_quantities(text, language), periods, self._inherited(sentence), year)

    def _inherited(self, sentence: Sentence) -> tuple[Period, ...]:
        """The periods that a sentence takes over: of the one it leans on; where it has none, of what it stands under.

        That is the nearest sentence before it in its paragraph that tells a period, its heading, the title, and what
        the article reports on. A time that a sentence only holds its own against is none of its own.
        """
        before = self.leant_on(sentence)
        if before:
            return self._periods_in(self.text_of(before), sentence) or self._inherited(before)
        text = self.text_of(sentence)
        if any(not is_held_against(text, one) for one in dated(self._periods_in(text, sentence))):
            return ()
        before = self._before(sentence)
        if before:
            text = self.text_of(before)
            told = [one for one in dated(self._periods_in(text, sentence)) if not is_aside(text, one)]
            return self._inherited(before) or (_topical(told) if told else self._reported(sentence.article))
        titles = (sentence.heading, self.article(sentence.article).title)
        above = next((found for title in titles if (found := self._periods_in(title, sentence))), ())
        return above or self._reported(sentence.article)

    def _report_of(self, identifier: str) -> tuple[Period, ...]:
        """The period that an article reports on, and does not say again; none where it is no report."""
        period = reported_period(self.article(identifier), self.snapshot.sentences[identifier])
        return (period,) if period else ()

    def _before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one in its paragraph."""
        if sentence.position == 0:
            return None
        before = self.sentence_at(sentence.article, sentence.position - 1)
        return before if before.paragraph == sentence.paragraph and not before.is_heading else None

    def _periods_in(self, text: str, sentence: Sentence) -> tuple[Period, ...]:
        article = self.article(sentence.article)
        return read_periods(text, article.published, article.language, article.published_inferred)

    def _strengths_of_fact(self, identifier: str) -> Strengths:
        fact = self.snapshot.facts[identifier]
        article = self.article(fact.article)
        sentence = self.sentence_around(fact.article, fact.quote)
        around = self._around(article, sentence)
        is_read = fact.origin == "extracted"
        beside, quoted = (_BESIDE_READ, _QUOTE_OF_READ) if is_read else (_BESIDE_FACT, _QUOTE)
        strengths = {stem: min(strength, beside) for stem, strength in around.items()}
        if sentence:
            for stem in self._taken_over(sentence):
                _raise_stem(strengths, stem, _TAKEN_OVER)
        _raise(strengths, article.title, _TITLE_OF_FACT)
        quote = fact.quote.of(article.text)
        for word in read_words(quote):
            telling = word.is_number or word.stem in self.vocabulary.names
            _raise_stem(strengths, word.stem, min(_QUOTED_NAME, quoted) if telling else quoted)
        if not quote.isascii():
            _raise(strengths, _as_far_as_value(fact, quote), quoted)
        _raise(strengths, slots_in_words(fact), _SLOT)
        return strengths

    def _weights_of_slots(self, identifier: str) -> Mapping[str, float]:
        """How much each stem of a fact's metric and scope tells."""
        fact = self.snapshot.facts[identifier]
        stems = frozenset(stems_of(" ".join((fact.metric, *fact.scope))))
        return {stem: self.vocabulary.weight(stem) for stem in stems}

    def _strengths_of_sentence(self, sentence: Sentence) -> Strengths:
        strengths = self._around(self.article(sentence.article), sentence)
        _raise(strengths, self.text_of(sentence), _SLOT)
        return strengths

    def _around(self, article: Article, sentence: Sentence | None) -> dict[str, float]:
        """The words around a sentence: the article's title, its heading, its neighbours in the paragraph."""
        strengths = self._beside(article, sentence) if sentence else {}
        _raise(strengths, article.title, _TITLE)
        for stem in self._called_in_title(article.id):
            _raise_stem(strengths, stem, _TITLE)
        for stem in self._marks_of_title(article, sentence):
            _raise_stem(strengths, stem, _MARK_OF_TITLE)
        return strengths

    def _beside(self, article: Article, sentence: Sentence) -> dict[str, float]:
        """The words of a sentence's neighbours, those that it leans on the strongest, and of its heading."""
        strengths: dict[str, float] = {}
        sentences = self.snapshot.sentences[article.id]
        leans = self.leant_on(sentence) is not None
        is_owner = leans and begins_with_owner(self.text_of(sentence))
        before = _MEANT if leans and not is_owner else _BEFORE
        if article.language.startswith("zh"):
            before = max(before, _BEFORE_IN_CHINESE)
        for position, strength in ((sentence.position + 1, _AFTER), (sentence.position - 1, before)):
            if 0 <= position < len(sentences) and sentences[position].paragraph == sentence.paragraph:
                _raise(strengths, self.text_of(sentences[position]), strength)
        names = _MEANT if is_owner else _BRIDGED if self._bridges(sentence) else 0.0
        for stem in self._names_before(sentence) if names else ():
            _raise_stem(strengths, stem, names)
        for stem in self._taken_over(sentence) | self._named_further_back(sentence):
            _raise_stem(strengths, stem, _TAKEN_OVER)
        _raise(strengths, sentence.heading, _HEADING)
        return strengths

    def _marks_of_title(self, article: Article, sentence: Sentence | None) -> Iterator[str]:
        """The marks of a title, such as the 3 of "Folio 3", where a sentence speaks of no other one: of no Folio 2."""
        said = read_words(self.text_of(sentence)) if sentence else []
        others = {(thing.stem, mark.stem) for thing, mark in pairwise(said) if is_mark(mark.stem)}
        for thing, mark in pairwise(read_words(article.title)):
            if (
                is_mark(mark.stem)
                and thing.is_capitalised
                and all(other == (thing.stem, mark.stem) or other[0] != thing.stem for other in others)
            ):
                yield mark.stem

    def _names_before(self, sentence: Sentence) -> frozenset[str]:
        """The names of the sentence before: "its" in "Its net profit" means whose it is, and no other measure."""
        before = self._before(sentence)
        return self.vocabulary.names & frozenset(stems_of(self.text_of(before))) if before else frozenset()

    def _bridges(self, sentence: Sentence) -> bool:
        """Whether a sentence that names nobody begins with "The" and a noun that the one before does not have.

        "The first edition" is one of the book that was spoken of; "the bridge", behind a bridge, takes over from that.
        """
        words, before = read_words(self.text_of(sentence)), self._before(sentence)
        if before is None or len(words) < 2 or words[0].text != "The":  # noqa: PLR2004 - the article and its noun
            return False
        told = frozenset(stems_of(self.text_of(before)))
        names_nobody = not any(word.is_capitalised for word in words[1:])
        return names_nobody and told.isdisjoint(word.stem for word in words[1:_NOUN])

    def _named_further_back(self, sentence: Sentence) -> frozenset[str]:
        """The names that "it" means where the sentence before has only a pronoun, or a bare noun, for them itself."""
        names: set[str] = set()
        before = self.leant_on(sentence)
        for _ in range(_CHAIN):
            if before is None:
                break
            names |= self._taken_over(before)
            before = self.leant_on(before)
            names.update(stems_of(self.text_of(before)) if before else ())
        return self.vocabulary.names & names

    def _taken_over(self, sentence: Sentence) -> frozenset[str]:
        """What the sentence's bare nouns take over from its paragraph so far."""
        before = self.snapshot.sentences[sentence.article][: sentence.position]
        earlier = takewhile(lambda one: one.paragraph == sentence.paragraph, reversed(before))
        text, names = self.text_of(sentence), self._full_names_in(sentence.article)
        called = (names[noun] for noun in definite_nouns(text) & names.keys())
        return taken_over(text, map(self.text_of, earlier)).union(*called)


def _as_far_as_value(fact: Fact, quote: str) -> str:
    """A Chinese quote up to the end of the clause of its value: what narrows a figure stands before it."""
    if fact.value_span is None:
        return quote
    at = fact.value_span.end - fact.quote.start
    ends = [end for sign in "，,、；;" if (end := quote.find(sign, at)) >= 0]
    return quote[: min(ends, default=len(quote))]


def _topical(periods: Sequence[Period]) -> tuple[Period, ...]:
    """What a sentence's periods leave to the next sentence: the only one, or the one that it begins with."""
    at_start = [period for period in periods if period.span and period.span.start <= _BEGINNING]
    return tuple(periods if len(periods) == 1 else at_start[:1])


def _raise(strengths: dict[str, float], text: str, strength: float) -> None:
    for term in terms_of(text):
        _raise_stem(strengths, term, strength)


def _raise_stem(strengths: dict[str, float], stem: str, strength: float) -> None:
    strengths[stem] = max(strength, strengths.get(stem, 0.0))
