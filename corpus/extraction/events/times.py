"""When a deed was done: the one period of its own clause."""

from collections.abc import Sequence

from corpus.extraction.base_periods import is_base_period, is_compared
from corpus.extraction.clause_borders import Clause
from corpus.extraction.events.deeds import event_words
from corpus.extraction.parts import Part
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import may_be_past
from corpus.period import Period

_A_YEAR = 366
_NEAR = 3


def time_of_deed(parts: Sequence[Part], clause: Clause, at: int, *, is_aside: bool = False) -> Period | None:
    """The period of a deed; None where its clause names none, or several.

    Behind the deed it stands before any other verb; before it, at the beginning of the clause.

    Args:
        parts: of the sentence.
        clause: of the deed.
        at: the deed's place.
        is_aside: whether the deed is told aside, up to a comma: "Founded in 1909, Elm Mills has".
    """
    end = _end(parts, clause, at)
    if is_aside:
        end = next((one for one in range(at + 1, end) if parts[one].low == ","), end)
    behind = [one for one in range(at + 1, end) if _dates(parts, one)]
    before = [one for one in range(clause.first, at) if _dates(parts, one)]
    found = [parts[one].period for one in (behind if is_aside else behind or before)]
    period = found[0] if len(found) == 1 else None
    return period if period and period.is_dated else None


def _end(parts: Sequence[Part], clause: Clause, at: int) -> int:
    """Where what belongs to a deed ends: at another verb, or behind the comma that ends it."""
    others = (one for one in range(at + 1, clause.end) if not parts[one].is_capitalised and _ends(parts[one].low))
    return next(others, clause.end)


def _ends(word: str) -> bool:
    others = event_words("before_other_days") | word_set("subordinates") | {"following"}
    return word in others or may_be_past(word)


def _dates(parts: Sequence[Part], at: int) -> bool:
    """Whether the period at a place may be when something was done."""
    period = parts[at].period
    if period is None or period.shape != "flow" or is_compared(parts, at) or is_base_period(period):
        return False
    is_since = any(part.low in event_words("before_other_days") for part in parts[max(0, at - _NEAR) : at])
    is_since = is_since or (at > 0 and parts[at - 1].low == "of")  # "the Time Act of 1966"
    return not is_since and bool(period.start and period.end and (period.end - period.start).days <= _A_YEAR)
