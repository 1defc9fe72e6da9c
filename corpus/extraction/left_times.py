"""The time that a sentence leaves to the next one of its paragraph."""

from collections.abc import Sequence
from datetime import date

from corpus.extraction.base_periods import is_base_period, is_compared
from corpus.extraction.clause_borders import Clause
from corpus.extraction.parts import Part
from corpus.extraction.spot import Sentence
from corpus.extraction.timing import governs
from corpus.extraction.word_lists import word_set
from corpus.fact import Fact
from corpus.lexicons.verbs import verbs_of
from corpus.period import Period

_LEAD = 4
"""Parts from the beginning of a sentence among which a period governs it and what follows."""
_WEEK = 7


def left_to_next(read: Sentence, period: Period | None, facts: Sequence[Fact]) -> Period | None:
    """The period of a next sentence that names none: the one that this one begins with, or goes on with.

    Args:
        read: the sentence.
        period: what the sentence before left to it.
        facts: what it tells.
    """
    return _spoken_of(read.parts, read.clauses) or _still_spoken_of(read, period, facts)


def _spoken_of(parts: Sequence[Part], clauses: Sequence[Clause]) -> Period | None:
    """The period with which a sentence begins; one that only stands somewhere in it governs no other sentence."""
    own = [
        (at, one)
        for at, part in enumerate(parts)
        if (one := part.period) and governs(parts, at) and not is_compared(parts, at)
    ]
    lead = next((one for at, one in own if at <= _LEAD and any(part.low == "," for part in parts[at : at + 3])), None)
    is_alone = len({(one.start, one.end) for _, one in own}) == 1 and any(
        part.figure
        for clause in clauses
        for part in parts[clause.first : clause.end]
        if clause.first <= own[0][0] < clause.end and _is_measured(parts, clause)
    )
    return lead or (own[0][1] if is_alone else None)


def _still_spoken_of(read: Sentence, period: Period | None, facts: Sequence[Fact]) -> Period | None:
    """The period that was spoken of before, unless a sentence names another one besides, or none of it is of it."""
    if period is None or (facts and not any(_is_of(fact.period, period) for fact in facts if fact.period)):
        return None
    named = (part.period for part in read.parts if part.period and not is_base_period(part.period))
    others = (one for one in named if not (one.same_days(period) or _is_day_of_news(one, read.published)))
    return None if any(others) else period


def _is_of(own: Period, period: Period) -> bool:
    return own.source in {"paragraph", "report"} or own.same_days(period)


def _is_day_of_news(period: Period, published: date | None) -> bool:
    """Whether a period is only the day on which something was told: "on Wednesday"."""
    day = period.start if period.start == period.end else None
    return day is not None and published is not None and 0 <= (published - day).days <= _WEEK


def _is_measured(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause tells what a figure was, or how it moved, and no deed."""
    verb = parts[clause.verb_place].low if clause.verb_place is not None else ""
    groups = {one.group for one in verbs_of(verb)}
    return clause.link == "main" and (verb in word_set("be") or bool(groups & {"reach", "up", "down", "share"}))
