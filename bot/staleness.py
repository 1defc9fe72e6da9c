"""Staleness: whether a snapshot still says what its articles, and the rules by which they are read, would make."""

from datetime import datetime
from typing import Literal

from bot.indexing import Indexer
from corpus.changes import looks_changed
from index.rules import rules_hash
from index.snapshot import Snapshot


def why_stale(snapshot: Snapshot, indexer: Indexer) -> Literal["", "articles", "rules"]:
    """What has changed since a snapshot was built: the articles, or only the rules by which they are read.

    The corpus is read only where an article is gone, or a file may be another one.

    Raises:
        CorpusError: the corpus cannot be read any more.
    """
    manifest = snapshot.manifest
    is_of_these_rules = manifest.rules == rules_hash()
    if not may_be_stale(snapshot, indexer):
        return "" if is_of_these_rules else "rules"
    from index.build import fingerprint_of  # noqa: PLC0415 - who is not stale need not wait for what builds

    corpus = indexer.read().corpus
    if not is_of_these_rules:
        sources = {article.id: article.sha256 for article in corpus.articles}
        return "rules" if sources == manifest.sources else "articles"
    return "" if fingerprint_of(corpus, indexer.encoder.identity) == manifest.fingerprint else "articles"


def may_be_stale(snapshot: Snapshot, indexer: Indexer) -> bool:
    """Whether a file of the corpus can be another one than when the snapshot was built; it is not read for this."""
    built = datetime.fromisoformat(snapshot.manifest.created).timestamp()
    return looks_changed(indexer.corpus, indexer.added, snapshot.corpus, built)
