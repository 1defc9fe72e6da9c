"""Operands: the facts that a computation wants, found together.

A question for a difference names what both figures share and what tells them apart: two years, two players, two kinds
of staff. So figures are looked for in pairs, or in whole series, that differ in just that, agree in all the rest, and
of which the question names both sides.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, pairwise

from bot.answering.agreement import how_far_met, periods_agree
from bot.answering.asked_means import AskedMeans, measured_by, needs_of
from bot.answering.evidence import Evidence
from bot.answering.fitness import is_measure
from bot.answering.holdings import Holdings
from bot.answering.lexicons import generic_stems
from bot.answering.question import Question
from bot.answering.retrieve import retrieve
from bot.answering.series import months_of
from corpus.fact import Fact
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.word_counts import slots_in_words
from corpus.words import read_words, stems_of

_OWN, _AROUND = 0.55, 0.5
"""How far a need must be met by a fact's own slots, or by what stands around it."""
_BESIDE = 0.7
"""What a need counts for that only the words around the facts meet."""
_ENOUGH = 0.6
"""The share of the needs that the figures must meet together."""
_NARROWNESS, _DENSE, _MEASURED = 0.5, 0.4, 0.4
_SAME_QUOTE, _UNNAMED = 0.3, 0.3
_ASKED, _ASKED_BOTH = 0.25, 0.34
"""How much of a metric the question must ask for, where both figures have one metric, and where each has its own."""
_MEANT = 0.5
"""What a word of a metric counts for that the question only means by another one."""
_BY_UNIT = 0.5
"""How much is asked of a metric whose things the question names: "objects", of a collection of 68,400 objects."""
_LONG = 400
"""Days: a period that is longer goes from one year to another."""
_SUBQUERIES = 3
_SLOTS = ("subject", "metric", "scope", "place", "role")
_FIGURES = frozenset(("level", "count", "share", "growth", "rank", "multiple", "duration", "change"))
_CHANGES = frozenset(("growth", "change"))
_Test = Callable[[Fact], bool]


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
        self.question, self.asked, self.holdings = evidence.question, asked, holdings
        self.needs = needs_of(evidence.question, asked.means)
        self.evidence = evidence
        self._measured = measured_by(evidence.question)

    @cached_property
    def operands(self) -> tuple[Operand, ...]:
        """Every figure that the question or one of its halves finds, and its brothers of other periods."""
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
        figures = (fact for fact in facts.values() if isinstance(fact.value, Quantity) and fact.role in _FIGURES)
        return tuple(
            self._hold(fact, dense[fact.id], named.get(fact.id))
            for fact in sorted(figures, key=lambda fact: fact.id)
            if isinstance(fact.value, Quantity)
            and fact.value.shape != "ordinal"
            and fact.modality in {"actual", "estimate"}
        )

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that are asked for, each once."""
        known = [period for period in self.question.periods if period.start or period.end]
        return tuple({(period.start, period.end): period for period in known}.values())

    def over_time(self, like: Fact | None = None) -> Found | None:
        """The later and the earlier figure of one series, of the two periods, or of the ends of the one, asked for.

        Args:
            like: a stated change that the figures must be the ends of, where there is one.
        """
        pairs = (pair for series in self._series().values() for pair in self._ends(series))
        return self._best(pair for pair in pairs if like is None or _is_end_of(pair[0].fact, like))

    def ends_missing(self) -> str:
        """The end of the asked periods that the best series lacks, in words; nothing where it lacks none."""
        best = self._best([(one,) for one in self.operands if self._fits_anywhere(one)])
        if best is None:
            return ""
        series = self._series().get(best.operands[0].key, [best.operands[0]])
        return next((words for words, ends in self._wanted() if not any(ends(one.fact) for one in series)), "")

    @cached_property
    def goes_on(self) -> bool:
        """Whether the question asks from one time to another."""
        return len(self.periods) > 1 or any(
            period.start and period.end and (period.end - period.start).days > _LONG for period in self.periods
        )

    def side_by_side(self, *, one_may_be_plain: bool = False) -> Found | None:
        """Two figures of one period that differ in what they are of; the question names both.

        Args:
            one_may_be_plain: the second may be what is left when the first's own words are taken away: the whole.
        """
        best = self.best_pair(lambda one, other: self._are_sides(one, other, plain=one_may_be_plain))
        return best if best and _may_be_held_together(*best.operands) else None

    def best_pair(self, fit: Callable[[Operand, Operand], bool]) -> Found | None:
        """Two figures of the asked time, and of the same one, that `fit` in this order."""
        held = [one for one in self.operands if self._of_period(one.fact)]
        return self._best(
            (first, second)
            for pair in combinations(held, 2)
            for first, second in (pair, pair[::-1])
            if fit(first, second) and self._same_time(first, second)
        )

    def run(self) -> Found | None:
        """All figures of one series within the asked period, without a gap."""
        runs = [tuple(run) for series in self._series().values() if (run := self._gapless(series))]
        return self._best(runs)

    def change(self, *, percent: bool) -> Found | None:
        """What a source states of a change itself."""
        held = [
            (one,)
            for one in self.operands
            if one.fact.role in _CHANGES
            and (one.value.unit == "percent") == percent
            and (not self.periods or self._of_period(one.fact, same=self.goes_on))
        ]
        return self._best(held, changes=True)

    def singles(self) -> Sequence[Found]:
        """The figures that the question may speak of, the likeliest first."""
        asked = [one for one in self.operands if self._of_period(one.fact) and self._asks_for_metric(one)]
        found = [scored for one in asked if (scored := self._score((one,), changes=False))]
        return sorted(found, key=lambda one: (-one.score, one.operands[0].fact.id))

    def distinguishing(self, one: Operand, other: Operand) -> frozenset[str]:
        """The stems of the question that the first figure is told of, and the second is not."""
        return (one.stems - other.stems) & self._told

    def first_said(self, one: Operand, other: Operand) -> int:
        """Where in the question the words stand that tell the first from the second."""
        telling = self.distinguishing(one, other)
        text = self.question.text
        places = [word.span.start for word in read_words(text) if word.stem in telling]
        places += [text.find(need.surface) for need in self.needs if need.ways and telling & next(iter(need.ways))]
        return min((place for place in places if place >= 0), default=len(text))

    @cached_property
    def _told(self) -> frozenset[str]:
        """What the question is told in: its own stems, and the corpus's for its Chinese ones."""
        return self.question.stems.union(*(next(iter(need.ways), frozenset()) for need in self.question.needs))

    def _halves(self) -> Iterator[Question]:
        """A question of each name with what all share: the index may find one side and not the other."""
        names = [need for need in self.needs if need.is_name]
        shared = " ".join(need.surface for need in self.needs if not need.is_name)
        for need in names[:_SUBQUERIES] if len(names) > 1 else ():
            yield Question(f"{need.surface} {shared}", searched=f"{need.surface} {shared}")

    def _hold(self, fact: Fact, dense: float, named: bool | None) -> Operand:
        question = self.question.within(fact.article)
        needs = needs_of(question, self.asked.means)
        own = dict.fromkeys(stems_of(slots_in_words(fact)), 1.0)
        around = self.holdings.strengths_of_fact(fact.id)
        met = {place: how_far_met(need, own) for place, need in enumerate(needs)}
        if named is None:
            subject = dict.fromkeys(stems_of(fact.subject), 1.0)
            named = any(how_far_met(need, subject) >= _OWN for need in needs)
        return Operand(
            fact=fact,
            own=met,
            around={place: how_far_met(need, around) for place, need in enumerate(needs)},
            asked_share=self._asked_share(question, fact),
            dense=dense,
            named=named or not any(need.is_name for need in needs),
            stems=frozenset(own),
        )

    def _asked_share(self, question: Question, fact: Fact) -> float:
        if isinstance(fact.value, Quantity) and fact.value.unit and frozenset(stems_of(fact.value.unit)) <= self._told:
            return max(_BY_UNIT, self._metric_share(question, fact))
        return self._metric_share(question, fact)

    def _metric_share(self, question: Question, fact: Fact) -> float:
        stems = frozenset(stems_of(" ".join((fact.metric, *fact.scope))))
        stems = stems - generic_stems() or stems
        weights = {stem: self.holdings.vocabulary.weight(stem) for stem in stems}
        said = self._told | self._measured
        worth = {stem: 1.0 if stem in said else _MEANT if stem in question.meant else 0.0 for stem in stems}
        whole = sum(weights.values())
        return sum(weight * worth[stem] for stem, weight in weights.items()) / whole if whole else 0.0

    def _series(self) -> Mapping[tuple[object, ...], list[Operand]]:
        series: dict[tuple[object, ...], list[Operand]] = {}
        for one in self.operands:
            if one.fact.period:
                series.setdefault(one.key, []).append(one)
        return {key: sorted(held, key=_ends_at) for key, held in series.items()}

    def _wanted(self) -> list[tuple[str, _Test]]:
        """What each end must be like, with its words: the later first."""
        year_of = self.holdings.year_of
        if len(self.periods) > 1:
            return [(period.surface, _covering(period, year_of)) for period in self.periods]
        if len(self.periods) == 1 and self.periods[0].start and self.periods[0].end:
            asked, start, end = self.periods[0], self.periods[0].start, self.periods[0].end
            return [
                (
                    _year_as_said(end.year, asked),
                    lambda fact: fact.period is not None and fact.period.end == end and fact.period.start != start,
                ),
                (
                    _year_as_said(start.year, asked),
                    lambda fact: fact.period is not None and _begins(fact.period, asked),
                ),
            ]
        return []

    def _ends(self, series: Sequence[Operand]) -> Iterator[tuple[Operand, ...]]:
        wanted = self._wanted()
        if len(wanted) == 2:  # noqa: PLR2004 - from one end to the other
            for later in series:
                for earlier in series:
                    is_pair = later is not earlier and wanted[0][1](later.fact) and wanted[1][1](earlier.fact)
                    if is_pair and _alike_long(later.fact, earlier.fact):
                        yield later, earlier
        if len(self.periods) == 1:
            for earlier, later in pairwise(series):
                if self._of_period(later.fact, same=True) and follows(earlier.fact, later.fact):
                    yield later, earlier
            for since in series:
                if (
                    since.fact.period
                    and since.fact.period.shape == "since"
                    and since.fact.period.start == self.periods[0].start
                ):
                    yield from ((since, until) for until in series if _ends_before(until.fact, since.fact))

    def _gapless(self, series: Sequence[Operand]) -> Sequence[Operand]:
        if len(self.periods) == 1:
            period = self.periods[0]
            inside = [one for one in series if one.fact.period and period.covers(one.fact.period)]
            inside = [one for one in inside if one.fact.period and not one.fact.period.same_days(period)]
            ends = len(inside) > 1 and _reaches(inside[0].fact, inside[-1].fact, period)
            gapless = all(follows(one.fact, other.fact) for one, other in pairwise(inside))
            return inside if ends and gapless else ()
        if len(self.periods) > 1:
            tests = [_covering(period, self.holdings.year_of) for period in self.periods]
            picked = [next((one for one in series if test(one.fact)), None) for test in tests]
            held = [one for one in picked if one]
            alike = all(_alike_long(one.fact, other.fact) for one, other in pairwise(held))
            return held if len(held) == len(tests) == len({one.fact.id for one in held}) and alike else ()
        return (
            series if len(series) > 1 and all(_alike_long(one.fact, two.fact) for one, two in pairwise(series)) else ()
        )

    def _of_period(self, fact: Fact, *, same: bool = False) -> bool:
        if not self.periods:
            return True
        if fact.period is None:
            return not same
        if same:
            return any(periods_agree([period], [fact.period]) == "same" for period in self.periods)
        return any(_covering(period, self.holdings.year_of)(fact) for period in self.periods)

    def _fits_anywhere(self, one: Operand) -> bool:
        return one.named and bool(one.fact.period)

    def _are_sides(self, one: Operand, other: Operand, *, plain: bool) -> bool:
        if one.key == other.key:
            return False
        if not self._asks_for(one, other):
            return False
        own, others = self.distinguishing(one, other), self.distinguishing(other, one)
        return bool(own) and (plain or bool(others))

    def _asks_for(self, one: Operand, other: Operand) -> bool:
        """Whether the question asks for what both tell: of two things that it names, it need not say what of them."""
        same = one.fact.metric == other.fact.metric
        speaks_of_all = all(max(one.own[place], other.own[place]) >= _OWN for place in one.own)
        if same and one.fact.subject != other.fact.subject and speaks_of_all and not self._measured:
            return True
        alike = same or one.fact.quote == other.fact.quote
        return min(one.asked_share, other.asked_share) >= (_ASKED if alike else _ASKED_BOTH)

    def _asks_for_metric(self, one: Operand) -> bool:
        """Whether the question asks for what a figure tells, by its name or by what its comparatives measure."""
        measured = self._measured & frozenset(stems_of(one.fact.metric))
        return one.asked_share >= _ASKED_BOTH or bool(measured)

    def _same_time(self, one: Operand, other: Operand) -> bool:
        """Whether two figures are of the same time, or of none in particular: of a day, or the only ones."""
        mine, theirs = one.fact.period, other.fact.period
        if mine is None or theirs is None or mine.same_days(theirs):
            return True
        if mine.shape == theirs.shape == "as_of":
            return mine.end == theirs.end
        alone = all(len(self.holdings.facts_alike(held.fact)) == 1 for held in (one, other))
        of_days = mine.start == mine.end or theirs.start == theirs.end
        return not self.periods and (alone or of_days)

    def _best(self, groups: Iterable[tuple[Operand, ...]], *, changes: bool = False) -> Found | None:
        scored = [found for group in groups if (found := self._score(group, changes=changes))]
        return max(scored, key=lambda found: (found.score, [one.fact.id for one in found.operands]), default=None)

    def _score(self, group: Sequence[Operand], *, changes: bool) -> Found | None:
        if not changes and not all(self._may_be_percent(one) and self._is_of_unit(one) for one in group):
            return None
        total = met = 0.0
        for place, need in enumerate(self.needs):
            how_far = self._met_together(group, place)
            if how_far < _AROUND and (need.is_name or need.is_constraint):
                return None
            total += need.weight
            met += need.weight * how_far
        coverage = met / total if total else 1.0
        if coverage < _ENOUGH:
            return None
        measured = self._measured and any(self._measured & set(stems_of(one.fact.metric)) for one in group)
        narrow = sum(one.asked_share for one in group) / len(group)
        dense = sum(one.dense for one in group) / len(group)
        together = len(group) > 1 and len({one.fact.quote for one in group}) == 1
        score = coverage + _NARROWNESS * narrow + _DENSE * dense + _MEASURED * bool(measured)
        score += _SAME_QUOTE * together - _UNNAMED * sum(not one.named for one in group)
        return Found(tuple(group), score, coverage * min(one.fact.confidence for one in group))

    def _met_together(self, group: Sequence[Operand], place: int) -> float:
        own = max(one.own[place] for one in group)
        if own >= _OWN:
            return own
        around = min(one.around[place] for one in group)
        return around * _BESIDE if around >= _AROUND else own

    def _is_of_unit(self, one: Operand) -> bool:
        """Whether a figure is of the measure, or of the currency, that the question asks for by its name."""
        return not self.asked.unit or one.value.unit == self.asked.unit

    def _may_be_percent(self, one: Operand) -> bool:
        """Whether a percentage is wanted where it is one, and a level where it is none."""
        is_percent = one.value.unit in {"percent", "percentage_point"}
        if self.asked.only_percentages and not is_percent:
            return False
        return not is_percent or (
            self.asked.speaks_of_percentages and self.asked.means in {"difference", "comparison", "largest", "smallest"}
        )


