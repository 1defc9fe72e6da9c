"""Laws of the store in this process: what it does where rows are too many to be compared one by one."""

from pathlib import Path

import numpy as np
import pytest

from index.encoder import Rows
from index.errors import SnapshotDamaged
from index.faiss_store import FaissStore
from index.fitting import CODES_UP_TO, EXACT_UP_TO, LEAST_RECALL, fitting, recall

PARTS = [range(500), range(500, 4500)]


def crowded_rows(count: int = 4500, dimension: int = 64) -> Rows:
    """Rows around three hundred directions, as sentences lie around their subjects."""
    dice = np.random.default_rng(4)
    rows = dice.normal(size=(300, dimension))[dice.integers(0, 300, count)] + 0.5 * dice.normal(size=(count, dimension))
    unit: Rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.fixture(scope="module", params=["codes", "cells"])
def coded(request: pytest.FixtureRequest) -> FaissStore:
    """A store that searches its larger part by codes, and the other exactly."""
    return FaissStore.build(crowded_rows(), PARTS, lambda count: "exact" if count < 1000 else request.param)


def test_more_rows_are_searched_in_another_way() -> None:
    """Exactly while that is fast, by codes beyond, in cells at last."""
    ways = [fitting(count) for count in (1, EXACT_UP_TO, EXACT_UP_TO + 1, CODES_UP_TO, CODES_UP_TO + 1, 10**7)]
    assert ways == ["exact", "exact", "codes", "codes", "cells", "cells"]


def test_what_codes_find_is_what_there_is(coded: FaissStore) -> None:
    """The share of an exact search's results that is found is what the build says, and scores are the rows' own."""
    rows, exact = crowded_rows(), FaissStore.build(crowded_rows())
    (_, first), (within, fitted) = coded.fitted
    assert (first.how, first.recall) == ("exact", 1)
    assert fitted.how != "exact"
    assert fitted.recall >= LEAST_RECALL
    queries = rows[600:4400:50] + 0.3 * rows[500:4300:50]
    found = [coded.search(query, within, 10) for query in queries]
    assert (
        recall(np.stack([each[0] for each in found]), np.stack([exact.search(q, within, 10)[0] for q in queries]))
        > 0.95
    )
    for query, (numbers, scores) in zip(queries, found, strict=True):
        assert np.allclose(scores, rows[numbers] @ query, atol=1e-5)
        assert all(np.diff(scores) <= 0)


def test_a_piece_of_a_part_is_searched_exactly(coded: FaissStore) -> None:
    """A range that cuts through parts finds what an exact search of it finds."""
    exact = FaissStore.build(crowded_rows())
    for within in (range(100, 300), range(400, 900), range(4000, 4500), range(600, 601)):
        query = crowded_rows()[within.start]
        assert coded.search(query, within, 20)[0].tolist() == exact.search(query, within, 20)[0].tolist()


def test_a_search_of_all_finds_in_every_part(coded: FaissStore) -> None:
    """Where a range holds parts as a whole, the best of all of them come, the best first."""
    rows = crowded_rows()
    for number in (3, 499, 500, 4499):
        numbers, scores = coded.search(rows[number], range(4500), 5)
        assert (numbers[0], len(numbers)) == (number, 5)
        assert scores[0] == pytest.approx(1, abs=1e-5)


def test_save_and_load_are_inverses(coded: FaissStore, tmp_path: Path) -> None:
    """A store that was loaded finds what the saved one found, to the last digit; `save` names its files."""
    files = coded.save(tmp_path)
    loaded = FaissStore.load(tmp_path, coded.fitted)
    assert sorted(files) == sorted(tmp_path.iterdir())
    for query in crowded_rows()[::400]:
        ours, theirs = (store.search(query, range(4500), 30) for store in (coded, loaded))
        assert np.array_equal(ours[0], theirs[0])
        assert np.array_equal(ours[1], theirs[1])
    assert np.array_equal(loaded.rows(range(4500)), crowded_rows())


def test_codes_that_find_too_little_are_not_used() -> None:
    """Rows that lie nowhere near each other have codes that tell little: they are searched exactly."""
    rows = np.random.default_rng(2).normal(size=(3000, 64)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    ((_, fitted),) = FaissStore.build(rows[:, :], fit=lambda _: "codes").fitted
    assert fitted.recall == 1 if fitted.how == "exact" else fitted.recall >= LEAST_RECALL


def test_a_file_that_is_no_index_is_damage(tmp_path: Path) -> None:
    """Every beginning of the file, the empty one among them, is an error of the tree."""
    store = FaissStore.build(crowded_rows(20))
    (file,) = store.save(tmp_path)
    whole = file.read_bytes()
    for length in range(0, len(whole), 311):
        file.write_bytes(whole[:length])
        with pytest.raises(SnapshotDamaged, match=r"vectors\.faiss is no vector index; run `footnote index`"):
            FaissStore.load(tmp_path, store.fitted)
