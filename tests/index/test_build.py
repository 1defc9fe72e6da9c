"""Laws of a reindex."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from corpus.quantity import Quantity
from corpus.reader import read_corpus
from corpus.sentences.anaphora import leans_back
from corpus.verbalise import verbalise
from corpus.word_counts import count_corpus
from corpus.words import read_words, stem_of
from index.build import build_snapshot, fingerprint_of, make_entries
from index.context import texts_encoded
from index.encoder import Rows
from index.entry import KINDS
from index.errors import IndexingError
from index.extracted import with_extracted
from index.lexical import LexicalIndex
from index.progress import Progress
from index.shelf import Shelf
from index.spoken import SpokenTerms
from tests.fakes_index import WordHashEncoder

MILL = "articles/mill.md"


def build(corpus: Path, shelf: Shelf, encoder: WordHashEncoder | None = None) -> str | None:
    """Read and build; the new snapshot's id, or None where there is no new one."""
    built = build_snapshot(read_corpus(corpus), encoder or WordHashEncoder(), shelf)
    return built.manifest.id if built else None


def edit(corpus: Path, old: str, new: str, file: str = MILL) -> None:
    """Change some words of an article."""
    path = corpus / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def files_of(shelf: Shelf) -> dict[str, bytes]:
    """All that lies on a shelf, by its path; but for the lock, which holds the number of whoever came last."""
    found = (path for path in sorted(shelf.folder.rglob("*")) if path.is_file() and path.name != "writer.lock")
    return {path.relative_to(shelf.folder).as_posix(): path.read_bytes() for path in found}


def test_every_entry_is_a_literal_slice(tiny_corpus: Path) -> None:
    """A passage or a sentence is searched by its slice, behind the sentence before where it leans on that one.

    A fact's value stands in its slice.
    """
    corpus = read_corpus(tiny_corpus)
    texts = {article.id: article.text for article in corpus.articles}
    facts = {fact.id: fact for fact in corpus.facts}
    for entry in (entry for entry in make_entries(corpus) if entry.kind != "word"):
        quoted = entry.span.of(texts[entry.article])
        if entry.kind == "fact":
            value = facts[entry.fact].value
            assert (value.surface if isinstance(value, Quantity) else "1887") in quoted
        else:
            leans = entry.kind == "sentence" and leans_back(quoted)
            assert quoted
            assert entry.text.endswith(quoted) if leans else entry.text == quoted


def test_words_are_those_of_the_corpus(tiny_corpus: Path) -> None:
    """A word entry belongs to no article, stands in small letters in one of them, and shares its stem with no other."""
    corpus = read_corpus(tiny_corpus)
    words = [entry for entry in make_entries(corpus) if entry.kind == "word"]
    said = " ".join([article.text for article in corpus.articles] + [fact.metric for fact in corpus.facts])
    assert {"tonnes", "lamp", "high"} < {word.text for word in words} <= {word.text for word in read_words(said)}
    assert {word.article for word in words} == {""}
    assert len({stem_of(word.text) for word in words}) == len(words)


def test_entries_are_grouped_by_kind(tiny_corpus: Path, shelf: Shelf) -> None:
    """Every passage, then every sentence but headings, every fact, and words; `ranges` names the rows of each kind."""
    built = build_snapshot(read_corpus(tiny_corpus), WordHashEncoder(), shelf)
    assert built
    facts = len(built.corpus.facts)
    assert [len(built.ranges[kind]) for kind in ("passage", "sentence", "fact")] == [3, 5, facts]
    assert built.ranges["word"].stop == len(built.entries)
    for kind in KINDS:
        assert {built.entries[row].kind for row in built.ranges[kind]} == {kind}
    assert all(before.stop == after.start for before, after in pairwise(built.ranges[kind] for kind in KINDS))


