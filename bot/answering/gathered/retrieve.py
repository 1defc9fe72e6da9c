"""Retrieval: the entries that may hold the answer, by meaning and by words."""

from dataclasses import dataclass

from bot.answering.asked.question import Question
from bot.answering.gathered.outlets import one_of_each
from bot.answering.held.holdings import Holdings
from index.entry import Hit
from index.search import search

_FACTS, _SENTENCES = 60, 40


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
    query = holdings.query(question.searched)
    snapshot = holdings.snapshot
    return Retrieved(
        facts=search(snapshot, query, "fact", _FACTS),
        sentences=one_of_each(search(snapshot, query, "sentence", _SENTENCES)),
        trust=query.trust,
    )
