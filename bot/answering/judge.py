"""Judgement: whether evidence agrees with its question well enough to answer it.

The limits lie in ``calibration.yaml``; they were set on the project's gold questions.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from bot.answering.agreement import Agreement
from bot.answering.evidence import FactEvidence, SentenceEvidence


def fact_agrees(evidence: FactEvidence) -> bool:
    """Whether a fact may answer: every name is met, the period fits, and little that was asked is missing."""
    return _agrees(evidence.agreement, evidence.dense, "fact")


def sentence_agrees(evidence: SentenceEvidence) -> bool:
    """Whether a sentence may answer; it must agree better than a fact, because it says more than one thing."""
    return _agrees(evidence.agreement, evidence.dense, "sentence")


def confidence_of(agreement: Agreement, dense: float) -> float:
    """From 0 to 1: half what was asked for is met, half the meaning is near."""
    return max(0.0, min(1.0, 0.5 * agreement.coverage + 0.5 * max(dense, 0.0)))


def _agrees(agreement: Agreement, dense: float, kind: str) -> bool:
    limits = _limits()[kind]
    if agreement.period in {"conflict", "unstated"}:
        return False
    if any(need.is_name or need.is_constraint for need in agreement.missing):
        return False
    strength = limits["coverage_share"] * agreement.coverage + (1 - limits["coverage_share"]) * dense
    return strength >= limits["strength"] and agreement.coverage >= limits["coverage"] and dense >= limits["dense"]


@cache
def _limits() -> Mapping[str, Mapping[str, float]]:
    written = files("bot.answering").joinpath("calibration.yaml").read_text(encoding="utf-8")
    limits: Mapping[str, Mapping[str, float]] = yaml.safe_load(written)
    return limits