def test_what_is_opened_is_what_was_built(tiny_corpus: Path, shelf: Shelf) -> None:
    """Corpus and entries come back equal, also where a text holds the rarer characters that part lines."""
    edit(tiny_corpus, "Four millers", "Four\u2028millers\x85and\x0bone")
    corpus = read_corpus(tiny_corpus)
    build_snapshot(corpus, WordHashEncoder(), shelf)
    opened = shelf.open_current()
    assert opened.corpus == with_extracted(corpus, None)
    assert opened.entries == make_entries(opened.corpus)
    assert opened.articles["mill"].text.count("\u2028") == 1


class _Backwards(type(Path())):  # type: ignore[misc]  # the class depends on the system
    """A path whose disk lists files the other way round."""

    def rglob(self, pattern: str) -> Iterator[Path]:
        """What there is, the last first."""
        return iter(list(super().rglob(pattern))[::-1])


def test_the_order_of_files_does_not_matter(tiny_corpus: Path, shelf: Shelf) -> None:
    """A disk that lists its files the other way round gives the same fingerprint, and so no new snapshot."""
    build(tiny_corpus, shelf)
    before, backwards = read_corpus(tiny_corpus), _Backwards(tiny_corpus)
    assert list(backwards.rglob("*")) == list(tiny_corpus.rglob("*"))[::-1]
    identity = WordHashEncoder().identity
    assert fingerprint_of(read_corpus(backwards), identity) == fingerprint_of(before, identity)
    assert build(backwards, shelf) is None


def test_a_file_of_any_name_is_an_article(tiny_corpus: Path, shelf: Shelf) -> None:
    """A name of bytes that are no text, or of two lines, is told in letters; two that are told alike are two."""
    for name, doors in (
        (b"ba\xffrn.md", "seven"),
        (b"ba\xferns.md", "eight"),
        (b"ba\nrn.md", "nine"),
        (b"ba rn.md", "ten"),
    ):
        path = tiny_corpus / "articles" / os.fsdecode(name)
        path.write_text(f"---\nid: {doors}\n---\n\nThe barn has {doors} doors.\n")
    build(tiny_corpus, shelf)
    opened = shelf.open_current()
    assert {"seven", "eight", "nine", "ten"} < opened.articles.keys()
    assert len({article.path for article in opened.articles.values()}) == len(opened.articles)
    assert all(article.path.isprintable() for article in opened.articles.values())


def test_the_same_corpus_gives_the_same_bytes(tiny_corpus: Path, tmp_path: Path) -> None:
    """Two processes, whose hashes of words are seeded differently, write the same files but for the manifest."""
    written = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "tests.index.builds", str(tiny_corpus), str(tmp_path / seed)]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)  # noqa: S603 - our own
        written.append(json.loads(done.stdout))
    assert written[0] == written[1] != {}


@pytest.mark.parametrize("part", ["text", "front matter", "fact", "term", "encoder"])
def test_everything_that_goes_in_is_in_the_fingerprint(tiny_corpus: Path, part: str) -> None:
    """A change of a sentence, a publisher, a fact, another name or the encoder is a change of the fingerprint."""
    encoder = WordHashEncoder()
    before = fingerprint_of(read_corpus(tiny_corpus), encoder.identity)
    match part:
        case "text":
            edit(tiny_corpus, "Four", "Five")
        case "front matter":
            edit(tiny_corpus, "The Tide", "The Ebb")
        case "fact":
            edit(tiny_corpus, "metric: height", "metric: stature", "facts/lighthouse.yaml")
        case "term":
            edit(tiny_corpus, "Brack light", "Brack Light", "facts/lighthouse.yaml")
        case _:
            encoder = WordHashEncoder(name="other")
    assert fingerprint_of(read_corpus(tiny_corpus), encoder.identity) != before


def test_nothing_new_builds_nothing(tiny_corpus: Path, shelf: Shelf) -> None:
    """A second build of the same corpus by the same encoder returns None, encodes nothing and touches no file."""
    encoder = WordHashEncoder()
    assert build(tiny_corpus, shelf, encoder)
    before, encoded = files_of(shelf), list(encoder.encoded)
    assert build(tiny_corpus, shelf, encoder) is None
    assert files_of(shelf) == before
    assert encoder.encoded == encoded


