"""Laws of hybrid search."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from corpus.reader import read_corpus
from index.build import build_snapshot
from index.encoder import Rows
from index.entry import KINDS
from index.progress import Progress
from index.search import Query, search
from index.shelf import Shelf
from index.snapshot import Snapshot
from tests.fakes_index import WordHashEncoder


@pytest.fixture
def snapshot(tiny_corpus: Path, shelf: Shelf) -> Snapshot:
    """The tiny corpus, built."""
    built = build_snapshot(read_corpus(tiny_corpus), WordHashEncoder(), shelf)
    assert built
    return built


def ask(text: str) -> Query:
    """A query with its vector."""
    return Query(text, WordHashEncoder().encode([text])[0])


def test_the_best_comes_first(snapshot: Snapshot) -> None:
    """The text of an entry finds it at rank 1 with the highest score there is: cosine 1, and half of the best BM25.

    Words are found by their meaning alone.
    """
    for entry in snapshot.entries:
        best = search(snapshot, ask(entry.text), entry.kind, 1)[0]
        assert (best.entry, best.rank) == (entry, 1)
        lexical = 0 if entry.kind == "word" else 1
        assert (best.dense, best.lexical, best.score) == pytest.approx((1, lexical, 1 + lexical / 2))


def test_ranks_count_from_one_and_scores_fall(snapshot: Snapshot) -> None:
    """Ranks are 1, 2, 3 and so on, scores never rise on the way down, and each is cosine + 0.5 BM25."""
    hits = search(snapshot, ask("Who grinds flour at the lighthouse?"), "sentence", 99)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score == pytest.approx(hit.dense + 0.5 * hit.lexical) for hit in hits)


def test_only_the_kind_asked_for_is_found(snapshot: Snapshot) -> None:
    """A search finds entries of its kind, all of them where `k` is large, `k` of them where it is small."""
    for kind in KINDS:
        entries = [entry for entry in snapshot.entries if entry.kind == kind]
        hits = search(snapshot, ask("lighthouse"), kind, 99)
        assert sorted(hit.entry.text for hit in hits) == sorted(entry.text for entry in entries)
        assert search(snapshot, ask("lighthouse"), kind, 1) == hits[:1]


def test_a_kind_without_entries_finds_nothing(tmp_path: Path, shelf: Shelf) -> None:
    """Where a corpus has no facts, a search among facts is empty, and one among sentences is not."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "light.md").write_text("The lighthouse is old and white.", encoding="utf-8")
    built = build_snapshot(read_corpus(tmp_path / "bare"), WordHashEncoder(), shelf)
    assert built
    assert search(built, ask("lighthouse"), "fact", 5) == ()
    assert search(built, ask("lighthouse"), "sentence", 5)


class DirectionEncoder(WordHashEncoder):
    """Gives each text a direction of its own, in which every coordinate counts; equal texts have the same."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:  # noqa: ARG002 - nobody watches
        """Throw the dice for each text, seeded by the text."""
        rows = np.stack([np.random.default_rng(crc32(text.encode())).normal(size=1024) for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_equal_texts_are_ordered_by_row(tiny_corpus: Path, shelf: Shelf) -> None:
    """Twenty-two articles of one sentence score the same for any query, and come in the order of their rows."""
    for number in range(22):
        (tiny_corpus / "articles" / f"same-{number:02}.md").write_text("The bridge of Sall has nine arches.\n")
    built = build_snapshot(read_corpus(tiny_corpus), DirectionEncoder(), shelf)
    assert built
    for row in DirectionEncoder().encode(["How many arches?", "Is there a bridge?", "Where is Sall?"]):
        hits = [hit for hit in search(built, Query("arches", row), "sentence", 27) if hit.entry.article[:4] == "same"]
        assert [hit.entry.article for hit in hits] == [f"same-{number:02}" for number in range(22)]
        assert len({hit.score for hit in hits}) == 1
