"""The time of each draft of a sentence: beside its figure, in its clause, or taken from before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.extraction.base_periods import base_of, year_before
from corpus.extraction.doubts.times import lasting_metrics
from corpus.extraction.draft import Draft
from corpus.extraction.modality import modality_of
from corpus.extraction.spot import Sentence
from corpus.extraction.tense import Tense, tense_of
from corpus.extraction.timing import When, governing_period, governs, period_beside, union
from corpus.intervals import year_days
from corpus.period import Period, Source

_YEAR_NAMED = re.compile(r"\d{4}")
_AHEAD = frozenset(("forecast", "target"))
_MONTH, _YEAR = 27, 366
"""Days of the shortest and the longest period that a next sentence takes up."""
_DEEDS = frozenset(
    ("has-count", "does-amount", "count-subject", "there-are", "with-inside", "group-of", "rank", "share-of", "listed")
)
"""Rules that tell of what somebody did or had, which need not have been when the sentence before was so."""
_FROM_TO = 2
"""Parts from what something rose from to what it rose to: the figure, "to"."""


def dated(read: Sentence, drafts: Sequence[Draft], inherited: Period | None) -> list[tuple[Draft, Period | None]]:
    """Each draft with its period; a draft whose period is doubtful weighs less.

    Args:
        read: the sentence.
        drafts: its readings, in order.
        inherited: what the sentence before spoke of in time.
    """
    told_of = list(_timed(read, drafts, inherited))
    return [_settled(read, draft, when or _of_both(draft, told_of)) for draft, when in told_of]


def _timed(read: Sentence, drafts: Sequence[Draft], inherited: Period | None) -> Iterator[tuple[Draft, Period | None]]:
    """Each draft with its period; one of a year earlier takes the days before its neighbour's."""
    if any(governs(read.parts, at) for at, part in enumerate(read.parts) if part.period):
        inherited = None  # it has a time of its own
    timed = [(draft, _not_ahead(read, draft, _when(read, draft))) for draft in drafts]
    main = next((when.period for _, when in timed if when and when.period and not when.is_base), None) or inherited
    for draft, when in timed:
        if when and when.is_base:
            earlier = base_of(main, when.period) if main and when.period else None
            yield (draft, earlier) if earlier else (replace(draft, weight=0.5), None)
        elif draft.rule == "base" and (when is None or (when.period and when.period.source != "beside")):
            yield replace(draft, weight=0.5), None
        elif when is None and inherited and _tells_past(read, draft) and draft.owner.metric not in lasting_metrics():
            is_flow = _MONTH <= _length(inherited) <= _YEAR
            is_told_on = is_flow and draft.rule not in _DEEDS
            source: Source = "report" if inherited.source == "report" else "paragraph"
            yield (draft if is_told_on else replace(draft, weight=0.7), replace(inherited, source=source))
        else:
            yield draft, _over_years(draft, when, timed)


def _length(period: Period) -> int:
    """Days; none where it has no beginning or no end."""
    return (period.end - period.start).days if period.start and period.end and period.shape == "flow" else 0


def _tells_past(read: Sentence, draft: Draft) -> bool:
    """Whether a figure is told of a time gone by, so that the time that was named before may be meant."""
    number = read.clauses.index(read.clause_at(draft.place))
    while number and read.clauses[number].link in {"aside", "with", "same"} and _tense(read, number) == "none":
        number -= 1
    return _tense(read, number) == "past"


def _tense(read: Sentence, number: int) -> Tense:
    return tense_of(read.parts, read.clauses[number])


def _of_both(draft: Draft, timed: Sequence[tuple[Draft, Period | None]]) -> Period | None:
    """The years behind what something rose to are those of what it rose from, too: "from 5 to 8 from 2020 to 2023"."""
    behind = next(((one, when) for one, when in timed if one.place == draft.place + _FROM_TO), None)
    is_pair = behind is not None and behind[0].rule == draft.rule == "from-to"
    return behind[1] if behind and is_pair and behind[1] and _is_over_years(behind[1]) else None


def _is_over_years(period: Period) -> bool:
    is_said = period.surface.casefold().startswith(("from", "between"))
    return is_said and bool(period.start and period.end and period.end.year > period.start.year)