def test_only_new_texts_are_encoded(tiny_corpus: Path, shelf: Shelf) -> None:
    """After a changed sentence just it, its passage and its facts are encoded, and the rest keeps its rows."""
    encoder = WordHashEncoder()
    build(tiny_corpus, shelf, encoder)
    encoder.encoded.clear()
    edit(tiny_corpus, "Four millers", "Five millers")
    build(tiny_corpus, shelf, encoder)
    opened = shelf.open_current()
    told = [verbalise(fact) for fact in opened.corpus.facts if "Five millers" in verbalise(fact)]
    assert sorted(encoder.encoded) == sorted(
        [
            "Five millers work there.",
            "The mill of Orrin. The mill of Orrin grinds 900 tonnes of flour a year. Five millers work there.",
            *told,
        ]
    )
    rows = opened.vectors.rows(range(len(opened.entries)))
    assert np.array_equal(rows, encoder.encode(texts_encoded(opened.entries, opened.corpus.articles)))


def test_words_are_counted_of_what_there_is(tiny_corpus: Path, shelf: Shelf) -> None:
    """Whatever is taken over from the snapshot before, the words are those that counting all anew would give."""
    build(tiny_corpus, shelf)
    edit(tiny_corpus, "Four millers", "Four bakers")
    build(tiny_corpus, shelf)
    assert shelf.open_current().words == count_corpus(shelf.open_current().corpus)
    edit(tiny_corpus, "metric: height", "metric: stature", "facts/lighthouse.yaml")
    build(tiny_corpus, shelf)
    assert shelf.open_current().words == count_corpus(shelf.open_current().corpus)
    assert "statur" in shelf.open_current().words[0].small_around


def test_another_encoder_encodes_everything(tiny_corpus: Path, shelf: Shelf) -> None:
    """Rows of another encoder are never used again."""
    build(tiny_corpus, shelf)
    other = WordHashEncoder(name="other")
    build(tiny_corpus, shelf, other)
    opened = shelf.open_current()
    assert set(other.encoded) == set(texts_encoded(opened.entries, opened.corpus.articles))


def test_a_passage_is_encoded_behind_its_title(tiny_corpus: Path) -> None:
    """A passage is encoded behind the title of its article, where that has one; all else alone."""
    corpus = with_extracted(read_corpus(tiny_corpus), None)
    titles = {article.id: article.title for article in corpus.articles}
    entries = make_entries(corpus)
    for entry, text in zip(entries, texts_encoded(entries, corpus.articles), strict=True):
        titled = entry.kind == "passage"
        assert text == (f"{titles[entry.article]}. {entry.text}" if titled else entry.text)
    untitled = replace(corpus.articles[0], title="")
    assert texts_encoded([replace(entries[0], article=untitled.id)], [untitled]) == [entries[0].text]


def test_a_new_title_encodes_its_article_anew(tiny_corpus: Path, shelf: Shelf) -> None:
    """A row is never taken over from under another title."""
    build(tiny_corpus, shelf)
    edit(tiny_corpus, "title: ", "title: Renamed ")
    build(tiny_corpus, shelf)
    opened = shelf.open_current()
    rows = opened.vectors.rows(range(len(opened.entries)))
    assert any(text.startswith("Renamed") for text in texts_encoded(opened.entries, opened.corpus.articles))
    assert np.array_equal(rows, WordHashEncoder().encode(texts_encoded(opened.entries, opened.corpus.articles)))


