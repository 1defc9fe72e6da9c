"""What comes of two figures of one sentence, with the sentence as its footnote."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import stems_in
from bot.answering.said.answer import Answer, ComputedAnswer
from bot.answering.said.findings import excerpt
from bot.answering.workings.computation import Computation
from bot.answering.workings.working import say_arithmetic
from corpus.words import terms_of

_TRIED, _LARGELY = 2, 0.7
"""How many of the best sentences may be computed from, and the share of a question that they must speak of."""


def computed_from(computation: Computation, one: SentenceEvidence, holdings: Holdings) -> Answer | None:
    """The computed answer; None for what cannot be said, or not rightly: a figure below zero loses its sign."""
    if any(figure.value < 0 for figure in computation.figures) or say_arithmetic(computation, "en") is None:
        return None
    inputs = tuple(replace(excerpt(one.sentence, holdings, figure.span), about="") for figure in computation.figures)
    return ComputedAnswer(computation=computation, inputs=inputs, confidence=one.confidence_unread)


def tells_all(question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether a sentence, or what stands over it, has each word of the question that is no name: what only a neighbour
    says may be of another thing.

    What is done with most things ("have", "use") need not be said.
    """
    article, leant_on = holdings.article(one.sentence.article), holdings.leant_on(one.sentence)
    before = holdings.text_of(leant_on) if leant_on else ""
    told = frozenset(terms_of(f"{holdings.text_of(one.sentence)} {before} {one.sentence.heading} {article.title}"))
    return all(need.is_name or not need.is_known or is_idle(need) or need.is_told_by(told) for need in question.needs)


def telling_most(sentences: Sequence[SentenceEvidence]) -> Iterator[SentenceEvidence]:
    """Those of the best sentences that speak of most of what is asked, and lack nothing of it."""
    return (one for one in sentences[:_TRIED] if tells_most(one, _LARGELY))


def tells_most(one: SentenceEvidence, share: float) -> bool:
    """Whether a sentence speaks of so large a share of what is asked, and lacks nothing of it."""
    return one.agreement.coverage >= share and not lacks_something(one)


def lacks_something(one: SentenceEvidence) -> bool:
    """Whether a sentence lacks something that is asked about, but for a mere deed or what no article speaks of."""
    return any(need.is_known and not is_idle(need) for need in one.agreement.missing)


def is_idle(need: Need) -> bool:
    """Whether a need is a deed that tells little: of most things it is true as well."""
    return not need.is_name and need.own <= stems_in("parts", "deeds")
