"""A stretch of time as a text speaks of it: an interval with a shape."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.spans import Span

Shape = Literal["flow", "as_of", "deadline", "since", "fiscal", "unknown"]
Source = Literal["beside", "sentence", "paragraph", "title", "report", "given"]


@dataclass(frozen=True, slots=True)
class Period:
    """``in the first half of 2025`` is a flow from 2025-01-01 to 2025-06-30, both days included."""

    start: date | None
    end: date | None
    shape: Shape = "flow"
    surface: str = ""
    """As the text writes it; nothing where a file gives the period."""
    span: Span | None = None
    source: Source = "beside"
    """Where the period stood: beside the figure, or taken from its sentence, its paragraph, the title, or what the
    article reports on."""
    inferred: bool = False
    """Whether a relative period ("this year") was resolved against a date that was itself inferred."""

    @property
    def is_dated(self) -> bool:
        """Whether a day is known on which it begins or ends: "a year earlier" than what, nobody has said."""
        return bool(self.start or self.end)

    def covers(self, other: "Period") -> bool:
        """Whether `other` lies within this period, open ends reaching for ever."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def same_days(self, other: "Period") -> bool:
        """Whether both begin and end on the same days."""
        return self.start == other.start and self.end == other.end


def dated(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The periods whose days are known."""
    return tuple([period for period in periods if period.start or period.end])
