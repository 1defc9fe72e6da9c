"""One contract for every engine: whatever searches, the answers are the same.

It runs against the engine in this process and against Milvus Lite over its gRPC server, or, where MILVUS_URI names a
server, against that one.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.reader import read_corpus
from index.build import build_snapshot
from index.embedded import Embedded
from index.encoder import Rows
from index.engine import Engine, Ranges, Searching
from index.entry import KINDS
from index.errors import EngineUnavailable, IndexingError, SnapshotDamaged, SnapshotOutdated
from index.lexical import LexicalStore
from index.milvus import Milvus
from index.search import Query, search
from index.shelf import Shelf
from index.snapshot import Snapshot
from index.spoken import SpokenTerms
from index.vectors import VectorStore
from tests.fakes_index import WordHashEncoder
from tests.index.milvus_server import milvus_server

ENGINES = ("embedded", "milvus")
on_a_server = pytest.mark.slow
"""A server takes seconds to start, and a second for each collection that is made on it."""
COUNT = 120
PARTS: Ranges = {"passage": range(40), "sentence": range(40, 110), "fact": range(110, 110), "word": range(110, COUNT)}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Milvus server."""
    with milvus_server(tmp_path_factory.mktemp("milvus") / "data") as uri:
        yield uri


@pytest.fixture
def make_engine(request: pytest.FixtureRequest) -> Callable[[str], Engine]:
    """Makes an engine by its name; a server is started for the first one that needs it."""

    def make(name: str) -> Engine:
        if name == "embedded":
            return Embedded()
        return Milvus(request.getfixturevalue("address"), f"footnote_test_{random.randrange(10**9)}")

    return make


@pytest.fixture(params=["embedded", pytest.param("milvus", marks=on_a_server)])
def engine(request: pytest.FixtureRequest, make_engine: Callable[[str], Engine]) -> Engine:
    """Each engine in turn."""
    return make_engine(request.param)


@dataclass(frozen=True)
class Opened:
    """An engine that was given rows and texts, opened."""

    vectors: VectorStore
    words: LexicalStore
    folder: Path
    searching: Searching


def opened(engine: Engine, folder: Path, rows: Rows, texts: list[str], parts: Ranges = PARTS) -> Opened:
    """Give an engine rows and texts, and open what it makes of them."""
    folder.mkdir(parents=True)
    spoken = SpokenTerms.build(texts)
    searching = engine.build(folder, rows, parts, spoken)
    return Opened(*engine.open(folder, searching, parts, spoken), folder, searching)


def unit_rows(count: int, dimension: int = 16, seed: int = 7) -> Rows:
    """Random directions."""
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    unit: Rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def some_texts(count: int = COUNT) -> list[str]:
    """Texts of none to thirty of fifty words, the first ones much commoner than the last."""
    dice = random.Random(3)
    return [" ".join(f"w{int(50 * dice.random() ** 2)}" for _ in range(dice.randrange(30))) for _ in range(count)]


@pytest.fixture
def filled(engine: Engine, tmp_path: Path) -> Iterator[Opened]:
    """An engine with rows and texts, some of them twice."""
    which = np.random.default_rng(5).integers(0, 90, COUNT)
    texts = some_texts()
    made = opened(engine, tmp_path / "1-contract", unit_rows(90)[which], [texts[number] for number in which])
    yield made
    engine.discard(made.folder)


def test_a_stored_row_finds_itself_first(filled: Opened) -> None:
    """A stored row, or the first of its equals, is its own nearest, with a score of 1, and comes back as it was."""
    rows = filled.vectors.rows(range(COUNT))
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    for number in range(0, COUNT, 7):
        numbers, scores = filled.vectors.search(rows[number], range(COUNT), 1)
        first = next(place for place in range(COUNT) if np.array_equal(rows[place], rows[number]))
        assert numbers.tolist() == [first]
        assert scores[0] == pytest.approx(1, abs=1e-5)
    assert np.array_equal(filled.vectors.rows([3, 1, 3]), rows[[3, 1, 3]])
    assert (len(filled.vectors), filled.vectors.dimension, len(filled.words)) == (COUNT, 16, COUNT)


