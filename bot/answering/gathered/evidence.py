"""Evidence: what was retrieved, held against the question's slots, the best first."""

from dataclasses import dataclass
from functools import cached_property

from bot.answering.agreed.agreement import Agreement
from bot.answering.agreed.judge import Judge, Signals, disagrees, signals_of
from bot.answering.asked.question import Question
from bot.answering.gathered.found import Found
from corpus.article import Sentence
from corpus.fact import Fact
from index.entry import Hit


@dataclass(frozen=True)
class FactEvidence:
    """A fact, how far it agrees, and whether the question already names its value.

    How sure an answer from it is, is worked out where somebody asks: of most facts that are held, nobody does.
    """

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
    told: frozenset[str]
    """The stems of its article."""
    judge: Judge
    accepted: bool = False
    """Whether it is sure enough to answer, and nothing disagrees."""

    @property
    def is_unnamed(self) -> bool:
        """Whether the question names neither its subject, which is one particular thing, nor its value."""
        return self.is_particular and not (self.names_value or self.names_subject)

    @cached_property
    def confidence(self) -> float:
        """The probability that an answer from it is right."""
        signals = {
            **signals_of(self.agreement, self.dense, self.told),
            "asked_share": self.asked_share,
            "names_subject": float(self.names_subject),
            "names_value": float(self.names_value),
            "unnamed": float(self.is_unnamed),
        }
        return self.judge.confidence("fact", signals)


def is_office(fact: Fact) -> bool:
    """Whether a rule has read a fact of who is in an office: it corrects nothing, for one body has many offices."""
    return fact.rule == "office"


@dataclass(frozen=True)
class SentenceEvidence:
    """A sentence, and how far it agrees; how sure an answer from it is, is worked out where somebody asks."""

    sentence: Sentence
    agreement: Agreement
    hit: Hit
    trust: float
    """How far its cosines may be trusted, from 0 to 1."""
    nearest: float
    """The cosine of the passage nearest to the question."""
    kind: float
    """1 where it tells something of the kind that is asked for, -1 where it does not, 0 where any sentence may."""
    score: float
    told: frozenset[str]
    """The stems of its article."""
    judge: Judge
    accepted: bool = False
    lead: float = 0.0
    """Where it was read, by how much it led all the others before any was; below 0, by how much the best led it."""
    found: Found | None = None
    """What a reader has found in it; None where none has read it."""

    @property
    def dense(self) -> float:
        """The cosine of the question and it."""
        return self.hit.dense

    @cached_property
    def signals(self) -> Signals:
        """What the judge is told."""
        return {
            **signals_of(self.agreement, self.trust * self.dense, self.told),
            "around": self.trust * self.hit.around,
            "blind": 1.0 - self.trust,
            "disagrees": float(disagrees(self.agreement)),
            "kind": self.kind,
            "nearest": self.trust * self.nearest,
            "search": self.hit.score,
        }

    @cached_property
    def confidence(self) -> float:
        """The probability that an answer from it is right."""
        return self.judge.confidence("read", self.signals_read) if self.found else self.confidence_unread

    @cached_property
    def confidence_unread(self) -> float:
        """The same without what a reader has added: by this alone it may answer as a whole."""
        return self.judge.confidence("sentence", self.signals)

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
