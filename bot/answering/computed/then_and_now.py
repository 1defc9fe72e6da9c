"""Then and now in one sentence: "fell to 19 million from 22.4 million", "6,200 pairs in 2023, compared with 4,850".

Where no two facts are found that a change is computed of, one sentence often tells both figures, the earlier one behind
a word that holds it against the later one; or it tells one figure, and by how much it is more or less than before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Question
from bot.answering.computed.asked_means import AskedMeans, needs_of
from bot.answering.computed.from_one_sentence import computed_from
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.gather_evidence import gather_anew
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, Correction, ValueAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.nearness import nearness
from bot.answering.workings.computation import Computation, Means
from corpus.quantity import Quantity

Pair = tuple[Quantity, Quantity]
"""The later figure and the earlier one."""

_TRIED = 2
_LARGELY, _WHOLLY = 0.7, 0.9
"""The share of a question that a sentence must speak of for its figures to be computed with, and to correct it."""
_MEANS: dict[str, Means] = {"difference": "difference", "growth": "growth", "ratio": "ratio"}


def change_told(evidence: Evidence, asked: AskedMeans, holdings: Holdings) -> Answer | None:
    """What comes of the two figures that one of the best sentences holds against each other; None where none does.

    The sentence must speak of all that is asked about, but for the words that say what to compute. One that tells by
    how much itself is quoted, and one that tells the opposite course corrects.
    """
    means = _MEANS.get(asked.means)
    if means is None:
        return None
    whole = evidence.question
    plain = replace(whole, needs=needs_of(whole, asked.means))
    found = gather_anew(plain, evidence, holdings)
    telling = (one for one in found.sentences if one.accepted and _tells_of_all(one))
    for one in islice(telling, _TRIED):
        if _has_asked_years(whole, one, holdings):
            told = _told_itself(whole, asked, one, holdings) if means == "difference" else None
            if answer := told or _computed(means, asked, whole, one, holdings):
                return answer
    return None


def _tells_of_all(one: SentenceEvidence) -> bool:
    """Whether a sentence speaks of all that is asked about, but for a word that the corpus says otherwise."""
    return one.agreement.coverage >= _LARGELY and not any(need.is_known for need in one.agreement.missing)


def _told_itself(question: Question, asked: AskedMeans, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    """By how much, where the sentence says it of two times: the 14 of "14 fewer than a year ago"."""
    text = holdings.text_of(one.sentence)
    for figure in holdings.figures_of(one.sentence).quantities if asked.course else ():
        since = pattern_in("then_and_now", "since").match(text[figure.span.end :])
        is_less = asked.course in {"less", "fall"}
        if since and bool(since["less"]) == is_less and figure_fits(question, figure):
            return ValueAnswer(finding=excerpt(one.sentence, holdings, figure.span), confidence=one.confidence_unread)
    return None


def _computed(
    means: Means, asked: AskedMeans, question: Question, one: SentenceEvidence, holdings: Holdings
) -> Answer | None:
    pair = _pair(question if means == "difference" else replace(question, unit=""), one, holdings)
    if pair is None or pattern_in("then_and_now", "by_quarter").search(question.text):
        return None
    if _went_otherwise(question, pair):
        if one.agreement.coverage < _WHOLLY:
            return None
        return Correction(facts=(excerpt(one.sentence, holdings),), confidence=one.confidence_unread)
    return computed_from(Computation(means, _in_order(pair, asked), asked=asked.course), one, holdings)


def _pair(question: Question, one: SentenceEvidence, holdings: Holdings) -> Pair | None:
    """The pair whose later figure stands nearest to what is asked about; one told "from" and "to" before all."""
    text = holdings.text_of(one.sentence)
    fitting = [
        pair for pair in pairs_in(holdings.figures_of(one.sentence).quantities, text) if figure_fits(question, pair[0])
    ]
    return max(
        fitting,
        key=lambda pair: (pair[1].span.start < pair[0].span.start, nearness(pair[0].span, question, text)),
        default=None,
    )


def pairs_in(quantities: Sequence[Quantity], text: str) -> Iterator[Pair]:
    """Each figure with the one that is held against it: the next of its kind, behind a word that does so.

    Behind the second one stands nothing more of its clause, but for a time: "15% in Norway" is no earlier figure.

    >>> from corpus.quantities import read_quantities
    >>> text = "Sales rose 2% to 19 million pounds, up from 15 million a year ago."
    >>> [(now.surface, then.surface) for now, then in pairs_in(read_quantities(text), text)]
    [('19 million pounds', '15 million')]
    """
    figures = sorted(quantities, key=lambda one: one.span.start)
    for first, second in pairwise(figures):
        other = second if second.unit or not first.unit else replace(second, unit=first.unit)
        is_whole = pattern_in("then_and_now", "behind_second").match(text[second.span.end :]) is not None
        if first.shape == "ordinal" or other.unit != first.unit or not is_whole:
            continue
        between = text[first.span.end : second.span.start]
        if pattern_in("then_and_now", "then_behind").fullmatch(between):
            yield first, other
        elif _is_from_to(text[: first.span.start], between):
            yield other, first


def _is_from_to(before: str, between: str) -> bool:
    """Whether two figures stand as in "from 2.20 to 2.80"."""
    from_, to = pattern_in("then_and_now", "from"), pattern_in("then_and_now", "to")
    return from_.search(before) is not None and to.fullmatch(between) is not None


def _has_asked_years(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence tells both of the years between which a question asks for a change, where it names two.

    The later one may be that of the report that it stands in.
    """
    text, figures = holdings.text_of(one.sentence), holdings.figures_of(one.sentence)
    inherited = {day.year for period in figures.inherited for day in (period.start, period.end) if day}
    missing = [year for year in question.years if year not in text]
    return len(question.years) < 2 or not missing or missing == [max(question.years)] == [*map(str, inherited)]  # noqa: PLR2004 - from one to the other


def _went_otherwise(question: Question, pair: Pair) -> bool:
    """Whether the figures fell where the question says that they rose, or rose where it says that they fell."""
    now, then = pair
    return (question.direction == "up" and now.value < then.value) or (
        question.direction == "down" and now.value > then.value
    )


def _in_order(pair: Pair, asked: AskedMeans) -> Pair:
    """The figures as they are computed with: the larger one first for a ratio."""
    return pair if asked.means != "ratio" or pair[0].value >= pair[1].value else pair[::-1]
