"""How long something lasted, where a sentence tells from when until when: "she led it from 1964 until 1989"."""

from bot.answering.agreed.fitness import figure_fits
from bot.answering.computed.asked_means import needs_of
from bot.answering.computed.holding_together import fitting_unit, unit_of_time
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, ComputedAnswer
from bot.answering.said.dates import dates_in
from bot.answering.said.findings import excerpt
from bot.answering.spans.denied import negates
from bot.answering.workings.elapsed import Elapsed

_TRIED = 2
_LARGELY = 0.7
"""The share of a question that a sentence must speak of."""
_ENDS = 2
_OPERATIONS = frozenset(("none", "span"))


def how_long_told(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The time from the one date to the other; None where the best sentences tell no stretch of time, or several."""
    question = evidence.question
    if question.answer_type != "duration" or question.operation not in _OPERATIONS or question.periods:
        return None
    how = {need.surface for need in question.needs} - {need.surface for need in needs_of(question, "span")}
    for one in evidence.sentences[:_TRIED]:
        is_of_it = not any(need.is_known and need.surface not in how for need in one.agreement.missing)
        if any(figure_fits(question, figure) for figure in holdings.figures_of(one.sentence).quantities):
            return None
        if is_of_it and one.agreement.coverage >= _LARGELY and (answer := _stretch(evidence, one, holdings)):
            return answer
    return None


def _stretch(evidence: Evidence, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    if negates(holdings.text_of(one.sentence)):
        return None
    stretch = pattern_in("lasting", "stretch")
    periods = holdings.figures_of(one.sentence).periods
    findings = [excerpt(one.sentence, holdings, period.span) for period in periods if stretch.search(period.surface)]
    told = [finding for finding in findings if len(dates_in(finding.text, finding.citation)) == _ENDS]
    if len(told) != 1:
        return None
    start, end = dates_in(told[0].text, told[0].citation)
    unit = unit_of_time(evidence.question.text) or fitting_unit(start, end)
    elapsed = Elapsed(start, end, unit, includes_last=bool(end.day))
    if start >= end or elapsed.parts is None:
        return None
    return ComputedAnswer(computation=elapsed, inputs=(told[0], told[0]), confidence=one.confidence_unread)
