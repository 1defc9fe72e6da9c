"""Sums of one sentence: what is added to what there was, and two figures that are told of two things.

"The wing adds 5,200 square metres to the 7,900 of the old house" tells that there are 13,100.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.agreed.fitness import figure_fits
from bot.answering.asked.chinese_words import words_alike
from bot.answering.asked.question import Need, Question
from bot.answering.computed.asked_means import AskedMeans, needs_of
from bot.answering.computed.from_one_sentence import computed_from, telling_most
from bot.answering.gathered.evidence import Evidence
from bot.answering.gathered.gather_evidence import gather_anew
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer
from bot.answering.spans.pieces import piece_at
from bot.answering.workings.computation import Computation
from corpus.quantity import Quantity
from corpus.words import terms_of

Pair = tuple[Quantity, Quantity]


def added_up(evidence: Evidence, asked: AskedMeans, holdings: Holdings) -> Answer | None:
    """The sum of two figures of one sentence; None where the question asks for none, or no sentence tells both."""
    if asked.means != "sum":
        return None
    needs = needs_of(evidence.question, "sum")
    question = replace(evidence.question, needs=needs)
    found = gather_anew(question, evidence, holdings)
    for one in telling_most(found.sentences):
        text, quantities = holdings.text_of(one.sentence), holdings.figures_of(one.sentence).quantities
        pairs = [
            *_added(question, quantities, text),
            *_side_by_side(question, quantities, text),
            *_of_named_parts(evidence.question, quantities, text),
        ]
        if pairs:
            return computed_from(Computation("sum", pairs[0]), one, holdings)
    return None


def _added(question: Question, quantities: Sequence[Quantity], text: str) -> Iterator[Pair]:
    """What a sentence says to be added, and what to."""
    if not pattern_in("adding", "asks_whole").search(question.text):
        return
    for more, there in pairwise(sorted(quantities, key=lambda one: one.span.start)):
        is_added = pattern_in("adding", "adds").search(text[: more.span.start])
        between = text[more.span.end : there.span.start]
        same = there.unit in {"", more.unit} and more.shape == there.shape == "amount"
        if is_added and same and figure_fits(question, more) and pattern_in("adding", "to").fullmatch(between):
            yield more, replace(there, unit=more.unit)


def _side_by_side(question: Question, quantities: Sequence[Quantity], text: str) -> Iterator[Pair]:
    """The only two figures of the asked kind, each with what the question names beside it, and the other has not."""
    fitting = [one for one in quantities if one.shape == "amount" and figure_fits(question, one)]
    for unit in dict.fromkeys(one.unit for one in fitting if one.unit):
        alike = [one if one.unit else replace(one, unit=unit) for one in fitting if one.unit in {"", unit}]
        if len(alike) == 2 and _are_both_asked_for(alike[0], alike[1], question, text):  # noqa: PLR2004 - one of each
            yield alike[0], alike[1]


def _of_named_parts(question: Question, quantities: Sequence[Quantity], text: str) -> Iterator[Pair]:
    """The figures of the two things that a Chinese question joins, each right behind its own thing: 门票3900万元."""
    joint = pattern_in("adding", "joined_zh").search(question.text)
    if joint is None:
        return
    one = next((n for n in question.needs if question.text[: joint.start("joint")].endswith(n.surface)), None)
    other = next((n for n in question.needs if question.text[joint.end("joint") :].startswith(n.surface)), None)
    mine = _right_behind(one, quantities, text) if one else None
    theirs = _right_behind(other, quantities, text) if other else None
    if mine and theirs and mine.span != theirs.span and mine.unit == theirs.unit:
        yield mine, theirs


def _right_behind(need: Need, quantities: Sequence[Quantity], text: str) -> Quantity | None:
    """The figure that stands right behind a thing in its clause; None where the thing is told twice so."""
    between = pattern_in("adding", "between_zh")
    told = [
        figure
        for word in words_alike(need.surface)
        for figure in quantities
        if (at := text.rfind(word, 0, figure.span.start)) >= 0
        and between.fullmatch(text[at + len(word) : figure.span.start])
        and figure.shape == "amount"
    ]
    return told[0] if len({figure.span for figure in told}) == 1 else None


def _are_both_asked_for(one: Quantity, other: Quantity, question: Question, text: str) -> bool:
    mine, theirs = _told_at(one, question, text), _told_at(other, question, text)
    if pattern_in("adding", "two").search(question.text) and mine & theirs:
        return piece_at(one.span.start, text) != piece_at(other.span.start, text)
    return bool(mine - theirs and theirs - mine)


def _told_at(figure: Quantity, question: Question, text: str) -> frozenset[str]:
    """What the question speaks of that stands in the piece of a figure."""
    told = frozenset(terms_of(piece_at(figure.span.start, text)))
    return frozenset(need.surface for need in question.needs if need.is_told_by(told))
