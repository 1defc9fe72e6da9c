"""Periods that a text only points at: "the quarter" is the one that it spoke of last."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.period import Period

_KINDS = {"the quarter": range(89, 94), "the month": range(27, 32), "the half": range(180, 186)}
"""How many days each has."""


def at_hand(periods: Sequence[Period], named: Iterable[Period]) -> tuple[Period, ...]:
    """The same, where each edge of "the quarter" is that of the last quarter that was named before, if one was.

    Args:
        periods: those of a sentence, in order.
        named: those of the text before, the last one first.
    """
    return tuple(_meant(period, [*reversed(periods[:at]), *named]) for at, period in enumerate(periods))


def _meant(period: Period, before: Sequence[Period]) -> Period:
    days = next((days for words, days in _KINDS.items() if period.surface.casefold().endswith(words)), None)
    whole = next((one for one in before if days and _length(one) in days), None)
    if whole is None or not period.start or period.start != period.end:
        return period
    edge = whole.start if period.start.day == 1 else whole.end
    return replace(period, start=edge, end=edge)


def _length(period: Period) -> int:
    return (period.end - period.start).days + 1 if period.start and period.end and period.shape == "flow" else 0
