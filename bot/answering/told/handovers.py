"""Handovers: who came before somebody in an office, and who after, where a sentence says who took over from whom."""

from collections.abc import Iterator, Sequence

from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in, patterns_in, stems_in
from bot.answering.said.answer import Answer, EntityAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.names import find_names
from corpus.article import Sentence
from corpus.spans import Span
from corpus.words import stems_of

_LOOKED_THROUGH = 8
"""How many of the best sentences may tell of the handover."""
_SIDES = ("left", "came")
_REACH = 160
"""Characters before a name in which the words stand that say so."""


def hand_over(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The one who left before, or who came after, whom the question names; None where none of the best sentences says.

    It need not say what the office was: "Roe took over from Falk" answers who ran the mill before Roe, in an article
    on the mill.
    """
    question = evidence.question
    for side in _SIDES:
        known = _known(question, side)
        for one in evidence.sentences[:_LOOKED_THROUGH] if known else ():
            if one.agreement.period == "conflict" or any(need.is_name for need in one.agreement.missing):
                continue
            span = _other_one(side, frozenset(stem for need in known for stem in need.own), one.sentence, holdings)
            if span:
                confidence = max(one.confidence_unread, evidence.judge.limits["sentence"])
                return EntityAnswer(finding=excerpt(one.sentence, holdings, span), confidence=confidence)
    return None


def asks_of_handover(question: Question) -> bool:
    """Whether a question names one of two who had an office one after the other, and asks for the other one."""
    return any(_known(question, side) for side in _SIDES)


def came_after(called: frozenset[str], sentence: Sentence, holdings: Holdings) -> Span | None:
    """The name of who came after the one whose name has these stems, as a sentence tells it."""
    return _other_one("came", called, sentence, holdings)


def _known(question: Question, side: str) -> Sequence[Need]:
    """The names of the one whom the question knows, where it asks for the one on this side of a handover."""
    if question.answer_type != "person":
        return ()
    found = next(
        filter(None, (pattern.search(question.text) for pattern in patterns_in("successions", "asks", side))), None
    )
    words = frozenset(stems_of(found["known"])) if found else frozenset()
    return [need for need in question.needs if need.is_name and not words.isdisjoint(need.own)]


def _other_one(side: str, called: frozenset[str], sentence: Sentence, holdings: Holdings) -> Span | None:
    """The name on one side of a handover, where the known one stands on the other, or is meant by a pronoun there."""
    text = holdings.text_of(sentence)
    if side == "came" and (found := _before_known(called, text)):
        return found
    for name, before in _handed_over(side, text):
        if not stems_in("cues", "organisations").isdisjoint(stems_of(name.of(text))):
            continue
        is_told = not called.isdisjoint(stems_of(before)) or _is_meant(called, sentence, holdings)
        if is_told and called.isdisjoint(stems_of(name.of(text))):
            return name
    return None


def _before_known(called: frozenset[str], text: str) -> Span | None:
    """The name before the words that say that its bearer took over from the known one."""
    for name, before in _handed_over("left", text):
        if not called.isdisjoint(stems_of(name.of(text))):
            return next((one for one in reversed(list(find_names(text))) if one.end <= len(before)), None)
    return None


def _is_meant(called: frozenset[str], sentence: Sentence, holdings: Holdings) -> bool:
    """Whether a pronoun may stand for the known one: not where the sentence before names another one first."""
    before = holdings.leant_on(sentence) or _before_pronoun(sentence, holdings)
    if before is None:
        return False
    text = holdings.text_of(before)
    names = [frozenset(stems_of(name.of(text))) for name in find_names(text)]
    at = next((place for place, stems in enumerate(names) if not called.isdisjoint(stems)), None)
    return at is None or at == 0


def _before_pronoun(sentence: Sentence, holdings: Holdings) -> Sentence | None:
    """The sentence before one that speaks of "he" or "she" amid its words, and names nobody before."""
    text = holdings.text_of(sentence)
    found = pattern_in("successions", "he_or_she").search(text)
    if found is None or sentence.position == 0 or next(find_names(text[: found.start()]), None):
        return None
    before = holdings.snapshot.sentences[sentence.article][sentence.position - 1]
    return before if before.paragraph == sentence.paragraph else None


def _handed_over(side: str, text: str) -> Iterator[tuple[Span, str]]:
    """Each name on one side of a handover, with what stands before the words that say so.

    >>> text = "Ann Roe took over from Bo Falk."
    >>> [name.of(text) for name, _ in _handed_over("left", text)]
    ['Bo Falk']
    >>> text = "He was succeeded by his pupil Ann Roe."
    >>> [name.of(text) for name, _ in _handed_over("came", text)]
    ['Ann Roe']
    """
    for name in find_names(text):
        for pattern in patterns_in("successions", "told", side):
            found = pattern.search(text[max(0, name.start - _REACH) : name.start])
            before = text[: max(0, name.start - _REACH) + found.start()] if found else ""
            if found and pattern_in("successions", "denied").search(before) is None:
                yield name, before
