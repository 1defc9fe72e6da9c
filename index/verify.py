"""A snapshot rechecked by itself, offline: every citation that it can give against the article that it comes from."""

from collections.abc import Iterator

import numpy as np

from corpus.article import Article
from corpus.fact import Fact
from corpus.spans import Span
from index.build import make_entries
from index.entry import Entry
from index.snapshot import Snapshot

_LONGEST_SHOWN = 60


def find_faults(snapshot: Snapshot) -> tuple[str, ...]:
    """What is wrong with an opened snapshot, a sentence each; nothing where all is well.

    Its files are what was written, or it would not have been opened; this asks whether that was right: every article
    the one whose hash the manifest has, every sentence, passage and fact a slice of its article, every entry made of
    them, and a vector of length one for each.
    """
    return (*_articles(snapshot), *_spans(snapshot), *_facts(snapshot), *_entries(snapshot), *_rows(snapshot))


def _articles(snapshot: Snapshot) -> Iterator[str]:
    sources = snapshot.manifest.sources
    if set(snapshot.articles) != set(sources):
        yield "the articles are not those that the manifest names"
    for article in snapshot.corpus.articles:
        if sources.get(article.id) != article.sha256:
            yield f"article {article.id}: its text is not the one that was indexed"


def _spans(snapshot: Snapshot) -> Iterator[str]:
    for kind, members in (("sentence", snapshot.corpus.sentences), ("passage", snapshot.corpus.passages)):
        for member in members:
            if not _lies_in(member.span, snapshot.articles.get(member.article)):
                yield f"article {member.article}: a {kind} at {_place(member.span)} lies outside of its text"


def _facts(snapshot: Snapshot) -> Iterator[str]:
    for fact in snapshot.corpus.facts:
        if not _lies_in(fact.quote, snapshot.articles.get(fact.article)):
            yield f"fact {fact.id}: its quote at {_place(fact.quote)} lies outside of its article"
        elif not _value_lies_in_quote(fact):
            yield f"fact {fact.id}: its value lies outside of its quote"


def _entries(snapshot: Snapshot) -> Iterator[str]:
    """The entries are those that the articles and facts give, each at its row; nobody can tell without the articles."""
    if set(snapshot.articles) != set(snapshot.manifest.sources):
        return
    expected = make_entries(snapshot.corpus)
    if len(expected) != len(snapshot.entries):
        yield f"there are {len(snapshot.entries)} entries where the articles give {len(expected)}"
    for held, due in zip(snapshot.entries, expected, strict=False):
        if held != due:
            yield f"article {held.article}: the entry {_shown(held)} is not what stands at {_place(held.span)}"


def _rows(snapshot: Snapshot) -> Iterator[str]:
    count = len(snapshot.entries)
    if len(snapshot.vectors) != count or len(snapshot.lexical) != count:
        yield f"there are {count} entries, {len(snapshot.vectors)} vectors and {len(snapshot.lexical)} rows of words"
        return
    rows = snapshot.vectors.rows(range(count))
    for number in np.flatnonzero(~np.isclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)):
        entry = snapshot.entries[int(number)]
        yield f"article {entry.article}: the vector of the entry {_shown(entry)} is not of length one"


def _lies_in(span: Span, article: Article | None) -> bool:
    return article is not None and 0 <= span.start < span.end <= len(article.text)


def _value_lies_in_quote(fact: Fact) -> bool:
    return fact.value_span is None or fact.quote.holds(fact.value_span)


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _shown(entry: Entry) -> str:
    text = entry.text if len(entry.text) <= _LONGEST_SHOWN else entry.text[: _LONGEST_SHOWN - 1] + "…"
    return repr(text)
