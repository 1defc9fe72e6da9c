"""What is still lacking to a target, or by how much it was passed: the figure that is aimed at, and the one that is.

Both are facts of one thing, counted in one unit. Where the question does not say of which time the figure is, it is the
latest one.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.answering.asked.question import Operation, Question
from bot.answering.computed.asked_means import AskedMeans
from bot.answering.computed.fact_times import covering
from bot.answering.computed.operand import Operand
from bot.answering.computed.operands import CHANGES, Search
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, ComputedAnswer
from bot.answering.said.findings import value_finding
from bot.answering.spans.plans import goes_asked_way
from bot.answering.workings.computation import Computation
from bot.answering.workings.working import say_arithmetic
from corpus.fact import Fact
from corpus.period import Period
from corpus.quantity import may_be_of_one_unit

_MEANS: frozenset[Operation] = frozenset(("remaining", "difference"))
_AT_MOST = frozenset(("<", "<="))
"""What is aimed at from above: of a limit nothing is lacking."""
_SLOTS = ("article", "subject", "metric", "scope")


def to_the_target(search: Search, asked: AskedMeans) -> Answer | None:
    """The difference between a target and what is; None where no target is asked about, or one of both is lacking."""
    if asked.means not in _MEANS or not asks_for_target(search.question):
        return None
    found = search.best(_pairs(search))
    if found is None:
        return None
    target, actual = (one.value for one in found.operands)
    is_less = actual.value < target.value
    if not goes_asked_way(search.question, is_less=is_less) or (asked.means == "remaining" and not is_less):
        return None
    return _computed(found.operands if is_less else found.operands[::-1], found.confidence, search)


def asks_for_target(question: Question) -> bool:
    """Whether a question speaks of a target, or of a mark that is to be passed."""
    return pattern_in("remaining", "target").search(question.text) is not None


def tells_what_is_lacking(text: str) -> bool:
    """Whether a text says of itself that something is not reached yet: "28,500 short of the target"."""
    return pattern_in("remaining", "still").search(text) is not None


def _computed(operands: Sequence[Operand], confidence: float, search: Search) -> Answer | None:
    computation = Computation("difference", tuple(one.value for one in operands))
    if say_arithmetic(computation, "en") is None:
        return None
    inputs = tuple(value_finding(one.fact, search.holdings) for one in operands)
    return ComputedAnswer(computation=computation, inputs=inputs, confidence=confidence)


def _pairs(search: Search) -> Iterator[tuple[Operand, Operand]]:
    """Each target that may be meant, with the figure of the asked time, or the latest one, that is held against it."""
    said = [stated.value for stated in search.question.quantities]
    targets = [one for one in search.targets if one.value.operator not in _AT_MOST]
    targets = [one for one in targets if not said or one.value.value in said]
    named = [one for one in targets if _own_period(one.fact, search)]
    for target in named or targets:
        own = _own_period(target.fact, search)
        others = [period for period in search.asks.periods if period is not own]
        kin = [
            one for one in search.operands if _are_of_one_thing(one, target) and _is_of_any(others, one.fact, search)
        ]
        latest = max(kin, key=_ends_at, default=None)
        if latest:
            yield target, latest


def _own_period(target: Fact, search: Search) -> Period | None:
    """The period of the question that is the target's: the 2030 of "the 2030 target"."""
    return next((period for period in search.asks.periods if _is_of_any([period], target, search)), None)


def _is_of_any(periods: Sequence[Period], fact: Fact, search: Search) -> bool:
    tests = [covering(period, search.holdings.year_of) for period in periods]
    return not tests or any(test(fact) for test in tests)


def _are_of_one_thing(one: Operand, target: Operand) -> bool:
    """Whether two facts tell of one thing; of one unit and of one place, where both name any."""
    mine, theirs = one.fact, target.fact
    same = all(getattr(mine, slot) == getattr(theirs, slot) for slot in _SLOTS)
    in_one_place = mine.place == theirs.place or not (mine.place and theirs.place)
    return same and in_one_place and may_be_of_one_unit(one.value, target.value) and mine.role not in CHANGES


def _ends_at(one: Operand) -> date:
    return one.fact.period.end if one.fact.period and one.fact.period.end else date.min
