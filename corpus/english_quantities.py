"""Figures in running English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, cast

from corpus.lexicons import lexicon
from corpus.names_with_numbers import numbered_names
from corpus.numerals import Numeral, is_number_word, plain_digits, scaled, spelled_number
from corpus.quantity import Operator, Quantity, Shape
from corpus.spans import Span
from corpus.tokens import Token, read_tokens
from corpus.units import counted_noun, currency_before, unit_at

_LONGEST_OPERATOR = 4
"""Tokens of the longest word of bound: "no more than" has three, and one may stand between it and the figure."""
_LARGEST_LABEL = 9999
_LARGEST_DENOMINATOR = 10
_DASHES = frozenset("-–—‑~")
_HYPHENS = frozenset("-‑")
_AGES = frozenset({"aged", "age", "ages"})
_MINUS = frozenset("-−–")


def read_english(text: str, masked: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures of an English text outside the spans of `masked`, which are in order."""
    return tuple(_Reader(text, masked).quantities())


@dataclass(frozen=True, slots=True)
class _Amount:
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
        return scaled(self.digits, self.scale)

    @property
    def is_bare(self) -> bool:
        return not self.unit and self.scale == 1 and self.shape == "amount"


class _Words(NamedTuple):
    scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    endings: frozenset[str]
    operators: Mapping[str, Operator]
    gaps: frozenset[str]
    signs: Mapping[str, Operator]
    suffixes: Mapping[str, Operator]
    labels: frozenset[str]
    number_labels: frozenset[str]
    set_labels: frozenset[str]
    pronoun_after: frozenset[str]
    pronoun_before: frozenset[str]
    stop_words: frozenset[str]


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    operators = {word: operator for operator, words in english["operators"].items() for word in words}
    return _Words(
        scales=english["scales"],
        money_scales=english["money_scales"],
        ordinals=english["ordinals"],
        endings=frozenset(english["ordinal_endings"]),
        operators=operators,
        gaps=frozenset(english["operator_gaps"]),
        signs=english["signs"],
        suffixes=english["suffix_operators"],
        labels=frozenset(english["labels"]),
        number_labels=frozenset(english["number_labels"]),
        set_labels=frozenset(english["set_labels"]),
        pronoun_after=frozenset(english["pronoun_after"]),
        pronoun_before=frozenset(english["pronoun_before"]),
        stop_words=frozenset(english["stop_words"]),
    )


