"""Sources that disagree: different values for one and the same slot, all of them shown, the newest first.

The question is answered from each article by itself. It must name what it is about, so that both articles speak of the
same thing, and each answer must speak of all that is asked. What is only rounded, or lies within the other's bound,
does not disagree, nor do figures of different times.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bot.answering.agreed.agreement import how_far_met
from bot.answering.computed.asking_again import answer_plainly, that_meets_all
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, Disagreement, Finding, SingleAnswer
from bot.answering.said.dates import dates_in
from bot.answering.said.support import supports
from bot.answering.spans.capitals import capitalised
from bot.answering.workings.amount import carried_digits
from bot.answering.workings.arithmetic import End, Interval, interval_of
from bot.answering.workings.ranking import Measured, interval_of_date
from corpus.dates import PartialDate
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.words import terms_of

_KINDS = frozenset(("value", "count", "date", "duration", "open"))
_MOST = 5
_NEARLY = Fraction(5, 100)
"""How far two figures may lie apart of which one is "about" so much, or is a round number."""
_TELLING_DIGITS = 2
_MET = 0.3
"""How far the sentence itself must meet each need."""


@dataclass(frozen=True, slots=True)
class _Version:
    """What one article answers."""

    finding: Finding
    value: Measured
    confidence: float


def differ(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The values that the sources give, where they differ; None where one tells it, or all tell the same."""
    question = evidence.question
    if question.answer_type not in _KINDS or not question.particulars:
        return None
    versions = sorted(_versions(evidence, holdings), key=_newest_first)[:_MOST]
    told: list[_Version] = []
    for version in versions:
        if not any(_agree(version.value, known.value) for known in told):
            told.append(version)
    if len(told) < 2 or not _are_of_one_kind(told) or not _are_of_one_time(told, evidence):  # noqa: PLR2004
        return None
    findings = tuple(replace(version.finding, about="") for version in told)
    about = told[0].finding.about
    return Disagreement(
        values=findings,
        about="" if about == told[0].finding.citation.quote else about,
        confidence=min(version.confidence for version in told),
    )


def _versions(evidence: Evidence, holdings: Holdings) -> Iterator[_Version]:
    met = that_meets_all(evidence)
    articles = {one.fact.article for one in met.facts if one.accepted}
    articles |= {one.sentence.article for one in met.sentences if one.accepted}
    for article in sorted(articles) if len(articles) > 1 else ():
        answer = answer_plainly(_of_article(met, article), holdings)
        value = _value(answer) if isinstance(answer, SingleAnswer) else None
        if isinstance(answer, SingleAnswer) and value and _is_of_the_named(answer.finding, evidence):
            text = value.surface if isinstance(value, Quantity) else answer.finding.text
            yield _Version(replace(answer.finding, text=text), value, answer.confidence)


def _of_article(evidence: Evidence, article: str) -> Evidence:
    return replace(
        evidence,
        facts=tuple(one for one in evidence.facts if one.fact.article == article),
        sentences=tuple(one for one in evidence.sentences if one.sentence.article == article),
    )


def _is_of_the_named(finding: Finding, evidence: Evidence) -> bool:
    """Whether the sentence itself tells what is asked for, and has the asked name, or none: what stands around it may
    speak of another thing.
    """
    question = evidence.question.within(finding.citation.article.id)
    told = dict.fromkeys(terms_of(f"{finding.citation.quote} {finding.about}"), 1.0)
    if not all(need.is_name or how_far_met(need, told) >= _MET for need in question.needs):
        return False
    named = " ".join(question.particulars)
    return supports(finding.citation, named) or not any(capitalised(finding.citation.quote, fewest=2))


def _value(answer: SingleAnswer) -> Measured | None:
    """The one figure, or the one date, of an answer."""
    finding = answer.finding
    if answer.kind == "date":
        dates = dates_in(finding.text, finding.citation)
        return dates[0] if len(dates) == 1 else None
    figures = read_quantities(finding.text, finding.citation.article.language)
    return figures[0] if len(figures) == 1 and figures[0].shape == "amount" else None


def _newest_first(version: _Version) -> tuple[int, str]:
    article = version.finding.citation.article
    return -article.published.last_day.toordinal() if article.published else 0, article.id


def _agree(one: Measured, other: Measured) -> bool:
    """Whether two values may be one: what either of them can mean, rounded as it is, has something in common."""
    first, second = _reach(one), _reach(other)
    return _begins_before(first, second) and _begins_before(second, first)


def _reach(value: Measured) -> Interval:
    if isinstance(value, PartialDate):
        return interval_of_date(value)
    interval, around = interval_of(value), _tolerance(value)
    low = End(interval.low.value - around) if interval.low else None
    return Interval(low, End(interval.high.value + around) if interval.high else None)


def _tolerance(figure: Quantity) -> Fraction:
    """How far from a figure what it was rounded from may lie."""
    near = abs(Fraction(figure.value)) * _NEARLY
    if figure.operator == "~":
        return near
    zeros = len(figure.digits) - len(figure.digits.rstrip("0")) if "." not in figure.digits else 0
    places = len(figure.digits.partition(".")[2])
    half = Fraction(10**zeros, 10**places) * figure.scale / 2
    is_rounded = bool(zeros or places or figure.scale > 1)
    rough = half if carried_digits(figure) >= _TELLING_DIGITS else min(half, near)
    return rough if is_rounded else Fraction()


def _begins_before(one: Interval, other: Interval) -> bool:
    return one.low is None or other.high is None or one.low.value <= other.high.value


def _are_of_one_kind(versions: Sequence[_Version]) -> bool:
    units = {version.value.unit if isinstance(version.value, Quantity) else "date" for version in versions}
    return len(units) == 1


def _are_of_one_time(versions: Sequence[_Version], evidence: Evidence) -> bool:
    """Whether the values may be of one time: the asked one, or that of each article where some sentence tells none."""
    if evidence.question.periods or evidence.question.answer_type == "date":
        return True
    times = [_times(version.finding) for version in versions]
    return not all(times) or bool(frozenset.intersection(*times))


def _times(finding: Finding) -> frozenset[tuple[date | None, date | None]]:
    article = finding.citation.article
    periods = read_periods(finding.citation.quote, article.published, article.language)
    return frozenset((period.start, period.end) for period in periods)
