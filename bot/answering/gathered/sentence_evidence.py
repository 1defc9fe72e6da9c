"""Sentences, held against a question: how far each agrees, and whether it tells what is asked for."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bot.answering.agreed.agreement import Agreement, Yardstick, how_far_met, own_or_inherited
from bot.answering.agreed.judge import Judge, disagrees, is_told
from bot.answering.agreed.narrowing import is_narrowed
from bot.answering.agreed.scoring import score_of
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import SentenceEvidence
from bot.answering.gathered.kind_told import tells_kind
from bot.answering.gathered.retrieve import Retrieved
from bot.answering.held.holdings import Holdings
from bot.answering.held.strengths import Strengths
from bot.answering.held.taken_over import definite_nouns
from bot.answering.lexicons import pattern_in, stems_in
from bot.answering.spans.chinese_figures import is_in_unit_asked, tells_time_of_deed
from bot.answering.spans.chinese_people import body_span, person_span
from bot.answering.spans.chinese_places import is_deed, place_span
from bot.answering.spans.dimensions import with_dimension
from bot.answering.spans.doers import deed_asked
from bot.answering.spans.superlatives import is_of_another_rank
from corpus.article import Sentence
from corpus.words import is_han
from index.entry import Hit

_FOUND = 0.5
"""What the search says of a sentence, which knows its words and the passage that it stands in: chosen on questions of
SQuAD and QED in training, so that the answering sentence comes first as often as can be."""
_TELLS = 0.2
"""What a sentence gains that tells something of the asked kind, and loses that does not."""
_WHOLLY = 0.7
"""The share of a question that a sentence must tell to be of just that."""
_OF_SUBJECT = frozenset(("date", "place", "duration", "person"))
_DONE = 0.8
"""How far a deed must be met by a sentence that tells who did it: further than by one beside it or by the title."""
_RARE, _RARER = 0.6, 1.7
"""The weight of a rare need, and how many times it must be that of the rarest one told."""


def hold_sentences(
    question: Question, retrieved: Retrieved, holdings: Holdings, judge: Judge
) -> Iterator[SentenceEvidence]:
    """How far each of the sentences that were hit agrees, in the terms of its own article."""
    nearest = max((hit.around for hit in retrieved.sentences), default=0.0)
    asked_of = cache(question.within)
    needs_of = cache(lambda article: Yardstick(asked_of(article).needs))
    for hit in retrieved.sentences:
        asked, needs = asked_of(hit.entry.article), needs_of(hit.entry.article)
        one = _held(hit, asked, needs, retrieved.trust, nearest, holdings, judge)
        yield replace(one, accepted=True) if _may_answer(asked, one, holdings) else one


def _held(  # noqa: PLR0917 - what is asked, and what of
    hit: Hit, asked: Question, needs: Yardstick, trust: float, nearest: float, holdings: Holdings, judge: Judge
) -> SentenceEvidence:
    sentence = holdings.sentence_at(hit.entry.article, hit.entry.position)
    figures = holdings.figures_of(sentence)
    year = holdings.year_of(sentence.article)
    fit = own_or_inherited(asked.periods, figures.periods, figures.inherited, year)
    text, strengths = holdings.text_of(sentence), holdings.strengths_of_sentence(sentence)
    agreement = needs.agree(with_dimension(asked, strengths, figures.quantities, text), fit)
    kind = tells_kind(asked, figures, text, holdings.vocabulary)
    return SentenceEvidence(
        sentence=sentence,
        agreement=agreement,
        hit=hit,
        trust=trust,
        nearest=nearest,
        kind=kind,
        score=score_of(agreement, trust * hit.dense) + _FOUND * hit.score + _TELLS * kind,
        told=holdings.stems_in(sentence.article),
        judge=judge,
    )


def _may_answer(asked: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence is sure enough to answer, or has all that is asked for in Chinese, and lacks nothing."""
    agreement, sentence = one.agreement, one.sentence
    is_enough = (
        one.judge.accepts("sentence", agreement, lambda: one.confidence)
        or _names_holder(asked, agreement, sentence, holdings)
        or _tells_where(asked, agreement, sentence, holdings)
        or _tells_measure(asked, agreement, sentence, holdings)
    )
    return is_enough and not _lacks_something(asked, agreement, sentence, holdings)


def _lacks_something(question: Question, agreement: Agreement, sentence: Sentence, holdings: Holdings) -> bool:
    """Whether a sentence lacks what no answer can do without, however much of the rest it tells."""
    told = holdings.stems_in(sentence.article)
    return (
        _lacks_the_thing(question, agreement, told)
        or is_narrowed(question, agreement, definite_nouns(holdings.text_of(sentence)), told)
        or _lacks_what_one_is(question, agreement)
        or _lacks_the_kind_of_place(question, agreement)
        or _lacks_the_subject(question, agreement, told)
        or _lacks_the_deed(question, holdings.strengths_of_sentence(sentence))
        or _lacks_when_one_was_so_old(question, agreement)
        or (question.answer_type != "boolean" and is_of_another_rank(question.text, holdings.text_of(sentence)))
    )


