"""What all evidence is scored by: how much of the question it speaks of, how like it is in meaning, and its time."""

from bot.answering.agreed.agreement import Agreement

_COVERAGE, _DENSE, _PERIOD = 1.0, 0.9, 0.25
_PERIOD_WORTH = {"same": 1.0, "within": 0.7, "inherited": 0.5, "open": 0.5, "unstated": 0.0, "conflict": -1.0}


def score_of(agreement: Agreement, dense: float) -> float:
    """The score of a fact or a sentence, before what each kind adds."""
    return _COVERAGE * agreement.coverage + _DENSE * dense + _PERIOD * _PERIOD_WORTH[agreement.period]
