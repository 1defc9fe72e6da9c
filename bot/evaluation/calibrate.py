"""Calibration: fits the judge's weights to gold questions, and writes ``bot/answering/calibration.yaml``.

::

    footnote evaluate gold --fit bot/answering/calibration.yaml

The corpus is asked its own gold questions with its curated facts and without them, with a reader and without one, and
every answer that nothing forbids is let through. What made the answer, and whether it was right, is what the weights
are fitted to. The limit is the one that gets most questions right, refusals included.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

import numpy as np
import yaml

from bot.answering.agreement import Agreement
from bot.answering.judge import Judge, Kind, Signals, default_judge, disagrees
from bot.answering.reply import Reply
from bot.evaluation.gold import GoldQuestion
from bot.evaluation.judge import judge

_RIDGE = 1.0
"""Keeps the weights of rare signals small."""
_COST = 1.2
"""What an answer that the sources do not bear out costs, counted in answers that are missed."""
_KINDS: tuple[Kind, ...] = get_args(Kind)

Ask = Callable[[GoldQuestion, Judge], Reply]


@dataclass(frozen=True, slots=True)
class Case:
    """One question, what its answer rested on, and whether it was right to give it."""

    signals: Signals
    right: bool
    refusal_is_right: bool


@dataclass(frozen=True)
class Recorder(Judge):
    """Lets everything through that nothing forbids, and gives each piece of evidence a confidence of its own."""

    weights: Mapping[Kind, Signals] = field(default_factory=dict)
    limits: Mapping[Kind, float] = field(default_factory=lambda: dict.fromkeys(_KINDS, 0.0))
    seen: dict[float, tuple[Kind, Signals]] = field(default_factory=dict)

    def confidence(self, kind: Kind, signals: Signals) -> float:
        """A number by which the evidence is known again."""
        number = round(0.001 * (len(self.seen) + 1), 3)
        self.seen[number] = (kind, signals)
        return number

    def accepts(self, kind: Kind, agreement: Agreement, confidence: float) -> bool:  # noqa: ARG002 - as the judge's
        """Whether nothing forbids it."""
        return not disagrees(agreement)


def collect(questions: Sequence[GoldQuestion], ask: Ask) -> dict[Kind, list[Case]]:
    """Ask every question that stands alone; the cases of each kind of evidence."""
    cases: dict[Kind, list[Case]] = {kind: [] for kind in _KINDS}
    for question in questions:
        recorder = Recorder()
        reply = ask(question, recorder)
        found = recorder.seen.get(reply.confidence)
        if question.context or found is None or reply.abstained:
            continue
        kind, signals = found
        cases[kind].append(Case(signals, judge(question, reply, 0).right, question.expect == "refuse"))
    return cases


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Logistic regression by Newton's method, with a ridge on all weights but the bias.

    What is missing never speaks for an answer: a weight that chance made positive there is 0.
    """
    names = sorted(cases[0].signals)
    rows = np.array([[case.signals[name] for name in names] for case in cases])
    right = np.array([case.right for case in cases], dtype=float)
    ridge = np.diag([0.0 if name == "bias" else _RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - ridge @ weights
        curvature = rows.T @ (rows * (chance * (1 - chance))[:, None]) + ridge
        weights += np.linalg.solve(curvature, slope)
    fitted = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    return {name: min(weight, 0.0) if name.startswith("missing") else weight for name, weight in fitted.items()}


def best_limit(cases: Sequence[Case], weights: Signals) -> float:
    """The limit that gets most of the cases right: answered rightly above it, or rightly refused below it."""
    model = Judge({"fact": weights}, {})
    scored = [(model.confidence("fact", case.signals), case) for case in cases]

    def got(limit: float) -> float:
        return sum(case.right if chance >= limit else _COST * case.refusal_is_right for chance, case in scored)

    return max((round(0.02 * step, 2) for step in range(1, 45)), key=lambda limit: (got(limit), limit))


def as_yaml(cases: Mapping[Kind, Sequence[Case]]) -> str:
    """The file that the cases give; where there are none of a kind, what stands there already stays."""
    present = default_judge()
    weights = {kind: fit(cases[kind]) if cases[kind] else dict(present.weights[kind]) for kind in _KINDS}
    limits = {kind: best_limit(cases[kind], weights[kind]) if cases[kind] else present.limits[kind] for kind in _KINDS}
    head = "# Fitted by `footnote evaluate gold --fit FILE` to the questions of corpus/questions.\n"
    return head + str(yaml.safe_dump({"limits": limits, "weights": weights}))
