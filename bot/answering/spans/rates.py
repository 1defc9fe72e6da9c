"""Rates: "4 crowns a month or 40 a year" tells two prices, each for a time of its own."""

from collections.abc import Sequence

from bot.answering.asked.question import Question
from bot.answering.lexicons import generic_stems, lexicon, pattern_in, words_in
from bot.answering.spans.pieces import piece_at
from corpus.quantity import Quantity
from corpus.words import stems_of


def of_asked_rate(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures that are told for the asked time, where a text tells some for it and others for another; else all.

    >>> from corpus.quantities import read_quantities
    >>> text = "It costs 4 crowns a month or 40 crowns a year."
    >>> [one.surface for one in of_asked_rate(Question("How much is it per year?"), read_quantities(text), text)]
    ['40 crowns']
    """
    found = pattern_in("rates", "asked").search(question.text)
    asked = _unit(found.group()) if found else ""
    rates = [_rate_of(one, text) for one in quantities] if asked else []
    if asked not in rates or all(rate in {"", asked} for rate in rates):
        return tuple(quantities)
    others = [_before(one, text) for one, rate in zip(quantities, rates, strict=True) if rate not in {"", asked}]
    own = [one for one, rate in zip(quantities, rates, strict=True) if rate in {"", asked}]
    return tuple(one for one in own if not _is_paid_by_others(question, _before(one, text), others))


def _is_paid_by_others(question: Question, words: str, others: Sequence[str]) -> bool:
    """Whether a figure is told of others than those asked for: "; staff pay 100 crowns a year".

    What stands before the first figure may call what is asked for by another name, as far as no other figure is told of
    that very thing.
    """
    told = frozenset(stems_of(words)) - generic_stems() - frozenset(stems_of(" ".join(words_in("rates", "glue"))))
    if told <= question.stems | question.meant:
        return False
    elsewhere = [frozenset(stems_of(other)) for other in others]
    needs = [need for need in question.needs if not need.is_told_by(told)]
    return any(need.is_told_by(stems) for need in needs for stems in elsewhere)


def _before(quantity: Quantity, text: str) -> str:
    """What stands before a figure in its piece."""
    return piece_at(quantity.span.start, text).partition(quantity.surface)[0]


def _rate_of(quantity: Quantity, text: str) -> str:
    found = pattern_in("rates", "told").match(text[quantity.span.end :])
    return _unit(found.group()) if found else ""


def _unit(words: str) -> str:
    units: dict[str, Sequence[str]] = lexicon("rates")["units"]
    lowered = words.casefold()
    return next((unit for unit, said in units.items() if any(word in lowered for word in said)), "")
