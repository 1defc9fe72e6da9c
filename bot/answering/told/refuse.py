"""Refusals: why there is no answer, and the nearest thing that the sources do hold."""

from collections.abc import Sequence

from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import Evidence, FactEvidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Finding, NoAnswer
from bot.answering.said.findings import excerpt, value_finding

_NEAR_ENOUGH = 0.45
"""The cosine from which on something is worth showing as the nearest thing."""
_MOSTLY_TOLD = 0.6
"""The share of what a question speaks of from which on something is near it, whatever its cosine."""


def refuse(evidence: Evidence, holdings: Holdings) -> NoAnswer:
    """The reason that weighs most: an unknown name, then another period, then an attribute that nothing states."""
    question = evidence.question
    unknown = [need for need in question.needs if need.is_name and not need.is_known]
    if unknown:
        return NoAnswer(reason="entity_unknown", asked=unknown[0].surface, nearest=_nearest(evidence, holdings))
    best = _best(evidence)
    if best is None or not _is_near(best):
        return NoAnswer(reason="nothing_relevant")
    agreement = best.agreement
    nearest, confidence = _nearest(evidence, holdings), best.confidence
    if agreement.period in {"conflict", "unstated"} and not agreement.missing_names:
        asked = _periods_in_words(question)
        return NoAnswer(reason="period_not_covered", asked=asked, nearest=nearest, confidence=confidence)
    asked = _in_words(agreement.missing)
    if agreement.missing:
        return NoAnswer(reason="attribute_not_stated", asked=asked, nearest=nearest, confidence=confidence)
    return NoAnswer(reason="low_confidence", nearest=nearest, confidence=confidence)


def _best(evidence: Evidence) -> FactEvidence | SentenceEvidence | None:
    best: list[FactEvidence | SentenceEvidence] = [*evidence.facts[:1], *evidence.sentences[:1]]
    return max(best, key=lambda one: one.score, default=None)


def _nearest(evidence: Evidence, holdings: Holdings) -> Finding | None:
    if evidence.facts and _is_near(evidence.facts[0]):
        finding = value_finding(evidence.facts[0].fact, holdings)
        return Finding(finding.citation.quote, finding.citation)
    if evidence.sentences and _is_near(evidence.sentences[0]):
        return excerpt(evidence.sentences[0].sentence, holdings)
    return None


def _is_near(one: FactEvidence | SentenceEvidence) -> bool:
    return one.dense >= _NEAR_ENOUGH or one.agreement.coverage >= _MOSTLY_TOLD


def _periods_in_words(question: Question) -> str:
    return ", ".join(period.surface for period in question.periods)


def _in_words(needs: Sequence[Need]) -> str:
    return ", ".join(need.surface for need in needs[:2])