def _lacks_the_thing(question: Question, agreement: Agreement, told: frozenset[str]) -> bool:
    """Whether the rarest thing that a question speaks of is told elsewhere in the article, and not here."""
    rarest = max((need.weight for need in question.needs if need not in agreement.missing), default=0.0)
    return any(
        need.weight >= _RARE and need.weight > _RARER * rarest and is_told(need, told) for need in agreement.missing
    )


def _lacks_what_one_is(question: Question, agreement: Agreement) -> bool:
    """Whether what a who or a where is asked of is not told: a name alone is nobody's father, and no birthplace."""
    if question.answer_type == "place":
        said = [need for need in question.needs if not (need.is_name or need.is_focus)]
        return bool(said) and all(need.is_known and need in agreement.missing for need in said)
    if question.answer_type != "person":
        return False
    first = next((need for need in question.needs if not need.is_name), None)
    return first in agreement.missing and first is not None and (first.is_known or first.weight >= 1.0)


def _lacks_the_kind_of_place(question: Question, agreement: Agreement) -> bool:
    """Whether a district or a street is asked for, of which a name says nothing, and none is told."""
    kinds = stems_in("units_asked", "kinds_of_place")
    asks_where = question.answer_type in {"place", "entity"}
    return asks_where and any(need.is_focus and not kinds.isdisjoint(need.own) for need in agreement.missing)


def _lacks_the_subject(question: Question, agreement: Agreement, told: frozenset[str]) -> bool:
    """Whether what the question says something of is told elsewhere in the article, and not here."""
    return question.answer_type in _OF_SUBJECT and any(
        need.is_subject and is_told(need, told) for need in agreement.missing
    )


def _lacks_when_one_was_so_old(question: Question, agreement: Agreement) -> bool:
    """Whether an age is asked for at some event, and that is not told: the age of one event is none of another."""
    asks_age = pattern_in("lifetimes", "age_then").search(question.text) is not None
    return asks_age and any(need.is_known and not (need.is_name or need.is_subject) for need in agreement.missing)


def _lacks_the_deed(question: Question, strengths: Strengths) -> bool:
    """Whether what somebody did is told around a sentence at best: who is named there may have done anything.

    A day on which somebody did something is one of another deed where only the title or a sentence beside tells it.
    """
    if pattern_in("doers", "when_did").match(question.text):
        deed = next((need for need in question.needs if not (need.is_name or need.is_subject)), None)
        return deed is not None and 0.0 < how_far_met(deed, strengths) < _DONE
    deed = deed_asked(question) if question.answer_type == "person" else None
    return deed is not None and deed.is_known and how_far_met(deed, strengths) < _DONE


def _names_holder(question: Question, agreement: Agreement, sentence: Sentence, holdings: Holdings) -> bool:
    """Whether a Chinese sentence of all that is asked about names the very person, or the body that did it."""
    naming = {"person": person_span, "organisation": body_span}.get(question.answer_type)
    is_whole = naming is not None and not agreement.missing and not disagrees(agreement)
    is_whole = is_whole and agreement.coverage >= _WHOLLY
    text = holdings.text_of(sentence) if is_whole else ""
    return is_han(text) and naming is not None and naming(question, text) is not None


def _tells_measure(question: Question, agreement: Agreement, sentence: Sentence, holdings: Holdings) -> bool:
    """Whether a Chinese sentence of all that is asked about tells a figure in the very unit that is asked for, or the
    time beside what was done.
    """
    if agreement.missing or disagrees(agreement) or agreement.coverage < _WHOLLY:
        return False
    text, figures = holdings.text_of(sentence), holdings.figures_of(sentence)
    if not is_han(text):
        return False
    if question.answer_type == "date":
        return tells_time_of_deed(question, figures.periods, text)
    return question.asks_figure and any(is_in_unit_asked(question, one, text) for one in figures.quantities)


def _tells_where(question: Question, agreement: Agreement, sentence: Sentence, holdings: Holdings) -> bool:
    """Whether a Chinese sentence of all else that is asked about tells the place beside the deed, or one like it."""
    text = holdings.text_of(sentence) if question.answer_type == "place" else ""
    if not is_han(text) or agreement.period in {"conflict", "unstated"} or place_span(question, text) is None:
        return False
    return all(is_deed(question, need.surface) for need in agreement.missing)
