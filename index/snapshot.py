"""A snapshot: one immutable folder that holds everything answers need, and what it is once opened."""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from corpus.article import Article, Sentence
from corpus.corpus import Corpus
from corpus.fact import Fact
from corpus.word_counts import WordCounts
from index.embedded import Embedded
from index.encoder import EncoderIdentity
from index.engine import Engine, Ranges
from index.entry import KINDS, Entry
from index.errors import SnapshotDamaged, SnapshotForeign, SnapshotOutdated
from index.files import sha256_of
from index.lexical import LexicalStore
from index.locks import reading
from index.manifest import Manifest
from index.memory import give_back
from index.spoken import SpokenTerms
from index.tables import read_tables
from index.vectors import Rowids, VectorStore

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Snapshot:
    """An opened snapshot. Nothing in it ever changes, so any number of threads may read it."""

    manifest: Manifest
    corpus: Corpus
    entries: tuple[Entry, ...]
    """One for each row of `vectors` and of `lexical`, grouped by kind."""
    words: tuple[WordCounts, ...]
    """The words of each article, in the order of the articles."""
    vectors: VectorStore
    lexical: LexicalStore
    spoken: SpokenTerms
    """What lexical search was made from: one text for each entry."""
    instead_of: str = ""
    """Why this one answers and not the current one: a sentence that names what is damaged; nothing where none is."""

    @cached_property
    def ranges(self) -> Ranges:
        """The rows of each kind of entry."""
        return ranges_of(self.entries)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.corpus.articles}

    @cached_property
    def sentences(self) -> Mapping[str, tuple[Sentence, ...]]:
        """The sentences of each article, in order."""
        grouped: dict[str, list[Sentence]] = {article.id: [] for article in self.corpus.articles}
        for sentence in self.corpus.sentences:
            grouped[sentence.article].append(sentence)
        return {article: tuple(own) for article, own in grouped.items()}

    @cached_property
    def members(self) -> tuple[Rowids, Rowids]:
        """For each passage where its sentences begin among the entries of sentences, and where they end."""
        own = self.ranges["sentence"]
        entries = self.entries[own.start : own.stop]
        rows = {(entry.article, entry.position): place for place, entry in enumerate(entries)}
        spoken = self.corpus.passages
        firsts = [rows[passage.article, passage.sentences[0]] for passage in spoken]
        lasts = [rows[passage.article, passage.sentences[-1]] for passage in spoken]
        return np.array(firsts, dtype=np.int64), np.array(lasts, dtype=np.int64) + 1

    @cached_property
    def passages_around(self) -> tuple[Rowids, Rowids]:
        """For each entry of a sentence the first and the last passage that it stands in: mostly the same."""
        firsts, ends = self.members
        numbers = np.repeat(np.arange(len(firsts)), ends - firsts)
        blocks = np.cumsum(ends - firsts) - (ends - firsts)
        sentences = np.repeat(firsts - blocks, ends - firsts) + np.arange(len(numbers))
        first = np.full(len(self.ranges["sentence"]), len(firsts), dtype=np.int64)
        last = np.full(len(self.ranges["sentence"]), -1, dtype=np.int64)
        np.minimum.at(first, sentences, numbers)
        np.maximum.at(last, sentences, numbers)
        return first, last

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by id."""
        return {fact.id: fact for fact in self.corpus.facts}


def ranges_of(entries: Sequence[Entry]) -> Ranges:
    """The rows of each kind, in a sequence that is grouped by kind."""
    kinds = [entry.kind for entry in entries]
    starts = {kind: kinds.index(kind) if kind in kinds else 0 for kind in KINDS}
    return {kind: range(starts[kind], starts[kind] + kinds.count(kind)) for kind in KINDS}


def open_snapshot(folder: Path, manifest_sha256: str = "", engine: Engine | None = None) -> Snapshot:
    """Open a folder, after every file in it was found to be what the manifest says.

    No parser sees a byte before that: some load a damaged file without a word, and then answer wrongly.

    Args:
        folder: of the snapshot.
        manifest_sha256: what CURRENT says of the manifest; nothing where the manifest's own seal must do.
        engine: what searches it; by default the one in this process.

    Raises:
        EngineUnavailable: the engine's server does not answer.
        SnapshotDamaged: a file is missing or changed, or what the engine keeps of it.
        SnapshotForeign: it has the layout of another version of Footnote.
        SnapshotOutdated: it was built for another engine.
    """
    with _leased(folder):
        manifest = read_manifest(folder, manifest_sha256)
        engine = engine or Embedded()
        _check_engine(manifest, engine)
        _check_files(folder, manifest)
        spoken = SpokenTerms.load(folder)
        tables = read_tables(folder)
        give_back()
        vectors, lexical = engine.open(folder, manifest.searching, ranges_of(tables.entries), spoken)
        return Snapshot(manifest, tables.corpus, tables.entries, tables.words, vectors, lexical, spoken)


def inspect_snapshot(folder: Path, manifest_sha256: str = "") -> Manifest:
    """The manifest of a folder all of whose files are what it says; raises as `open_snapshot` does."""
    with _leased(folder):
        manifest = read_manifest(folder, manifest_sha256)
        _check_files(folder, manifest)
        return manifest


def read_manifest(folder: Path, manifest_sha256: str = "") -> Manifest:
    """The manifest of a snapshot's folder.

    Raises:
        SnapshotDamaged: there is none, or it is not what was written.
        SnapshotForeign: it was written by another version.
    """
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SnapshotDamaged(f"{path} cannot be read; run `footnote index`") from error
    if manifest_sha256 and hashlib.sha256(content).hexdigest() != manifest_sha256:
        raise SnapshotDamaged(f"{path} is damaged; run `footnote index`")
    manifest = Manifest.parse(content, str(path))
    if manifest.id != folder.name.removeprefix("."):
        raise SnapshotDamaged(f"{path} is that of another snapshot; run `footnote index`")
    return manifest


@contextlib.contextmanager
def _leased(folder: Path) -> Iterator[None]:
    """Hold a snapshot while it is read, so that no build removes it meanwhile."""
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(reading(folder / MANIFEST))
        except OSError as error:
            raise SnapshotDamaged(f"{folder / MANIFEST} cannot be read; run `footnote index`") from error
        yield


def check_encoder(manifest: Manifest, encoder: EncoderIdentity) -> None:
    """Refuse a snapshot whose vectors another encoder made.

    Raises:
        SnapshotForeign: its vectors cannot be compared with those of `encoder`.
    """
    if manifest.encoder.name != encoder.name:
        raise SnapshotForeign(
            f"the index was built with the encoder {manifest.encoder.name!r}, not with {encoder.name!r}; "
            "run `footnote index`, or set EMBEDDING_MODEL back"
        )
    if manifest.encoder != encoder:
        raise SnapshotForeign(
            f"the index was built with another version of the encoder {encoder.name!r}; run `footnote index`"
        )


def _check_engine(manifest: Manifest, engine: Engine) -> None:
    built_for = manifest.searching.engine
    if built_for != engine.name:
        raise SnapshotOutdated(
            f"the index was built for {built_for!r} and VECTOR_BACKEND is {engine.name!r}; run `footnote index`"
        )


def _check_files(folder: Path, manifest: Manifest) -> None:
    for name, seal in manifest.files.items():
        path = folder / name
        try:
            is_whole = path.stat().st_size == seal.size and sha256_of(path) == seal.sha256
        except OSError:
            is_whole = False
        if not is_whole:
            raise SnapshotDamaged(f"{path} is missing or damaged; run `footnote index`")
