"""Judgement: how likely a piece of evidence answers its question rightly, and whether that is enough.

Some disagreements no likeness makes up for: another name, another period, an attribute or a sector that is not told.
For the rest, a logistic regression over a handful of signals (Platt 1999, "Probabilistic Outputs for Support Vector
Machines", without the machine) gives a probability. From which probability on an answer is given follows from how many
wrong answers may be borne, by the curve of risk that was measured with the weights (El-Yaniv and Wiener 2010, "On the
Foundations of Noise-free Selective Classification"). Both lie in ``calibration.yaml``.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Final, Literal, get_args

import yaml

from bot.answering.agreed.agreement import Agreement
from bot.answering.asked.question import Need

_MOST = 3.0
"""From here on it makes no difference how much more is missing."""
Signals = Mapping[str, float]
Kind = Literal["fact", "sentence", "read"]
"""A fact, a sentence, or a sentence that a reader has read."""
KINDS: Final[Sequence[Kind]] = get_args(Kind)
TARGET_ERROR: Final = 0.1
"""The share of wrong answers that is borne where nobody says another."""
_ABOUT = 1.05
"""How exactly a curve of some hundred answers can be read."""
_NEVER = 1.1
"""A limit that no probability passes."""


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """What came of answering from a probability on."""

    limit: float
    wrong: float
    """The share of wrong ones among the answers that passed it."""
    answered: float
    """The share of questions that passed it."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Accepts evidence whose probability to be right passes a limit."""

    weights: Mapping[Kind, Signals]
    """The weight of each signal, ``bias`` among them."""
    limits: Mapping[Kind, float]
    """The probability from which on evidence of a kind may answer."""

    def confidence(self, kind: Kind, signals: Signals) -> float:
        """The probability that an answer from evidence with these signals is right."""
        weights = self.weights[kind]
        return 1 / (1 + math.exp(-sum([weights.get(name, 0.0) * value for name, value in signals.items()])))

    def accepts(self, kind: Kind, agreement: Agreement, confidence: Callable[[], float]) -> bool:
        """Whether the evidence may answer; how sure it is, most is not asked, for it disagrees."""
        return not disagrees(agreement) and confidence() >= self.limits[kind]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a judge is made from: weights, and the risk that was measured with them."""

    weights: Mapping[Kind, Signals]
    curves: Mapping[Kind, Sequence[RiskPoint]]
    """Of each kind of evidence."""

    def judge(self, target_error: float = TARGET_ERROR) -> Judge:
        """The judge of whose answers about `target_error` are wrong: with less of it, no answer more is given."""
        return Judge(self.weights, {kind: limit_for(curve, target_error) for kind, curve in self.curves.items()})


def limit_for(curve: Sequence[RiskPoint], target_error: float) -> float:
    """The lowest limit on a curve above which about `target_error` is wrong at most, at it and at each higher one.

    >>> curve = [RiskPoint(0.9, 0.02, 0.3), RiskPoint(0.6, 0.1, 0.7), RiskPoint(0.3, 0.25, 1.0)]
    >>> limit_for(curve, 0.1), limit_for(curve, 0.2), limit_for(curve, 0.01)
    (0.6, 0.6, 1.1)
    """
    falling = sorted(curve, key=lambda point: -point.limit)
    borne = takewhile(lambda point: point.wrong <= _ABOUT * target_error, falling)
    return min((point.limit for point in borne), default=_NEVER)


def signals_of(agreement: Agreement, dense: float, told_elsewhere: frozenset[str]) -> dict[str, float]:
    """The signals that every kind of evidence has.

    Args:
        agreement: of the evidence with the question.
        dense: the cosine of the two.
        told_elsewhere: the stems of the article that the evidence stands in. What it speaks of, but not here, is
            another matter; what it never speaks of may be only another way to say it.
    """
    missing = [need for need in agreement.missing if not need.is_name]
    elsewhere = [need for need in missing if is_told(need, told_elsewhere)]
    return {
        "bias": 1.0,
        "coverage": agreement.coverage,
        "dense": dense,
        "missing_elsewhere": min(sum(need.weight for need in elsewhere), _MOST),
        "missing_anywhere": min(float(len(missing) - len(elsewhere)), _MOST),
        "missing_focus": float(any(need.is_focus for need in missing)),
        "same_period": float(agreement.period == "same"),
    }


def is_told(need: Need, stems: frozenset[str]) -> bool:
    """Whether the asker's own words for a need, or words as good, are all among `stems`."""
    return any(map(stems.issuperset, need.sure_ways))


def disagrees(agreement: Agreement) -> bool:
    """Whether the evidence speaks of something else: another name, period, sector or attribute."""
    if agreement.period in {"conflict", "unstated"}:
        return True
    return any(need.is_name or need.is_constraint for need in agreement.missing)


@cache
def default_calibration() -> Calibration:
    """The package's own."""
    return parse_calibration(files("bot.answering").joinpath("calibration.yaml").read_text(encoding="utf-8"))


def parse_calibration(text: str) -> Calibration:
    """Read the YAML of a calibration; a weight for each signal of each kind, and its curve.

    Raises:
        ValueError: it is something else; the message says what.
    """
    try:
        written = yaml.safe_load(text)
        weights = {
            kind: {str(name): float(weight) for name, weight in written["weights"][kind].items()} for kind in KINDS
        }
        curves = {kind: tuple(RiskPoint(*map(float, point)) for point in written["curves"][kind]) for kind in KINDS}
    except (yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"it has no weights and curves for each of {', '.join(KINDS)}") from error
    return Calibration(weights, curves)


@cache
def default_judge() -> Judge:
    """The judge that the package's own calibration makes."""
    return default_calibration().judge()
