"""Counting: what a figure counts, in the text's own words."""

from corpus.extraction.measures import is_money
from corpus.extraction.word_lists import word_set
from corpus.lexicons import lexicon
from corpus.numbers.english import is_number_word
from corpus.quantity import Quantity

PERCENTS = frozenset(("percent", "percentage_point", "basis point"))


def counted_words(figure: Quantity) -> str:
    """What a figure counts, in the text's words; nothing for money, measures and bare numbers.

    >>> from corpus.quantities import read_quantities
    >>> counted_words(read_quantities("over 2,183 biomedical enterprises")[0])
    'biomedical enterprises'
    """
    if (
        not figure.unit
        or figure.unit in PERCENTS
        or is_money(figure)
        or figure.shape != "amount"
        or is_measure(figure)
        or " per " in figure.unit
    ):
        return ""
    words = figure.surface.split()
    digits = [at for at, word in enumerate(words) if word[:1].isdigit()]
    in_words = (
        at for at, word in enumerate(words) if _is_number(word) and word.casefold() not in word_set("indefinite")
    )
    first = digits[0] if digits else next(in_words, len(words))
    noun = next((at for at in range(first, len(words)) if not _is_number(words[at])), len(words))
    if words[noun : noun + 1] in (["to"], ["or"], ["and"]):  # "10 to 100 stores"
        noun = next((at for at in range(noun + 1, len(words)) if not _is_number(words[at])), len(words))
    return " ".join(words[noun:])


def is_measure(figure: Quantity) -> bool:
    """Whether a figure measures, and counts nothing."""
    return figure.unit in lexicon("units")["units"]


def _is_number(word: str) -> bool:
    small = word.casefold().strip(",")
    return (
        word[:1].isdigit()
        or is_number_word(small)
        or small in lexicon("numbers")["en"]["scales"]
        or small in word_set("counting_words")
    )
