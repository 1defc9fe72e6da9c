"""Figures for each of the things counted: an amount, and how many things it is of, told of the same time."""

from bot.answering.agreed.fitness import counts_things, is_money, is_share
from bot.answering.asked.question import Question
from bot.answering.computed.operand import Operand
from bot.answering.computed.operands import Found, Search
from bot.answering.lexicons import pattern_in
from corpus.quantity import Quantity
from corpus.words import is_han, stems_of

_ASKED, _MET = 0.5, 0.5
"""How much of an amount's metric the question must ask for, and how far the amount must meet each other word."""


def for_each(search: Search) -> Found | None:
    """The amount and the number of the things that the question asks it for each of; None where a source lacks one."""
    asked = _asked_for_each(search.question)

    def fit(amount: Operand, number: Operand) -> bool:
        things = _stems_of_things(asked, search.question.within(number.fact.article))
        divides = _counts(things, number.value) and not _counts(things, amount.value)
        return divides and _is_asked_for(amount, number, asked, search) and _are_of_one_thing(amount, number)

    return search.best_pair(fit) if asked else None


def is_told_for_each(text: str) -> bool:
    """Whether a sentence tells a figure for each of something: "4.2 visitors a day on average"."""
    return pattern_in("computing", "each", "told").search(text.casefold()) is not None


def _asked_for_each(question: Question) -> str:
    """What the question divides by, in its words: "financing event" in "per financing event"; nothing where nothing."""
    found = pattern_in("computing", "each", "zh" if is_han(question.text) else "en").search(question.text.casefold())
    return found.group(1) if found else ""


def _stems_of_things(asked: str, question: Question) -> frozenset[str]:
    """The stems of the things, and of all that the question's article calls them."""
    stems = frozenset(stems_of(asked))
    meant = (need for need in question.needs if not stems.isdisjoint(stems_of(need.surface)) or need.surface in asked)
    return stems.union(*(way for need in meant for way in need.ways))


def _counts(things: frozenset[str], quantity: Quantity) -> bool:
    return counts_things(quantity) and not things.isdisjoint(stems_of(quantity.unit))


def _is_asked_for(amount: Operand, number: Operand, asked: str, search: Search) -> bool:
    """Whether a figure is the amount that the question speaks of: by all its words but those for what it divides by."""
    question, value = search.question, amount.value
    if is_money(value):
        named = amount.asked_share >= _ASKED or amount.fact.quote == number.fact.quote
        is_meant = named and question.answer_type != "count"
    else:
        is_meant = not is_share(value) and not question.stems.isdisjoint(stems_of(value.unit))
    if not is_meant:
        return False
    things = frozenset(stems_of(asked))
    others = (place for place, need in enumerate(search.needs) if things.isdisjoint(stems_of(need.surface)))
    return all(max(amount.own[place], amount.around[place]) >= _MET for place in others)


def _are_of_one_thing(amount: Operand, number: Operand) -> bool:
    one, other = amount.fact, number.fact
    return one.article == other.article and (one.subject == other.subject or one.quote == other.quote)
