"""Who says so: a question for the source of figures is answered by whom a fact is attributed to.

"Which authority released the figures for the first three quarters?" asks for no figure; its other words tell which.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.answering.agreed.agreement import Agreement, agree
from bot.answering.agreed.judge import disagrees
from bot.answering.asked.question import Need
from bot.answering.gathered.evidence import Evidence, FactEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon
from bot.answering.said.answer import Answer, EntityAnswer, Finding
from bot.answering.said.findings import cite_fact, describe
from corpus.words import is_han, stems_of

_ENOUGH = 0.5
"""The share of the other needs that the attributed fact must meet."""


def attribute(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """Whom the figures that are spoken of are from; None where the question asks for something else."""
    question = evidence.question
    if not _asks_who_says(question.text):
        return None
    told = tuple(need for need in question.needs if not _only_asks(need))
    kind = _kind_of(question.text, "asked")
    cited = (one for one in evidence.facts if _is_cited(one, holdings))
    found = ((one, _agree(told, one, holdings)) for one in cited if _kind_of(one.fact.attribution, "named") == kind)
    fitting = [(one, agreement.coverage) for one, agreement in found if _fits(told, agreement)]
    best = max(fitting, key=lambda fit: (fit[1], fit[0].fact.attribution[0].isupper(), fit[0].score), default=None)
    if best is None:
        return None
    fact, citation = best[0].fact, cite_fact(best[0].fact, holdings)
    finding = Finding(fact.attribution, citation, describe(fact, citation))
    return EntityAnswer(finding=finding, confidence=max(best[1], _ENOUGH))


def _kind_of(text: str, way: str) -> str:
    """The kind of source that words mean: an event, a plan; nothing for whoever else says something."""
    stems = frozenset(stems_of(text))
    kinds = lexicon("attributing")["kinds"]
    return next((kind for kind, words in kinds.items() if any(stem in stems for stem in _stems_of_all(words[way]))), "")


def _stems_of_all(words: Sequence[str]) -> Iterator[str]:
    return (stem for word in words for stem in stems_of(word))


def _is_cited(one: FactEvidence, holdings: Holdings) -> bool:
    """Whether a fact is attributed, in the very words of its quote."""
    return bool(one.fact.attribution) and one.fact.attribution in cite_fact(one.fact, holdings).quote


def _agree(told: tuple[Need, ...], one: FactEvidence, holdings: Holdings) -> Agreement:
    needs = [need.within(one.fact.article) for need in told]
    return agree(needs, holdings.strengths_of_fact(one.fact.id), one.agreement.period)


def _fits(told: tuple[Need, ...], agreement: Agreement) -> bool:
    is_told = agreement.coverage >= _ENOUGH if told else agreement.period == "same"
    return is_told and not disagrees(agreement)


def _asks_who_says(text: str) -> bool:
    lowered = text.casefold()
    return any(pattern.search(lowered) for pattern in _patterns("zh" if is_han(text) else "en"))


def _only_asks(need: Need) -> bool:
    return frozenset(stems_of(need.surface)) <= _asking()


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, lexicon("attributing")["questions"][language]))


@cache
def _asking() -> frozenset[str]:
    return frozenset(_stems_of_all(lexicon("attributing")["words"]))
