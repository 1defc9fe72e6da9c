"""Then and now in one sentence: "fell to 19 million from 22.4 million", "6,200 pairs in 2023, compared with 4,850".

Where no two facts are held and the question names no two things, one sentence often tells both figures, the earlier
one behind a word that holds it against the later one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Question
from bot.answering.computed.asked_means import AskedMeans, needs_of
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in, stems_in
from bot.answering.said.answer import Answer, ComputedAnswer, Correction, ValueAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.nearness import nearness
from bot.answering.workings.computation import Computation, Means
from bot.answering.workings.working import say_arithmetic
from corpus.quantity import Quantity
from corpus.words import stems_of

Pair = tuple[Quantity, Quantity]
"""The later figure and the earlier one."""

_TRIED = 2
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
    found = gather_evidence(plain, retrieve(plain, holdings), holdings, evidence.judge)
    telling = (one for one in found.sentences if one.accepted and not any(n.is_known for n in one.agreement.missing))
    for one in islice(telling, _TRIED):
        if _has_asked_years(whole, one, holdings):
            told = _told_itself(whole, asked, one, holdings) if means == "difference" else None
            if answer := told or _computed(means, asked, whole, one, holdings):
                return answer
    return None


def figure_before(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The figure of an earlier time, from the later one and by how much more or less that is.

    "It employs 610 people, 14 fewer than a year ago" tells that there were 624. None where no sentence does so of the
    asked time.
    """
    question = evidence.question
    if not question.asks_figure or not (question.years or pattern_in("earlier", "asked").search(question.text)):
        return None
    for one in evidence.sentences[:_TRIED]:
        figures = holdings.figures_of(one.sentence).quantities
        text = holdings.text_of(one.sentence)
        for now, change in pairwise(sorted(figures, key=lambda figure: figure.span.start)):
            told = pattern_in("then_and_now", "change_since").fullmatch(text[now.span.end : change.span.start])
            since = pattern_in("then_and_now", "since").match(text[change.span.end :]) if told else None
            if (
                since
                and not one.agreement.missing
                and _is_asked_time(question, since["time"])
                and figure_fits(question, now)
            ):
                return _figure_before(now, change, one, holdings, is_less=bool(since["less"]))
    return None


def _is_asked_time(question: Question, words: str) -> bool:
    asked = pattern_in("earlier", "asked")
    if asked.search(question.text):
        return asked.search(words) is not None
    return bool(question.years) and all(year in words for year in question.years)


def _figure_before(
    now: Quantity, change: Quantity, one: SentenceEvidence, holdings: Holdings, *, is_less: bool
) -> Answer:
    figures = (now, replace(change, unit=now.unit))
    computation = Computation("sum" if is_less else "difference", figures)
    inputs = tuple(replace(excerpt(one.sentence, holdings, figure.span), about="") for figure in figures)
    return ComputedAnswer(computation=computation, inputs=inputs, confidence=one.confidence_unread)


def _told_itself(question: Question, asked: AskedMeans, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    """By how much, where the sentence says it: the 140 of "140 fewer than a year ago"."""
    text = holdings.text_of(one.sentence)
    wanted = "less" if asked.course in {"less", "fall"} else "more"
    for figure in holdings.figures_of(one.sentence).quantities:
        behind = pattern_in("then_and_now", "by_how_much", wanted).match(text[figure.span.end :])
        if behind and asked.course and figure_fits(question, figure):
            return ValueAnswer(finding=excerpt(one.sentence, holdings, figure.span), confidence=one.confidence_unread)
    return None


def _computed(
    means: Means, asked: AskedMeans, question: Question, one: SentenceEvidence, holdings: Holdings
) -> Answer | None:
    pair = _pair(question if means == "difference" else replace(question, unit=""), one, holdings)
    if pair is None:
        return None
    if _went_otherwise(question, pair):
        return Correction(facts=(excerpt(one.sentence, holdings),), confidence=one.confidence_unread)
    computation = Computation(means, _in_order(pair, asked), asked=asked.course)
    if say_arithmetic(computation, "en") is None:
        return None
    inputs = tuple(replace(excerpt(one.sentence, holdings, figure.span), about="") for figure in computation.figures)
    return ComputedAnswer(computation=computation, inputs=inputs, confidence=one.confidence_unread)


def _pair(question: Question, one: SentenceEvidence, holdings: Holdings) -> Pair | None:
    """The pair whose later figure stands nearest to what is asked about."""
    text, figures = holdings.text_of(one.sentence), holdings.figures_of(one.sentence)
    fitting = [pair for pair in _pairs(figures.quantities, text) if _fits(question, pair, text)]
    return max(fitting, key=lambda pair: nearness(pair[0].span, question, text), default=None)


def _pairs(quantities: Sequence[Quantity], text: str) -> Iterator[Pair]:
    """Each figure with the one that is held against it: the next of its kind, behind a word that does so.

    >>> from corpus.quantities import read_quantities
    >>> text = "Sales rose 2% to 19 million pounds, up from 15 million a year ago."
    >>> [(now.surface, then.surface) for now, then in _pairs(read_quantities(text), text)]
    [('19 million pounds', '15 million')]
    """
    figures = sorted(quantities, key=lambda one: one.span.start)
    for place, first in enumerate(figures[:-1]):
        second = figures[place + 1]
        other = second if second.unit or not first.unit else replace(second, unit=first.unit)
        if first.shape == "ordinal" or other.unit != first.unit:
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


def _fits(question: Question, pair: Pair, text: str) -> bool:
    """Whether a pair is of the asked kind, and not of what was only aimed at, unless that is asked for."""
    now, then = pair
    between = text[min(now.span.end, then.span.end) : max(now.span.start, then.span.start)]
    aimed_at = stems_in("then_and_now", "aimed_at") & frozenset(stems_of(between))
    return figure_fits(question, now) and aimed_at <= question.stems


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
