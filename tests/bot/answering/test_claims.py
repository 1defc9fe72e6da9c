"""Claims: which facts bear a question's claim out, which contradict it, and which say nothing to it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.asked.parse import parse_question
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import FactEvidence
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from bot.answering.told.claims import Stance, stance_of
from corpus.period import Period
from tests.bot.answering.town import TRUSTING


def _evidence(text: str, fact: str, town: Holdings) -> tuple[Question, FactEvidence]:
    question = parse_question(text, town.vocabulary, "en", date(2025, 11, 1))
    evidence = gather_evidence(question, retrieve(question, town), town, TRUSTING)
    return question, next(one for one in evidence.facts if one.fact.id == fact)


@pytest.mark.parametrize(
    ("text", "fact", "stance"),
    [
        ("Did the ferries carry 79,500 passengers in 2022?", "ferries/passengers-2022", "supports"),
        ("Did the ferries carry 79500 passengers in 2022?", "ferries/passengers-2022", "supports"),
        ("Did the ferries carry 70,000 passengers in 2022?", "ferries/passengers-2022", "contradicts"),
        ("Did the ferries carry more than 79,000 passengers in 2022?", "ferries/passengers-2022", "supports"),
        ("Did the ferries carry more than 80,000 passengers in 2022?", "ferries/passengers-2022", "contradicts"),
        ("Did the ferries carry fewer than 80,000 passengers in 2022?", "ferries/passengers-2022", "supports"),
        ("Did the ferries carry 79,500 passengers in 2022?", "ferries/passengers-2021", "silent"),
        ("Did the ferries carry 79,500 passengers in 2019?", "ferries/passengers-2022", "silent"),
        ("Did the ferries carry 79,500 passengers in 2022?", "library/books", "silent"),
        ("Did the average fare of the ferries fall by 12%?", "ferries/fare-change", "supports"),
        ("Did the average fare of the ferries fall by 15%?", "ferries/fare-change", "contradicts"),
        ("Did the average fare of the ferries rise by 12%?", "ferries/fare-change", "contradicts"),
        ("Did Ada Kerr build the Petrel as its shipwright?", "ferries/petrel-builder", "supports"),
        ("Did Bruno Falk build the Petrel as its shipwright?", "ferries/petrel-builder", "contradicts"),
        ("Did Bruno Falk build the Petrel as its shipwright?", "ferries/heron-builder", "silent"),
        ("Did Bruno Falk build the Petrel as its shipwright for 90,000 euros?", "ferries/petrel-builder", "silent"),
        ("Was the Petrel built in 1968?", "ferries/petrel-built", "supports"),
        ("Was the Petrel built in 1970?", "ferries/petrel-built", "contradicts"),
    ],
)
def test_only_a_fact_about_the_very_thing_takes_a_stance(text: str, fact: str, stance: Stance, town: Holdings) -> None:
    """Same thing, same period, and the slot in question: then it supports or contradicts; else it is silent."""
    assert stance_of(*_evidence(text, fact, town)) == stance


def test_who_has_an_office_since_denies_nobody_before(town: Holdings) -> None:
    """That one has been something since 2021 denies no other who was; without a time it does."""
    question, one = _evidence("Was Bruno Falk the shipwright of the Petrel?", "ferries/petrel-builder", town)
    since = replace(one, fact=replace(one.fact, period=Period(date(2021, 9, 1), None, "since")))
    assert stance_of(question, one) == "contradicts"
    assert stance_of(question, since) == "silent"
