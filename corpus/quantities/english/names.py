"""Numbers in running English that count nothing: parts of names, pronouns, halves of compounds."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.english.words import number_words
from corpus.quantities.english.amount import Amount
from corpus.token_text import HYPHENS, TokenText

_LARGEST_LABEL = 9999
_LONGEST_ADDRESS = 4


def is_no_figure(text: TokenText, amount: Amount) -> bool:
    """Whether a number with its unit is no figure."""
    return (
        _is_compound(text, amount) or _is_name(text, amount) or _is_model(text, amount) or _is_address(text, amount)
        or _is_pronoun(text, amount)
    )  # fmt: skip


def is_title(text: TokenText, place: int) -> bool:
    """Whether the number word at a place is part of a name: "Five-Year Plan"."""
    if not text.is_capital(place):
        return False
    return text.low(place + 1) in HYPHENS and text.is_capital(place + 2)


def is_in_chain(text: TokenText, place: int) -> bool:
    """Whether a number word stands in a chain of three such words or more: "four-four-two"."""
    return any(
        all(text.low(at) in _words().ones for at in (first, first + 2, first + 4))
        and all(text.low(at) in HYPHENS for at in (first + 1, first + 3))
        for first in (place - 4, place - 2, place)
    )


def _is_compound(text: TokenText, amount: Amount) -> bool:
    """Whether a number word is hyphened to a word that is no unit: "one-sided", "two-way"."""
    is_spelled = text.is_word(amount.number) and amount.is_bare and not is_in_chain(text, amount.number)
    return is_spelled and text.low(amount.after) in HYPHENS and text.low(amount.after + 1).isalpha()


def _is_name(text: TokenText, amount: Amount) -> bool:
    """Whether the word before makes the number part of a name: "type 2", "Apollo 11"."""
    before = amount.number - 1
    if before < 0 or amount.first != amount.number or amount.scale != 1 or not text.is_beside(before):
        return False
    token, number = text.tokens[before], text.tokens[amount.number]
    is_small = amount.digits.isdecimal() and int(amount.digits) <= _LARGEST_LABEL
    if not is_small or not token.is_word or number.text != amount.digits:
        return token.is_word and token.low in _words().labels and token.text[0].isupper()
    if token.low in _words().labels:
        return True
    is_score = text.low(amount.after) in HYPHENS and text.is_glued(amount.after) and text.is_number(amount.after + 1)
    if is_score:
        return False  # "beat Chelsea 3-1"
    is_plural_s = amount.unit == "second" and text.low(amount.number + 1) == "s"
    if amount.unit and not amount.noun and not is_plural_s:
        return False
    return _is_proper(text, before) and text.low(amount.number + 1) != "of"


def _is_proper(text: TokenText, place: int) -> bool:
    """Whether a word is a name by its capital: inside a sentence that is no heading, and no word of the grammar."""
    token = text.tokens[place]
    if not token.text[0].isupper() or token.low in _words().no_names or text.hidden[place]:
        return False
    before = text.tokens[place - 1] if place else None
    if token.text.isupper() and len(token.text) > 1:
        return True
    if not before or before.text in ".!?:;•*":
        return False
    return before.is_number or not before.text[0].isupper() or before.low in _words().stop_words


def _is_model(text: TokenText, amount: Amount) -> bool:
    """Whether a name follows the number and an article stands before it: "a 787 Dreamliner"."""
    before = text.low(amount.first - 1)
    is_plain = amount.is_bare and amount.digits.isdecimal() and text.is_number(amount.number)
    return is_plain and before in _words().articles and _is_titled(text, amount.after)


def _is_address(text: TokenText, amount: Amount) -> bool:
    """``14 Mill Street``: names behind the number, and a word for a street at their end."""
    if not amount.is_bare or not text.is_number(amount.number):
        return False
    for place in range(amount.after, amount.after + _LONGEST_ADDRESS):
        if not _is_titled(text, place):
            return False
        if place > amount.after and text.low(place) in _words().streets:
            return True
    return False


def _is_titled(text: TokenText, place: int) -> bool:
    return text.is_word(place) and text.tokens[place].text.istitle() and text.is_near(place)


def _is_pronoun(text: TokenText, amount: Amount) -> bool:
    """Whether "one" or "two" counts nothing here: "one of", "the one that"."""
    low = text.low(amount.number)
    is_alone = amount.after == amount.number + 1
    if low not in {"one", "two"} or amount.shape != "amount" or not (is_alone or amount.noun):
        return False
    if amount.scale != 1 or amount.digits.startswith("-") or (amount.unit and not amount.noun):
        return False
    after = text.low(amount.number + 1)
    if after in _words().ones:
        return False  # "one two three"
    if low == "two":
        return after == "of"
    return not amount.noun or after in _words().pronoun_after or text.low(amount.number - 1) in _words().pronoun_before


class _Words(NamedTuple):
    labels: frozenset[str]
    """A number behind one of these is part of a name."""
    streets: frozenset[str]
    ones: frozenset[str]
    articles: frozenset[str]
    no_names: frozenset[str]
    """Words that, with a capital or without, are no names."""
    pronoun_after: frozenset[str]
    pronoun_before: frozenset[str]
    stop_words: frozenset[str]


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    labels, stop_words = lexicon("units")["en"]["labels"], lexicon("units")["en"]["stop_words"]
    bounds = (word for words in english["operators"].values() for word in words)
    return _Words(
        labels=frozenset(labels),
        streets=frozenset(english["streets"]),
        ones=frozenset(number_words().ones),
        articles=frozenset({*number_words().articles, "the"}),
        no_names=frozenset({*stop_words, *english["set_labels"], *english["no_names"], *bounds}),
        pronoun_after=frozenset(english["pronoun_after"]),
        pronoun_before=frozenset(english["pronoun_before"]),
        stop_words=frozenset(stop_words),
    )