def test_better_scores_come_first_and_scale_with_the_query(filled: Opened) -> None:
    """The order is that of the scores; a query twice as long finds the same rows with scores twice as high."""
    query = unit_rows(1, seed=8)[0]
    numbers, scores = filled.vectors.search(query, range(COUNT), COUNT)
    longer = filled.vectors.search(2 * query, range(COUNT), COUNT)
    assert sorted(numbers.tolist()) == list(range(COUNT))
    assert all(np.diff(scores) <= 0)
    assert np.array_equal(longer[0], numbers)
    assert np.allclose(longer[1], 2 * scores, atol=1e-5)


@pytest.mark.parametrize("k", [1, 5, 23, 24, 60])
def test_ties_go_to_the_lower_row(engine: Engine, tmp_path: Path, k: int) -> None:
    """Of equal rows, and of equal texts, the first ones are found, also where `k` cuts through them."""
    five, which = unit_rows(5), np.random.default_rng(9).integers(0, 5, COUNT)
    texts = [f"common {'rare ' * (number + 1)}" for number in range(5)]
    made = opened(engine, tmp_path / "2-ties", five[which], [texts[number] for number in which])
    numbers, scores = made.vectors.search(five[0], range(COUNT), k)
    order = np.argsort(-(five @ five[0])[which], kind="stable")
    assert numbers.tolist() == order[:k].tolist()
    assert all(np.diff(scores) <= 0)
    found, their_scores = made.words.best("rare", range(COUNT), k)
    exact = made.words.scores_of("rare", np.arange(COUNT))
    assert found.tolist() == np.argsort(-exact, kind="stable")[:k].tolist()
    assert all(np.diff(their_scores) <= 0)
    engine.discard(made.folder)


def test_a_range_is_a_border(filled: Opened) -> None:
    """Only rows of the range are found, all where `k` is larger, and none in an empty range or for a `k` of 0."""
    row = filled.vectors.rows([0])[0]
    assert sorted(filled.vectors.search(row, range(10, 20), 99)[0].tolist()) == list(range(10, 20))
    assert set(filled.words.best("w0 w1 w2", range(10, 20), 99)[0].tolist()) <= set(range(10, 20))
    for within, k in ((range(10, 10), 5), (range(50), 0)):
        assert filled.vectors.search(row, within, k)[0].tolist() == []
        assert filled.words.best("w0", within, k)[0].tolist() == []


def test_only_shared_words_score(filled: Opened) -> None:
    """`best` gives the texts that `scores_of` scores above 0, and nothing for words that no text says."""
    every = np.arange(COUNT)
    for query in ("w0", "w3 w3 w40", "w7 never-said"):
        scores = filled.words.scores_of(query, every)
        numbers, best = filled.words.best(query, range(COUNT), COUNT)
        assert sorted(numbers.tolist()) == np.flatnonzero(scores).tolist()
        assert np.allclose(best, scores[numbers], rtol=1e-5)
    for query in ("never-said", "", "???"):
        assert not filled.words.scores_of(query, every).any()
        assert not len(filled.words.best(query, range(COUNT), COUNT)[0])


def test_a_query_of_another_length_is_refused(filled: Opened) -> None:
    """A query of another dimension than the rows' is an error, never a score."""
    with pytest.raises(ValueError, match=r"shape \(15,\) for rows of dimension 16"):
        filled.vectors.search(unit_rows(1, 15)[0], range(5), 1)


@on_a_server
def test_every_engine_gives_the_same_answers(make_engine: Callable[[str], Engine], tmp_path: Path) -> None:
    """Any range, any `k`, rows and texts that come twice: the same numbers in the same order, and the same scores."""
    dice = random.Random(11)
    which = [dice.randrange(90) for _ in range(COUNT)]
    rows, texts = unit_rows(90)[which], [some_texts()[number] for number in which]
    ours, theirs = (opened(make_engine(name), tmp_path / f"3-{name}", rows, texts) for name in ENGINES)
    for query in unit_rows(15, seed=12):
        within, k = range(*sorted(dice.sample(range(COUNT + 1), 2))), dice.randrange(1, 60)
        said = " ".join(f"w{dice.randrange(50)}" for _ in range(4))
        assert_same(ours.vectors.search(query, within, k), theirs.vectors.search(query, within, k))
        assert_same(ours.words.best(said, within, k), theirs.words.best(said, within, k))


