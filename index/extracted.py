"""The facts that a corpus's articles tell beyond those that were curated, read anew only where an article is new.

Only what is sure enough to answer is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.article import Article, Sentence, by_article
from corpus.corpus import Corpus
from corpus.extraction.confidence import GATE
from corpus.extraction.extract import extract_facts
from corpus.extraction.merge import beside_curated
from corpus.fact import Fact
from index.rules import rules_hash
from index.snapshot import Snapshot


def with_extracted(corpus: Corpus, before: Snapshot | None) -> Corpus:
    """The corpus with its extracted facts behind its curated ones.

    Args:
        corpus: as it was read.
        before: the snapshot before, which has the facts of each article that is still the same, where it was read by
            the same rules.
    """
    known = _known(corpus, before)
    sentences = by_article(corpus.sentences)
    found = (
        known[article.id] if article.id in known else _sure_facts(article, sentences.get(article.id, ()))
        for article in corpus.articles
    )
    extracted = beside_curated((fact for facts in found for fact in facts), corpus.facts)
    return replace(corpus, facts=(*corpus.facts, *extracted))


def _sure_facts(article: Article, sentences: Sequence[Sentence]) -> Sequence[Fact]:
    return [fact for fact in extract_facts(article, sentences) if fact.confidence >= GATE]


def _known(corpus: Corpus, before: Snapshot | None) -> Mapping[str, Sequence[Fact]]:
    """What the snapshot before has extracted of articles that have not changed, and whose curated facts have not."""
    if before is None or before.manifest.rules != rules_hash():
        return {}
    same = {article.id for article in corpus.articles if before.articles.get(article.id) == article}
    curated, extracted = by_article(corpus.facts), by_article(before.corpus.facts)
    return {
        article: [fact for fact in extracted.get(article, ()) if fact.origin == "extracted"]
        for article in same
        if [*curated.get(article, ())] == [fact for fact in extracted.get(article, ()) if fact.origin == "curated"]
    }
