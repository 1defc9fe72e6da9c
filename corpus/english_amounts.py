"""A number in running English with all that is written on to it: sign, currency, scale, unit, counted noun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numerals import Numeral, is_number_word, plain_digits, scaled, spelled_number
from corpus.quantity import Operator, Shape
from corpus.spans import Span
from corpus.tokens import Token
from corpus.units import Unit, counted_noun, currency_before, unit_at

_LARGEST_LABEL = 9999
_LARGEST_DENOMINATOR = 10
_DASHES = frozenset("-–—‑~")
_HYPHENS = frozenset("-‑")
_MINUS = frozenset("-−–")
_AGES = frozenset({"aged", "age", "ages"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its sign, its unit and all that was written around it, by places of tokens."""

    first: int
    """The place where it begins, its currency's sign included."""
    number: int
    after: int
    digits: str
    scale: int
    unit: str = ""
    shape: Shape = "amount"
    noun: bool = False
    """Whether the unit is the noun of a count."""
    operator: Operator = "="
    """What a sign glued to the number says: "50+"."""

    @property
    def value(self) -> Decimal:
        """Digits times scale, exactly."""
        return scaled(self.digits, self.scale)

    @property
    def is_bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return not self.unit and self.scale == 1 and self.shape == "amount"


class AmountReader:
    """Reads the amount at a place of one text, and knows what is a name and no amount."""

    def __init__(self, text: str, tokens: Sequence[Token], masked: Sequence[Span]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = _words()
        self.hidden = self._hidden(masked)
        self.floor = 0
        """The place behind the last figure: nothing before it belongs to the next one."""

    def may_begin(self, token: Token) -> bool:
        """Whether an amount may have its number at this token."""
        if not token.is_word:
            return token.is_number
        return is_number_word(token.low) or token.low in self.words.ordinals or token.low in self.words.scales

    def amount_at(self, place: int) -> Amount | None:
        """The amount whose number stands at `place`; nothing for a name, a pronoun or what is masked."""
        if self.hidden[place]:
            return None
        token = self.tokens[place]
        amount = self._in_digits(place) if token.is_number else self._in_words(place)
        if not amount or amount.shape == "ordinal":
            return amount
        amount = self._with_unit(amount)
        is_none = self._is_compound(amount) or self._is_name(amount) or self._is_pronoun(amount)
        return None if is_none else amount

    def _in_digits(self, place: int) -> Amount | None:
        token = self.tokens[place]
        digits = plain_digits(token.text)
        currency = self._currency_before(place)
        is_part = self._is_chained(place) or (not currency and self._is_glued_before(place))
        if digits is None or is_part:
            return None
        first = currency[1] if currency else place
        digits, first = self._signed(digits, first)
        glued = self._glued_after(place)
        if glued and glued.text == "/":
            return self._written_fraction(place, digits)
        if glued and glued.low in self.words.endings and digits.isdecimal():
            is_title = self._is_capital(place + 2)
            return None if is_title else Amount(first, place, place + 2, digits, 1, shape="ordinal")
        if glued and glued.is_word and not self._is_known_ending(glued, place + 1, money=currency is not None):
            return None
        amount = Amount(first, place, place + 1, digits, 1, unit=currency[0] if currency else "")
        if not currency and place and self.tokens[place - 1].text == "(":
            return self._in_brackets(amount)
        if glued and glued.text == "+":
            amount = replace(amount, after=place + 2, operator=">=")
        return self._with_scale(amount)

    def _in_brackets(self, amount: Amount) -> Amount:
        """The amount, made negative where brackets stand for a minus: "$(8.1m)", "(48.3)%"."""
        currency = self._currency_before(amount.number - 1)
        priced = self._with_scale(replace(amount, unit=currency[0] if currency else ""))
        closing = priced.after
        if self.low(closing) != ")" or not self._is_next(amount.number):
            return self._with_scale(amount)
        if currency:
            return replace(priced, first=currency[1], digits="-" + amount.digits, after=closing + 1)
        if self.low(closing + 1) in {"%", "％"} and self._is_next(closing + 1):
            return replace(priced, first=amount.number - 1, digits="-" + amount.digits, after=closing + 1)
        return priced

    def _is_chained(self, place: int) -> bool:
        """Whether a figure has a figure glued to either side by a dash: a telephone number, a code."""
        if not 2 <= place < len(self.tokens) - 2 or self.tokens[place - 1].text not in _DASHES:  # noqa: PLR2004 - neighbours
            return False
        chain = self.tokens[place - 2 : place + 3]
        glued = all(left.end == right.start for left, right in pairwise(chain))
        return glued and chain[0].is_number and chain[3].text in _DASHES and chain[4].is_number

    def _currency_before(self, place: int) -> tuple[str, int] | None:
        """The currency written before a figure, unless the figure before has taken the word."""
        found = currency_before(self.text, self.tokens, place)
        return found if found and found[1] >= self.floor else None

    def _written_fraction(self, place: int, digits: str) -> Amount | None:
        """``2/3`` is a share; other figures with a stroke ("24/7", "9/11") are names."""
        below = self.tokens[place + 2] if place + 2 < len(self.tokens) and self._is_next(place + 2) else None
        if not below or not (digits + below.text).isdecimal() or self._is_next(place + 3):
            return None
        numerator, denominator = int(digits), int(below.text)
        if not 0 < numerator < denominator <= _LARGEST_DENOMINATOR:
            return None
        return Amount(place, place, place + 3, str(Decimal(numerator) / denominator), 1, shape="share")

    def _in_words(self, place: int) -> Amount | None:
        token = self.tokens[place]
        if self._is_glued_before(place) or self._is_title(place):
            return None
        if token.low in self.words.ordinals:
            return self._ordinal(place)
        is_scale = token.low in self.words.scales
        numeral = self._lone_scale(place) if is_scale else spelled_number(self.tokens, place)
        if not numeral:
            return None
        shape: Shape = "share" if numeral.is_share else "amount"
        currency = self._currency_before(place)
        first = currency[1] if currency else place
        digits, first = self._signed(numeral.digits, first)
        return Amount(first, place, numeral.after, digits, numeral.scale, currency[0] if currency else "", shape)

    def _is_title(self, place: int) -> bool:
        """Whether the number word is part of a name: "Five-Year Plan", "Two Sigma"."""
        if not self.tokens[place].text[0].isupper():
            return False
        return self.low(place + 1) in _HYPHENS and self._is_capital(place + 2)

    def _lone_scale(self, place: int) -> Numeral | None:
        """``the trillion-yuan mark``: a scale without a number, hyphened to its unit."""
        if self.low(place + 1) not in _HYPHENS or self.tokens[place].low.endswith("s"):
            return None
        unit = unit_at(self.text, self.tokens, place + 2)
        return Numeral("1", self.words.scales[self.tokens[place].low], place + 1) if unit else None

    def _ordinal(self, place: int) -> Amount | None:
        """A rank in words; "First," opens a sentence, "first-in-class" is a name, "a third" a share."""
        after = self.low(place + 1)
        if after in {",", ":", *_HYPHENS, "of"} or self.low(place - 1) in {"at", "one", "-", "a"}:
            return None
        if after == "time" or self.tokens[place].text[0].isupper():
            return None
        return Amount(place, place, place + 1, str(self.words.ordinals[self.tokens[place].low]), 1, shape="ordinal")

    def _signed(self, digits: str, first: int) -> tuple[str, int]:
        """The digits with their minus, where one stands: at the start of a word, and glued to the figure."""
        if first and self.tokens[first - 1].low == "minus":
            return "-" + digits, first - 1
        if first and self.tokens[first - 1].text in _MINUS and self.tokens[first - 1].end == self.tokens[first].start:
            before = self.tokens[first - 1].start
            if first > 1 and self.tokens[first - 2].is_number and "\n" not in self.text[before - 2 : before]:
                return digits, first  # a dash between two figures
            if before == 0 or self.text[before - 1] in " \t\n\u00a0(":
                return "-" + digits, first - 1
        return digits, first

    def _with_scale(self, amount: Amount) -> Amount:
        scale, after = amount.scale, amount.after
        for _ in range(2):
            at = after + 1 if self.low(after) in _HYPHENS else after
            size = self.words.scales.get(self.low(at), 0)
            if not size and at == after and amount.unit and self._is_next(after):
                size = self.words.money_scales.get(self.tokens[after].text, 0)
            if not size and at == after and self._is_next(after):
                size = self.words.glued_scales.get(self.tokens[after].text, 0)
            if not size or self.hidden[at]:
                break
            scale, after = scale * size, at + 1
        return replace(amount, scale=scale, after=after) if after != amount.after else amount

    def _with_unit(self, amount: Amount) -> Amount:
        at = amount.after
        if self.low(at) in _HYPHENS and at + 1 < len(self.tokens) and self.tokens[at + 1].is_word:
            at += 1
        if not self._is_near(at):
            return amount
        unit = unit_at(self.text, self.tokens, at)
        if unit and (not self._fits(unit.kind, amount) or self._opens_next(amount, unit)):
            unit = None
        if unit and unit.kind == "multiple":
            return replace(amount, shape="multiple", after=unit.after)
        if unit:
            return replace(amount, unit=amount.unit or unit.name, after=unit.after)
        return amount if at > amount.after else self._counting(amount)

    def _counting(self, amount: Amount) -> Amount:
        """The amount with the noun that it counts, or the years of an age."""
        if amount.unit or amount.shape != "amount":
            return amount
        if self.low(amount.first - 1) in _AGES:
            return replace(amount, unit="year")
        noun, after = counted_noun(self.tokens, amount.after, singular_number=abs(amount.value) == 1)
        if not noun:
            return amount
        return replace(amount, unit=noun, after=after, noun=True)

    def _opens_next(self, amount: Amount, unit: Unit) -> bool:
        """Whether the sign of a currency behind a figure that has one belongs to the next figure."""
        if unit.kind != "money" or not amount.unit or unit.after >= len(self.tokens):
            return False
        return self.tokens[unit.after].is_number and not self.tokens[unit.after - 1].low.endswith("s")

    def _fits(self, kind: str, amount: Amount) -> bool:
        if kind == "scaled_money":
            return amount.scale > 1
        return not amount.unit or kind == "money"

    # What is no figure.

    def _is_compound(self, amount: Amount) -> bool:
        """Whether a number word is hyphened to a word that is no unit: "one-sided", "two-way"."""
        is_spelled = self.tokens[amount.number].is_word and amount.is_bare
        return is_spelled and self.low(amount.after) in _HYPHENS and bool(self.low(amount.after + 1).isalpha())

    def _is_name(self, amount: Amount) -> bool:
        """Whether the number is part of a name: "type 2", "Apollo 11"."""
        before = amount.number - 1
        if before < 0 or amount.first != amount.number or amount.scale != 1 or not self._is_beside(before):
            return False
        token = self.tokens[before]
        is_small = amount.digits.isdecimal() and int(amount.digits) <= _LARGEST_LABEL
        if not is_small or not token.is_word or self.tokens[amount.number].text != amount.digits:
            return token.is_word and token.low in self.words.labels and token.text[0].isupper()
        if token.low in self.words.labels:
            return True
        if amount.unit and not amount.noun:
            return False
        return self._is_proper(before) and self.low(amount.number + 1) != "of"

    def _is_proper(self, place: int) -> bool:
        """Whether a word is a name by its capital: inside a sentence that is no heading, and no word of the grammar."""
        token = self.tokens[place]
        if not token.text[0].isupper() or token.low in self.words.no_names or self.hidden[place]:
            return False
        before = self.tokens[place - 1] if place else None
        if token.text.isupper() and len(token.text) > 1:
            return True
        if not before or before.text in ".!?:;•*":
            return False
        return before.is_number or not before.text[0].isupper() or before.low in self.words.stop_words

    def _is_pronoun(self, amount: Amount) -> bool:
        """Whether "one" or "two" counts nothing here: "one of", "the one that"."""
        token = self.tokens[amount.number]
        is_alone = amount.after == amount.number + 1
        if token.low not in {"one", "two"} or not (is_alone or amount.noun):
            return False
        if amount.scale != 1 or (amount.unit and not amount.noun):
            return False
        after = self.low(amount.number + 1)
        if token.low == "two":
            return after == "of"
        return (
            not amount.noun
            or after in self.words.pronoun_after
            or self.low(amount.number - 1) in (self.words.pronoun_before)
        )

    # Neighbours.

    def low(self, place: int) -> str:
        """The word at a place in small letters; nothing outside the text."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def _is_capital(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].text[0].isupper()

    def _is_next(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].start == self.tokens[place - 1].end

    def _is_near(self, place: int) -> bool:
        """Whether no line ends before the token at `place`."""
        return place < len(self.tokens) and "\n" not in self.text[self.tokens[place - 1].end : self.tokens[place].start]

    def _is_beside(self, place: int) -> bool:
        """Whether one blank, or nothing, parts the token at `place` from the next one."""
        return self.tokens[place + 1].start - self.tokens[place].end <= 1

    def _is_glued_before(self, place: int) -> bool:
        start = self.tokens[place].start
        if not start or self.text[start - 1].isspace():
            return False
        before = self.text[start - 1]
        return before.isalnum() or before in "_#@\\/=&." or (before == ":" and place > 1)

    def _glued_after(self, place: int) -> Token | None:
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return after if after and after.start == self.tokens[place].end else None

    def _is_known_ending(self, token: Token, place: int, *, money: bool) -> bool:
        if (
            token.low in self.words.scales
            or token.text in self.words.glued_scales
            or (money and token.text in self.words.money_scales)
        ):
            return True
        unit = unit_at(self.text, self.tokens, place)
        return unit is not None

    def _hidden(self, spans: Sequence[Span]) -> bytearray:
        """For each token, whether it lies under a mask."""
        hidden = bytearray(len(self.tokens))
        at = 0
        for span in spans:
            while at and self.tokens[at - 1].end > span.start:
                at -= 1
            while at < len(self.tokens) and self.tokens[at].end <= span.start:
                at += 1
            while at < len(self.tokens) and self.tokens[at].start < span.end:
                hidden[at] = 1
                at += 1
        return hidden


class _Words(NamedTuple):
    scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    endings: frozenset[str]
    labels: frozenset[str]
    """A number behind one of these is part of a name."""
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
        scales=english["scales"],
        money_scales=english["money_scales"],
        glued_scales=english["glued_scales"],
        ordinals=english["ordinals"],
        endings=frozenset(english["ordinal_endings"]),
        labels=frozenset(english["labels"]),
        no_names=frozenset({*english["stop_words"], *english["set_labels"], *bounds}),
        pronoun_after=frozenset(english["pronoun_after"]),
        pronoun_before=frozenset(english["pronoun_before"]),
        stop_words=frozenset(english["stop_words"]),
    )