def assert_same(ours: tuple[Any, Any], theirs: tuple[Any, Any]) -> None:
    """The same rows in the same order, but for such as no engine can part, with the same scores."""
    assert np.allclose(ours[1], theirs[1], atol=1e-5)
    assert sorted(ours[0].tolist()) == sorted(theirs[0].tolist())
    differing = ours[0] != theirs[0]
    assert all(np.min(np.abs(np.delete(ours[1], place) - ours[1][place])) < 1e-5 for place in np.flatnonzero(differing))


@on_a_server
def test_snapshots_answer_alike_whatever_engine_they_are_built_for(
    make_engine: Callable[[str], Engine], tiny_corpus: Path, tmp_path: Path
) -> None:
    """A corpus that is built for each engine answers each question with the same entries, ranks and scores."""
    shelves = {name: Shelf(tmp_path / f"shelf-{name}", engine=make_engine(name)) for name in ENGINES}
    built = [build(tiny_corpus, shelf) for shelf in shelves.values()]
    for text in ("How high is the lighthouse?", "Who grinds flour at Orrin?", "lamp", "when was it finished"):
        for kind in KINDS:
            hits = [search(snapshot, ask(text), kind, 5) for snapshot in built]
            assert [hit.entry for hit in hits[0]] == [hit.entry for hit in hits[1]]
            assert [hit.score for hit in hits[0]] == pytest.approx([hit.score for hit in hits[1]], abs=1e-5)


def test_publication_rollback_and_pruning(engine: Engine, tiny_corpus: Path, tmp_path: Path) -> None:
    """Each publication answers at once and for every reader, a step back brings the one before, the oldest are gone."""
    shelf, reader = Shelf(tmp_path / "shelf", 2, engine=engine), Shelf(tmp_path / "shelf", 2, engine=engine)
    ids = []
    for height in ("31", "32", "33"):
        edit(tiny_corpus, height)
        ids.append(build(tiny_corpus, shelf).manifest.id)
        assert height in best(reader.open_current())
    assert [shelved.id for shelved in reader.list_snapshots()] == [ids[2], ids[1]]
    held = reader.open_current()
    assert "32" in best(shelf.roll_back())
    assert "32" in best(reader.open_current())
    assert "33" in best(held)
    edit(tiny_corpus, "34")
    assert "34" in best(build(tiny_corpus, shelf))
    assert "34" in best(reader.open_current())


def test_a_build_takes_over_the_rows_that_the_engine_holds(engine: Engine, tiny_corpus: Path, tmp_path: Path) -> None:
    """After a changed sentence only what is new is encoded, whatever engine gives the other rows back."""
    shelf, encoder = Shelf(tmp_path / "shelf", engine=engine), WordHashEncoder()
    build(tiny_corpus, shelf, encoder)
    encoder.encoded.clear()
    edit(tiny_corpus, "35")
    build(tiny_corpus, shelf, encoder)
    assert encoder.encoded
    assert all("35" in text or text == "35" for text in encoder.encoded)


@on_a_server
def test_an_index_for_another_engine_is_built_anew(
    make_engine: Callable[[str], Engine], tiny_corpus: Path, tmp_path: Path
) -> None:
    """A snapshot of another engine is not opened, says so, and the next build replaces it."""
    build(tiny_corpus, Shelf(tmp_path / "shelf"))
    shelf = Shelf(tmp_path / "shelf", engine=make_engine("milvus"))
    with pytest.raises(
        SnapshotOutdated, match=r"built for 'faiss' and VECTOR_BACKEND is 'milvus'; run `footnote index`"
    ):
        shelf.open_current()
    assert "31" in best(build(tiny_corpus, shelf))
    assert "31" in best(shelf.open_current())


