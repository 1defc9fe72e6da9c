"""Asking back: a question that fits several things, and names none of them.

"How long is the bridge?" has four answers where an article tells of four bridges. The candidates are the names that the
sources have for them; each, said after the question, makes it clear.
"""

from collections.abc import Iterable, Sequence

from bot.answering.agreed.fitness import figure_fits
from bot.answering.gathered.evidence import Evidence, FactEvidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.said.answer import Answer, Clarification, Finding
from bot.answering.said.findings import cite_sentence, subject_finding
from bot.answering.spans.answer_spans import find_span
from bot.answering.spans.capitals import capitalised
from corpus.fact import Moment
from corpus.quantity import Quantity
from corpus.spans import Span
from corpus.words import stems_of

_KINDS = frozenset(("value", "count", "date", "duration"))
_FEWEST, _MOST = 2, 6
_CLOSE = 0.15
"""How far below the best one a candidate may score."""
Candidate = tuple[Finding, float]
"""A name where it stands, and how sure it answers."""


def ask_back(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The candidates, where the best answers are told of different things of the kind that the question speaks of."""
    question = evidence.question
    if question.answer_type not in _KINDS or question.particulars or question.is_follow_up:
        return None
    if not any(f" {word} " in f" {question.text.casefold()} " for word in lexicon("asking_back")["definite"]):
        return None
    for candidates in (_subjects(evidence, holdings), _names_in_sentences(evidence, holdings)):
        if _FEWEST <= len(candidates) <= _MOST:
            confidence = min(confidence for _, confidence in candidates)
            return Clarification(candidates=tuple(finding for finding, _ in candidates), confidence=confidence)
    return None


def _subjects(evidence: Evidence, holdings: Holdings) -> Sequence[Candidate]:
    """The subjects of the facts that answer equally well: of one metric, each its own thing."""
    fitting = [one for one in evidence.facts if one.accepted and _fits(one, evidence)]
    best = [one for one in fitting if fitting[0].score - one.score <= _CLOSE]
    if not best or any(one.names_subject or not one.is_particular for one in best):
        return ()
    alike = [one for one in best if one.fact.metric == best[0].fact.metric]
    found = [(subject_finding(one.fact, holdings), one) for one in sorted(alike, key=_place)]
    return _each_once((finding, one.confidence) for finding, one in found if finding)


def _fits(one: FactEvidence, evidence: Evidence) -> bool:
    value = one.fact.value
    if evidence.question.answer_type == "date":
        return isinstance(value, Moment)
    return isinstance(value, Quantity) and figure_fits(evidence.question, value)


def _place(one: FactEvidence) -> tuple[str, Span]:
    return one.fact.article, one.fact.value_span or one.fact.quote


def _each_once(candidates: Iterable[Candidate]) -> Sequence[Candidate]:
    bare = {finding.text: (Finding(finding.text, finding.citation), sure) for finding, sure in candidates}
    return tuple(bare.values())


def _names_in_sentences(evidence: Evidence, holdings: Holdings) -> Sequence[Candidate]:
    """The names of things of the asked kind, of the sentences that answer equally well: "the Iron Bridge"."""
    fitting = [one for one in evidence.sentences if one.accepted]
    best = [one for one in fitting if fitting[0].score - one.score <= _CLOSE and not one.agreement.missing]
    ordered = sorted(best, key=lambda one: (one.sentence.article, one.sentence.position))
    named = [(_named(one, evidence, holdings), one) for one in ordered]
    return _each_once(
        (Finding(name, cite_sentence(one.sentence, holdings)), one.confidence) for name, one in named if name
    )


def _named(one: SentenceEvidence, evidence: Evidence, holdings: Holdings) -> str:
    """The name of the asked kind that a sentence speaks of first, where the sentence has what answers."""
    text = holdings.text_of(one.sentence)
    names = (pattern_in("asking_back", "article").sub("", span.of(text)) for span in capitalised(text, fewest=2))
    own = next((name for name in names if evidence.question.meant & frozenset(stems_of(name))), "")
    return own if own and find_span(evidence.question, one.sentence, holdings) else ""
