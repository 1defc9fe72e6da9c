"""Operands: the facts that a computation wants, found together.

A question for a difference names what both figures share and what tells them apart: two years, two players, two kinds
of staff. So figures are looked for in pairs, or in whole series, that differ in just that, agree in all the rest, and
of which the question names both sides: `over_time` and `side_by_side` say which groups may be meant, and the search
here how well each meets the question.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from bot.answering.agreed.agreement import periods_agree
from bot.answering.asked.question import Need, Question
from bot.answering.computed.asked_means import AskedMeans
from bot.answering.computed.fact_times import covering, ends_before
from bot.answering.computed.operand import OWN, FiguresAsked, Operand, as_operand
from bot.answering.gathered.evidence import Evidence
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from corpus.fact import Fact
from corpus.quantity import Quantity, is_percentage
from corpus.words import stems_of

ASKED = 0.34
"""How much of a metric the question must ask for, where it names nothing else that it is told of."""
_AROUND = 0.5
"""How far a need must be met by what stands around a fact."""
_BESIDE = 0.7
"""What a need counts for that only the words around the facts meet."""
_ENOUGH = 0.6
"""The share of the needs that the figures must meet together."""
_NARROWNESS, _DENSE, _MEASURED = 0.5, 0.4, 0.4
_SAME_QUOTE, _UNNAMED = 0.3, 0.3
_SUBQUERIES = 3
_FIGURES = frozenset(("level", "count", "share", "growth", "rank", "multiple", "duration", "change"))
_REAL = frozenset(("actual", "estimate"))
CHANGES = frozenset(("growth", "change"))
"""The roles of figures that tell by how much something changed, and not how much it is."""
_OF_PERCENTS = frozenset(("difference", "comparison", "largest", "smallest"))
"""What is computed of percentages, where a question speaks of them."""


@dataclass(frozen=True)
class Found:
    """Operands that fit together, and how well."""

    operands: tuple[Operand, ...]
    score: float
    confidence: float
    """How sure the figures are what is asked for: as the least sure of them is read, and as far as they meet the
    question together.
    """


class Search:
    """The figures that may be operands of one question."""

    def __init__(self, evidence: Evidence, asked: AskedMeans, holdings: Holdings) -> None:
        self.evidence, self.holdings = evidence, holdings
        self.asks = FiguresAsked(evidence.question, asked)

    @property
    def question(self) -> Question:
        """What is asked, whole."""
        return self.asks.question

    @property
    def needs(self) -> Sequence[Need]:
        """What the figures must speak of together."""
        return self.asks.needs

    @cached_property
    def operands(self) -> tuple[Operand, ...]:
        """Every figure that the question or one of its halves finds, and its brothers of other periods."""
        return tuple(one for one in self._figures if one.fact.modality in _REAL and one.fact.role in _FIGURES)

    @cached_property
    def targets(self) -> tuple[Operand, ...]:
        """The figures among them that are aimed at, or expected."""
        return tuple(one for one in self._figures if one.fact.modality not in _REAL)

    @cached_property
    def _figures(self) -> tuple[Operand, ...]:
        dense = {one.fact.id: one.dense for one in self.evidence.facts}
        named = {one.fact.id: one.names_subject or not one.is_particular for one in self.evidence.facts}
        for half in self._halves():
            for hit in retrieve(half, self.holdings).facts:
                dense[hit.entry.fact] = max(hit.dense, dense.get(hit.entry.fact, 0.0))
        facts = {identifier: self.holdings.snapshot.facts[identifier] for identifier in dense}
        for fact in list(facts.values()):
            for brother in self.holdings.facts_alike(fact):
                facts.setdefault(brother.id, brother)
                dense.setdefault(brother.id, dense[fact.id])
        return tuple(
            as_operand(fact, self.asks, self.holdings, dense=dense[fact.id], named=named.get(fact.id))
            for fact in sorted(facts.values(), key=lambda fact: fact.id)
            if isinstance(fact.value, Quantity) and fact.value.shape != "ordinal"
        )

    def change(self, *, percent: bool) -> Found | None:
        """What a source states of a change itself."""
        held = [
            (one,)
            for one in self.operands
            if one.fact.role in CHANGES
            and (one.value.unit == "percent") == percent
            and (not self.asks.periods or self.is_of_period(one.fact, same=self.asks.goes_on))
        ]
        return self.best(held, changes=True)

    def singles(self) -> Sequence[Found]:
        """The figures that the question may speak of, the likeliest first."""
        asked = [one for one in self.operands if self.is_of_period(one.fact) and self.asks_for_metric(one)]
        found = [scored for one in asked if (scored := self._score((one,), changes=False))]
        return sorted(found, key=lambda one: (-one.score, one.operands[0].fact.id))

    def asks_for_metric(self, one: Operand) -> bool:
        """Whether the question asks for what a figure tells, by its name or by what its comparatives measure."""
        return one.asked_share >= ASKED or not self.asks.measured.isdisjoint(stems_of(one.fact.metric))

    def best_pair(self, fit: Callable[[Operand, Operand], bool]) -> Found | None:
        """Two figures of the asked time, and of the same one, that `fit` in this order."""
        held = [one for one in self.operands if self.is_of_period(one.fact)]
        return self.best(
            (first, second)
            for pair in combinations(held, 2)
            for first, second in (pair, pair[::-1])
            if fit(first, second) and self._are_of_same_time(first, second)
        )

    def best(self, groups: Iterable[tuple[Operand, ...]], *, changes: bool = False) -> Found | None:
        """The group that meets the question best; None where none does well enough.

        Args:
            groups: figures that would be computed with together.
            changes: whether they tell what is asked for themselves, so that it does not matter in which unit.
        """
        scored = [found for group in groups if (found := self._score(group, changes=changes))]
        return max(scored, key=lambda found: (found.score, [one.fact.id for one in found.operands]), default=None)

    def is_of_period(self, fact: Fact, *, same: bool = False) -> bool:
        """Whether a fact is of a period that is asked for.

        Args:
            fact: of any period, or of none.
            same: no part of the period will do, and no fact that tells no time.
        """
        if not self.asks.periods:
            return True
        if fact.period is None:
            return not same
        if same:
            return any(periods_agree([period], [fact.period]) == "same" for period in self.asks.periods)
        return any(covering(period, self.holdings.year_of)(fact) for period in self.asks.periods)

    def _halves(self) -> Iterator[Question]:
        """A question of each name with what all share: the index may find one side and not the other."""
        names = [need for need in self.needs if need.is_name]
        shared = " ".join(need.surface for need in self.needs if not need.is_name)
        for need in names[:_SUBQUERIES] if len(names) > 1 else ():
            yield Question(f"{need.surface} {shared}", searched=f"{need.surface} {shared}")

    def _are_of_same_time(self, one: Operand, other: Operand) -> bool:
        """Whether two figures are of the same time, or of none in particular: of a day, or the only ones."""
        mine, theirs = one.fact.period, other.fact.period
        if mine is None or theirs is None:
            return all(self._is_latest(held.fact) for held in (one, other))
        if mine.same_days(theirs):
            return True
        if mine.shape == theirs.shape == "as_of":
            return mine.end == theirs.end
        alone = all(len(self.holdings.facts_alike(held.fact)) == 1 for held in (one, other))
        of_days = mine.start == mine.end or theirs.start == theirs.end
        return not self.asks.periods and (alone or of_days)

    def _is_latest(self, fact: Fact) -> bool:
        """Whether no brother tells what came after: of prices, the one that holds now."""
        return not any(ends_before(fact, brother) for brother in self.holdings.facts_alike(fact))

    def _score(self, group: Sequence[Operand], *, changes: bool) -> Found | None:
        if not changes and not all(self._may_be_percent(one) and self._is_of_unit(one) for one in group):
            return None
        coverage = self._coverage(group)
        if coverage is None or coverage < _ENOUGH:
            return None
        measured = any(not self.asks.measured.isdisjoint(stems_of(one.fact.metric)) for one in group)
        narrow = sum(one.asked_share for one in group) / len(group)
        dense = sum(one.dense for one in group) / len(group)
        together = len(group) > 1 and len({one.fact.quote for one in group}) == 1
        score = coverage + _NARROWNESS * narrow + _DENSE * dense + _MEASURED * measured
        score += _SAME_QUOTE * together - _UNNAMED * sum(not one.named for one in group)
        return Found(tuple(group), score, coverage * min(one.fact.confidence for one in group))

    def _coverage(self, group: Sequence[Operand]) -> float | None:
        """The share of the needs that figures meet together; None where they lack a name or a constraint."""
        total = met = 0.0
        for place, need in enumerate(self.needs):
            how_far = _met_together(group, place)
            if how_far < _AROUND and (need.is_name or need.is_constraint):
                return None
            total += need.weight
            met += need.weight * how_far
        return met / total if total else 1.0

    def _is_of_unit(self, one: Operand) -> bool:
        """Whether a figure is of the measure, or of the currency, that the question asks for by its name."""
        return not self.asks.by.unit or one.value.unit == self.asks.by.unit

    def _may_be_percent(self, one: Operand) -> bool:
        """Whether a percentage is wanted where it is one, and a level where it is none."""
        asked = self.asks.by
        if is_percentage(one.value.unit):
            return asked.speaks_of_percentages and asked.means in _OF_PERCENTS
        return not asked.only_percentages


def _met_together(group: Sequence[Operand], place: int) -> float:
    """How far figures meet a need: one by its slots for all, or each by what stands around it."""
    own = max(one.own[place] for one in group)
    if own >= OWN:
        return own
    around = min(one.around[place] for one in group)
    return around * _BESIDE if around >= _AROUND else own
