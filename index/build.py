"""A reindex, as the list of its steps: entries, rows, files, manifest, proof, publication."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from corpus.article import Article, Sentence, by_article
from corpus.corpus import Corpus
from corpus.fact import Fact, Term
from corpus.files import sync_folder
from corpus.sentences.anaphora import leans_back
from corpus.spans import Span
from corpus.verbalise import verbalise
from corpus.word_counts import WordCounts, count_corpus
from corpus.words import stem_of, word_forms
from index.context import texts_encoded, words_counted
from index.encoder import Encoder, EncoderIdentity, Rows
from index.entry import Entry
from index.errors import IndexingError, SnapshotDamaged
from index.extracted import with_extracted
from index.files import sha256_of, write_bytes
from index.manifest import FORMAT, FileSeal, Manifest
from index.progress import Progress, silent
from index.rules import rules_hash
from index.shelf import Shelf
from index.snapshot import MANIFEST, Snapshot, open_snapshot, ranges_of
from index.spoken import KnownTerms, SpokenTerms
from index.tables import save_tables

_ARTICLE = TypeAdapter(Article)
_FACTS = TypeAdapter(tuple[Fact, ...])
_TERMS = TypeAdapter(tuple[Term, ...])
_MOST_WORDS = 5_000
"""Enough for the telling words of some hundred articles; encoding them costs seconds, once."""
_SHORTEST_WORD = 3
"""Shorter ones, such as "of" and "km", mean nothing by themselves."""


Trial = Callable[[Snapshot, Snapshot | None], None]
"""Called with a snapshot that is about to be published, and the one before; raises `IndexingError` to prevent it."""


def build_snapshot(
    corpus: Corpus,
    encoder: Encoder,
    shelf: Shelf,
    progress: Progress = silent,
    *,
    trial: Trial | None = None,
    opened: Snapshot | None = None,
    read_at: datetime | None = None,
) -> Snapshot | None:
    """Build a snapshot of `corpus` on `shelf` and publish it; None where the current one holds just this already.

    Nothing is published before it was opened again and found to be what was built, and has stood the trial; a failure
    at any step leaves the shelf as it was.

    Args:
        corpus: all that is to be found.
        encoder: makes the vectors of what the current snapshot does not hold already.
        shelf: to publish on.
        progress: told of the stages ``encode`` and ``verify``.
        trial: called before the publication.
        opened: the current snapshot, where the caller has just opened it.
        read_at: when the reading of the corpus began; what is younger is not in the snapshot. None for now.

    Raises:
        BuildRunning: another process builds on the same shelf.
        IndexingError: the encoder or a file failed, there is nothing to find in the corpus, or the trial forbids it.
    """
    read_at = read_at or datetime.now(UTC)
    with shelf.writing():
        fingerprint = fingerprint_of(corpus, encoder.identity)
        before = opened if opened and shelf.points_at(opened) else shelf.open_current_or_none()
        if before and not before.instead_of and before.manifest.fingerprint == fingerprint:
            return None
        corpus = with_extracted(corpus, before)
        entries = make_entries(corpus)
        rows = _encode(entries, corpus, encoder, before, progress)
        with shelf.building(fingerprint) as folder:
            progress("verify", 0, 1)
            save_tables(folder, corpus, entries, count_corpus(corpus, _known_words(corpus, before)))
            spoken = SpokenTerms.build(words_counted(entries, corpus.articles), _known_terms(before))
            spoken.save(folder)
            searching = shelf.engine.build(folder, rows, ranges_of(entries), spoken)
            _seal(
                folder,
                created=read_at.isoformat(),
                fingerprint=fingerprint,
                parent=before.manifest.id if before else "",
                encoder=encoder.identity,
                counts=_count(corpus, entries),
                searching=searching,
                sources={article.id: article.sha256 for article in corpus.articles},
            )
            built = open_snapshot(folder, engine=shelf.engine)
            _prove(built, corpus, entries, rows)
            progress("verify", 1, 1)
            if trial:
                trial(built, before)
            shelf.publish(folder)
        return built


def fingerprint_of(corpus: Corpus, encoder: EncoderIdentity) -> str:
    """The hash of everything that goes into a snapshot: equal fingerprints, equal snapshots.

    What the rules make of the articles need not be looked at: the rules themselves are in it. Where a file lies is not:
    a file that is renamed, and has its id in its front matter, is the article that it was.
    """
    digest = hashlib.sha256(f"{FORMAT} {encoder} {rules_hash()}".encode())
    for article in corpus.articles:
        digest.update(_ARTICLE.dump_json(replace(article, path="")))
    digest.update(_FACTS.dump_json(corpus.facts))
    digest.update(_TERMS.dump_json(corpus.terms))
    return digest.hexdigest()


def make_entries(corpus: Corpus) -> tuple[Entry, ...]:
    """One entry for each passage, each sentence, each fact and each of the commonest words, grouped in this order."""
    return (*_passages(corpus), *_sentences(corpus), *_facts(corpus), *_words(corpus))


def _passages(corpus: Corpus) -> Iterator[Entry]:
    texts = {article.id: article.text for article in corpus.articles}
    for passage in corpus.passages:
        text = passage.span.of(texts[passage.article])
        yield Entry("passage", passage.article, passage.span, text, passage.sentences[0])


def _sentences(corpus: Corpus) -> Iterator[Entry]:
    """The sentences; one that leans on the sentence before is searched together with it."""
    texts = {article.id: article.text for article in corpus.articles}
    before: Sentence | None = None
    for sentence in corpus.sentences:
        text = sentence.span.of(texts[sentence.article])
        if not sentence.is_heading:
            leans = before and before.article == sentence.article and not before.is_heading and leans_back(text)
            whole = f"{before.span.of(texts[before.article])} {text}" if before and leans else text
            yield Entry("sentence", sentence.article, sentence.span, whole, sentence.position)
        before = sentence


def _facts(corpus: Corpus) -> Iterator[Entry]:
    for fact in corpus.facts:
        yield Entry("fact", fact.article, fact.quote, verbalise(fact), fact=fact.id)


def _words(corpus: Corpus) -> Iterator[Entry]:
    """The corpus's words in small letters, one form of each stem; names are nobody's synonyms."""
    texts = {article.id: article.text for article in corpus.articles}
    said = [s.span.of(texts[s.article]) for s in corpus.sentences if not s.is_heading]
    said += [f"{fact.metric} {' '.join(fact.scope)}" for fact in corpus.facts]
    spoken = Counter(chain.from_iterable(map(word_forms, said)))
    forms = {form: times for form, times in spoken.items() if len(form) >= _SHORTEST_WORD and form.isascii()}
    forms = {form: times for form, times in forms.items() if form.islower()}
    commonest: dict[str, str] = {}
    for form, _ in sorted(forms.items(), key=lambda counted: (-counted[1], counted[0])):
        commonest.setdefault(stem_of(form), form)
    for form in sorted(list(commonest.values())[:_MOST_WORDS]):
        yield Entry("word", "", Span(0, 0), form)


def _encode(
    entries: Sequence[Entry], corpus: Corpus, encoder: Encoder, before: Snapshot | None, progress: Progress
) -> Rows:
    """One row for each entry; what the snapshot before holds by the same encoder is not encoded again."""
    if not entries:
        raise IndexingError("the articles hold no sentence, so there is nothing to find in them; write some text")
    texts = texts_encoded(entries, corpus.articles)
    known, rows = _known_rows(before, encoder.identity)
    fresh = sorted(set(texts) - known.keys())
    rows = np.concatenate((rows, encoder.encode(fresh, progress)))
    known.update((text, number) for number, text in enumerate(fresh, start=len(rows) - len(fresh)))
    rows = rows[[known[text] for text in texts]]
    if not np.allclose(np.einsum("ij,ij->i", rows, rows), 1, atol=2e-3):
        raise IndexingError(f"the encoder {encoder.identity.name!r} gave rows that are no unit vectors; choose another")
    return rows


def _known_rows(before: Snapshot | None, encoder: EncoderIdentity) -> tuple[dict[str, int], Rows]:
    """The rows of the snapshot before, and by what was encoded the number of each."""
    if before is None or before.manifest.encoder != encoder:
        return {}, np.zeros((0, encoder.dimension), dtype=np.float32)
    texts = texts_encoded(before.entries, before.corpus.articles)
    return {text: number for number, text in enumerate(texts)}, before.vectors.rows(range(len(texts)))


def _known_words(corpus: Corpus, before: Snapshot | None) -> Mapping[str, WordCounts]:
    """The words of the articles that are what they were, with their facts, where words are still told as they were."""
    if before is None or before.manifest.rules != rules_hash():
        return {}
    now, then = by_article(corpus.facts), by_article(before.corpus.facts)
    counted = {own.article: own for own in before.words}
    return {
        article.id: counted[article.id]
        for article in corpus.articles
        if before.articles.get(article.id) == article and now.get(article.id) == then.get(article.id)
    }


def _known_terms(before: Snapshot | None) -> KnownTerms | None:
    """The words of the snapshot before, where words are still told in the same way."""
    if before is None or before.manifest.rules != rules_hash():
        return None
    return KnownTerms(words_counted(before.entries, before.corpus.articles), before.spoken)


def _count(corpus: Corpus, entries: Sequence[Entry]) -> dict[str, int]:
    return {
        "articles": len(corpus.articles),
        "sentences": len(corpus.sentences),
        "passages": len(corpus.passages),
        "facts": len(corpus.facts),
        "entries": len(entries),
    }


def _seal(folder: Path, **known: Any) -> None:  # noqa: ANN401 - the manifest checks them
    """Write the manifest, once all else is on disk; it vouches for every file there is."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    manifest = Manifest(
        format=FORMAT,
        id=folder.name.removeprefix("."),
        rules=rules_hash(),
        files={
            file.relative_to(folder).as_posix(): FileSeal(size=file.stat().st_size, sha256=sha256_of(file))
            for file in files
        },
        **known,
    )
    sync_folder(folder)
    write_bytes(folder / MANIFEST, manifest.serialise())
    sync_folder(folder)


def _prove(snapshot: Snapshot, corpus: Corpus, entries: Sequence[Entry], rows: Rows) -> None:
    """The files give back what was built, and a row finds itself, or its equal, first; twenty rows are tried."""
    given_back = (snapshot.corpus, snapshot.entries) == (corpus, tuple(entries))
    if not given_back or not np.array_equal(snapshot.vectors.rows(range(len(rows))), rows):
        raise SnapshotDamaged("the new index does not give back what was written; nothing was published, try again")
    for number in range(0, len(rows), max(1, len(rows) // 20)):
        found, _ = snapshot.vectors.search(rows[number], range(len(rows)), 1)
        if not np.allclose(snapshot.vectors.rows(found.tolist()), rows[number], atol=1e-5):
            raise SnapshotDamaged("the new index does not find its own entries; nothing was published, try again")
