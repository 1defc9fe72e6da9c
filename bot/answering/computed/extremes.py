"""The largest, the smallest, the second largest: of a set that a source gives whole, or of the times of one series.

What is told of some bridges says nothing of the longest bridge there is. So a set is ranked only where its article says
how many there are and tells it of all of them, or tells of all of them in one breath; the answer lists what it ranked.
"""

from collections.abc import Iterator, Sequence

from bot.answering.agreed.agreement import how_far_met
from bot.answering.computed.asked_means import AskedMeans
from bot.answering.computed.asking_again import answer_plainly
from bot.answering.computed.holding_together import compare
from bot.answering.computed.operand import OWN, Operand
from bot.answering.computed.operands import Search
from bot.answering.computed.over_time import whole_run
from bot.answering.computed.sides import Sides, read_sides
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in, stems_in
from bot.answering.said.answer import Answer, ComputedAnswer, Finding, NoAnswer
from bot.answering.said.findings import period_finding, subject_finding, value_finding
from bot.answering.said.support import supports
from bot.answering.workings.ranking import Ranking, Wanted, all_of_one_kind
from corpus.fact import Fact, Names
from corpus.quantity import Quantity, may_be_of_one_unit
from corpus.words import stems_of

_MOST_RANKED = 12
_SAME = ("article", "metric", "role", "scope", "modality")
"""The slots in which the members of a set do not differ."""


def extreme(search: Search, asked: AskedMeans) -> Answer | None:
    """What is the most, or the least, of two that are named, of a set, or of the times of one thing."""
    sides = read_sides(search.question.text, "value")
    if sides:
        made = compare(search, asked)
        return None if isinstance(made, NoAnswer) and _are_told_together(sides, search) else made
    wanted: Wanted = "least" if asked.means == "smallest" else "most"
    place = _place(search)
    ranked = _over_time if _asks_when(search.question.text) else _over_things
    for facts, confidence in ranked(search, asked):
        answer = _rank(facts, wanted, place, confidence, search.holdings, when=ranked is _over_time)
        if answer:
            return answer
    return None


def _are_told_together(sides: Sides, search: Search) -> bool:
    """Whether one sentence that answers speaks of both sides: it may say itself which is more."""
    plain = answer_plainly(search.evidence, search.holdings)
    quotes = [finding.citation for finding in plain.findings] if plain else []
    return any(supports(quote, f"{sides.one} {sides.other}") for quote in quotes)


def _over_time(search: Search, _: AskedMeans) -> Iterator[tuple[Sequence[Fact], float]]:
    """The figures of one series: within the period that is asked for without a gap, else all that there are."""
    found = whole_run(search)
    if found:
        yield [one.fact for one in found.operands], found.confidence


def _over_things(search: Search, asked: AskedMeans) -> Iterator[tuple[Sequence[Fact], float]]:
    """What is told of each member of a set, the set that fits the question best first."""
    tried: set[tuple[str, ...]] = set()
    for found in search.singles():
        one = found.operands[0]
        facts = _members(one, search)
        key = tuple(fact.id for fact in facts)
        if key in tried or len(facts) < 2:  # noqa: PLR2004 - one thing is no set
            continue
        tried.add(key)
        if _is_whole(facts, search, at_the_top=asked.means == "largest"):
            yield facts, found.confidence


def _members(one: Operand, search: Search) -> Sequence[Fact]:
    """The facts that tell the same of other things of the same time, each thing once, and not of what has them all."""
    facts = [
        fact
        for fact in search.holdings.snapshot.facts.values()
        if isinstance(fact.value, Quantity)
        and may_be_of_one_unit(fact.value, one.value)
        and all(getattr(fact, slot) == getattr(one.fact, slot) for slot in _SAME)
        and _is_of_same_time(fact, one.fact)
        and not _is_named(fact.subject, search)
    ]
    by_subject = {fact.subject: fact for fact in reversed(facts)}
    return sorted(by_subject.values(), key=lambda fact: fact.quote)


def _is_named(subject: str, search: Search) -> bool:
    """Whether the question names a subject itself: who scored most for Rovers is not Rovers."""
    own = dict.fromkeys(stems_of(subject), 1.0)
    return any(need.is_name and how_far_met(need, own) >= OWN for need in search.needs)


def _is_of_same_time(one: Fact, other: Fact) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.same_days(other.period)


def _is_whole(facts: Sequence[Fact], search: Search, *, at_the_top: bool) -> bool:
    """Whether these are all members of their set: as many as the article counts or names, or told in one sentence.

    A sentence that tells the first few of more ("followed by") tells the largest, and not the smallest.
    """
    sizes = [size for size in _sizes(facts[0].article, search) if size >= len(facts)]
    if sizes:
        return len(facts) in sizes
    is_one = len({fact.quote for fact in facts}) == 1
    return is_one and (
        at_the_top or not pattern_in("computing", "first_few").search(search.holdings.quote_of(facts[0]))
    )


def _sizes(article: str, search: Search) -> Iterator[int]:
    """How many the article says that there are of the things that the question speaks of."""
    asked = search.question.stems
    for fact in search.holdings.snapshot.facts.values():
        if fact.article != article:
            continue
        if isinstance(fact.value, Names) and fact.value.complete and frozenset(stems_of(fact.metric)) & asked:
            yield len(fact.value.items)
        if isinstance(fact.value, Quantity) and fact.role == "count" and fact.value.operator == "=":
            counted = frozenset(stems_of(fact.value.unit))
            is_set = frozenset(stems_of(fact.metric)) & stems_in("computing", "counting") and counted & asked
            if is_set and fact.value.value == int(fact.value.value):
                yield int(fact.value.value)


def _rank(
    facts: Sequence[Fact], wanted: Wanted, place: int, confidence: float, holdings: Holdings, *, when: bool
) -> Answer | None:
    if not 1 < len(facts) <= _MOST_RANKED:
        return None
    values = tuple(fact.value for fact in facts if isinstance(fact.value, Quantity))
    if len(values) < len(facts) or not all_of_one_kind(values):
        return None
    inputs = tuple(_named(fact, holdings, when=when) for fact in facts)
    answer = ComputedAnswer(computation=Ranking(values, wanted, place), inputs=inputs, confidence=confidence)
    return answer if answer.first and all(finding.about for finding in inputs) else None


def _named(fact: Fact, holdings: Holdings, *, when: bool) -> Finding:
    """A figure by the name of its thing, or by its time."""
    finding = value_finding(fact, holdings)
    found = period_finding(fact, holdings) if when else subject_finding(fact, holdings)
    return Finding(finding.text, finding.citation, found.text if found else "")


def _place(search: Search) -> int:
    """2 for "the second largest"."""
    ordinals = [int(figure.value) for figure in search.question.quantities if figure.shape == "ordinal"]
    return ordinals[0] if ordinals else 1


def _asks_when(text: str) -> bool:
    return any(word in text.casefold() for word in lexicon("computing")["asks_when"])
