"""What is asked again: a question that is taken apart is answered by the answers to its parts.

Each part is parsed, looked for and judged like any question, so that it is refused where it would be by itself. Only
what is counts, and nothing that is aimed at, unless the whole question asks for that.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.answering.agreed.judge import Judge
from bot.answering.asked.parse import parse_question
from bot.answering.asked.question import Question
from bot.answering.audited.audit import audit_answer
from bot.answering.gathered.evidence import Evidence
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in
from bot.answering.said.answer import Answer, NoAnswer, SingleAnswer
from bot.answering.spans.clauses import clauses_with
from bot.answering.told import from_facts, from_sentences

_SURER = 0.15
"""How much surer the answer to a part must be than a whole one: of two parts, each may be wrong."""
_REAL = frozenset(("actual", "estimate"))


def ask_again(text: str, evidence: Evidence, holdings: Holdings) -> SingleAnswer | None:
    """The answer to a part of a question; None where it is none, or is more than one thing.

    Args:
        text: the part, as a question.
        evidence: of the whole question: its language, its day and what it takes from earlier ones hold for the part.
        holdings: what is asked.
    """
    whole = evidence.question
    question = _as_part(parse_question(text, holdings.vocabulary, whole.language, whole.asked_on), whole)
    answer = answer_wholly(question, evidence.judge, holdings, (lambda met: met) if whole.looks_ahead else _of_what_is)
    if answer is None or answer.confidence < evidence.judge.limits["sentence"] + _SURER:
        return None
    return answer if whole.looks_ahead or not _is_expected(answer) else None


def answer_wholly(
    question: Question, judge: Judge, holdings: Holdings, keep: Callable[[Evidence], Evidence] = lambda met: met
) -> SingleAnswer | None:
    """The audited answer of what speaks of all that a question asks for, and of that of what `keep` keeps."""
    found = gather_evidence(question, retrieve(question, holdings), holdings, judge)
    answer = answer_plainly(keep(that_meets_all(found)), holdings)
    if not isinstance(answer, SingleAnswer) or isinstance(audit_answer(answer, holdings), NoAnswer):
        return None
    return answer


def answer_plainly(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """What a fact or a sentence answers, with nothing computed."""
    return from_facts.answer(evidence, holdings) or from_sentences.answer(evidence, holdings)


def _as_part(question: Question, whole: Question) -> Question:
    """The part with what the whole question takes from earlier ones of its chat."""
    if not whole.is_follow_up:
        return question
    taken = tuple(need for need in whole.needs if need.surface not in whole.text)
    return replace(
        question,
        needs=(*question.needs, *taken),
        periods=question.periods or whole.periods,
        stems=question.stems.union(*(next(iter(need.ways), frozenset()) for need in taken)),
        searched=" ".join((*(need.surface for need in taken), question.searched)),
        is_follow_up=True,
    )


def that_meets_all(evidence: Evidence) -> Evidence:
    """What speaks of all that a part asks for: when a bridge was opened is not when it was repaired."""
    return replace(
        evidence,
        facts=tuple(one for one in evidence.facts if not one.agreement.missing),
        sentences=tuple(one for one in evidence.sentences if not one.agreement.missing),
    )


def _of_what_is(evidence: Evidence) -> Evidence:
    return replace(evidence, facts=tuple(one for one in evidence.facts if one.fact.modality in _REAL))


def _is_expected(answer: SingleAnswer) -> bool:
    """Whether the clause that the words stand in tells what is to come."""
    clauses = clauses_with(answer.finding.text, answer.finding.citation.quote)
    return any(pattern_in("sides", "expected").search(clause) for clause in clauses)
