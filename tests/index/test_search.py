"""Laws of hybrid search."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from corpus.reader import read_corpus
from index.build import build_snapshot
from index.context import texts_encoded
from index.encoder import Rows
from index.entry import KINDS, Hit
from index.progress import Progress
from index.reading import reads
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
    """The text of an entry, behind its title, finds it at rank 1 with the highest cosine and the most words there are.

    Words are found by their meaning alone; they and facts, which stand in no other entry, score by these two alone.
    """
    encoded = texts_encoded(snapshot.entries, snapshot.corpus.articles)
    for entry, text in zip(snapshot.entries, encoded, strict=True):
        best = search(snapshot, ask(text), entry.kind, 1)[0]
        assert (best.entry, best.rank) == (entry, 1)
        lexical = 0 if entry.kind == "word" else 1
        assert (best.dense, best.lexical) == pytest.approx((1, lexical))
        if entry.kind in {"fact", "word"}:
            assert best.score == pytest.approx(1 + lexical / 2)


def test_ranks_count_from_one_and_scores_fall(snapshot: Snapshot) -> None:
    """Ranks are 1, 2, 3 and so on, and scores never rise on the way down."""
    for kind in KINDS:
        hits = search(snapshot, ask("Who grinds flour at the lighthouse?"), kind, 99)
        assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("question", ["Who grinds flour at the lighthouse?", "From how far is the lamp seen?", "miles"])
@pytest.mark.parametrize("trust", [1.0, 0.5, 0.0])
def test_passages_and_sentences_help_each_other(question: str, trust: float, snapshot: Snapshot) -> None:
    """A passage has its best sentence's say, a sentence the score of the best passage that it stands in."""
    query = replace(ask(question), trust=trust)
    passages = search(snapshot, query, "passage", 99)
    sentences = search(snapshot, query, "sentence", 99)
    for passage in passages:
        inside = [hit for hit in sentences if _stands_in(hit, passage)]
        dense = (passage.dense + max(hit.dense for hit in inside)) / 2
        words = 0.2 * (passage.lexical + max(hit.lexical for hit in inside))
        assert passage.score == pytest.approx(trust * dense + words, abs=1e-5)
    for hit in sentences:
        around = max(passage.score for passage in passages if _stands_in(hit, passage))
        assert hit.score == pytest.approx(trust * hit.dense + 0.6 * hit.lexical + around, abs=1e-5)
        assert hit.around in {passage.dense for passage in passages if _stands_in(hit, passage)}


def _stands_in(sentence: Hit, passage: Hit) -> bool:
    return sentence.entry.article == passage.entry.article and passage.entry.span.holds(sentence.entry.span)


def test_a_vector_without_trust_has_no_say(snapshot: Snapshot) -> None:
    """Whatever the vector of a question that its encoder cannot read, the words give the same order and scores."""
    found = {
        tuple((hit.entry, hit.score) for hit in search(snapshot, Query("flour of Orrin", row, trust=0), "sentence", 5))
        for row in WordHashEncoder().encode(["lamp", "millers work there", "Brack"])
    }
    assert len(found) == 1


def test_a_sentence_is_found_by_its_title_and_year(snapshot: Snapshot) -> None:
    """The words of the title, and the year of the article, count among those of each of its sentences."""
    for words in ("Orrin", "Brack"):
        hits = search(snapshot, replace(ask(words), trust=0), "sentence", 99)
        sharing = {hit.entry.article for hit in hits if hit.lexical > 0}
        assert sharing == {"mill" if words == "Orrin" else "lighthouse"}
        assert all(hit.lexical > 0 for hit in hits if hit.entry.article in sharing)
    assert all(hit.lexical > 0 for hit in search(snapshot, ask("2024"), "sentence", 99))


class _Reader(WordHashEncoder):
    """Knows which sentence answers which of the proof's questions, but for so many of them."""

    unread: int = 0

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:  # noqa: ARG002 - nobody watches
        """The texts by their places."""
        rows = np.eye(len(texts), dtype=np.float32)
        ends_asking = texts[0].endswith("？")
        return np.roll(rows, 1, axis=0) if ends_asking and self.unread else rows


def test_an_encoder_reads_what_it_proves_to_read() -> None:
    """Who puts each question nearest to its sentence reads the language; who counts words does not."""
    fails = _Reader()
    fails.unread = 1
    assert reads(_Reader(), "zh")
    assert not reads(fails, "zh")
    assert not reads(WordHashEncoder(), "zh")
    assert reads(WordHashEncoder(), "en")


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