def test_a_removed_article_is_gone(tiny_corpus: Path, shelf: Shelf) -> None:
    """With the next snapshot nothing of a deleted article is left: no entry, no sentence, no term weight."""
    build(tiny_corpus, shelf)
    (tiny_corpus / MILL).unlink()
    build(tiny_corpus, shelf)
    opened = shelf.open_current()
    assert set(opened.articles) == set(opened.sentences) == {"lighthouse"}
    assert {entry.article for entry in opened.entries} == {"lighthouse", ""}
    assert "flour" not in {entry.text for entry in opened.entries}
    assert not len(opened.lexical.best("flour", range(len(opened.entries)), 5)[0])


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """A disk that is full after `size` bytes of any file, as the operating system itself tells it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_changes_nothing(tiny_corpus: Path, shelf: Shelf) -> None:
    """Whichever file is the first that does not fit: one sentence, the old snapshot in place, and nothing left over."""
    build(tiny_corpus, shelf)
    edit(tiny_corpus, "Four", "Five")
    spare = Shelf(shelf.folder.parent / "spare")
    build(tiny_corpus, spare)
    sizes = {len(content) for content in files_of(spare).values()} - {0}
    before = files_of(shelf)
    for size in sorted(sizes):
        with files_no_longer_than(size - 1), pytest.raises(IndexingError, match=r"cannot be written to .* large"):
            build(tiny_corpus, shelf)
        assert files_of(shelf) == before
    assert build(tiny_corpus, shelf)


def test_no_file_is_written_short(tmp_path: Path) -> None:
    """The lexical index, which numpy would cut off without a word, is an error on every disk that is too small."""
    index = LexicalIndex.build(SpokenTerms.build(["one two three", "two three four"]))
    longest = max(file.stat().st_size for file in index.save(tmp_path))
    for size in range(0, longest, 31):
        with files_no_longer_than(size), pytest.raises(OSError, match="large"):
            index.save(tmp_path)


@pytest.mark.parametrize("fault", [RuntimeError("out of memory"), OSError(28, "No space left on device")])
def test_an_encoder_that_fails_changes_nothing(tiny_corpus: Path, shelf: Shelf, fault: Exception) -> None:
    """The encoder's own error comes out, and the shelf is as it was, without a folder left over."""
    build(tiny_corpus, shelf)
    before = files_of(shelf)
    edit(tiny_corpus, "Four", "Five")
    with pytest.raises(type(fault)):
        build(tiny_corpus, shelf, WordHashEncoder(fault=fault))
    assert files_of(shelf) == before
    assert len(list((shelf.folder / "snapshots").iterdir())) == 1


class _Scaled(WordHashEncoder):
    """An encoder whose rows are too long or too short."""

    by = 1.0

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Rows:
        """The rows, so many times as long."""
        return super().encode(texts, progress) * np.float32(self.by)


@pytest.mark.parametrize("value", [0.0, 2.0, float("nan")])
def test_rows_that_are_no_unit_vectors_are_refused(tiny_corpus: Path, shelf: Shelf, value: float) -> None:
    """Rows that cannot be compared are never published."""
    encoder = _Scaled()
    encoder.by = value
    with pytest.raises(IndexingError, match="no unit vectors"):
        build(tiny_corpus, shelf, encoder)
    assert shelf.current is None


def test_a_corpus_without_a_sentence_is_refused(tiny_corpus: Path, shelf: Shelf) -> None:
    """Where there is nothing to find, the build says so in one sentence."""
    nothing = replace(read_corpus(tiny_corpus), sentences=(), passages=(), facts=())
    with pytest.raises(IndexingError, match="hold no sentence"):
        build_snapshot(nothing, WordHashEncoder(), shelf)


def test_progress_is_told_to_the_end(tiny_corpus: Path, shelf: Shelf) -> None:
    """Every stage that is told of is told to have come to its end, and none goes back."""
    told: list[tuple[str, int, int]] = []
    build_snapshot(
        read_corpus(tiny_corpus), WordHashEncoder(), shelf, lambda stage, done, total: told.append((stage, done, total))
    )
    for stage in ("encode", "verify"):
        steps = [(done, total) for name, done, total in told if name == stage]
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1] > 0
