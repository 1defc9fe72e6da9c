"""Retrieval: the entries that may hold the answer, by meaning and by words."""

from dataclasses import dataclass
from itertools import islice

from bot.answering.asked.question import Question
from bot.answering.asked.thesaurus import SYNONYM
from bot.answering.gathered.outlets import one_of_each
from bot.answering.held.holdings import Holdings
from index.entry import Hit

_FACTS, _SENTENCES = 60, 40
_MEANT = 3
"""How many ways to say a word of the question that the corpus has not are looked for."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Hits of each kind, the best first."""

    facts: tuple[Hit, ...]
    sentences: tuple[Hit, ...]
    trust: float = 1.0
    """How far their cosines may be trusted, from 0 to 1."""

    @property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that they stand in."""
        return frozenset(hit.entry.article for hit in (*self.facts, *self.sentences))


def retrieve(question: Question, holdings: Holdings) -> Retrieved:
    """Search facts and sentences for a question."""
    asked = question.searched
    return Retrieved(
        facts=holdings.hits(asked, asked, "fact", _FACTS),
        sentences=one_of_each(holdings.hits(asked, _in_the_corpus_words(question, holdings), "sentence", _SENTENCES)),
        trust=holdings.query(asked).trust,
    )


def _in_the_corpus_words(question: Question, holdings: Holdings) -> str:
    """The question with words that the corpus has for those of it that it has not: "chief executive" for "boss".

    Query expansion from a reviewed thesaurus (Voorhees 1994, "Query Expansion Using Lexical-Semantic Relations"); only
    words are looked for so, the vector stays that of the question.
    """
    knows = holdings.vocabulary.knows
    strange = (need for need in question.needs if need.is_known and not need.is_name and not any(map(knows, need.own)))
    meant = [
        " ".join(sorted(way))
        for need in strange
        for way in islice(
            (way for way, worth in need.ways.items() if worth >= SYNONYM and all(map(knows, way))), _MEANT
        )
    ]
    return " ".join((question.searched, *meant))
