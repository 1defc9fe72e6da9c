"""Calibration: fits a judge's weights to questions whose right answers are known, and measures the risk they leave.

Every answer that nothing forbids is let through. What made it, and whether it was right, is what the weights are fitted
to; how many of those above a probability were wrong is the curve that `TARGET_ERROR` is looked up in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import yaml

from bot.answering.agreed.agreement import Agreement
from bot.answering.agreed.judge import KINDS, Calibration, Judge, Kind, RiskPoint, Signals, disagrees
from bot.answering.said.reply import Reply
from bot.evaluation.gold import GoldQuestion
from bot.evaluation.judge import judge

_RIDGE = 1.0
"""Keeps the weights of rare signals small, or near to those that were there before."""
_STEPS = 50
_STRIDE = 1.0
"""How far a weight moves at once: from a poor start Newton's own steps lead ever farther away."""
_SUREST = 30.0
"""Logits beyond which a probability is 0 or 1 as far as anybody can tell."""
_SENSES: Mapping[str, int] = {
    "missing": -1,
    "disagrees": -1,
    **dict.fromkeys(("around", "coverage", "dense", "kind", "lead", "nearest", "reading", "same", "search"), 1),
}
"""What speaks for an answer, and what against it, by the first word of a signal's name."""
_LIMITS = tuple(round(0.98 - 0.02 * step, 2) for step in range(_STEPS - 1))
"""The probabilities at which risk is measured, falling."""

Ask = Callable[[GoldQuestion, Judge], Reply]


@dataclass(frozen=True, slots=True)
class Case:
    """One question, what its answer rested on, and whether it was right to give it."""

    signals: Signals
    right: bool
    weight: float = 1.0
    """How often it counts."""


@dataclass(frozen=True)
class Recorder(Judge):
    """Lets everything through that nothing forbids, and gives each piece of evidence a confidence of its own."""

    weights: Mapping[Kind, Signals] = field(default_factory=dict)
    limits: Mapping[Kind, float] = field(default_factory=lambda: dict.fromkeys(KINDS, 0.0))
    seen: dict[float, tuple[Kind, Signals]] = field(default_factory=dict)

    def confidence(self, kind: Kind, signals: Signals) -> float:
        """A number by which the evidence is known again."""
        number = round(0.001 * (len(self.seen) + 1), 3)
        self.seen[number] = (kind, signals)
        return number

    def accepts(self, kind: Kind, agreement: Agreement, confidence: Callable[[], float]) -> bool:  # noqa: ARG002 - as the judge's
        """Whether nothing forbids it."""
        return not disagrees(agreement)


def collect(questions: Sequence[GoldQuestion], ask: Ask) -> dict[Kind, list[Case]]:
    """Ask every question that stands alone; the cases of each kind of evidence."""
    cases: dict[Kind, list[Case]] = {kind: [] for kind in KINDS}
    for question in questions:
        recorder = Recorder()
        reply = ask(question, recorder)
        found = recorder.seen.get(reply.confidence)
        if question.context or found is None or reply.abstained:
            continue
        kind, signals = found
        cases[kind].append(Case(signals, judge(question, reply, 0).right))
    return cases


def calibrate(cases: Mapping[Kind, Sequence[Case]], present: Calibration) -> Calibration:
    """What the cases give; of a kind without any, what was there before stays.

    Args:
        cases: of each kind.
        present: what the weights stay near to: few questions move them a little, many as far as it takes.
    """
    weights, curves = dict(present.weights), dict(present.curves)
    for kind in KINDS:
        if cases[kind]:
            weights[kind] = fit(cases[kind], present.weights[kind])
            curves[kind] = risk_of(cases[kind], weights[kind])
    return Calibration(weights, curves)


def fit(cases: Sequence[Case], near: Signals) -> dict[str, float]:
    """Logistic regression by Newton's method, with a ridge around the weights `near`; the bias is free.

    What is missing never speaks for an answer, and what is alike or agrees never against it. A signal to which chance
    gave the wrong sign has no say: the others are fitted without it.
    """
    names, silent = sorted(cases[0].signals), frozenset[str]()
    while True:
        fitted = _fitted(cases, near, [name for name in names if name not in silent])
        turned = {name for name, weight in fitted.items() if weight * _SENSES.get(name.partition("_")[0], weight) < 0}
        if not turned:
            return {name: round(fitted.get(name, 0.0), 2) for name in names}
        silent |= turned


def _fitted(cases: Sequence[Case], near: Signals, names: Sequence[str]) -> dict[str, float]:
    rows = np.array([[case.signals[name] for name in names] for case in cases])
    right = np.array([case.right for case in cases], dtype=float)
    counts = np.array([case.weight for case in cases])
    ridge = np.diag([0.0 if name == "bias" else _RIDGE for name in names])
    start = np.array([near.get(name, 0.0) for name in names])
    weights = start.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -_SUREST, _SUREST)))
        slope = rows.T @ (counts * (right - chance)) - ridge @ (weights - start)
        curvature = rows.T @ (rows * (counts * chance * (1 - chance))[:, None]) + ridge + 1e-6 * np.eye(len(names))
        step = np.linalg.solve(curvature, slope)
        weights += step * _STRIDE / max(np.abs(step).max(), _STRIDE)
    return dict(zip(names, weights.tolist(), strict=True))


def risk_of(cases: Sequence[Case], weights: Signals) -> tuple[RiskPoint, ...]:
    """How many answers are wrong from each probability on: more and more, the lower it is.

    Chance makes a surer answer wrong now and then where a less sure one is right. So the risk at each answer is first
    made to rise without a fall (isotonic regression), and then averaged over all that are as sure or surer.
    """
    model = Judge({"fact": weights}, {})
    chances = np.array([model.confidence("fact", case.signals) for case in cases])
    order = np.argsort(-chances, kind="stable")
    counts = np.array([case.weight for case in cases])[order]
    risk = _rising(np.array([not case.right for case in cases], dtype=float)[order], counts)
    answered, wrong = np.cumsum(counts), np.cumsum(counts * risk)
    points = []
    for limit in _LIMITS:
        passed = int((chances >= limit).sum())
        if passed:
            share, risked = answered[passed - 1] / answered[-1], wrong[passed - 1] / answered[passed - 1]
            points.append(RiskPoint(limit, round(float(risked), 4), round(float(share), 4)))
    return tuple(points)


def as_yaml(calibration: Calibration, head: str) -> str:
    """The calibration as a file, behind a comment that says where it comes from."""
    curves = {
        kind: [[point.limit, point.wrong, point.answered] for point in curve]
        for kind, curve in calibration.curves.items()
    }
    weights = {kind: dict(weights) for kind, weights in calibration.weights.items()}
    written = yaml.safe_dump({"weights": weights, "curves": curves}, default_flow_style=None, sort_keys=True, width=110)
    comment = "".join(f"# {line}\n" for line in head.splitlines())
    return f"{comment}{written}"


def _rising(values: npt.NDArray[np.float64], counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The numbers that never fall and are nearest to the values (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for value, count in zip(values, counts, strict=True):
        mean, weight, size = float(value), float(count), 1
        while blocks and blocks[-1][0] >= mean:
            before, more, length = blocks.pop()
            mean = (mean * weight + before * more) / (weight + more)
            weight, size = weight + more, size + length
        blocks.append((mean, weight, size))
    return np.repeat([mean for mean, _, _ in blocks], [size for _, _, size in blocks])
