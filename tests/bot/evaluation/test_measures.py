"""Measures: what is worked out by hand, and what holds of any figures."""

import random

import numpy as np
import pytest

from bot.evaluation.answer_tokens import answer_tokens, exact_match, holds, token_f1
from bot.evaluation.measures import auroc_of, coverage_of, interval, mean_of, risk_curve


def _figures(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Confidences with many ties, and whether each question was right."""
    dice = random.Random(seed)
    confidence = np.array([round(dice.random(), 1) for _ in range(count)])
    return confidence, np.array([float(dice.random() < 0.2 + 0.6 * sure) for sure in confidence])


@pytest.mark.parametrize("seed", range(10))
def test_auroc_counts_pairs(seed: int) -> None:
    """It is the share of pairs in which the positive is above, ties half, however often a question counts."""
    scores, labels = _figures(seed, 40)
    positive = labels > 0
    pairs = [(a > b) + (a == b) / 2 for a in scores[positive] for b in scores[~positive]]
    assert auroc_of(scores, positive)(np.ones(40)) == pytest.approx(sum(pairs) / len(pairs))
    twice = auroc_of(np.tile(scores, 2), np.tile(positive, 2))(np.ones(80))
    assert auroc_of(scores, positive)(np.full(40, 2.0)) == pytest.approx(twice)


@pytest.mark.parametrize("seed", range(10))
def test_coverage_is_the_longest_beginning_that_is_right_enough(seed: int) -> None:
    """No threshold covers more at the same accuracy, and questions of one confidence are answered together."""
    confidence, right = _figures(seed, 60)
    tried = [confidence >= threshold for threshold in set(confidence)]
    best = max((chosen.mean() for chosen in tried if right[chosen].mean() >= 0.6), default=0.0)
    assert coverage_of(confidence, right, 0.6)(np.ones(60)) == pytest.approx(best)


def test_the_curve_ends_where_all_is_answered() -> None:
    """The last point is all questions with their share of wrong ones; the shares answered only grow."""
    confidence, right = _figures(1, 50)
    covered, wrong = risk_curve(confidence, right)
    assert (covered[-1], wrong[-1]) == (1.0, pytest.approx(1 - right.mean()))
    assert (np.diff(covered) > 0).all()


def test_an_interval_holds_its_figure_and_comes_out_the_same() -> None:
    """The bootstrap is seeded; about twice the standard error lies on each side of a mean."""
    values = np.array([1.0] * 60 + [0.0] * 40)
    found = interval(mean_of(values), 100, seed=7)
    assert found == interval(mean_of(values), 100, seed=7)
    assert found
    assert found[0] == pytest.approx(0.504, abs=0.02)
    assert found[1] == pytest.approx(0.696, abs=0.02)


def test_nothing_has_no_figure() -> None:
    """Without questions, or without one of two kinds, a measure is None and has no interval."""
    assert mean_of(np.zeros(0))(np.zeros(0)) is None
    one_kind = auroc_of(np.array([0.5, 0.6]), np.array([True, True]))
    assert one_kind(np.ones(2)) is None
    assert interval(one_kind, 2, seed=1) is None


@pytest.mark.parametrize(
    ("given", "wanted", "em", "f1"),
    [
        ("the 38 metres", "38 metres.", 1.0, 1.0),
        ("in October 1973", "October 1973", 0.0, 0.8),
        ("24次", "24 次", 1.0, 1.0),
        ("卡万·肖特", "卡万肖特", 1.0, 1.0),
        ("二十四次", "四次", 0.0, 2 / 3),
        ("", "anything", 0.0, 0.0),
        ("the", "a", 0.0, 0.0),
    ],
)
def test_answers_are_compared_by_their_tokens(given: str, wanted: str, em: float, f1: float) -> None:
    """Articles and punctuation aside; Chinese by its characters; silence is no match of anything."""
    assert exact_match(given, [wanted]) == em
    assert token_f1(given, [wanted]) == pytest.approx(f1)


def test_a_sentence_holds_an_answer_in_whole_words() -> None:
    """In order and one behind the other, and no part of a longer word or figure."""
    text = answer_tokens("Ida Lund built the tower in 1874 for $1,200.")
    assert holds(text, answer_tokens("tower in 1874"))
    assert holds(text, answer_tokens("$1,200"))
    assert not any(holds(text, answer_tokens(other)) for other in ("187", "Lund Ida", "200", "the", ""))
    assert holds(answer_tokens("他有24次擒杀。"), answer_tokens("24 次"))
