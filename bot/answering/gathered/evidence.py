"""Evidence: what was retrieved, held against the question's slots, the best first."""

from dataclasses import dataclass

from bot.answering.agreed.agreement import Agreement
from bot.answering.agreed.judge import Judge, Signals
from bot.answering.asked.question import Question
from bot.answering.gathered.found import Found
from corpus.article import Sentence
from corpus.fact import Fact


@dataclass(frozen=True, slots=True)
class FactEvidence:
    """A fact, how far it agrees, and whether the question already names its value."""

    fact: Fact
    agreement: Agreement
    dense: float
    score: float
    names_value: bool
    """The question holds the value, so that it asks for the subject, or for a yes."""
    names_subject: bool
    asked_share: float
    """How much of its metric and scope the question asks for, from 0 to 1."""
    is_particular: bool
    """Whether its subject is a name that tells, and not what its whole article is about."""
    confidence: float
    """The probability that an answer from it is right."""
    accepted: bool
    """Whether that is enough, and nothing disagrees."""


def is_office(fact: Fact) -> bool:
    """Whether a rule has read a fact of who is in an office: it corrects nothing, for one body has many offices."""
    return fact.rule == "office"


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """A sentence, and how far it agrees."""

    sentence: Sentence
    agreement: Agreement
    dense: float
    score: float
    signals: Signals
    """What the judge was told."""
    confidence: float
    confidence_unread: float
    """The same without what a reader has added: by this alone it may answer as a whole."""
    accepted: bool
    lead: float = 0.0
    """By how much it scored above all the others before any was read; below 0, by how much below the best."""
    found: Found | None = None
    """What a reader has found in it; None where none has read it."""

    @property
    def signals_read(self) -> Signals:
        """What the judge is told where a reader has read it.

        A lead tells the more, the nearer the passage is to the question: of what has nothing to do with it, something
        is always the best.
        """
        if self.found is None:
            return self.signals
        return {**self.signals, **self.found.signals, "lead": self.signals["around"] * self.lead}

    @property
    def score_unread(self) -> float:
        """Its score without what a reader has added."""
        return self.score - (self.found.worth if self.found else 0.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that may support an answer to one question."""

    question: Question
    facts: tuple[FactEvidence, ...]
    sentences: tuple[SentenceEvidence, ...]
    judge: Judge
    """Who judged it, and judges what is asked again."""
