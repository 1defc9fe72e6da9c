"""Judgement: how likely a piece of evidence answers its question rightly, and whether that is enough.

Some disagreements no likeness makes up for: another name, another period, an attribute or a sector that is not told.
For the rest, a logistic regression over a handful of signals (Platt 1999, "Probabilistic Outputs for Support Vector
Machines", without the machine) gives a probability; its weights lie in ``calibration.yaml`` and are fitted by
``footnote evaluate gold --fit``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Literal

import yaml

from bot.answering.agreement import Agreement
from bot.answering.question import Need

_MOST = 3.0
"""From here on it makes no difference how much more is missing."""
Signals = Mapping[str, float]
Kind = Literal["fact", "sentence", "read"]
"""A fact, a sentence, or a sentence that a reader has read."""


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
        return 1 / (1 + math.exp(-sum(map(mul, map(weights.__getitem__, signals), signals.values()))))

    def accepts(self, kind: Kind, agreement: Agreement, confidence: float) -> bool:
        """Whether the evidence may answer."""
        return not disagrees(agreement) and confidence >= self.limits[kind]


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
    return any(way <= stems for way in need.sure_ways)


def disagrees(agreement: Agreement) -> bool:
    """Whether the evidence speaks of something else: another name, period, sector or attribute."""
    if agreement.period in {"conflict", "unstated"}:
        return True
    return any(need.is_name or need.is_constraint for need in agreement.missing)


@cache
def default_judge() -> Judge:
    """The judge that the package's own calibration makes."""
    written = yaml.safe_load(files("bot.answering").joinpath("calibration.yaml").read_text(encoding="utf-8"))
    return Judge(weights=written["weights"], limits=written["limits"])
