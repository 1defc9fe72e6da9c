"""An operand: a fact with a figure, held against a question that asks to compute."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.answering.agreed.agreement import how_far_met
from bot.answering.asked.question import Need, Question
from bot.answering.computed.asked_means import AskedMeans, measured_by, needs_of
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import generic_stems
from corpus.fact import Fact
from corpus.period import Period, dated
from corpus.quantity import Quantity
from corpus.word_counts import slots_in_words
from corpus.words import stems_of, terms_of

OWN = 0.55
"""How far a need must be met by a fact's own slots."""
_MEANT = 0.5
"""What a word of a metric counts for that the question only means by another one."""
_BY_UNIT = 0.5
"""How much is asked of a metric whose things the question names: "objects", of a collection of 68,400 objects."""
_LONG = 400
"""Days: a period that is longer goes from one year to another."""
_SLOTS = ("subject", "metric", "scope", "place", "role")


@dataclass(frozen=True)
class Operand:
    """A fact with a figure, held against the question."""

    fact: Fact
    own: Mapping[int, float]
    """How far its slots meet each need, by the need's place."""
    around: Mapping[int, float]
    """How far what stands around it does."""
    asked_share: float
    """How much of its metric and scope the question asks for."""
    dense: float
    named: bool
    """Whether its subject is no stranger: the question names it, or it is what the article is about."""
    stems: frozenset[str]
    """Those of its slots."""

    @property
    def value(self) -> Quantity:
        """The figure."""
        value = self.fact.value
        if not isinstance(value, Quantity):
            raise TypeError(self.fact.id)
        return value

    @property
    def key(self) -> tuple[object, ...]:
        """All slots but the period."""
        return (self.fact.article, *(getattr(self.fact, slot) for slot in _SLOTS), self.value.unit == "percent")


@dataclass(frozen=True)
class FiguresAsked:
    """What a question wants of the figures that are computed with."""

    question: Question
    by: AskedMeans

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What the figures must speak of together."""
        return needs_of(self.question, self.by.means)

    @cached_property
    def measured(self) -> frozenset[str]:
        """The stems of what the question's comparatives measure."""
        return measured_by(self.question)

    @cached_property
    def told(self) -> frozenset[str]:
        """What the question is told in: its own stems, and the corpus's for its Chinese ones."""
        return self.question.stems.union(*(next(iter(need.ways), frozenset()) for need in self.question.needs))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that are asked for, each once."""
        known = dated(self.question.periods)
        return tuple({(period.start, period.end): period for period in known}.values())

    @cached_property
    def goes_on(self) -> bool:
        """Whether the question asks from one time to another."""
        return len(self.periods) > 1 or any(
            period.start and period.end and (period.end - period.start).days > _LONG for period in self.periods
        )


def as_operand(fact: Fact, asks: FiguresAsked, holdings: Holdings, *, dense: float, named: bool | None) -> Operand:
    """A fact, held against what is asked.

    Args:
        fact: with a figure.
        asks: what is asked.
        holdings: what tells what stands around the fact.
        dense: how like the question it is in meaning.
        named: whether its subject is no stranger; None where that is not known yet.
    """
    question = asks.question.within(fact.article)
    needs = needs_of(question, asks.by.means)
    own = dict.fromkeys(terms_of(slots_in_words(fact)), 1.0)
    around = holdings.strengths_of_fact(fact.id)
    if named is None:
        subject = dict.fromkeys(terms_of(fact.subject), 1.0)
        named = any(how_far_met(need, subject) >= OWN for need in needs)
    return Operand(
        fact=fact,
        own={place: how_far_met(need, own) for place, need in enumerate(needs)},
        around={place: how_far_met(need, around) for place, need in enumerate(needs)},
        asked_share=_asked_share(fact, question, asks, holdings),
        dense=dense,
        named=named or not any(need.is_name for need in needs),
        stems=frozenset(own),
    )


def _asked_share(fact: Fact, question: Question, asks: FiguresAsked, holdings: Holdings) -> float:
    share = _metric_share(fact, question, asks, holdings)
    unit = fact.value.unit if isinstance(fact.value, Quantity) else ""
    return max(_BY_UNIT, share) if unit and frozenset(stems_of(unit)) <= asks.told else share


def _metric_share(fact: Fact, question: Question, asks: FiguresAsked, holdings: Holdings) -> float:
    stems = frozenset(stems_of(" ".join((fact.metric, *fact.scope))))
    stems = stems - generic_stems() or stems
    weights = {stem: holdings.vocabulary.weight(stem) for stem in stems}
    said = asks.told | asks.measured
    worth = {stem: 1.0 if stem in said else _MEANT if stem in question.meant else 0.0 for stem in stems}
    whole = sum(weights.values())
    return sum(weight * worth[stem] for stem, weight in weights.items()) / whole if whole else 0.0
