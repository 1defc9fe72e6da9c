"""Laws of lexical search."""

import random
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import pytest

from corpus.words import lexical_terms
from index.errors import SnapshotDamaged
from index.lexical import LexicalIndex
from index.spoken import KnownTerms, SpokenTerms

TEXTS = (
    "The river rose after the rain.",
    "Rivers rise in the hills.",
    "A lighthouse has a lamp.",
    "生物医药产业规模",
    "医生的产业",
    "!!!",
)


@pytest.fixture
def many_texts() -> tuple[str, ...]:
    """Two hundred texts of one to thirty of fifty words, the first ones much commoner than the last."""
    dice = random.Random(3)
    return tuple(" ".join(f"w{int(50 * dice.random() ** 2)}" for _ in range(dice.randrange(1, 30))) for _ in range(200))


def index_of(texts: Sequence[str]) -> LexicalIndex:
    """The index of some texts."""
    return LexicalIndex.build(SpokenTerms.build(texts))


def test_shared_words_score_and_others_do_not() -> None:
    """A text scores above 0 just where it shares a stem with the query; a rare word counts for more than a usual."""
    index = index_of(TEXTS)
    assert np.flatnonzero(index.scores("RIVERS!")).tolist() == [0, 1]
    assert np.flatnonzero(index.scores("lamp the")).tolist() == [0, 1, 2]
    assert index.scores("lamp")[2] > index.scores("the")[0] > 0


def test_unknown_words_score_nothing() -> None:
    """Words that no text holds, and a query without words, score 0 everywhere, one score for each text."""
    index = index_of(TEXTS)
    for query in ("zebra", "", "???", "斑马"):
        assert index.scores(query).tolist() == [0.0] * len(TEXTS)


def test_a_pair_of_chinese_characters_counts_as_a_word() -> None:
    """Of two texts with the characters of a Chinese word, the one where they are neighbours is the better by far."""
    scores = index_of(TEXTS).scores("生物")
    assert scores[3] > 2 * scores[4] > 0


def test_texts_without_words_change_nothing() -> None:
    """Empty texts among the others score 0, and leave the scores of the others as they are."""
    scattered = index_of([text for filled in TEXTS for text in (filled, "")]).scores("the river")
    assert np.array_equal(scattered[::2], index_of(TEXTS).scores("the river"))
    assert not scattered[1::2].any()


def test_groups_score_as_if_alone(many_texts: tuple[str, ...]) -> None:
    """How rare a word is, and how long a text usually is, is told within each group, wherever its texts stand."""
    groups = [range(50), range(50, 51), range(51, 160), range(160, len(many_texts))]
    together = LexicalIndex.build(SpokenTerms.build(many_texts), groups).scores("w1 w7 w30")
    for group in groups:
        alone = index_of(many_texts[group.start : group.stop]).scores("w1 w7 w30")
        assert together[group.start : group.stop] == pytest.approx(alone)


@pytest.mark.parametrize("texts", [TEXTS, ("!!!", ""), ()], ids=["texts", "without a word", "without a text"])
def test_save_and_load_are_inverses(texts: tuple[str, ...], tmp_path: Path) -> None:
    """The scores of a loaded index are those of the saved one, to the last digit, also where there are no words."""
    spoken = SpokenTerms.build(texts)
    built = LexicalIndex.build(spoken)
    files = [*spoken.save(tmp_path), *built.save(tmp_path)]
    loaded = LexicalIndex.load(tmp_path, SpokenTerms.load(tmp_path))
    assert sorted(files) == sorted(tmp_path.iterdir())
    assert len(loaded) == len(texts)
    for query in ("the river", "产业规模", "zebra"):
        assert np.array_equal(loaded.scores(query), built.scores(query))


def test_a_file_that_is_no_index_is_damage(tmp_path: Path) -> None:
    """Of every array each beginning is an error of the tree, and so is the lack of any file."""
    spoken = SpokenTerms.build(TEXTS)
    for file in [*spoken.save(tmp_path), *LexicalIndex.build(spoken).save(tmp_path)]:
        whole = file.read_bytes()
        for length in range(0, len(whole) if file.suffix == ".npy" else 0, 29):
            file.write_bytes(whole[:length])
            with pytest.raises(SnapshotDamaged, match=rf"{file.name} is no array of an index; run `footnote index`"):
                LexicalIndex.load(tmp_path, SpokenTerms.load(tmp_path))
        file.unlink()
        with pytest.raises(SnapshotDamaged, match=file.name):
            LexicalIndex.load(tmp_path, SpokenTerms.load(tmp_path))
        file.write_bytes(whole)


def test_the_best_are_those_with_the_best_scores(many_texts: tuple[str, ...]) -> None:
    """In any range, for any `k`: what sorting all scores gives, ties by number, and nothing that scores 0."""
    index, dice = index_of(many_texts), random.Random(5)
    for _ in range(200):
        query = " ".join(f"w{dice.randrange(55)}" for _ in range(dice.randrange(5)))
        within, k = range(*sorted(dice.sample(range(201), 2))), dice.randrange(60)
        scores = index.scores(query)[within.start : within.stop]
        order = [place for place in np.argsort(-scores, kind="stable").tolist() if scores[place] > 0][:k]
        numbers, best = index.best(query, within, k)
        assert numbers.tolist() == [place + within.start for place in order]
        assert np.array_equal(best, scores[order])
        assert np.array_equal(index.scores_of(query, numbers), best)


def test_weights_by_text_are_the_columns_turned(many_texts: tuple[str, ...]) -> None:
    """The weight that a text has of a term is what the term's own query scores."""
    spoken = SpokenTerms.build(many_texts)
    index = LexicalIndex.build(spoken)
    by_text = [dict(zip(terms.tolist(), weights, strict=True)) for terms, weights in index.weights_by_text()]
    assert len(by_text) == len(many_texts)
    for place, name in enumerate(spoken.names):
        assert np.array_equal([own.get(place, 0) for own in by_text], index.scores(name))


def test_weights_are_those_of_a_library(many_texts: tuple[str, ...]) -> None:
    """The scores are those of bm25s, in Lucene's form, over the texts that have words."""
    engine = bm25s.BM25(k1=1.2, b=0.75)
    engine.index([lexical_terms(text) for text in many_texts], create_empty_token=False, show_progress=False)
    index = index_of(many_texts)
    for query in ("w1 w2 w3", "w7", "w40 w1"):
        assert np.allclose(index.scores(query), engine.get_scores(lexical_terms(query)), rtol=1e-5)


def test_what_is_known_changes_nothing(many_texts: tuple[str, ...], tmp_path: Path) -> None:
    """What takes over what an earlier one has read is the same, byte for byte, as what reads it all."""
    earlier = (*many_texts[::2], "a word of yesterday")
    known = KnownTerms(earlier, SpokenTerms.build(earlier))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    afresh = SpokenTerms.build(many_texts).save(tmp_path / "a")
    taken_over = SpokenTerms.build(many_texts, known).save(tmp_path / "b")
    assert [file.read_bytes() for file in taken_over] == [file.read_bytes() for file in afresh]
