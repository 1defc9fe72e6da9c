"""The other figure: the one that a sentence holds its own against, told by how much more or less that is.

"It employs 610 people, 14 fewer than a year ago" tells that there were 624, and "412 games, seven short of the record
held by Lind" that Lind played 419. The question must ask for that other one, and surely: for its time, for what alone
it is said of, or for what was planned.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.agreed.agreement import periods_agree
from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.question import Need, Question
from bot.answering.computed.from_one_sentence import computed_from, tells_all, tells_most
from bot.answering.gathered.evidence import Evidence, FactEvidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.said.answer import Answer
from bot.answering.spans.answer_spans import governing
from bot.answering.spans.capitals import capitalised
from bot.answering.spans.held_against import HeldAgainst, held_against, is_asked_so
from bot.answering.spans.plans import asks_for_plan_of
from bot.answering.workings.computation import Computation
from corpus.intervals import months_after, shifted
from corpus.period import Period, dated
from corpus.periods import read_periods
from corpus.quantity import Quantity
from corpus.words import stems_of, terms_of

_TRIED = 3
_LARGELY = 0.6
"""The share of a question that a sentence must speak of."""
_MONTHS = 12
_YEAR = re.compile(r"\d{4}")


def other_figure(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The figure that one of the best sentences holds its own against; None where none does so of what is asked for.

    Nor where a fact of another sentence tells its figure.
    """
    question = evidence.question
    if not question.asks_figure:
        return None
    for one in evidence.sentences[:_TRIED]:
        if any(_tells_figure(fact, one, question) for fact in evidence.facts):
            return None
        for held in _asked_for(question, one, holdings):
            by = held.by
            computation = Computation("sum" if held.is_less else "difference", (held.figure, by))
            return computed_from(computation, one, holdings)
        if one.accepted:
            return None
    return None


def asks_for_reference(question: Question, held: HeldAgainst, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a question speaks of what a sentence holds its figure against: of its time, its name, or its plan."""
    return (
        _is_of_asked_time(question, held, one, holdings)
        or (not dated(question.periods) and _is_of_asked_thing(question, held, one, holdings))
        or asks_for_plan_of(question, held.reference.of(holdings.text_of(one.sentence)))
    )


def _tells_figure(told: FactEvidence, one: SentenceEvidence, question: Question) -> bool:
    """Whether a fact of another sentence gives a figure of the asked kind."""
    is_other = told.accepted and not one.sentence.span.overlaps(told.fact.quote)
    return is_other and isinstance(told.fact.value, Quantity) and figure_fits(question, told.fact.value)


def _asked_for(question: Question, one: SentenceEvidence, holdings: Holdings) -> Sequence[HeldAgainst]:
    if not tells_most(one, _LARGELY):
        return ()
    text = holdings.text_of(one.sentence)
    return [
        held
        for held in held_against(holdings.figures_of(one.sentence).quantities, text)
        if figure_fits(question, held.figure)
        and is_asked_so(question, held, text)
        and tells_all(question, one, holdings)
        and asks_for_reference(question, held, one, holdings)
    ]


def _is_of_asked_thing(question: Question, held: HeldAgainst, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a question has a word that is said of the other figure alone, and no name that is not its own."""
    text = holdings.text_of(one.sentence)
    words = held.reference.of(text)
    there = frozenset(terms_of(words))
    title = holdings.article(one.sentence.article).title
    rest = frozenset(terms_of(f"{text[: held.reference.start]} {text[held.reference.end :]} {title}"))
    telling = [need for need in question.needs if need.is_told_by(there) and not _is_told(need, rest)]
    names = [name.of(words) for name in capitalised(words)]
    return bool(telling) and all(not question.stems.isdisjoint(stems_of(name)) for name in names)


def _is_told(need: Need, stems: frozenset[str]) -> bool:
    return not need.own.isdisjoint(stems) or need.is_told_by(stems)


def _is_of_asked_time(question: Question, held: HeldAgainst, one: SentenceEvidence, holdings: Holdings) -> bool:
    text, article = holdings.text_of(one.sentence), holdings.article(one.sentence.article)
    words = held.reference.of(text)
    asked, months = dated(question.periods), _months_before(words)
    if months is not None and months == _months_before(question.text) and not _YEAR.search(question.text):
        return True
    if not asked:
        asks_then = pattern_in("earlier", "asked").search(question.text)
        is_then = pattern_in("earlier", "asked").search(words)
        asks_before = pattern_in("held_against", "asks_before").search(question.text)
        is_before = pattern_in("held_against", "before").search(words)
        return bool((asks_then and is_then) or (asks_before and (is_before or is_then)))
    stated = dated(read_periods(words, article.published, article.language))
    if not stated and months is not None:
        figures = holdings.figures_of(one.sentence)
        own = governing(held.figure, replace(figures, periods=dated(figures.periods)), text)
        stated = tuple(moved for period in own if (moved := _moved_back(period, months)))
    return periods_agree(asked, stated) in {"same", "within"}


def _months_before(words: str) -> int | None:
    """How many months before what its clause tells of a time lies: 12 for "a year earlier"; None where it says none."""
    found = pattern_in("held_against", "earlier", "years").search(words)
    if found is None:
        return None
    if not found["number"]:
        return _MONTHS
    number = lexicon("held_against")["earlier"]["numbers"].get(found["number"].casefold(), found["number"])
    return int(number) * (1 if found["unit"].casefold().startswith("month") else _MONTHS)


def _moved_back(period: Period, months: int) -> Period | None:
    """The same stretch so many months before: what ends with a month still does."""
    behind = shifted(period.end, 1) if period.end else None
    end = months_after(behind, -months) if behind else None
    start = months_after(period.start, -months) if period.start else None
    return replace(period, start=start, end=shifted(end, -1), surface="", span=None) if end else None