@on_a_server
def test_a_build_that_fails_leaves_no_collection(
    make_engine: Callable[[str], Engine], tiny_corpus: Path, tmp_path: Path
) -> None:
    """Where a trial forbids a new snapshot, or a build dies, the server is left with what the shelf holds."""
    engine = make_engine("milvus")
    shelf = Shelf(tmp_path / "shelf", engine=engine)
    first = build(tiny_corpus, shelf)
    before = collections(engine)
    edit(tiny_corpus, "36")

    def forbid(_: Snapshot, __: Snapshot | None) -> None:
        raise IndexingError("not this one")

    with pytest.raises(IndexingError, match="not this one"):
        build_snapshot(read_corpus(tiny_corpus), WordHashEncoder(), shelf, trial=forbid)
    assert collections(engine) == before
    died = tmp_path / "shelf" / "snapshots" / ".00000009-dead"
    opened(engine, died, unit_rows(COUNT), some_texts())
    assert len(collections(engine)) == len(before) + 1
    with shelf.writing():
        assert collections(engine) == before
    assert first.manifest.searching.collection in before


@on_a_server
def test_a_collection_that_has_gone_is_damage(
    make_engine: Callable[[str], Engine], tiny_corpus: Path, tmp_path: Path
) -> None:
    """Where the server has lost the current snapshot, the one before answers and says why, and without one an error."""
    engine = make_engine("milvus")
    shelf = Shelf(tmp_path / "shelf", engine=engine)
    build(tiny_corpus, shelf)
    edit(tiny_corpus, "37")
    second = build(tiny_corpus, shelf)
    lose(engine, second)
    instead = shelf.open_current()
    assert "31" in best(instead)
    assert second.manifest.searching.collection in instead.instead_of
    lose(engine, instead)
    with pytest.raises(SnapshotDamaged, match="has no collection 'footnote_"):
        shelf.open_current()


def test_a_server_that_does_not_answer_is_one_sentence(tiny_corpus: Path, tmp_path: Path) -> None:
    """Nothing is published, no address is shown, and no older snapshot is taken for an answer."""
    shelf = Shelf(tmp_path / "shelf", engine=Milvus("http://user:secret@127.0.0.1:9", "footnote_nobody"))
    with pytest.raises(
        EngineUnavailable, match=r"^search is unavailable: the Milvus server that MILVUS_URI names"
    ) as told:
        build(tiny_corpus, shelf)
    assert "secret" not in str(told.value)
    assert shelf.current is None


def build(corpus: Path, shelf: Shelf, encoder: WordHashEncoder | None = None) -> Snapshot:
    """Read, build and publish; the new snapshot."""
    snapshot = build_snapshot(read_corpus(corpus), encoder or WordHashEncoder(), shelf)
    assert snapshot
    return snapshot


def edit(corpus: Path, height: str) -> None:
    """Give the lighthouse another height, in the article and in its fact."""
    for file, pattern in (("articles/lighthouse.md", "{} metres high"), ("facts/lighthouse.yaml", "{} metres")):
        path = corpus / file
        text = path.read_text(encoding="utf-8")
        for old in map(str, range(30, 40)):
            text = text.replace(pattern.format(old), pattern.format(height))
        path.write_text(text, encoding="utf-8")


def ask(text: str) -> Query:
    """A query with its vector."""
    return Query(text, WordHashEncoder().encode([text])[0])


def best(snapshot: Snapshot) -> str:
    """What the snapshot says of the height of the lighthouse."""
    return search(snapshot, ask("The lighthouse at Brack is how many metres high?"), "sentence", 1)[0].entry.text


def collections(engine: Engine) -> frozenset[str]:
    """What the server holds."""
    assert isinstance(engine, Milvus)
    return frozenset(engine._client.list_collections())


def lose(engine: Engine, snapshot: Snapshot) -> None:
    """Let the server lose a collection, as nobody but an administrator can."""
    assert isinstance(engine, Milvus)
    for alias in engine._client.list_aliases(snapshot.manifest.searching.collection)["aliases"]:
        engine._client.drop_alias(alias)
    engine._client.drop_collection(snapshot.manifest.searching.collection)
