"""Laws of the judge: how much error is borne decides how much is answered."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pytest

from bot.answering.agreed.agreement import Agreement
from bot.answering.agreed.judge import KINDS, RiskPoint, default_calibration, limit_for
from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to

_TARGETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.9)
_AGREES = Agreement(coverage=1.0, missing=(), period="open", coverage_but_names=1.0)
_QUESTIONS = (
    "How many seats has the reading room?",
    "Who built the Osprey?",
    "When was the lighthouse built?",
    "For what was the coast road closed?",
    "How many passengers did the ferries carry in 2023?",
    "What does the harbour earn?",
    "Who paints the boats?",
    "Why was the road closed?",
)


def test_less_error_means_fewer_answers() -> None:
    """What is accepted at a target is accepted at every higher one, whatever the kind of evidence."""
    calibration = default_calibration()
    for kind in KINDS:
        accepted = [
            {
                step
                for step in range(101)
                if calibration.judge(target).accepts(kind, _AGREES, partial(float, step / 100))
            }
            for target in _TARGETS
        ]
        assert all(few <= more for few, more in pairwise(accepted))
        assert len(accepted[0]) < len(accepted[-1])


def test_whoever_bears_less_is_answered_less(town: Holdings) -> None:
    """Over the whole walk, a lower target never gives more answers."""
    calibration = default_calibration()
    answered = [
        sum(not reply_to(text, town, judge=calibration.judge(target)).abstained for text in _QUESTIONS)
        for target in _TARGETS
    ]
    assert answered == sorted(answered)
    assert answered[0] < answered[-1]


@pytest.mark.parametrize("curve", [(), (RiskPoint(0.9, 0.4, 0.1), RiskPoint(0.5, 0.5, 1.0))])
def test_where_nothing_is_sure_enough_nothing_is_answered(curve: Sequence[RiskPoint]) -> None:
    """A target that no point of the curve meets lets nothing through, however sure."""
    assert limit_for(curve, 0.1) > 1
