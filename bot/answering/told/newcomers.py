"""Newcomers: who has a role now, "the new manager", by who was named to it, or who came after the one that had it.

"Manager Bo Falk said ... he was replaced by Ann Roe" makes Roe the new manager, though no sentence calls her so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import generic_stems, pattern_in
from bot.answering.said.answer import Answer, EntityAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.names import find_names
from bot.answering.told.handovers import came_after
from corpus.article import Sentence
from corpus.spans import Span
from corpus.words import stems_of

_Found = tuple[Sentence, Span]


@dataclass(frozen=True, slots=True)
class _Asked:
    role: frozenset[str]
    body: frozenset[str]
    """The stems of what the role is in: a club, a town; none where the question does not name it."""


def name_newcomer(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The one who has the asked role now; None where the best article names none to it, or several."""
    asked = _read(evidence.question)
    best = next((one for one in evidence.sentences if one.accepted), next(iter(evidence.sentences), None))
    if asked is None or best is None:
        return None
    article = holdings.article(best.sentence.article)
    if not asked.body <= frozenset(stems_of(article.title)):
        return None
    own = [sentence for sentence in holdings.snapshot.sentences[article.id] if not sentence.is_heading]
    found = [*_appointed(asked, own, holdings)] or [*_came_after(asked, own, holdings)]
    names = {frozenset(stems_of(span.of(holdings.text_of(one)))) for one, span in found}
    if len(names) != 1:
        return None
    one, span = found[0]
    confidence = max(best.confidence_unread, evidence.judge.limits["sentence"])
    return EntityAnswer(finding=excerpt(one, holdings, span), confidence=confidence)


def tells_of_no_newcomer(question: Question, text: str) -> bool:
    """Whether a question asks who is the new one in a role, and a text has no word that tells of one who is new."""
    asks = pattern_in("successions", "asks_new").match(question.text) is not None
    return asks and pattern_in("successions", "newness").search(text) is None


def _read(question: Question) -> _Asked | None:
    found = pattern_in("successions", "asks_new").match(question.text)
    if found is None:
        return None
    body = f"{found['owner'] or ''} {found['body'] or ''}"
    return _Asked(_telling(found["role"]), _telling(body))


def _telling(words: str) -> frozenset[str]:
    return frozenset(stems_of(words)) - generic_stems()


def _appointed(asked: _Asked, own: Sequence[Sentence], holdings: Holdings) -> Iterator[_Found]:
    """Who was named to the role in so many words."""
    for one in own:
        text = holdings.text_of(one)
        for name in find_names(text):
            before = pattern_in("successions", "appointed").search(text[: name.start])
            behind = pattern_in("successions", "as_role").match(text[name.end :]) if before else None
            is_denied = before and pattern_in("successions", "denied").search(text[: before.start()])
            if behind and asked.role and asked.role <= _telling(behind["role"]) and not is_denied:
                yield one, name


def _came_after(asked: _Asked, own: Sequence[Sentence], holdings: Holdings) -> Iterator[_Found]:
    """Who came after the one whom a sentence calls by the role."""
    for called in {holder for one in own for holder in _holders(asked, holdings.text_of(one))}:
        for one in own:
            span = came_after(called, one, holdings)
            if span:
                yield one, span


def _holders(asked: _Asked, text: str) -> Iterator[frozenset[str]]:
    """The stems of the names right before which the role stands."""
    for name in find_names(text):
        found = pattern_in("successions", "holding").search(text[: name.start])
        if found and asked.role and asked.role == _telling(found["role"]):
            yield frozenset(stems_of(name.of(text)))
