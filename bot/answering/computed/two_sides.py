"""Both sides of a question, asked for one by one: two figures, or two dates, each with its sentence.

Where facts give no pair, sentences may. What is found for the two sides must then be two things of one kind: of one
unit, of one time, and each nearer to its own side's name than any other figure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.asked.question import Question
from bot.answering.computed.asking_again import ask_again
from bot.answering.computed.sides import Purpose, Sides, read_sides
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in, stems_in
from bot.answering.said.answer import Citation, Finding, SingleAnswer
from bot.answering.said.dates import dates_in
from bot.answering.said.support import supports
from bot.answering.spans.capitals import capitalised
from bot.answering.spans.compared import is_by_how_much
from bot.answering.told.series import months_of
from bot.answering.workings.ranking import Measured, all_of_one_kind
from corpus.dates import PartialDate
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import is_han, read_words

_CLOSE = 32
"""Characters between a name and its figure: those of " which was completed in "."""
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure or a date that a source tells of one side."""

    value: Measured
    finding: Finding
    confidence: float


@dataclass(frozen=True, slots=True)
class Missing:
    """The side of which sources tell nothing."""

    side: str


def of_both_sides(purpose: Purpose, evidence: Evidence, holdings: Holdings) -> tuple[Told, Told] | Missing | None:
    """What sources tell of each side, of one kind and one time; None where the question has no two sides.

    Args:
        purpose: ``value`` for figures, else dates; ``lasting`` for the first and the last day of one thing.
        evidence: of the whole question.
        holdings: what is asked.
    """
    sides = read_sides(evidence.question.text, purpose)
    if sides is None:
        return None
    if not _are_alike_long(sides, evidence.question):
        return Missing(_bare(sides.other))
    lacking = sides.one
    for one, other in sides.ways:
        first = ask_again(one, evidence, holdings)
        second = ask_again(other, evidence, holdings) if first else None
        if first is None or second is None:
            lacking = sides.other if first else lacking
            continue
        if purpose == "lasting":
            found = _ends(first, second, sides.one)
        else:
            found = _two(_told(first, sides.one, purpose), _told(second, sides.other, purpose))
        if found and (evidence.question.periods or purpose != "value" or _are_of_one_source(first, second)):
            return found
    return Missing(_bare(lacking))


def _bare(side: str) -> str:
    return pattern_in("sides", "determiner").sub("", side.strip())


def _are_alike_long(sides: Sides, question: Question) -> bool:
    """Whether the times that the two sides name can be held together: eight months are no year."""
    day = question.asked_on
    today = PartialDate(day.year, day.month, day.day) if day else None
    one, other = (read_periods(side, today, question.language) for side in (sides.one, sides.other))
    return not (one and other) or months_of(one[0]) == months_of(other[0])


def _told(answer: SingleAnswer, side: str, purpose: Purpose) -> Told | None:
    """The one figure, or the one date, of an answer, where it is surely that of its side."""
    citation = answer.finding.citation
    text = answer.finding.text if purpose == "value" and _is_time_side(side) else _own_words(answer, side, purpose)
    if not text:
        return None
    finding = Finding(text, citation, _label(side, citation))
    values = _values(finding, purpose)
    return Told(values[0], finding, answer.confidence) if len(values) == 1 else None


def _values(finding: Finding, purpose: Purpose) -> Sequence[Measured]:
    if purpose != "value":
        return dates_in(finding.text, finding.citation)[:1]
    return [figure for figure in read_quantities(finding.text, _language(finding)) if figure.shape != "ordinal"]


def _ends(first: SingleAnswer, second: SingleAnswer, thing: str) -> tuple[Told, Told] | None:
    """The first and the last day of one thing: both of one answer, or one of each."""
    one, other = first.finding, second.finding
    if one == other and len(dates_in(one.text, one.citation)) == 1:
        other = replace(other, text=_ending(one))
    began, ended = (dates_in(finding.text, finding.citation) for finding in (one, other))
    if not began or not ended or began[0] >= ended[-1]:
        return None
    label = _label(thing, one.citation)
    confidence = min(first.confidence, second.confidence)
    return (
        Told(began[0], replace(one, about=label), confidence),
        Told(ended[-1], replace(other, about=label), confidence),
    )


