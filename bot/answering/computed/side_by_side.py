"""Figures side by side: two of one time that differ in what they are of, where the question names both."""

from bot.answering.agreed.fitness import is_measure
from bot.answering.computed.operand import OWN, Operand
from bot.answering.computed.operands import ASKED, Found, Search
from corpus.quantity import Quantity, is_percentage, may_be_of_one_unit
from corpus.words import read_words, stems_of

_ASKED_OF_ONE = 0.25
"""How much of a metric the question must ask for, where both figures have one metric, and not (`ASKED`) its own."""


def side_by_side(search: Search, *, one_may_be_plain: bool = False) -> Found | None:
    """Two figures of one period that differ in what they are of; the question names both.

    Args:
        search: what is asked, and the figures.
        one_may_be_plain: the second may be what is left when the first's own words are taken away: the whole.
    """
    best = search.best_pair(lambda one, other: _are_sides(one, other, search, plain=one_may_be_plain))
    return best if best and _may_be_held_together(*best.operands) else None


def distinguishing(one: Operand, other: Operand, search: Search) -> frozenset[str]:
    """The stems of the question that the first figure is told of, and the second is not."""
    return (one.stems - other.stems) & search.asks.told


def first_said(one: Operand, other: Operand, search: Search) -> int:
    """Where in the question the words stand that tell the first from the second."""
    telling = distinguishing(one, other, search)
    text = search.question.text
    places = [word.span.start for word in read_words(text) if word.stem in telling]
    places += [text.find(need.surface) for need in search.needs if need.ways and telling & next(iter(need.ways))]
    return min((place for place in places if place >= 0), default=len(text))


def _are_sides(one: Operand, other: Operand, search: Search, *, plain: bool) -> bool:
    if one.key == other.key or not _asks_for(one, other, search, plain=plain) or _is_of_elsewhere(one, other, search):
        return False
    own, others = distinguishing(one, other, search), distinguishing(other, one, search)
    return bool(own) and (plain or bool(others))


def _is_of_elsewhere(one: Operand, other: Operand, search: Search) -> bool:
    """Whether one of two figures of two articles is of nothing that the question names, where it names something."""
    names = [place for place, need in enumerate(search.needs) if need.is_name]
    if one.fact.article == other.fact.article or not names:
        return False
    return any(all(figure.own[place] < OWN for place in names) for figure in (one, other))


def _asks_for(one: Operand, other: Operand, search: Search, *, plain: bool) -> bool:
    """Whether the question asks for what both tell: of two things that it names, it need not say what of them."""
    same = one.fact.metric == other.fact.metric
    speaks_of_all = all(max(one.own[place], other.own[place]) >= OWN for place in one.own)
    if same and one.fact.subject != other.fact.subject and speaks_of_all and not search.asks.measured:
        return True
    if plain and one.named and other.asked_share >= ASKED and _is_told_of(one, other, search):
        return True
    alike = same or one.fact.quote == other.fact.quote
    return min(one.asked_share, other.asked_share) >= (_ASKED_OF_ONE if alike else ASKED)


def _is_told_of(part: Operand, whole: Operand, search: Search) -> bool:
    """Whether the sentence of a part speaks of the whole by its name: "2.4 million euros of the museum's income"."""
    said = frozenset(stems_of(search.holdings.quote_of(part.fact)))
    return part.fact.article == whole.fact.article and frozenset(stems_of(whole.fact.metric)) <= said


def _may_be_held_together(one: Operand, other: Operand) -> bool:
    """Whether two figures are of one kind: one currency, one measure, or things counted, and bare where one is bare."""
    mine, theirs = one.value, other.value
    is_alike = one.fact.metric == other.fact.metric and may_be_of_one_unit(mine, theirs)
    return mine.unit == theirs.unit or is_alike or (_is_count(mine) and _is_count(theirs))


def _is_count(quantity: Quantity) -> bool:
    named = is_measure(quantity.unit) or is_percentage(quantity.unit) or quantity.shape != "amount"
    return not named and quantity.scale == 1 and quantity.value == int(quantity.value)
