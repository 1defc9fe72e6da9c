"""Times of Chinese figures: the period that each holds in, and the one that a sentence leaves to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.dates import PartialDate
from corpus.extraction.base_periods import year_before
from corpus.extraction.chinese.clauses import Clause, word, words_of
from corpus.extraction.chinese.owners import Owner
from corpus.extraction.chinese.wording import is_compared
from corpus.intervals import year_days
from corpus.period import Period, Source
from corpus.quantity import Quantity

_SHORT = 6
"""Characters beside a period in a clause that tells no more than it."""
_BEGINNING, _SHORTEST = 8, 27
"""Characters into a clause at which a period still stands at its beginning; days of a period that is no date."""
_YEAR = 364
"""Days; a shorter period is a part of one."""


@dataclass(slots=True)
class Times:
    """The time that a sentence speaks of, as its clauses are read one after the other."""

    text: str
    period: Period | None
    inherited: Period | None = field(init=False)
    """What the sentence before left."""
    earlier: Period | None = None
    """The one before it, or from which something moved: 从2021年的……增长到2024年的."""
    is_from: bool = False
    """Whether it moved from that one."""

    def __post_init__(self) -> None:
        self.inherited = self.period

    def take_up(self, clause: Clause, start: int, figure: Quantity) -> None:
        """Take up the period that stands before a figure; "the whole year" is that of the day that was named."""
        if beside := self.beside(clause, start, figure):
            if self._is_from(beside):
                self.earlier, self.is_from = beside, True
            return
        dated = self._before(clause, start, figure)
        if dated:
            self.earlier = self.earlier if self.is_from else self.period
            self.period, self.is_from = dated, False
        elif self._is_dated_otherwise(clause, start, figure) or self._is_regular(start, figure):
            self.period = None  # 去年, in an article without a date; 每年
        elif word("whole_year") in self.text[start : figure.span.start] and self.period and self.period.end:
            days = year_days(self.period.end.year)
            whole = replace(self.period, start=days[0], end=days[1], shape="flow", surface="") if days else None
            self.period = whole or self.period

    def pass_over(self, clause: Clause) -> None:
        """What a clause without a figure leaves for the next ones: a time, or none where its own is not known."""
        length = clause.span.end - clause.span.start
        last = next((one for one in reversed(clause.periods) if one.start or one.end), None)
        if last and not is_ahead(clause.span.of(self.text)) and length - len(last.surface) <= _SHORT:
            self.period = last
        elif clause.periods and not last and length <= _SHORT + len(clause.periods[-1].surface):
            self.period = None  # 截至6月底, of a year that is not known

    def beside(self, clause: Clause, start: int, figure: Quantity) -> Period | None:
        """The period of a figure that stands beside what is told: 超过去年的44万辆, 上年同期为5亿元, 从2021年的3亿."""
        between = [one for one in clause.periods if one.span and start <= one.span.start < figure.span.start]
        base = between[-1] if between else None
        if base is None or base.span is None or is_compared(self.text, base):
            return None
        if base.surface.endswith(word("same_time")):
            return year_before(self.period) if self.period else None
        is_passed = self.text[: base.span.start].endswith(words_of("passing"))
        if not (is_passed or self._is_from(base)):
            return None
        if base.surface in words_of("year_before") and self.period and self.period.end:
            days = year_days(self.period.end.year - 1)
            return replace(base, start=days[0], end=days[1]) if days else None
        return base if base.start or base.end else None

    def of(self, clause: Clause, figure: Quantity, owner: Owner) -> Period | None:
        """The period of a figure, with where it stood; None where no time that was named is its own."""
        period = self._over_years(owner)
        if period is None:
            return None
        if owner.metric.endswith(words_of("lasting")) and self._is_of_deed(clause, period, figure):
            return None
        is_own = any(period.same_days(one) and period.surface == one.surface for one in clause.periods)
        if not is_own and not self._holds_on(clause, figure, owner):
            return None
        return replace(period, source=_source(period, is_own=is_own), span=None)

    def _is_of_deed(self, clause: Clause, period: Period, figure: Quantity) -> bool:
        """Whether a period only tells when a thing was made that has a measure for ever: 去年开通的8号线全长31公里."""
        own = next((one for one in clause.periods if one.span and one.same_days(period)), None)
        return own is not None and own.span is not None and word("of") in self.text[own.span.end : figure.span.start]

    def left_to_next(self, periods: Sequence[Period], before: Period | None, day: PartialDate | None) -> Period | None:
        """The period that the next sentence may be of: the first that a clause of this one begins with.

        Args:
            periods: those of the sentence.
            before: what the sentence before left to this one.
            day: when the article was published.
        """
        if self.period is None:
            return None
        if is_ahead(self.text):
            return before
        return next((one for one in periods if self._is_spoken_of(one, day)), before)

    def _is_from(self, period: Period) -> bool:
        """Whether something moved from a period to another."""
        at, end = (period.span.start, period.span.end) if period.span else (0, 0)
        return self.text[:at].endswith(words_of("from")) and self.text[end:].startswith(word("of"))

    def _before(self, clause: Clause, start: int, figure: Quantity) -> Period | None:
        """The last period of a clause between the figure before and this one, but for one that is compared with."""
        before = [
            one for one in clause.periods if one.span and start <= one.span.start and one.span.end <= figure.span.start
        ]
        dated = [one for one in before if (one.start or one.end) and not is_compared(self.text, one)]
        return _as_year(dated[-1]) if dated else None

    def _is_dated_otherwise(self, clause: Clause, start: int, figure: Quantity) -> bool:
        """Whether a period without known days stands before a figure: 去年."""
        before = [one for one in clause.periods if one.span and start <= one.span.start < figure.span.start]
        return any(not (one.start or one.end) and not is_compared(self.text, one) for one in before)

    def _is_regular(self, start: int, figure: Quantity) -> bool:
        """Whether a figure is one of every year, so that it is of none that was named."""
        return any(one in self.text[start : figure.span.start] for one in words_of("regularly"))

    def _over_years(self, owner: Owner) -> Period | None:
        """A compound rate is that of all the years from the first figure to the last."""
        first, last = self.earlier, self.period
        is_rate = word("compound") in owner.metric and first is not None and last is not None
        if is_rate and first and last and first.start and last.end and first.start < last.end:
            return replace(last, start=first.start, span=None, surface="")
        return last

    def _holds_on(self, clause: Clause, figure: Quantity, owner: Owner) -> bool:
        """Whether the time that was named before a clause is that of its figure, too."""
        said = self.text[clause.span.start : figure.span.start]
        is_dated = any(
            one.shape != "flow" or one.start is None for one in clause.periods if not is_compared(self.text, one)
        )
        ends = [one.span.end for one in clause.periods if one.span and one.span.end <= figure.span.start]
        is_now = any(one in self.text[max(ends, default=0) : figure.span.start] for one in words_of("now"))
        is_left = self.period is self.inherited and self.period is not None and self.period.source != "title"
        is_stock = is_left and any(one in said for one in words_of("stock"))  # 集团共有员工9860人
        is_stock = is_stock or (owner.metric.endswith(words_of("standing")) and self._is_part_of_year())
        return not (is_now or is_stock or is_dated or owner.metric.endswith(words_of("lasting")))

    def _is_part_of_year(self) -> bool:
        """Whether the time that was named before is some months, and neither a day nor years."""
        period = self.period
        if period is None or period.shape != "flow" or period.start is None or period.end is None:
            return False
        return _SHORTEST <= (period.end - period.start).days < _YEAR

    def _is_spoken_of(self, period: Period, day: PartialDate | None) -> bool:
        """Whether a sentence tells what was so in a period, and not when a thing was done or what is still to come."""
        if period.span is None or period.end is None:
            return False
        is_later = day is not None and (period.start or period.end) > day.last_day
        is_long = period.start is None or (period.end - period.start).days >= _SHORTEST
        is_long = is_long and period.shape != "since" and not period.surface.endswith(words_of("alone"))
        before, behind = self.text[: period.span.start], self.text[period.span.end :]
        clause = before[max(before.rfind(sign) for sign in "，；。") + 1 :]
        is_of_deed = (
            before.endswith(words_of("before_days")) or behind.startswith(word("of")) or is_compared(self.text, period)
        )
        return is_long and not is_later and not is_of_deed and len(clause) <= _BEGINNING


def is_ahead(said: str) -> bool:
    """Whether something tells of what is planned or expected, so that its time is that of nothing else."""
    return any(one in said for one in (*words_of("forecast"), *words_of("target")))


def _source(period: Period, *, is_own: bool) -> Source:
    if is_own:
        return "beside"
    return "title" if period.source == "title" else "sentence"


def _as_year(period: Period) -> Period:
    """``到2024年`` between two figures is that year, and no deadline."""
    is_year = period.start is None and period.end is not None and period.surface.startswith(words_of("until"))
    return replace(period, start=period.end.replace(month=1, day=1), shape="flow") if is_year and period.end else period
