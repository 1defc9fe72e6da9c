"""Gathering evidence: every hit is held against the question, and the best come first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.agreed.judge import Judge
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.gathered.fact_evidence import hold_facts
from bot.answering.gathered.retrieve import Retrieved, retrieve
from bot.answering.gathered.sentence_evidence import hold_sentences
from bot.answering.held.holdings import Holdings

_FAR = 1.0
"""From here on it makes no difference by how much more a sentence leads."""


def gather_evidence(question: Question, retrieved: Retrieved, holdings: Holdings, judge: Judge) -> Evidence:
    """Hold every hit against the question; nothing is dropped here, so that a refusal can say what disagreed."""
    facts = sorted(hold_facts(question, retrieved.facts, holdings, judge), key=lambda one: (-one.score, one.fact.id))
    sentences = sorted(
        hold_sentences(question, retrieved, holdings, judge),
        key=lambda one: (-one.score, one.sentence.article, one.sentence.position),
    )
    return Evidence(question, tuple(facts), tuple(_with_leads(sentences)), judge)


def gather_anew(question: Question, evidence: Evidence, holdings: Holdings) -> Evidence:
    """What is held against another question than the one that evidence was gathered for, by the same judge."""
    return gather_evidence(question, retrieve(question, holdings), holdings, evidence.judge)


def _with_leads(ranked: Sequence[SentenceEvidence]) -> Iterator[SentenceEvidence]:
    """Sentences, the best first, with how far each leads the others."""
    for place, one in enumerate(ranked):
        other = ranked[0] if place else ranked[1] if len(ranked) > 1 else None
        yield replace(one, lead=max(-_FAR, min(one.score - other.score, _FAR)) if other else _FAR)