def _covering(period: Period, year_of: Callable[[str], int | None]) -> _Test:
    def test(fact: Fact) -> bool:
        held = fact.period
        if held is None:
            return False
        if held.start == held.end and period.covers(held):
            return True
        return periods_agree([period], [held], year_of(fact.article)) in {"same", "within"}

    return test


def _year_as_said(year: int, period: Period) -> str:
    """A year, or the season that it is half of, as the question writes it."""
    return str(year) if str(year) in period.surface else period.surface


def _begins(held: Period, asked: Period) -> bool:
    if held.shape == "as_of":
        return bool(held.end and asked.start and held.end.year == asked.start.year)
    return held.start == asked.start and held.end != asked.end


def _is_end_of(fact: Fact, change: Fact) -> bool:
    """Whether a stated change is one of what a fact tells."""
    return fact.subject == change.subject and (fact.metric in change.scope or fact.metric in change.metric)


def _ends_at(one: Operand) -> tuple[date, str]:
    end = one.fact.period.end if one.fact.period else None
    return end or date.min, one.fact.id


def _reaches(first: Fact, last: Fact, period: Period) -> bool:
    starts = first.period is not None and first.period.start == period.start
    return starts and last.period is not None and last.period.end == period.end


def follows(one: Fact, other: Fact) -> bool:
    """Whether the second period follows upon the first; seasons of two years overlap in one."""
    before, after = one.period, other.period
    if not (before and after and before.end and after.start and _alike_long(one, other)):
        return False
    if before.shape == "fiscal":
        return before.end.year == after.start.year
    return after.start == before.end + timedelta(days=1)


def _ends_before(until: Fact, since: Fact) -> bool:
    """Whether what held until then was followed by what has held since."""
    if not (until.period and until.period.end and since.period and since.period.start):
        return False
    return since.period.start == until.period.end + timedelta(days=1)


def _alike_long(one: Fact, other: Fact) -> bool:
    """Whether two periods are of one shape and one length."""
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.shape == other.period.shape and months_of(one.period) == months_of(other.period)


def _may_be_held_together(one: Operand, other: Operand) -> bool:
    """Whether two figures are of one kind: one currency, one measure, or things counted."""
    mine, theirs = one.value, other.value
    if mine.unit == theirs.unit:
        return True
    return _is_count(mine) and _is_count(theirs)


def _is_count(quantity: Quantity) -> bool:
    named = is_measure(quantity.unit) or quantity.unit in {"percent", "percentage_point"} or quantity.shape != "amount"
    return not named and quantity.scale == 1 and quantity.value == int(quantity.value)
