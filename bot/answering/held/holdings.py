"""What a snapshot holds, as answering reads it: texts with their figures, entries with the words in and around them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache, partial

from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.centres import CentreReader
from bot.answering.held.figures import FigureReader
from bot.answering.held.strengths import StrengthReader
from bot.answering.held.texts import Texts
from corpus.article import Sentence
from corpus.fact import Fact
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.words import is_han, stems_of
from index.encoder import Encoder
from index.entry import EntryKind, Hit
from index.reader.reader import Reader
from index.reading import reads
from index.search import Query, search
from index.snapshot import Snapshot

_NEIGHBOURS, _ALIKE = 8, 0.58
_ENTRIES_KNOWN, _WORDS_KNOWN = 50_000, 20_000
"""Of how many entries, and words, what was read of them is kept."""
_ASKED_LATELY = 64
"""How many queries are kept, and what they found: a follow-up, or a part of a question, asks the same again."""
_CITED = 2_000
"""Of how many sentences that were cited it is kept which others share their words."""
_QUOTED_BACK = 2
"""How many sentences back a quote may begin, to name whom it speaks of."""
_QUOTES_KNOWN = 5_000
"""Of how many facts it is kept which figures stand beside theirs: few come so far that it is asked."""


class Holdings(Texts):
    """One snapshot with its vocabulary. Immutable to its callers; what it reads it keeps."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, reader: Reader | None = None) -> None:
        super().__init__(snapshot)
        self.encoder = encoder
        self.reader = reader
        self.vocabulary = Vocabulary(snapshot.corpus, lru_cache(maxsize=_WORDS_KNOWN)(self._words_like), snapshot.words)
        self._centres = CentreReader(self, self.vocabulary.names)
        strengths = StrengthReader(self, self.vocabulary, self._centres)
        self.strengths_of_fact = lru_cache(maxsize=_ENTRIES_KNOWN)(strengths.of_fact)
        self.strengths_of_sentence = lru_cache(maxsize=_ENTRIES_KNOWN)(strengths.of_sentence)
        self.weights_of_slots = lru_cache(maxsize=_ENTRIES_KNOWN)(self._weights_of_slots)
        self.figures_of = lru_cache(maxsize=_ENTRIES_KNOWN)(FigureReader(self).read)
        self.quantities_beside = lru_cache(maxsize=_QUOTES_KNOWN)(self._quantities_beside)
        self.likest_in_words = lru_cache(maxsize=_CITED)(self._likest_in_words)
        self.query = lru_cache(maxsize=_ASKED_LATELY)(self._query)
        self.hits = lru_cache(maxsize=_ASKED_LATELY)(self._hits)
        self._reads = lru_cache(maxsize=None)(partial(reads, encoder))

    def begins_with(self, sentence: Sentence) -> Sentence:
        """The sentence from which on a sentence is understood: that which names whom it speaks of, or that it leans on.

        The sentence itself, where it leans on none, or that is too far before.
        """
        named_in = self._centres.named_in(sentence)
        if named_in and sentence.position - named_in.position <= _QUOTED_BACK:
            return named_in
        return self.leant_on(sentence) or sentence

    @cached_property
    def newest(self) -> date | None:
        """The day of the newest article: what "this year" means where nobody says when a question is asked."""
        days = [article.published.last_day for article in self.snapshot.corpus.articles if article.published]
        return max(days, default=None)

    def facts_alike(self, fact: Fact) -> Sequence[Fact]:
        """The facts of the same subject and metric, the fact itself among them: most differ in their periods alone."""
        return self._facts_by_slots[fact.subject, fact.metric]

    @cached_property
    def _facts_by_slots(self) -> Mapping[tuple[str, str], Sequence[Fact]]:
        alike: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.snapshot.facts.values():
            alike.setdefault((fact.subject, fact.metric), []).append(fact)
        return alike

    def _quantities_beside(self, fact: str) -> tuple[Quantity, ...]:
        """The figures of what stands in its article for the fact with this id, its own among them."""
        held = self.snapshot.facts[fact]
        return tuple(read_quantities(self.quote_of(held), self.article(held.article).language))

    def _weights_of_slots(self, identifier: str) -> Mapping[str, float]:
        """How much each stem of a fact's metric and scope tells."""
        fact = self.snapshot.facts[identifier]
        stems = frozenset(stems_of(" ".join((fact.metric, *fact.scope))))
        return {stem: self.vocabulary.weight(stem) for stem in stems}

    def _query(self, text: str) -> Query:
        """What the index is asked for some words; their vector counts for nothing where the encoder reads them not."""
        trust = self._reads("zh" if is_han(text) else "en")
        return Query(text, self.encoder.encode([text])[0], float(trust))

    def _hits(self, asked: str, words: str, kind: EntryKind, count: int) -> tuple[Hit, ...]:
        """The best entries of one kind: those that are near to what is asked, and have the words."""
        return search(self.snapshot, replace(self.query(asked), text=words), kind, count)

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