def _ending(beginning: Finding) -> str:
    """The date behind a word of ending, in the sentence that tells the beginning; nothing where there is none."""
    quote = beginning.citation.quote
    words = [word for word in read_words(quote) if word.stem in stems_in("sides", "ending")]
    dates = [span for span in _kin(beginning, "lasting") if span.start > quote.find(beginning.text)]
    return next((span.of(quote) for word in words for span in dates if span.start >= word.span.end), "")


def _two(one: Told | None, other: Told | None) -> tuple[Told, Told] | None:
    """Two things that may be held together: not the same words for both sides."""
    if one is None or other is None:
        return None
    if one.finding.citation == other.finding.citation:
        one, other = _with_unit(one, other), _with_unit(other, one)
    if not all_of_one_kind((one.value, other.value)) or _unit_of(one) != _unit_of(other):
        return None
    is_same = (one.finding.text, one.finding.citation) == (other.finding.text, other.finding.citation)
    return None if is_same and one.finding.citation.quote.count(one.finding.text) == 1 else (one, other)


def _unit_of(told: Told) -> str:
    return told.value.unit if isinstance(told.value, Quantity) else ""


def _with_unit(one: Told, other: Told) -> Told:
    """A bare figure with the unit of the one beside it: "9,860 runners in 2024, against 8,215 in 2023"."""
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity) and not one.value.unit:
        return replace(one, value=replace(one.value, unit=other.value.unit))
    return one


def _are_of_one_source(one: SingleAnswer, other: SingleAnswer) -> bool:
    """Whether two figures of no stated time stand in one article: else they may be of different years."""
    return one.finding.citation.article == other.finding.citation.article


def _label(side: str, citation: Citation) -> str:
    """What a side is called, as far as its sentence bears it out."""
    label = _bare(side).strip()
    wordings = (label, _name_of(side))
    return next((wording for wording in wordings if wording and supports(citation, wording)), "")


def _own_words(answer: SingleAnswer, side: str, purpose: Purpose) -> str:
    """The words of the figure, or of the date, that belongs to a side; nothing where the sentence leaves that open.

    Of several in one sentence it is the one right behind the side's name. A sentence that has but one, or that leans on
    another and does not repeat the name, is taken as it was found.
    """
    text, citation = answer.finding.text, answer.finding.citation
    kin = _kin(answer.finding, purpose)
    name = _name_of(side)
    ends = [found.end() for found in re.finditer(re.escape(name), citation.quote)] if name else []
    if len(kin) < 2 or not ends or citation.quote.count(text) != 1:  # noqa: PLR2004 - nothing to choose from
        return text
    own = [(span.start - end, span) for end in ends for span in kin if _stands_behind(span, end, citation.quote)]
    if own:
        return min(own)[1].of(citation.quote)
    at = citation.quote.find(text)
    others = (name.end for name in capitalised(citation.quote[:at]) if name.end not in ends)
    return "" if any(_stands_behind(Span(at, at + len(text)), end, citation.quote) for end in others) else text


def _stands_behind(figure: Span, end: int, quote: str) -> bool:
    """Whether a figure stands so close behind a name that it must be the name's."""
    between = quote[end : figure.start]
    return 0 <= figure.start - end <= _CLOSE and not pattern_in("sides", "parting").search(between)


def _name_of(side: str) -> str:
    """The name in a side; all of it where it is Chinese."""
    if is_han(side):
        return side
    bare = _bare(side)
    return next((span.of(bare) for span in capitalised(bare)), "")


def _kin(finding: Finding, purpose: Purpose) -> Sequence[Span]:
    """Where in the quote the figures of the finding's kind stand."""
    quote = finding.citation.quote
    if purpose != "value":
        periods = read_periods(quote, finding.citation.article.published, _language(finding))
        return [period.span for period in periods if period.span and _YEAR.search(period.surface)]
    units = {figure.unit for figure in read_quantities(finding.text, _language(finding))}
    alike = [figure.span for figure in read_quantities(quote, _language(finding)) if figure.unit in units]
    return [span for span in alike if not is_by_how_much(span.end, quote)]  # which is the figure of neither side


def _language(finding: Finding) -> str:
    return finding.citation.article.language


def _is_time_side(side: str) -> bool:
    return bool(_YEAR.search(side)) and not any(capitalised(_YEAR.sub("", _bare(side))))
