"""Judgement: how likely a piece of evidence answers its question rightly, and whether that is enough.

Some disagreements no likeness makes up for: another name, another period, an attribute or a sector that is not told.
For the rest, a logistic regression over a handful of signals (Platt 1999, "Probabilistic Outputs for Support Vector
Machines", without the machine) gives a probability; its weights lie in ``calibration.yaml`` and are fitted by
``python -m bot.evaluation.calibrate``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from bot.answering.agreement import Agreement

Signals = Mapping[str, float]
Kind = Literal["fact", "sentence"]


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
        return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in signals.items())))

    def accepts(self, kind: Kind, agreement: Agreement, confidence: float) -> bool:
        """Whether the evidence may answer."""
        return not disagrees(agreement) and confidence >= self.limits[kind]


def signals_of(agreement: Agreement, dense: float) -> dict[str, float]:
    """The signals that every kind of evidence has."""
    missing = [need for need in agreement.missing if not need.is_name]
    return {
        "bias": 1.0,
        "coverage": agreement.coverage,
        "dense": dense,
        "missing_known": sum(need.weight for need in missing if need.is_known),
        "missing_unknown": float(sum(not need.is_known for need in missing)),
        "same_period": float(agreement.period == "same"),
    }


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

