"""Numbers in running English that count nothing: parts of names, pronouns, halves of compounds."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.quantities.english.amount import Amount
from corpus.token_text import HYPHENS, TokenText

_LARGEST_LABEL = 9999
_LONGEST_ADDRESS = 4


class NameJudge:
    """Says of the numbers of one text which are no figures."""

    def __init__(self, text: TokenText) -> None:
        self.text = text
        self.words = _words()

    def is_none(self, amount: Amount) -> bool:
        """Whether a number with its unit is no figure."""
        return (
            self._is_compound(amount) or self._is_name(amount) or self._is_model(amount) or self._is_address(amount)
            or self._is_pronoun(amount)
        )  # fmt: skip

    def is_title(self, place: int) -> bool:
        """Whether the number word at a place is part of a name: "Five-Year Plan"."""
        if not self.text.is_capital(place):
            return False
        return self.text.low(place + 1) in HYPHENS and self.text.is_capital(place + 2)

    def is_in_chain(self, place: int) -> bool:
        """Whether a number word stands in a chain of three such words or more: "four-four-two"."""
        return any(
            all(self.text.low(at) in self.words.ones for at in (first, first + 2, first + 4))
            and all(self.text.low(at) in HYPHENS for at in (first + 1, first + 3))
            for first in (place - 4, place - 2, place)
        )

    def _is_compound(self, amount: Amount) -> bool:
        """Whether a number word is hyphened to a word that is no unit: "one-sided", "two-way"."""
        is_spelled = self.text.is_word(amount.number) and amount.is_bare and not self.is_in_chain(amount.number)
        return is_spelled and self.text.low(amount.after) in HYPHENS and self.text.low(amount.after + 1).isalpha()

    def _is_name(self, amount: Amount) -> bool:
        """Whether the word before makes the number part of a name: "type 2", "Apollo 11"."""
        text, before = self.text, amount.number - 1
        if before < 0 or amount.first != amount.number or amount.scale != 1 or not text.is_beside(before):
            return False
        token, number = text.tokens[before], text.tokens[amount.number]
        is_small = amount.digits.isdecimal() and int(amount.digits) <= _LARGEST_LABEL
        if not is_small or not token.is_word or number.text != amount.digits:
            return token.is_word and token.low in self.words.labels and token.text[0].isupper()
        if token.low in self.words.labels:
            return True
        is_score = (
            text.low(amount.after) in HYPHENS and text.is_glued(amount.after) and text.is_number(amount.after + 1)
        )
        if is_score:
            return False  # "beat Chelsea 3-1"
        is_plural_s = amount.unit == "second" and text.low(amount.number + 1) == "s"
        if amount.unit and not amount.noun and not is_plural_s:
            return False
        return self._is_proper(before) and text.low(amount.number + 1) != "of"

    def _is_proper(self, place: int) -> bool:
        """Whether a word is a name by its capital: inside a sentence that is no heading, and no word of the grammar."""
        token = self.text.tokens[place]
        if not token.text[0].isupper() or token.low in self.words.no_names or self.text.hidden[place]:
            return False
        before = self.text.tokens[place - 1] if place else None
        if token.text.isupper() and len(token.text) > 1:
            return True
        if not before or before.text in ".!?:;•*":
            return False
        return before.is_number or not before.text[0].isupper() or before.low in self.words.stop_words

    def _is_model(self, amount: Amount) -> bool:
        """Whether a name follows the number and an article stands before it: "a 787 Dreamliner"."""
        before = self.text.low(amount.first - 1)
        is_plain = amount.is_bare and amount.digits.isdecimal() and self.text.is_number(amount.number)
        return is_plain and before in self.words.articles and self._is_titled(amount.after)

    def _is_address(self, amount: Amount) -> bool:
        """``14 Mill Street``: names behind the number, and a word for a street at their end."""
        if not amount.is_bare or not self.text.is_number(amount.number):
            return False
        for place in range(amount.after, amount.after + _LONGEST_ADDRESS):
            if not self._is_titled(place):
                return False
            if place > amount.after and self.text.low(place) in self.words.streets:
                return True
        return False

    def _is_titled(self, place: int) -> bool:
        return self.text.is_word(place) and self.text.tokens[place].text.istitle() and self.text.is_near(place)

    def _is_pronoun(self, amount: Amount) -> bool:
        """Whether "one" or "two" counts nothing here: "one of", "the one that"."""
        low = self.text.low(amount.number)
        is_alone = amount.after == amount.number + 1
        if low not in {"one", "two"} or amount.shape != "amount" or not (is_alone or amount.noun):
            return False
        if amount.scale != 1 or amount.digits.startswith("-") or (amount.unit and not amount.noun):
            return False
        after = self.text.low(amount.number + 1)
        if after in self.words.ones:
            return False  # "one two three"
        if low == "two":
            return after == "of"
        return (
            not amount.noun
            or after in self.words.pronoun_after
            or self.text.low(amount.number - 1) in self.words.pronoun_before
        )


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
    bounds = (word for words in english["operators"].values() for word in words)
    return _Words(
        labels=frozenset(english["labels"]),
        streets=frozenset(english["streets"]),
        ones=frozenset(english["ones"]),
        articles=frozenset({*english["articles"], "the"}),
        no_names=frozenset({*english["stop_words"], *english["set_labels"], *english["no_names"], *bounds}),
        pronoun_after=frozenset(english["pronoun_after"]),
        pronoun_before=frozenset(english["pronoun_before"]),
        stop_words=frozenset(english["stop_words"]),
    )
