"""A snapshot that was built wrongly, and sealed like any other, is found out by rechecking it against its articles."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.reader import read_corpus
from corpus.spans import Span
from index.build import build_snapshot
from index.faiss_store import FaissStore
from index.shelf import Shelf
from index.snapshot import Snapshot
from index.verify import find_faults
from tests.fakes_index import WordHashEncoder

OUTSIDE = Span(90_000, 90_010)


@pytest.fixture(name="snapshot")
def _snapshot(tiny_corpus: Path, shelf: Shelf) -> Snapshot:
    """One that was built rightly."""
    build_snapshot(read_corpus(tiny_corpus), WordHashEncoder(), shelf)
    return shelf.open_current()


def test_what_was_built_rightly_has_no_fault(snapshot: Snapshot) -> None:
    """Nothing is said of a snapshot as it comes."""
    assert find_faults(snapshot) == ()


def _another_text(snapshot: Snapshot) -> Snapshot:
    """An article that says something else than what was indexed."""
    first, *others = snapshot.corpus.articles
    changed = replace(first, text=first.text.replace("31 metres", "13 metres"))
    return replace(snapshot, corpus=replace(snapshot.corpus, articles=(changed, *others)))


def _missing_article(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, corpus=replace(snapshot.corpus, articles=snapshot.corpus.articles[:1]))


def _sentence_outside(snapshot: Snapshot) -> Snapshot:
    *others, last = snapshot.corpus.sentences
    return replace(snapshot, corpus=replace(snapshot.corpus, sentences=(*others, replace(last, span=OUTSIDE))))


def _quote_outside(snapshot: Snapshot) -> Snapshot:
    first, *others = snapshot.corpus.facts
    return replace(snapshot, corpus=replace(snapshot.corpus, facts=(replace(first, quote=OUTSIDE), *others)))


def _value_beside_its_quote(snapshot: Snapshot) -> Snapshot:
    first, *others = snapshot.corpus.facts
    return replace(snapshot, corpus=replace(snapshot.corpus, facts=(replace(first, value_span=Span(0, 3)), *others)))


def _entry_with_other_words(snapshot: Snapshot) -> Snapshot:
    first, *others = snapshot.entries
    return replace(snapshot, entries=(replace(first, text="The mill of Orrin grinds gold."), *others))


def _entry_too_few(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, entries=snapshot.entries[1:])


def _long_vector(snapshot: Snapshot) -> Snapshot:
    rows = np.array(snapshot.vectors.rows(range(len(snapshot.entries))))
    rows[3] *= 2
    return replace(snapshot, vectors=FaissStore.build(rows))


@pytest.mark.parametrize(
    ("plant", "named"),
    [
        (_another_text, "article lighthouse: its text is not the one that was indexed"),
        (_missing_article, "the articles are not those that the manifest names"),
        (_sentence_outside, "article mill: a sentence at 90000-90010 lies outside of its text"),
        (_quote_outside, "its quote at 90000-90010 lies outside of its article"),
        (_value_beside_its_quote, "its value lies outside of its quote"),
        (_entry_with_other_words, "the entry 'The mill of Orrin grinds gold.' is not what stands at"),
        (_entry_too_few, "entries where the articles give"),
        (_long_vector, "is not of length one"),
    ],
)
def test_a_planted_fault_is_found(snapshot: Snapshot, plant: Callable[[Snapshot], Snapshot], named: str) -> None:
    """Each kind of fault is told in a sentence that names the article or the fact, and the place."""
    assert any(named in fault for fault in find_faults(plant(snapshot)))
