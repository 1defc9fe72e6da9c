"""Measures: which noun a verb and a unit make: "weighs 3 tonnes" is a weight, "runs 40 trains" no length."""

from collections.abc import Mapping

from corpus.extraction.word_lists import extraction_lexicon
from corpus.lexicons import lexicon
from corpus.lexicons.verbs import Verb
from corpus.quantity import Quantity, is_currency


def noun_of_measure(verb: Verb, figure: Quantity) -> str:
    """What a verb measures in the unit of a figure; nothing where it measures nothing in it.

    >>> from corpus.lexicons.verbs import verbs_of
    >>> from corpus.quantities import read_quantities
    >>> noun_of_measure(verbs_of("cost")[0], read_quantities("$3 million")[0])
    'cost'
    """
    nouns: Mapping[str, Mapping[str, str]] = extraction_lexicon()["verb_nouns"]
    return nouns.get(verb.base, {}).get(_kind_of(figure), "")


def is_money(figure: Quantity) -> bool:
    """Whether a figure is an amount of money, though it may not say of which country: "6 million francs", "5 cents"."""
    currencies = lexicon("units")["currencies"]
    return is_currency(figure.unit) or figure.unit in currencies["families"] or figure.unit in currencies["cents"]


def _kind_of(figure: Quantity) -> str:
    if is_money(figure):
        return "money"
    kinds: Mapping[str, list[str]] = extraction_lexicon()["measures"]
    return next((kind for kind, units in kinds.items() if figure.unit in units), "")
