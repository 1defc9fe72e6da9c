"""Yes or no to "is it so in February, on a Tuesday, at fourteen?", from what says when, or for whom, it is so.

The sentence must speak of all else that is asked about. Outside of its bounds it is no only where they are all.
"""

from itertools import pairwise

from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in, stems_in
from bot.answering.said.answer import Answer, BooleanAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.bounds import Bounds, asked_within, told_within
from bot.answering.spans.denied import negates
from corpus.words import is_han, read_words, stems_of

_POSSESSIVE = "'s "
_LOOKED_AT = 4
"""How many of the best sentences may say so."""


def answer_within_bounds(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The verdict of the first of the best sentences that tells the asked bounds; None where none does."""
    question = evidence.question
    asked = None if is_han(question.text) or question.is_negated else asked_within(question)
    asks_if_there = pattern_in("bounds", "asks_if_there").match(question.text) is not None
    if asked is None or asks_if_there or negates(question.text):
        return None
    for one in evidence.sentences[:_LOOKED_AT]:
        told = _told(asked.of, question, one, holdings) if _tells_all_else(question, one) else None
        if told is None:
            continue
        is_within, is_without = asked.members <= told.members, told.is_all and asked.members.isdisjoint(told.members)
        if is_within or is_without:
            finding = excerpt(one.sentence, holdings)
            return BooleanAnswer(verdict=is_within, finding=finding, confidence=one.confidence_unread)
    return None


def _told(of: str, question: Question, one: SentenceEvidence, holdings: Holdings) -> Bounds | None:
    """The bounds of the one part of a sentence that tells some, where that speaks of all that the sentence does."""
    text, title = holdings.text_of(one.sentence), holdings.article(one.sentence.article).title
    parts = pattern_in("bounds", "parts").split(text)
    told = [(part, bounds) for part in parts if (bounds := told_within(of, part))]
    if len(told) != 1:
        return None
    part, bounds = told[0]
    here, all_of_it = frozenset(stems_of(f"{part} {title}")), frozenset(stems_of(text))
    is_whole = all(need.is_told_by(here) or not need.is_told_by(all_of_it) for need in question.needs)
    return bounds if is_whole and not _is_of_a_part(question, part) else None


def _is_of_a_part(question: Question, text: str) -> bool:
    """Whether a text tells it only of what belongs to the asked thing: "the museum's garden"."""
    known = question.stems | question.meant
    text = text.replace("’", "'")
    words = read_words(text)
    pairs = ((one, other) for one, other in pairwise(words) if text[one.span.end : other.span.start] == _POSSESSIVE)
    owned = (other for one, other in pairs if one.stem in known)
    return any(other.stem not in known for other in owned)


def _tells_all_else(question: Question, one: SentenceEvidence) -> bool:
    """Whether a sentence lacks nothing but the time or the age itself, and what anybody does."""
    told = [need for need in question.needs if need not in one.agreement.missing and not _is_idle(need)]
    return bool(told) and not one.sentence.is_heading and all(map(_is_idle, one.agreement.missing))


def _is_idle(need: Need) -> bool:
    kinds = ("months", "weekdays", "idle", "seasons", "weekends", "people")
    return need.own <= frozenset().union(*(stems_in("bounds", kind) for kind in kinds)) or need.surface.isdigit()
