"""Rates: "4 crowns a month or 40 a year" tells two prices, each for a time of its own."""

from collections.abc import Sequence

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in
from corpus.quantity import Quantity


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
    return tuple(one for one, rate in zip(quantities, rates, strict=True) if rate in {"", asked})


def _rate_of(quantity: Quantity, text: str) -> str:
    found = pattern_in("rates", "told").match(text[quantity.span.end :])
    return _unit(found.group()) if found else ""


def _unit(words: str) -> str:
    units: dict[str, Sequence[str]] = lexicon("rates")["units"]
    lowered = words.casefold()
    return next((unit for unit, said in units.items() if any(word in lowered for word in said)), "")
