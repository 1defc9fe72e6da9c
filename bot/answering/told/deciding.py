"""Yes or no: the first of several ways to tell it that has something to say.

What turned out otherwise comes first; then who beat whom, when and for whom it is so, who holds a role, and what is
allowed. Where a sentence tells none of these, its words are held against those of the question.
"""

from collections.abc import Callable, Sequence

from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, BooleanAnswer
from bot.answering.said.findings import excerpt
from bot.answering.told.allowed import find_permission
from bot.answering.told.chinese_ranks import find_rank
from bot.answering.told.contested import answer_contest, is_contested
from bot.answering.told.counterclaims import find_counterclaim
from bot.answering.told.ended import find_end_of_thing
from bot.answering.told.holding import find_holding
from bot.answering.told.undone import find_undone
from bot.answering.told.verdicts import decide_by_words
from bot.answering.told.within_bounds import answer_within_bounds


def decide(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """Yes or no from what a sentence surely tells, or else from the words that it shares with the question."""
    found = next((answer for step in _STEPS if (answer := step(evidence, holdings))), None)
    if found or is_contested(evidence, holdings):
        return found
    decided = decide_by_words(evidence, holdings)
    undone = None if decided else find_undone(evidence, holdings)
    return _say(undone, holdings, verdict=False) if undone else decided


def _deny(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """No, where it turned out otherwise, or where the thing is no more."""
    against = find_counterclaim(evidence, holdings) or find_end_of_thing(evidence, holdings)
    return _say(against, holdings, verdict=False) if against else None


def _by_holder(evidence: Evidence, holdings: Holdings) -> Answer | None:
    held = find_holding(evidence, holdings)
    return _say(held[0], holdings, verdict=held[1]) if held else None


def _by_rank(evidence: Evidence, holdings: Holdings) -> Answer | None:
    ranked = find_rank(evidence, holdings)
    return _say(ranked[0], holdings, verdict=ranked[1]) if ranked else None


def _allow(evidence: Evidence, holdings: Holdings) -> Answer | None:
    allowing = find_permission(evidence, holdings)
    return _say(allowing, holdings, verdict=True) if allowing else None


def _say(one: SentenceEvidence, holdings: Holdings, *, verdict: bool) -> BooleanAnswer:
    return BooleanAnswer(verdict=verdict, finding=excerpt(one.sentence, holdings), confidence=one.confidence)


_STEPS: Sequence[Callable[[Evidence, Holdings], Answer | None]] = (
    _deny,
    answer_contest,
    answer_within_bounds,
    _by_holder,
    _by_rank,
    _allow,
)
