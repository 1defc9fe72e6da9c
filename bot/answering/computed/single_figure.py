"""Whether one figure of a source may answer where something was to be computed, and cannot be.

A sum is told by what speaks of all that is added, and by none of its parts; a share, by what speaks of its whole.
"""

from bot.answering.asked.question import Operation
from bot.answering.computed.asked_means import AskedMeans
from bot.answering.computed.asking_again import answer_plainly
from bot.answering.computed.dividing import is_told_for_each
from bot.answering.computed.operands import Search
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import SingleAnswer

_OFTEN_STATED: frozenset[Operation] = frozenset(("growth", "compound", "sum"))
"""What a source is as likely to state itself, where the question names no two times."""


def may_be_single(search: Search, asked: AskedMeans) -> bool:
    """Whether a single figure may answer where nothing can be computed; one for each of something is told as one."""
    if not _is_told(_must_be_told(search, asked), search):
        return False
    if asked.means != "quotient":
        return asked.is_plain or asked.means in _OFTEN_STATED
    plain = answer_plainly(search.evidence, search.holdings)
    return not isinstance(plain, SingleAnswer) or is_told_for_each(plain.finding.citation.quote)


def _must_be_told(search: Search, asked: AskedMeans) -> frozenset[str]:
    """What a single figure must be told of, in the question's words: all of a sum, the whole of a share."""
    needs = frozenset(need.surface for need in search.needs)
    if asked.means == "sum":
        return needs
    found = pattern_in("computing", "whole").search(search.question.text) if asked.means == "share" else None
    whole = next(filter(None, found.groups()), "") if found else ""
    return frozenset(surface for surface in needs if surface in whole)


def _is_told(needs: frozenset[str], search: Search) -> bool:
    """Whether something that may answer lacks none of these."""
    held = [(one.accepted, one.agreement) for one in search.evidence.facts]
    held += [(one.accepted, one.agreement) for one in search.evidence.sentences]
    return not needs or any(
        accepted and needs.isdisjoint(need.surface for need in agreement.missing) for accepted, agreement in held
    )
