"""One contract for whatever engine stands behind a vector store."""

import random
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Rows
from index.faiss_store import FaissStore
from index.vectors import VectorStore
from tests.fakes_index import NumpyStore

STORES: list[type[VectorStore]] = [FaissStore, NumpyStore]
every_store = pytest.mark.parametrize("store", STORES)


def unit_rows(count: int, dimension: int = 16, seed: int = 7) -> Rows:
    """Random directions."""
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    unit: Rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


@every_store
def test_a_stored_row_finds_itself_first(store: type[VectorStore]) -> None:
    """A stored row is its own nearest one, with a score of 1, and comes back as it was stored."""
    rows = unit_rows(50)
    built = store.build(rows)
    for number in range(50):
        numbers, scores = built.search(rows[number], range(50), 1)
        assert numbers.tolist() == [number]
        assert scores[0] == pytest.approx(1, abs=1e-5)
    assert np.array_equal(built.rows([3, 1, 3]), rows[[3, 1, 3]])
    assert (len(built), built.dimension) == (50, 16)


@every_store
def test_better_scores_come_first(store: type[VectorStore]) -> None:
    """The order is that of the scores, and a query twice as long finds the same rows with scores twice as high."""
    built, query = store.build(unit_rows(50)), unit_rows(1, seed=8)[0]
    numbers, scores = built.search(query, range(50), 50)
    longer = built.search(2 * query, range(50), 50)
    assert sorted(numbers.tolist()) == list(range(50))
    assert all(np.diff(scores) <= 0)
    assert np.array_equal(longer[0], numbers)
    assert np.array_equal(longer[1], 2 * scores)


@every_store
@pytest.mark.parametrize("k", [1, 5, 99, 100, 150])
def test_ties_go_to_the_lower_row(store: type[VectorStore], k: int) -> None:
    """Of equal rows the first ones are found, also where `k` cuts through them: 400 rows stand for five directions."""
    five = unit_rows(5)
    which = np.random.default_rng(9).integers(0, 5, 400)
    numbers, scores = store.build(five[which]).search(five[0], range(400), k)
    order = np.argsort(-(five @ five[0])[which], kind="stable")
    assert numbers.tolist() == order[:k].tolist()
    assert all(np.diff(scores) <= 0)


@every_store
def test_a_range_is_a_border(store: type[VectorStore]) -> None:
    """Only rows of the range are found, all where `k` is larger, and none in an empty range or for a `k` of 0."""
    rows = unit_rows(50)
    built = store.build(rows)
    numbers, _ = built.search(rows[0], range(10, 20), 99)
    assert sorted(numbers.tolist()) == list(range(10, 20))
    assert built.search(rows[0], range(10, 10), 5)[0].tolist() == []
    assert built.search(rows[0], range(50), 0)[0].tolist() == []


@every_store
def test_save_and_load_are_inverses(store: type[VectorStore], tmp_path: Path) -> None:
    """A store that was loaded finds what the one that was saved found, to the last digit; `save` names its files."""
    built, query = store.build(unit_rows(50)), unit_rows(1, seed=8)[0]
    files = built.save(tmp_path)
    loaded = store.load(tmp_path)
    assert sorted(files) == sorted(tmp_path.iterdir())
    (numbers, scores), (others, their_scores) = (each.search(query, range(50), 50) for each in (built, loaded))
    assert np.array_equal(numbers, others)
    assert np.array_equal(scores, their_scores)


@every_store
def test_a_query_of_another_length_is_refused(store: type[VectorStore]) -> None:
    """A query of another dimension than the rows' is an error, never a score."""
    with pytest.raises(ValueError, match=r"shape \(15,\) for rows of dimension 16"):
        store.build(unit_rows(5)).search(unit_rows(1, 15)[0], range(5), 1)


def test_the_engines_agree() -> None:
    """Any range, any `k`, rows that come twice among them: both stores find the same rows in the same order."""
    dice = random.Random(11)
    rows = unit_rows(300)[[dice.randrange(300) for _ in range(500)]]
    stores = [store.build(rows) for store in STORES]
    for query in unit_rows(40, seed=12):
        start, stop = sorted(dice.sample(range(501), 2))
        k = dice.randrange(1, 200)
        (numbers, scores), (others, their_scores) = (store.search(query, range(start, stop), k) for store in stores)
        assert numbers.tolist() == others.tolist()
        assert np.allclose(scores, their_scores, atol=1e-6)
