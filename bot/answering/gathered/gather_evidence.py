"""Gathering evidence: every hit is held against the question, and the best come first."""

from bot.answering.agreed.judge import Judge
from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence
from bot.answering.gathered.fact_evidence import hold_facts
from bot.answering.gathered.retrieve import Retrieved, retrieve
from bot.answering.gathered.sentence_evidence import hold_sentences
from bot.answering.held.holdings import Holdings


def gather_evidence(question: Question, retrieved: Retrieved, holdings: Holdings, judge: Judge) -> Evidence:
    """Hold every hit against the question; nothing is dropped here, so that a refusal can say what disagreed."""
    facts = sorted(hold_facts(question, retrieved.facts, holdings, judge), key=lambda one: (-one.score, one.fact.id))
    sentences = sorted(
        hold_sentences(question, retrieved, holdings, judge),
        key=lambda one: (-one.score, one.sentence.article, one.sentence.position),
    )
    return Evidence(question, tuple(facts), tuple(sentences), judge)


def gather_anew(question: Question, evidence: Evidence, holdings: Holdings) -> Evidence:
    """What is held against another question than the one that evidence was gathered for, by the same judge."""
    return gather_evidence(question, retrieve(question, holdings), holdings, evidence.judge)