class _Reader:
    """Walks along the tokens of one text."""

    def __init__(self, text: str, masked: Sequence[Span]) -> None:
        self.text = text
        self.words = _words()
        self.tokens: list[Token] = read_tokens(text)
        self.hidden = self._hidden(sorted((*masked, *numbered_names(text))))
        self.floor = 0
        """The place behind the last figure: an operator is not looked for before it."""

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            if not (token.is_number or (token.is_word and self._may_begin(token.low))):
                place += 1
                continue
            amount = self._amount(place)
            if not amount or amount.first < self.floor:
                place += 1
                continue
            quantity, place = self._quantity(amount)
            found.append(quantity)
            self.floor = place
        return found

    def _may_begin(self, low: str) -> bool:
        return is_number_word(low) or low in self.words.ordinals or low in self.words.scales

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

    # One amount, from its number on.

    def _amount(self, place: int) -> _Amount | None:
        if self.hidden[place]:
            return None
        token = self.tokens[place]
        amount = self._in_digits(place) if token.is_number else self._in_words(place)
        if not amount or amount.shape == "ordinal":
            return amount
        amount = self._with_unit(amount)
        if self._is_compound(amount):
            return None
        return None if self._is_name(amount) or self._is_pronoun(amount) else amount

    def _in_digits(self, place: int) -> _Amount | None:
        token = self.tokens[place]
        digits = plain_digits(token.text)
        if digits is None:
            return None
        currency = currency_before(self.text, self.tokens, place)
        first = currency[1] if currency else place
        if not currency and self._is_glued_before(place):
            return None
        digits, first = self._signed(digits, first)
        glued = self._glued_after(place)
        if glued and glued.text == "/":
            return self._written_fraction(place, digits)
        if glued and glued.is_word:
            if glued.low in self.words.endings and "." not in digits:
                is_title = self._is_capital(place + 2)
                return None if is_title else _Amount(first, place, place + 2, digits, 1, shape="ordinal")
            if not self._is_known_ending(glued, place + 1, money=currency is not None):
                return None
        amount = _Amount(first, place, place + 1, digits, 1, unit=currency[0] if currency else "")
        if glued and glued.text == "+":
            amount = replace(amount, after=place + 2, operator=">=")
        return self._with_scale(amount)

    def _written_fraction(self, place: int, digits: str) -> _Amount | None:
        """``2/3`` is a share; other figures with a stroke ("24/7", "9/11") are names."""
        below = self.tokens[place + 2] if place + 2 < len(self.tokens) and self._is_next(place + 2) else None
        if not below or not (digits + below.text).isdecimal() or self._is_next(place + 3):
            return None
        numerator, denominator = int(digits), int(below.text)
        if not 0 < numerator < denominator <= _LARGEST_DENOMINATOR:
            return None
        return _Amount(place, place, place + 3, str(Decimal(numerator) / denominator), 1, shape="share")

    def _in_words(self, place: int) -> _Amount | None:
        token = self.tokens[place]
        if self._is_glued_before(place) or self._is_title(place):
            return None
        if token.low in self.words.ordinals:
            return self._ordinal(place)
        numeral: Numeral | None
        if token.low in self.words.scales:
            numeral = self._lone_scale(place)
        else:
            numeral = spelled_number(self.tokens, place)
        if not numeral:
            return None
        shape: Shape = "share" if numeral.is_share else "amount"
        currency = currency_before(self.text, self.tokens, place)
        first = currency[1] if currency else place
        digits, first = self._signed(numeral.digits, first)
        return _Amount(first, place, numeral.after, digits, numeral.scale, currency[0] if currency else "", shape)

    def _is_title(self, place: int) -> bool:
        """Whether the number word is part of a name: "Five-Year Plan", "Two Sigma"."""
        if not self.tokens[place].text[0].isupper():
            return False
        return self._low(place + 1) in _HYPHENS and self._is_capital(place + 2)

    def _lone_scale(self, place: int) -> Numeral | None:
        """``the trillion-yuan mark``: a scale without a number, hyphened to its unit."""
        if self._low(place + 1) not in _HYPHENS or self.tokens[place].low.endswith("s"):
            return None
        unit = unit_at(self.text, self.tokens, place + 2)
        return Numeral("1", self.words.scales[self.tokens[place].low], place + 1) if unit else None

    def _ordinal(self, place: int) -> _Amount | None:
        """A rank in words; "First," opens a sentence, "first-in-class" is a name, "a third" a share."""
        after = self._low(place + 1)
        if after in {",", ":", *_HYPHENS, "of"} or self._low(place - 1) in {"at", "one", "-", "a"}:
            return None
        if after == "time" or self.tokens[place].text[0].isupper():
            return None
        return _Amount(place, place, place + 1, str(self.words.ordinals[self.tokens[place].low]), 1, shape="ordinal")

    def _signed(self, digits: str, first: int) -> tuple[str, int]:
        """The digits with their minus, where one stands: at the start of a word, and glued to the figure."""
        if first and self.tokens[first - 1].low == "minus":
            return "-" + digits, first - 1
        if first and self.tokens[first - 1].text in _MINUS and self.tokens[first - 1].end == self.tokens[first].start:
            before = self.tokens[first - 1].start
            if before == 0 or self.text[before - 1] in " \t\n\u00a0(":
                return "-" + digits, first - 1
        return digits, first

    def _with_scale(self, amount: _Amount) -> _Amount:
        scale, after = amount.scale, amount.after
        for _ in range(2):
            at = after + 1 if self._low(after) in _HYPHENS else after
            size = self.words.scales.get(self._low(at), 0)
            if not size and at == after and amount.unit and self._is_next(after):
                size = self.words.money_scales.get(self.tokens[after].text, 0)
            if not size or self.hidden[at]:
                break
            scale, after = scale * size, at + 1
        return replace(amount, scale=scale, after=after)

    def _with_unit(self, amount: _Amount) -> _Amount:
        at = amount.after
        if self._low(at) in _HYPHENS and at + 1 < len(self.tokens) and self.tokens[at + 1].is_word:
            at += 1
        if not self._is_near(at):
            return amount
        unit = unit_at(self.text, self.tokens, at)
        if unit and not self._fits(unit.kind, amount):
            unit = None
        if unit and unit.kind == "multiple":
            return replace(amount, shape="multiple", after=unit.after)
        if unit:
            return replace(amount, unit=amount.unit or unit.name, after=unit.after)
        if amount.unit or amount.shape != "amount":
            return amount
        if at > amount.after:
            return amount
        if self._low(amount.first - 1) in _AGES:
            return replace(amount, unit="year")
        noun, after = counted_noun(self.tokens, at, singular_number=abs(amount.value) == 1)
        if not noun:
            return amount
        return replace(amount, unit=noun, after=after, noun=True)

    def _fits(self, kind: str, amount: _Amount) -> bool:
        if kind == "scaled_money":
            return amount.scale > 1
        return kind == "money" or not amount.unit

    # What is no figure.

    def _is_compound(self, amount: _Amount) -> bool:
        """Whether a number word is hyphened to a word that is no unit: "one-sided", "two-way"."""
        is_spelled = self.tokens[amount.number].is_word and amount.is_bare
        return is_spelled and self._low(amount.after) in _HYPHENS and bool(self._low(amount.after + 1).isalpha())

    def _is_name(self, amount: _Amount) -> bool:
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
        return self._is_proper(before) and self._low(amount.number + 1) not in self.words.stop_words

    def _is_proper(self, place: int) -> bool:
        """Whether a word is a name by its capital: inside a sentence that is no heading, and no word of the grammar."""
        token = self.tokens[place]
        if not token.text[0].isupper() or token.low in self.words.stop_words or token.low in self.words.set_labels:
            return False
        before = self.tokens[place - 1] if place else None
        if not before or self.hidden[place] or before.text in ".!?:;\"“•*" or token.low in self.words.operators:
            return False
        return before.is_number or not before.text[0].isupper() or before.low in self.words.stop_words

    def _is_pronoun(self, amount: _Amount) -> bool:
        """Whether "one" or "two" counts nothing here: "one of", "the one that"."""
        token = self.tokens[amount.number]
        if token.low not in {"one", "two"} or amount.after != amount.number + 1 and not amount.noun:
            return False
        if amount.scale != 1 or (amount.unit and not amount.noun):
            return False
        after = self._low(amount.number + 1)
        if token.low == "two":
            return after == "of"
        return not amount.noun or after in self.words.pronoun_after or self._low(amount.number - 1) in (
            self.words.pronoun_before
        )

    # A whole quantity, with its bound and its other end.

    def _quantity(self, amount: _Amount) -> tuple[Quantity, int]:
        if amount.shape == "ordinal":
            return self._built(amount, None, "=", amount.first, amount.after), amount.after
        other = self._other_end(amount)
        label = self._low(amount.first - (2 if self._low(amount.first - 1) == "." else 1))
        if label in self.words.number_labels and not other and not amount.unit:
            amount = replace(amount, shape="ordinal")
        if label in self.words.set_labels:
            amount = replace(amount, shape="ordinal")
        high: Decimal | None = None
        if other and self._is_range(amount, other):
            amount, high = self._spread(amount, other)
        elif other:
            amount = self._inheriting(amount, other)
        operator, first = self._operator(amount)
        suffix, after = self._suffix(amount)
        after_place = max(after, amount.number + 1)
        if amount.operator != "=":
            operator = amount.operator
        return self._built(amount, high, suffix or operator, first, after), after_place

    def _other_end(self, amount: _Amount) -> _Amount | None:
        """The amount behind a dash, "to", "and" or "or" that follows this one at once."""
        at = amount.after
        if amount.noun:
            return None
        joiner = self._low(at)
        if not (joiner in _DASHES or joiner in {"to", "and", "or"}) or at + 1 >= len(self.tokens):
            return None
        for number in range(at + 1, min(at + 4, len(self.tokens))):
            token = self.tokens[number]
            if token.is_number or is_number_word(token.low):
                other = self._amount(number)
                return other if other and other.first == at + 1 and other.shape in {"amount", "multiple"} else None
        return None

    def _is_range(self, amount: _Amount, other: _Amount) -> bool:
        joiner, before = self._low(amount.after), self._low(amount.first - 1)
        if joiner == "or" or amount.digits.startswith("-"):
            return False
        if joiner == "and":
            is_joined = before == "between"
        else:
            is_joined = joiner in _DASHES or before != "from"
        scale = amount.scale if amount.scale > 1 else other.scale
        same = amount.unit in {"", other.unit} or (not other.unit and amount.unit)
        return bool(is_joined and same and scaled(amount.digits, scale) < other.value)

    def _spread(self, amount: _Amount, other: _Amount) -> tuple[_Amount, Decimal]:
        scale = amount.scale if amount.scale > 1 else other.scale
        whole = replace(amount, scale=scale, after=other.after, unit=amount.unit or other.unit, shape=other.shape)
        return replace(whole, noun=other.noun), other.value

    def _inheriting(self, amount: _Amount, other: _Amount) -> _Amount:
        """The unit, and after "from" the scale, that the second of two figures writes for both."""
        if not amount.is_bare:
            return amount
        is_change = self._low(amount.after) == "to"
        scale = other.scale if is_change and scaled(amount.digits, 1) < Decimal(1000) else 1
        return replace(amount, unit=other.unit, scale=scale, shape=other.shape)

    def _operator(self, amount: _Amount) -> tuple[Operator, int]:
        before = amount.first - 1
        if before < self.floor:
            return "=", amount.first
        sign = self.words.signs.get(self.tokens[before].text)
        if sign:
            return sign, before
        if self._low(before) == "between" and before >= self.floor:
            return "=", before
        found = self._bound(before)
        if not found and before > self.floor and self._low(before) in self.words.gaps:
            found = self._bound(before - 1)
        return found or ("=", amount.first)

    def _bound(self, last: int) -> tuple[Operator, int] | None:
        """The longest word of bound that ends at a place, and where it begins."""
        for first in range(max(self.floor, last - _LONGEST_OPERATOR + 1), last + 1):
            written = " ".join(token.low for token in self.tokens[first : last + 1])
            if operator := self.words.operators.get(written):
                return operator, first
        return None

    def _suffix(self, amount: _Amount) -> tuple[Operator | None, int]:
        at = amount.after
        for length in (2, 1):
            written = " ".join(token.low for token in self.tokens[at : at + length])
            if len(written) and (operator := self.words.suffixes.get(written)):
                return operator, at + length
        return None, at

    def _built(self, amount: _Amount, high: Decimal | None, operator: Operator, first: int, after: int) -> Quantity:
        span = Span(self.tokens[first].start, self.tokens[after - 1].end)
        return Quantity(
            span, span.of(self.text), amount.value, amount.digits, amount.scale, amount.unit, operator, high, amount.shape
        )

    # Neighbours.

    def _low(self, place: int) -> str:
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
        return before.isalnum() or before in "_#@\\/=&." or (before in ":" and place > 1)

    def _glued_after(self, place: int) -> Token | None:
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return after if after and after.start == self.tokens[place].end else None

    def _is_known_ending(self, token: Token, place: int, *, money: bool) -> bool:
        if token.low in self.words.scales or (money and token.text in self.words.money_scales):
            return True
        unit = unit_at(self.text, self.tokens, place)
        return unit is not None
