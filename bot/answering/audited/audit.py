"""The audit of an answer: the gate that every answer passes, or is not said.

Each finding's words stand, to the letter, in what is cited for it; what is cited begins and ends where sentences do;
and what was computed was computed from the figures of the cited words, read once more. What is made of it in words
passes `bot.answering.audited.audit_reply`.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.answering.asked.direction import read_direction
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, ComputedAnswer, Correction, Finding, NoAnswer, TrendAnswer, ValueAnswer
from bot.answering.said.dates import dates_in
from bot.answering.said.saying import say
from bot.answering.said.support import unsupported
from bot.answering.workings.computation import Computation
from bot.answering.workings.elapsed import Elapsed
from bot.answering.workings.ranking import Measured, Ranking
from corpus.dates import PartialDate
from corpus.fact import OTHER_WAY
from corpus.quantities import read_quantities
from corpus.quantity import Quantity


def audit_answer(answer: Answer, holdings: Holdings | None = None) -> Answer:
    """The answer itself, or a `NoAnswer` where one of its findings says what its citation does not.

    Args:
        answer: what would be said.
        holdings: what it was found in; where they are given, only their own sentences and quotes may be cited.
    """
    holds = _computes(answer) if isinstance(answer, ComputedAnswer) else _goes_as_said(answer)
    if holds and all(_stands(finding) and _is_held(finding, holdings) for finding in answer.findings):
        return answer
    return NoAnswer(reason="audit_failed")


def _is_held(finding: Finding, holdings: Holdings | None) -> bool:
    return holdings is None or holdings.may_cite(finding.citation.article, finding.citation.span)


def _stands(finding: Finding) -> bool:
    citation = finding.citation
    span = citation.span
    if not 0 <= span.start < span.end <= len(citation.article.text):
        return False
    pieces = [finding.text] if finding.text in citation.quote else finding.text.split(", ")
    literal = all(piece.casefold() in citation.quote.casefold() for piece in pieces)
    return literal and not unsupported(f"{finding.text} {finding.about}", [citation.quote])


def _computes(answer: ComputedAnswer) -> bool:
    """Whether what was computed with is what the cited words say, read once more, and gives a result."""
    computed = answer.computation
    values: Sequence[Measured]
    if isinstance(computed, Computation):
        values = computed.figures
    elif isinstance(computed, Ranking):
        values = computed.values
    elif isinstance(computed, Elapsed):
        values = (computed.start, computed.end)
    else:
        values = (computed.figure, *([computed.rate] if computed.rate else []))
    return (
        len(values) == len(answer.inputs)
        and all(_is_read(value, finding) for value, finding in zip(values, answer.inputs, strict=True))
        and say(computed, "en") is not None
        and (answer.first is None or bool(answer.first.about))
    )


def _goes_as_said(answer: Answer) -> bool:
    """Whether neither the words of a rise or a fall nor its values, from each to the next, tell the other way."""
    direction = answer.direction if isinstance(answer, ValueAnswer | TrendAnswer | Correction) else ""
    if direction not in OTHER_WAY:
        return True
    findings = answer.findings
    if len(findings) == 1:
        citation = findings[0].citation
        return read_direction(citation.quote, citation.article.language) != OTHER_WAY[direction]
    values = [_value_of(finding) for finding in findings]
    return all(
        one is not None and other is not None and one != other and (one < other) == (direction == "up")
        for one, other in pairwise(values)
    )


def _value_of(finding: Finding) -> Decimal | None:
    read = read_quantities(finding.text, finding.citation.article.language)
    return read[0].value if len(read) == 1 else None


def _is_read(value: Measured, finding: Finding) -> bool:
    if isinstance(value, PartialDate):
        return value in dates_in(finding.text, finding.citation)
    return _is_figure(value, finding.text, finding.citation.article.language)


def _is_figure(figure: Quantity, text: str, language: str) -> bool:
    read = read_quantities(text, language)
    return len(read) == 1 and (
        (read[0].value, read[0].digits, read[0].scale, read[0].operator, read[0].value_high)
        == (figure.value, figure.digits, figure.scale, figure.operator, figure.value_high)
        and (not read[0].unit or read[0].unit == figure.unit)
    )