def _settled(read: Sentence, draft: Draft, period: Period | None) -> tuple[Draft, Period | None]:
    """A level that something rose from, or to, within several years is that of the first, or the last."""
    is_from = draft.rule in {"from-to", "made"} and draft.role == "level" and read.low(draft.place - 1) == "from"
    if is_from and period is None:
        return replace(draft, weight=0.6), None  # of an earlier time than the sentence speaks of
    if draft.rule != "from-to" or period is None or not period.start or not period.end:
        return draft, period
    if _is_over_years(period):
        days = year_days(period.start.year if is_from else period.end.year)
        return draft, replace(period, start=days[0], end=days[1]) if days else None
    return (replace(draft, weight=0.6), None) if is_from and period.source != "beside" else (draft, period)


def _not_ahead(read: Sentence, draft: Draft, when: When | None) -> When | None:
    """The same, and a year earlier where what is told as past would else lie ahead.

    What is told as yet to come and would lie behind is of a later year, which the words do not name.
    """
    if when is not None and when.period is not None and _lies_behind(read, draft, when.period):
        return When(None)
    ahead = when is not None and when.period is not None and _lies_ahead(read, draft, when.period)
    earlier = year_before(when.period) if ahead and when and when.period else None
    return (
        replace(when, period=replace(earlier, surface=when.period.surface))
        if earlier and when and when.period
        else when
    )


def _lies_ahead(read: Sentence, draft: Draft, period: Period) -> bool:
    """Whether what is told as past would lie behind the article's own day: "on 31 December", read in January."""
    is_relative = _YEAR_NAMED.search(period.surface) is None
    is_ahead = read.published is not None and period.start is not None and period.start > read.published
    return is_relative and is_ahead and _tells_past(read, draft)


def _lies_behind(read: Sentence, draft: Draft, period: Period) -> bool:
    """Whether what is yet to come would lie before the article's own day: "will rise in January", read in October."""
    number = read.clauses.index(read.clause_at(draft.place))
    is_relative = _YEAR_NAMED.search(period.surface) is None
    is_behind = read.published is not None and period.end is not None and period.end < read.published
    return is_relative and is_behind and modality_of(read.parts, read.clauses, number, draft.place) in _AHEAD


def _over_years(draft: Draft, when: When | None, timed: Sequence[tuple[Draft, When | None]]) -> Period | None:
    """The period of a rate of several years is all of them."""
    levels = [other.period for one, other in timed if one.rule == "from-to" and other and other.period]
    if draft.role == "growth" and draft.rule == "metric-of-value" and len(levels) > 1:
        return union(levels[0], levels[-1])
    return when.period if when else draft.owner.period


def _when(read: Sentence, draft: Draft) -> When | None:
    if draft.when:
        return draft.when
    number = read.clauses.index(read.clause_at(draft.place))
    end = read.clauses[number].end
    beside = period_beside(read.parts, _last_of(read, draft), end)
    if beside and beside.is_base and draft.role in {"growth", "change"}:
        beside = None  # what it is compared with, not when it is
    if beside and beside.period and (beside.is_base or beside.period.start or beside.period.end):
        return beside
    if draft.owner.period and (draft.owner.period.start or draft.owner.period.end):
        return When(draft.owner.period)
    return _of_its_tense(read, number, governing_period(read.parts, read.clauses, number, draft.place))


def _of_its_tense(read: Sentence, number: int, when: When | None) -> When | None:
    """The same, unless a clause that says what is so would take its period from one that says what happened."""
    if (
        when is None
        or when.clause is None
        or when.clause == number
        or _tense(read, number) not in {"present", "perfect"}
    ):
        return when
    return None if _tense(read, when.clause) == "past" else when


def _last_of(read: Sentence, draft: Draft) -> int:
    """Where the figures end that are told in one breath: "rose by 5% to 10 in 2023" has one time for both."""
    place = draft.place
    is_joined = draft.role in {"growth", "change"} and read.low(place + 1) in {"to", ","}
    follows = read.parts[place + 2] if is_joined and place + 2 < len(read.parts) else None
    return place + 2 if follows is not None and follows.figure else place
