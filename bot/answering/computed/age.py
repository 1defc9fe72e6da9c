"""How old somebody was, where a lead tells when they lived: "Ann Roe (2 May 1851 – 9 June 1902)"."""

from dataclasses import replace

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, ComputedAnswer
from bot.answering.said.dates import dates_in
from bot.answering.said.findings import excerpt
from bot.answering.spans.dimensions import is_of_dimension
from bot.answering.spans.lifetimes import lifetime_of
from bot.answering.workings.elapsed import Elapsed
from corpus.words import stems_of

_LOOKED_AT = 8
_TRIED = 4
"""How many of the best sentences may say the age themselves."""
_ENDS = 2


def age_at_death(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The time from the day of birth to that of death, of the very one that is asked about; None where a sentence says
    how old that one was.
    """
    question = evidence.question
    asks = all(pattern_in("lifetimes", key).search(question.text) for key in ("asks_age", "death"))
    asks = asks and pattern_in("lifetimes", "kin").search(question.text) is None
    if not asks or any(_says_age(one, evidence, holdings) for one in evidence.sentences[:_TRIED]):
        return None
    return next(
        (answer for one in evidence.sentences[:_LOOKED_AT] if (answer := _counted(one, evidence, holdings))), None
    )


def _says_age(one: SentenceEvidence, evidence: Evidence, holdings: Holdings) -> bool:
    text, figures = holdings.text_of(one.sentence), holdings.figures_of(one.sentence).quantities
    return one.accepted and any(is_of_dimension(evidence.question, figure, text) for figure in figures)


def _counted(one: SentenceEvidence, evidence: Evidence, holdings: Holdings) -> Answer | None:
    if one.agreement.missing_names:
        return None
    text = holdings.text_of(one.sentence)
    for period in holdings.figures_of(one.sentence).periods:
        who = lifetime_of(period.span, text) if period.span else ""
        if period.span is None or not who or not _is_asked(evidence.question, who):
            continue
        found = replace(excerpt(one.sentence, holdings, period.span), about="")
        days = dates_in(found.text, found.citation)
        elapsed = Elapsed(days[0], days[1], "year") if len(days) == _ENDS else None
        if elapsed and elapsed.parts and elapsed.start < elapsed.end:
            return ComputedAnswer(computation=elapsed, inputs=(found, found), confidence=one.confidence_unread)
    return None


def _is_asked(question: Question, who: str) -> bool:
    """Whether each name of a question is that of the one who lived then."""
    stems = frozenset(stems_of(who))
    return all(need.own <= stems for need in question.needs if need.is_name)
