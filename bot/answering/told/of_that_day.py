"""What happened then: the sentences that tell of the very day, month or year, where a question asks for nothing else.

"What happened at Hexley on 17 February 2021?" is answered by what stands of both, in the order of the text.
"""

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, ListAnswer, PassageAnswer
from bot.answering.said.findings import excerpt
from corpus.period import Period

_TOLD = 3
"""How many sentences are told; who wants more reads the article."""


def tell_of_that_day(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The best sentences that tell of the asked time and lack nothing else; None where something else is asked."""
    question = evidence.question
    if len(question.periods) != 1 or not _is_closed(question.periods[0]) or not _asks_what_happened(question):
        return None
    told = [one for one in evidence.sentences if _is_of_that_time(one, holdings)]
    best = sorted(told[:_TOLD], key=lambda one: (one.sentence.article, one.sentence.position))
    if not best:
        return None
    findings = tuple(excerpt(one.sentence, holdings) for one in best)
    surest = max(one.confidence for one in best)
    if len(findings) == 1:
        return PassageAnswer(finding=findings[0], confidence=surest)
    return ListAnswer(items=findings, complete=len(told) <= _TOLD, confidence=surest)


def _is_closed(period: Period) -> bool:
    """Whether a time has a first day and a last one: what was before 2019 is more than three sentences tell."""
    return period.start is not None and period.end is not None


def _asks_what_happened(question: Question) -> bool:
    return pattern_in("cues", "what_happened").search(question.text.casefold()) is not None


def _is_of_that_time(one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence tells itself of the asked time, and of all else that the question names."""
    agreement = one.agreement
    if agreement.period not in {"same", "within"} or not holdings.figures_of(one.sentence).periods:
        return False
    idle = pattern_in("cues", "what_happened")
    return all(idle.search(need.surface.casefold()) for need in agreement.missing)
