"""All that was read of a corpus."""

from dataclasses import dataclass

from corpus.article import Article, Passage, Sentence
from corpus.fact import Fact, Term


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that answers can come from, in an order that does not depend on the disk's."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...]
