"""A reindex, as the list of its steps: entries, rows, files, manifest, proof, publication."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from corpus.reader import Corpus
from corpus.verbalise import verbalise
from index.encoder import Encoder, EncoderIdentity, Rows
from index.entry import Entry
from index.errors import SnapshotDamaged
from index.faiss_store import FaissStore
from index.files import sha256_of, sync_folder, write_bytes
from index.lexical import LexicalIndex
from index.manifest import FORMAT, Manifest
from index.progress import Progress, silent
from index.shelf import Shelf
from index.snapshot import MANIFEST, Snapshot, open_snapshot, save_tables

_CORPUS = TypeAdapter(Corpus)


def build_snapshot(corpus: Corpus, encoder: Encoder, shelf: Shelf, progress: Progress = silent) -> Snapshot | None:
    """Build a snapshot of `corpus` on `shelf` and publish it; None where the current one holds just this already.

    Nothing is published before it was opened again and found to answer; a failure at any step leaves the shelf as it
    was.

    Raises:
        BuildRunning: another process builds on the same shelf.
        IndexingError: the encoder or a file failed.
    """
    with shelf.writing():
        fingerprint = fingerprint_of(corpus, encoder.identity)
        before = shelf.open_current_or_none()
        if before and before.manifest.fingerprint == fingerprint:
            return None
        entries = make_entries(corpus)
        rows = _encode(entries, encoder, before, progress)
        with shelf.building(fingerprint) as folder:
            _write(folder, corpus, entries, rows, encoder.identity, fingerprint)
            progress("verify", 0, 1)
            _prove(open_snapshot(folder), rows)
            published = shelf.publish(folder)
        progress("verify", 1, 1)
        return open_snapshot(published)


def fingerprint_of(corpus: Corpus, encoder: EncoderIdentity) -> str:
    """The hash of everything that goes into a snapshot: equal fingerprints, equal snapshots."""
    digest = hashlib.sha256(f"{FORMAT} {encoder}".encode())
    digest.update(_CORPUS.dump_json(corpus))
    return digest.hexdigest()


def make_entries(corpus: Corpus) -> tuple[Entry, ...]:
    """One entry for each passage, each sentence and each fact, grouped in this order."""
    return (*_passages(corpus), *_sentences(corpus), *_facts(corpus))


def _passages(corpus: Corpus) -> Iterator[Entry]:
    texts = {article.id: article.text for article in corpus.articles}
    for passage in corpus.passages:
        text = passage.span.of(texts[passage.article])
        yield Entry("passage", passage.article, passage.span, text, passage.sentences[0])


def _sentences(corpus: Corpus) -> Iterator[Entry]:
    texts = {article.id: article.text for article in corpus.articles}
    for sentence in corpus.sentences:
        if not sentence.is_heading:
            text = sentence.span.of(texts[sentence.article])
            yield Entry("sentence", sentence.article, sentence.span, text, sentence.position)


def _facts(corpus: Corpus) -> Iterator[Entry]:
    for fact in corpus.facts:
        yield Entry("fact", fact.article, fact.quote, verbalise(fact), fact=fact.id)


def _encode(entries: tuple[Entry, ...], encoder: Encoder, before: Snapshot | None, progress: Progress) -> Rows:
    """One row for each entry; what the snapshot before holds by the same encoder is not encoded again."""
    known = _known_rows(before, encoder.identity)
    fresh = sorted({entry.text for entry in entries} - known.keys())
    known.update(zip(fresh, encoder.encode(fresh, progress), strict=True))
    return np.ascontiguousarray(np.stack([known[entry.text] for entry in entries]), dtype=np.float32)


def _known_rows(before: Snapshot | None, encoder: EncoderIdentity) -> dict[str, Rows]:
    if before is None or before.manifest.encoder != encoder:
        return {}
    rows = before.vectors.rows(range(len(before.entries)))
    return {entry.text: row for entry, row in zip(before.entries, rows, strict=True)}


def _write(
    folder: Path, corpus: Corpus, entries: tuple[Entry, ...], rows: Rows, encoder: EncoderIdentity, fingerprint: str
) -> None:
    files = save_tables(folder, corpus, entries)
    files += FaissStore.build(rows).save(folder)
    files += LexicalIndex.build([entry.text for entry in entries]).save(folder)
    manifest = Manifest(
        format=FORMAT,
        id=folder.name.removeprefix("."),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        fingerprint=fingerprint,
        encoder=encoder,
        counts={
            "articles": len(corpus.articles),
            "sentences": len(corpus.sentences),
            "passages": len(corpus.passages),
            "facts": len(corpus.facts),
            "entries": len(entries),
        },
        files={file.relative_to(folder).as_posix(): sha256_of(file) for file in files},
    )
    sync_folder(folder)
    write_bytes(folder / MANIFEST, manifest.model_dump_json(indent=2).encode())
    sync_folder(folder)


def _prove(snapshot: Snapshot, rows: Rows) -> None:
    """A row finds itself, or its equal, first; a sample of a hundred shows whether the files hold what was built."""
    for number in range(0, len(rows), max(1, len(rows) // 100)):
        found, _ = snapshot.vectors.search(rows[number], range(len(rows)), 1)
        if not np.allclose(snapshot.vectors.rows([int(found[0])])[0], rows[number], atol=1e-5):
            raise SnapshotDamaged("the new index does not find its own entries; nothing was published")
