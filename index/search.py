"""Hybrid search: weighted sums of cosines and of BM25 as a share of the best, for passages and sentences together.

A passage is as near as its own vector and the best of its sentences' say; a sentence is worth more in a passage that is
near as a whole. The weights were chosen on parts of SQuAD's and QED's training sets; most others near them do as well
there. That a weighted sum of normalised scores beats reciprocal rank fusion was
measured on SQuAD 1.1. ``footnote evaluate`` measures both.
"""

from dataclasses import dataclass

import numpy as np

from index.encoder import Rows
from index.entry import EntryKind, Hit
from index.snapshot import Snapshot
from index.vectors import Rowids, Scores

LEXICAL_WEIGHT = 0.5
"""Of facts and words, beside their cosine."""
_OWN, _BEST = 0.5, 0.5
"""A passage's own cosine, and that of its best sentence."""
_OWN_WORDS, _BEST_WORDS = 0.2, 0.2
"""The same for its words and those of its best sentence."""
_SENTENCE_WORDS, _PASSAGE = 0.6, 1.0
"""A sentence's words, and the score of the passage that it stands in, beside its own cosine."""
_POOL = 100
"""How many entries each search may propose; more where more are asked for."""
_NOTHING = np.finfo(np.float32).tiny
"""The best score where there is none."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the index is asked: the question's words, and their vector."""

    text: str
    row: Rows
    """Shape ``(dimension,)``, unit length."""
    trust: float = 1.0
    """How far the vector may be trusted, from 0 to 1: an encoder that does not read a language says nothing of it."""


def search(snapshot: Snapshot, query: Query, kind: EntryKind, k: int) -> tuple[Hit, ...]:
    """The `k` best entries of one kind, the best first; ties by row number."""
    if not snapshot.ranges[kind]:
        return ()
    if kind == "passage":
        return _together(snapshot, query, k)[0].hits(snapshot, k)
    if kind == "sentence":
        return _together(snapshot, query, k)[1].hits(snapshot, k)
    return _alone(snapshot, query, kind, k).hits(snapshot, k)


@dataclass(frozen=True, slots=True)
class _Scored:
    """Entries with their scores, in any order; arrays of the shape ``(entries,)``."""

    rows: Rowids
    total: Scores
    dense: Scores
    words: Scores
    around: Scores
    """The cosines of the passages that they stand in; of what stands in none, their own."""

    def hits(self, snapshot: Snapshot, k: int) -> tuple[Hit, ...]:
        """The best of them."""
        order = np.lexsort((self.rows, -self.total))[:k]
        best = (each[order].tolist() for each in (self.rows, self.total, self.dense, self.words, self.around))
        return tuple(
            Hit(snapshot.entries[row], rank, *scores)
            for rank, (row, *scores) in enumerate(zip(*best, strict=True), start=1)
        )

    def once(self) -> "_Scored":
        """Each row once, as it scores best."""
        order = np.lexsort((-self.total, self.rows))
        best = order[np.append(True, np.diff(self.rows[order]) != 0)]
        return _Scored(self.rows[best], self.total[best], self.dense[best], self.words[best], self.around[best])


def _alone(snapshot: Snapshot, query: Query, kind: EntryKind, k: int) -> _Scored:
    """Facts, or words, of which none stands in another: cosine + 0.5 BM25 / best BM25."""
    within, size = snapshot.ranges[kind], max(k, _POOL)
    near = _nearest(snapshot, query, within, size)
    words = _Words.of(snapshot, query, within, size)
    pool = np.union1d(near, words.best)
    dense, own = _cosines(snapshot, pool, query), words.share(pool)
    total: Scores = query.trust * dense + LEXICAL_WEIGHT * own
    return _Scored(pool, total, dense, own, dense)


def _together(snapshot: Snapshot, query: Query, k: int) -> tuple[_Scored, _Scored]:
    """The passages that any search proposes, and all of their sentences: each is scored with the others' help."""
    passages, sentences, size = snapshot.ranges["passage"], snapshot.ranges["sentence"], max(k, _POOL)
    passage_words, sentence_words = (_Words.of(snapshot, query, within, size) for within in (passages, sentences))
    pool = _proposed(snapshot, query, passage_words, sentence_words, size)
    firsts, ends = snapshot.members
    sizes = (ends - firsts)[pool]
    starts = np.cumsum(sizes) - sizes
    inside = np.repeat(firsts[pool] - starts, sizes) + np.arange(sizes.sum()) + sentences.start
    pool = pool + passages.start
    own, dense = _cosines(snapshot, pool, query), _cosines(snapshot, inside, query)
    own_words, words = passage_words.share(pool), sentence_words.share(inside)
    near: Scores = _OWN * own + _BEST * _largest(dense, starts)
    said: Scores = _OWN_WORDS * own_words + _BEST_WORDS * _largest(words, starts)
    around: Scores = query.trust * near + said
    total: Scores = query.trust * dense + _SENTENCE_WORDS * words + _PASSAGE * np.repeat(around, sizes)
    passage = _Scored(pool, around, own, own_words, own)
    return passage, _Scored(inside, total, dense, words, np.repeat(own, sizes)).once()


@dataclass(frozen=True, slots=True)
class _Words:
    """How entries of one kind share the query's words, as shares of the one that does so best."""

    snapshot: Snapshot
    query: Query
    best: Rowids
    most: float
    """The best score; never 0."""

    @classmethod
    def of(cls, snapshot: Snapshot, query: Query, within: range, size: int) -> "_Words":
        """Those of a range of entries."""
        best, scores = snapshot.lexical.best(query.text, within, size)
        return cls(snapshot, query, best, float(scores.max(initial=_NOTHING)))

    def share(self, rows: Rowids) -> Scores:
        """From 0 to 1, one for each row."""
        shares: Scores = self.snapshot.lexical.scores_of(self.query.text, rows) / self.most
        return shares


def _proposed(snapshot: Snapshot, query: Query, passage_words: _Words, sentence_words: _Words, size: int) -> Rowids:
    """The passages that a search of passages or of sentences finds, by meaning or by words; counted from 0, sorted."""
    passages, sentences = snapshot.ranges["passage"], snapshot.ranges["sentence"]
    said = np.union1d(_nearest(snapshot, query, sentences, size), sentence_words.best) - sentences.start
    first, last = snapshot.passages_around
    whole = np.union1d(_nearest(snapshot, query, passages, size), passage_words.best) - passages.start
    return np.unique(np.concatenate((whole, first[said], last[said])))


def _nearest(snapshot: Snapshot, query: Query, within: range, size: int) -> Rowids:
    """The rows nearest by meaning, in any order; all, where no more are wanted."""
    if len(within) <= size:
        return np.arange(within.start, within.stop)
    return snapshot.vectors.search(query.row, within, size)[0]


def _largest(scores: Scores, starts: Rowids) -> Scores:
    """The largest score of each block."""
    largest: Scores = np.maximum.reduceat(scores, starts)
    return largest


def _cosines(snapshot: Snapshot, rows: Rowids, query: Query) -> Scores:
    """Summed row by row: a matrix product may give equal rows unequal cosines, and so part entries that are tied."""
    cosines: Scores = np.einsum("ij,j->i", snapshot.vectors.rows(rows.tolist()), query.row)
    return cosines
