"""Yes or no to "is she the top scorer?": a sentence gives the role to her, or to somebody else.

Only one article that knows both, and nowhere calls the one by the other's name, tells that they are two.
"""

from itertools import pairwise

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import stems_in
from bot.answering.said.answer import Answer, EntityAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.holders import AskedHolding, asked_holding, find_holder, role_asked_for
from corpus.spans import Span
from corpus.words import is_han, stems_of

_LOOKED_AT = 8
"""How many of the best sentences may tell who holds it."""
_OTHER_TIMES = frozenset(("conflict", "unstated"))


def find_holding(evidence: Evidence, holdings: Holdings) -> tuple[SentenceEvidence, bool] | None:
    """The best sentence that tells who holds a role, and whether that is the one whom the question says to hold it."""
    question = evidence.question
    asked = None if question.is_negated or is_han(question.text) else asked_holding(question)
    if asked is None:
        return None
    for one in evidence.sentences[:_LOOKED_AT]:
        verdict = _verdict(question, asked, one, holdings)
        if verdict is not None:
            return None if not verdict and _may_hold(asked, one, holdings) else (one, verdict)
    return None


def name_holder(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The one who has the asked role, where the best sentences that tell of it name one and the same."""
    question = evidence.question
    asked = None if question.is_negated or is_han(question.text) else role_asked_for(question)
    found: list[tuple[SentenceEvidence, Span]] = []
    for one in evidence.sentences[:_LOOKED_AT] if asked else ():
        article, text = holdings.article(one.sentence.article), holdings.text_of(one.sentence)
        span = find_holder(question.within(article.id), asked, text, article.title) if asked else None
        if span and asked and _may_tell(question, asked, one, holdings):
            found.append((one, span))
    names = {frozenset(stems_of(span.of(holdings.text_of(one.sentence)))) for one, span in found}
    if len(names) != 1:
        return None
    one, span = found[0]
    confidence = max(one.confidence_unread, evidence.judge.limits["sentence"])
    return EntityAnswer(finding=excerpt(one.sentence, holdings, span), confidence=confidence)


def _may_tell(question: Question, asked: AskedHolding, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence is of the asked time, and lacks nothing of the question but the name and how it was gained."""
    if one.sentence.is_heading or one.agreement.period in _OTHER_TIMES:
        return False
    free = asked.name | stems_in("holders", "gaining")
    is_of_year = _names_year(one, holdings) and not (asked.is_now or question.periods)
    return not (is_of_year or any(need.own.isdisjoint(free) for need in one.agreement.missing))


def _verdict(question: Question, asked: AskedHolding, one: SentenceEvidence, holdings: Holdings) -> bool | None:
    if not _may_tell(question, asked, one, holdings):
        return None
    text = holdings.text_of(one.sentence)
    article = holdings.article(one.sentence.article)
    found = find_holder(question.within(article.id), asked, text, article.title)
    named = frozenset(stems_of(found.of(text))) if found else frozenset[str]()
    if asked.name <= named:
        return True
    return False if named and not (named & asked.name or _are_one(asked, named, one, holdings)) else None


def _names_year(one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence names a year, so that it may be another one's title."""
    years = (day for period in holdings.figures_of(one.sentence).periods for day in (period.start, period.end) if day)
    return any(str(day.year) in holdings.text_of(one.sentence) for day in years)


def _are_one(asked: AskedHolding, named: frozenset[str], one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether the asked name may be that of the holder: the article does not know it, or has the two side by side."""
    stems = stems_of(holdings.article(one.sentence.article).text)
    if not asked.name or not asked.name <= frozenset(stems):
        return True
    return any((a in asked.name and b in named) or (a in named and b in asked.name) for a, b in pairwise(stems))


def _may_hold(asked: AskedHolding, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether another sentence of the article has the asked name together with all words of the role."""
    for sentence in holdings.snapshot.sentences[one.sentence.article]:
        stems = frozenset(stems_of(holdings.text_of(sentence)))
        if sentence != one.sentence and asked.name & stems and asked.role <= stems:
            return True
    return False
