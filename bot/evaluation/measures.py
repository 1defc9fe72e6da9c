"""Measures over many questions, each as a function of weights, so that a bootstrap only draws other weights."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Measure = Callable[[Numbers], float | None]
"""From how often each question counts to the figure; None where nothing is left to take it of."""

_DRAWS = 1000


def mean_of(values: Numbers) -> Measure:
    """The mean."""

    def measure(weights: Numbers) -> float | None:
        total = weights.sum()
        return float(weights @ values / total) if total else None

    return measure


def auroc_of(scores: Numbers, positive: npt.NDArray[np.bool_]) -> Measure:
    """How often a positive scores above a negative; a tie counts half.

    >>> auroc_of(np.array([.9, .5, .5, .1]), np.array([True, True, False, False]))(np.ones(4))
    0.875
    """
    _, places = np.unique(scores, return_inverse=True)

    def measure(weights: Numbers) -> float | None:
        wins = np.bincount(places, weights * positive)
        losses = np.bincount(places, weights * ~positive)
        pairs = wins.sum() * losses.sum()
        below = np.cumsum(losses) - losses / 2
        return float(wins @ below / pairs) if pairs else None

    return measure


def coverage_of(confidence: Numbers, right: Numbers, accuracy: float) -> Measure:
    """The largest share of questions, the surest first, of which at least so many are answered rightly.

    >>> coverage_of(np.array([.9, .8, .7, .6]), np.array([1., 1., 0., 0.]), 2 / 3)(np.ones(4))
    0.75
    """
    order = np.argsort(-confidence, kind="stable")
    last_of_tie = np.append(np.diff(confidence[order]) != 0, True)

    def measure(weights: Numbers) -> float | None:
        answered = np.cumsum(weights[order])
        won = np.cumsum((weights * right)[order])
        enough = last_of_tie & (answered > 0) & (won >= accuracy * answered - 1e-9)
        return float(answered[enough].max(initial=0.0) / answered[-1]) if answered[-1] else None

    return measure


def risk_curve(confidence: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """The share that is answered, and the share of wrong ones among these, from the surest question on.

    Both of the shape ``(distinct confidences,)``.
    """
    order = np.argsort(-confidence, kind="stable")
    last_of_tie = np.append(np.diff(confidence[order]) != 0, True)
    answered = np.arange(1, len(order) + 1)
    wrong = np.cumsum(1 - right[order])
    return (answered / len(order))[last_of_tie], (wrong / answered)[last_of_tie]


def interval(measure: Measure, count: int, seed: int) -> tuple[float, float] | None:
    """The 95% confidence interval by bootstrap over the questions (Efron 1979); None where the measure has none."""
    dice = np.random.default_rng(seed)
    if measure(np.ones(count)) is None:
        return None
    drawn = (measure(dice.multinomial(count, np.full(count, 1 / count)).astype(float)) for _ in range(_DRAWS))
    low, high = np.percentile([figure for figure in drawn if figure is not None], [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)
