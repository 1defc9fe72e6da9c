"""A number in running English with all that is written on to it: sign, currency, scale, unit, counted noun."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.english import is_number_word, parts_named, scaled_number, spelled_number
from corpus.numbers.numerals import Numeral, continental_digits, plain_digits, plain_text
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.endings import EndingReader
from corpus.quantities.english.names import NameJudge
from corpus.quantity import Shape
from corpus.token_text import HYPHENS, TokenText
from corpus.tokens import Token
from corpus.units import Price, currency_before, is_currency_sign, unit_at

_LARGEST_DENOMINATOR = 10
_LARGEST_MIXED_DENOMINATOR = 100
_MINUS = frozenset("-−–")
_SIGN_WORDS = frozenset({"minus", "negative"})


class AmountReader:
    """Reads the amount at a place of one text, and knows what is a name and no amount."""

    def __init__(self, text: TokenText) -> None:
        self.text = text
        self.tokens = text.tokens
        self.words = _words()
        self.endings = EndingReader(text)
        self.names = NameJudge(text)
        self.floor = 0
        """The place behind the last figure: nothing before it belongs to the next one."""

    def may_begin(self, token: Token) -> bool:
        """Whether an amount may have its number at this token."""
        if not token.is_word:
            return token.is_number
        low = token.low
        return is_number_word(low) or low in self.words.openers or low.endswith("fold")

    def amount_at(self, place: int) -> Amount | None:
        """The amount whose number stands at `place`; nothing for a name, a pronoun or what is masked."""
        if self.text.hidden[place]:
            return None
        token = self.tokens[place]
        amount = self._in_digits(place) if token.is_number else self._multiple(place) or self._in_words(place)
        if not amount or amount.shape == "ordinal" or (amount.shape == "multiple" and not token.is_number):
            return amount
        amount = self.endings.share_of(amount) or self.endings.with_unit(amount)
        return None if self.names.is_none(amount) else self.endings.with_cents(amount)

    # In digits.

    def _in_digits(self, place: int) -> Amount | None:
        price, sign = self._price_before(place)
        digits = self._digits(place, price)
        is_part = self.text.is_chained(place) or (not price and self.text.is_glued_before(place))
        if digits is None or is_part:
            return None
        digits, first = (sign + digits, price.first) if price and sign else self._signed(digits, price, place)
        scale, unit = (price.scale, price.code) if price else (1, "")
        amount = Amount(first, place, place + 1, digits, scale, unit)
        return self._with_fraction(amount) or self._with_ending(amount)

    def _digits(self, place: int, price: Price | None) -> str | None:
        """The digits at a place; those of money and of a percentage may have the comma of the Continent: "€10,50"."""
        written = self.tokens[place].text
        digits = plain_digits(written)
        if digits is not None or "," not in written:
            return digits
        unit = None if price else unit_at(self.text, place + 1)
        is_sure = price is not None or (unit is not None and unit.kind in {"money", "percent"})
        return continental_digits(written) if is_sure else None

    def _with_ending(self, amount: Amount) -> Amount | None:
        """The amount with what is glued to its digits; nothing where that makes a name of it ("36Kr")."""
        place = amount.number
        glued = self.text.glued_after(place)
        if not glued or not (glued.is_word or glued.text in {"/", "+"}):
            is_in_brackets = not amount.unit and self.text.low(place - 1) == "("
            return self._in_brackets(amount) if is_in_brackets else self._scaled(amount)
        if glued.text == "+":
            return self._scaled(replace(amount, after=place + 2, operator=">="))
        if glued.low in self.words.endings and amount.digits.isdecimal():
            ordinal = replace(amount, after=place + 2, unit="", shape="ordinal")
            return None if self.text.is_capital(place + 2) else ordinal
        if glued.text == "/" and amount.unit and not self.text.is_number(place + 2):
            return self._scaled(amount)  # "$5/share"
        if glued.text == "/" or not self.endings.is_ending(amount, place + 1):
            return None
        return self._scaled(amount)

    def _scaled(self, amount: Amount) -> Amount:
        """The amount with its scales, and with the smaller parts behind them: "4 thousand 3 hundred"."""
        numeral = scaled_number(self.tokens, amount.number, amount.digits.lstrip("-"))
        is_plain = amount.after != amount.number + 1 or any(self.text.hidden[amount.number : numeral.after])
        if is_plain or numeral.after == amount.after:
            return self.endings.with_scale(amount)
        sign = "-" if amount.digits.startswith("-") else ""
        return replace(amount, digits=sign + numeral.digits, scale=numeral.scale, after=numeral.after)

    def _with_fraction(self, amount: Amount) -> Amount | None:
        """``2/3``, ``10 1/2``, ``1½``: a share, or a whole number with its part; other strokes make names ("9/11")."""
        place = amount.number
        if not amount.digits.lstrip("-").isdecimal():
            return None
        if vulgar := self.words.vulgar.get(self.text.low(place + 1)):
            return self._mixed(amount, vulgar, place + 2)
        if self.text.low(place + 1) == "/" and self.text.is_glued(place + 1):
            share = self._written_share(place, _LARGEST_DENOMINATOR)
            sign = -1 if share and amount.digits.startswith("-") else 1
            return replace(amount, digits=plain_text(sign * share), after=place + 3, shape="share") if share else None
        if share := self._spelled_parts(amount, place + 1):
            return replace(amount, digits=plain_text(share), after=place + 2, shape="share")
        is_joined = self.text.low(place + 1) in {"and", "-"}
        part = place + 2 if is_joined else place + 1
        behind = self.text.is_number(part) and self.text.low(part + 1) == "/"
        share = self._written_share(part, _LARGEST_MIXED_DENOMINATOR) if behind else None
        return self._mixed(amount, share, part + 3) if share else None

    def _spelled_parts(self, amount: Amount, place: int) -> Decimal | None:
        """``12 thousandths``, ``2 thirds``: parts that are counted in digits."""
        size = parts_named(self.text.low(place))
        return Decimal(amount.digits) / size if size and 0 < Decimal(amount.digits) < size else None

    def _mixed(self, amount: Amount, part: Decimal, after: int) -> Amount:
        sign = -1 if amount.digits.startswith("-") else 1
        whole = replace(amount, digits=plain_text(Decimal(amount.digits) + sign * part), after=after)
        return self.endings.with_scale(whole)

    def _written_share(self, place: int, largest: int) -> Decimal | None:
        """The share of two numbers with a stroke between them, all glued."""
        text = self.text
        if not (text.is_glued(place + 1) and text.is_glued(place + 2) and text.is_number(place + 2)):
            return None
        above, below = self.tokens[place].text, self.tokens[place + 2].text
        is_longer = text.is_glued(place + 3) and text.low(place + 3) not in {"-", ".", ",", ")", ";", ":", '"'}
        if not (above + below).isdecimal() or is_longer or not 0 < int(above) < int(below) <= largest:
            return None
        return Decimal(above) / Decimal(below)

    def _in_brackets(self, amount: Amount) -> Amount:
        """The amount, made negative where brackets stand for a minus: "$(8.1m)", "(48.3)%"."""
        price = self._currency_before(amount.number - 1)
        priced = self.endings.with_scale(replace(amount, unit=price.code if price else ""))
        closing = priced.after
        if self.text.low(closing) != ")" or not self.text.is_glued(amount.number):
            return self._scaled(amount)
        if price:
            return replace(priced, first=price.first, digits="-" + amount.digits, after=closing + 1)
        if self.text.low(closing + 1) in {"%", "％"} and self.text.is_glued(closing + 1):
            return replace(priced, first=amount.number - 1, digits="-" + amount.digits, after=closing + 1)
        return priced

    def _price_before(self, place: int) -> tuple[Price | None, str]:
        """The currency before a figure, and the minus that may stand between both: "$-10"."""
        price = self._currency_before(place)
        is_signed = self.text.is_glued(place) and self.text.low(place - 1) in _MINUS and self.text.is_glued(place - 1)
        if price or not is_signed or not is_currency_sign(self.text.low(place - 2)):
            return price, ""
        return self._currency_before(place - 1), "-"

    def _currency_before(self, place: int) -> Price | None:
        """The currency written before a figure, unless the figure before has taken the word."""
        found = currency_before(self.text, place)
        return found if found and found.first >= self.floor else None

    def _signed(self, digits: str, price: Price | None, place: int) -> tuple[str, int]:
        """The digits with their minus, where one stands: at the start of a word, and before the figure."""
        text, tokens = self.text, self.tokens
        first = price.first if price else place
        if text.low(first - 1) in _SIGN_WORDS and first > self.floor:
            is_both = text.low(first - 2) == "or"  # "plus or minus 3"
            return (digits, first) if is_both else ("-" + digits, first - 1)
        if first <= self.floor or tokens[first - 1].text not in _MINUS:
            return digits, first
        if not text.is_glued(first):
            is_alone = first == 1 and not any(token.is_word for token in tokens)  # "- 1 4/5", and no item of a list
            return ("-" + digits, 0) if is_alone else (digits, first)
        before = tokens[first - 1].start
        if text.is_number(first - 2) and "\n" not in text.text[before - 2 : before]:
            return digits, first  # a dash between two figures
        if before == 0 or text.text[before - 1] in " \t\n\u00a0(":
            return "-" + digits, first - 1
        return digits, first

    # In words.

    def _multiple(self, place: int) -> Amount | None:
        """``twice as many``, ``tenfold``; "twice a day" counts times."""
        low = self.text.low(place)
        if low in self.words.multiples:
            behind = self.text.low(place + 1)
            counts = behind in self.words.compared or place + 1 == len(self.tokens)
            return Amount(place, place, place + 1, self.words.multiples[low], 1, shape="multiple") if counts else None
        stem = low.removesuffix("fold")
        size = self.words.folds.get(stem) if stem != low else None
        return Amount(place, place, place + 1, str(size), 1, shape="multiple") if size else None

    def _in_words(self, place: int) -> Amount | None:
        low = self.text.low(place)
        if self.text.is_glued_before(place) or self.names.is_title(place):
            return None
        if low in self.words.vulgar:
            return Amount(place, place, place + 1, plain_text(self.words.vulgar[low]), 1, shape="share")
        if low in self.words.ordinals:
            return self._ordinal(place)
        if low in self.words.tens and (ordinal := self._long_ordinal(place)):
            return ordinal
        numeral = self._numeral(place)
        if not numeral:
            return None
        shape: Shape = "share" if numeral.is_share else "amount"
        price = self._currency_before(place)
        digits, first = self._signed(numeral.digits, price, place)
        return Amount(first, place, numeral.after, digits, numeral.scale, price.code if price else "", shape)

    def _numeral(self, place: int) -> Numeral | None:
        low = self.text.low(place)
        if low in self.words.lone_scales:
            return self._lone_scale(place) or spelled_number(self.tokens, place)
        numeral = spelled_number(self.tokens, place)
        if low in self.words.articles and (not numeral or numeral.scale == 1):
            if self._is_price_per(place):
                return None
            return numeral or self._bounded_article(place)
        return numeral

    def _is_price_per(self, place: int) -> bool:
        """Whether an article directly behind a price says what it is paid for: "$4.82 a dozen"."""
        return place == self.floor > 0 and self.text.is_number(place - 1)

    def _bounded_article(self, place: int) -> Numeral | None:
        """``at least a year``: behind a bound the article counts one unit."""
        bound = self.text.words(max(self.floor, place - 2), place)
        if not bound.endswith(self.words.bounds_of_one):
            return None
        unit = unit_at(self.text, place + 1)
        return Numeral("1", 1, place + 1) if unit and unit.kind == "unit" and unit.name in self.words.lengths else None

    def _lone_scale(self, place: int) -> Numeral | None:
        """``the trillion-yuan mark``, ``million dollars``: a scale without a number, before its unit."""
        if self.tokens[place].low.endswith("s"):
            return None
        is_hyphened = self.text.low(place + 1) in HYPHENS
        unit = unit_at(self.text, place + 2 if is_hyphened else place + 1)
        fits = unit and (is_hyphened or unit.kind == "money")
        return Numeral("1", self.words.lone_scales[self.text.low(place)], place + 1) if fits else None

    def _ordinal(self, place: int) -> Amount | None:
        """A rank in words; "First," opens a sentence, "first-in-class" is a name, "a third" a share."""
        after, before = self.text.low(place + 1), self.text.low(place - 1)
        if after in {",", ":", *HYPHENS, "of"} or before in {"at", "one", "-", "a"}:
            return None
        if after == "time" or self.text.is_capital(place):
            return None
        return Amount(place, place, place + 1, str(self.words.ordinals[self.text.low(place)]), 1, shape="ordinal")

    def _long_ordinal(self, place: int) -> Amount | None:
        """``the twenty-third``: tens with an ordinal glued on."""
        last = place + 2
        if self.text.low(place + 1) not in HYPHENS or not (self.text.is_glued(last - 1) and self.text.is_glued(last)):
            return None
        ones = self.words.ordinals.get(self.text.low(last), 10)
        if ones > 9 or self.text.low(last + 1) in {"of", *HYPHENS}:  # noqa: PLR2004 - one digit
            return None
        value = self.words.tens[self.text.low(place)] + ones
        return Amount(place, place, last + 1, str(value), 1, shape="ordinal")


class _Words(NamedTuple):
    scales: Mapping[str, int]
    lone_scales: Mapping[str, int]
    """Those that may stand before a unit without a number: "hundred dollars"."""
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    endings: frozenset[str]
    vulgar: Mapping[str, Decimal]
    """The signs of fractions: ½."""
    multiples: Mapping[str, str]
    folds: Mapping[str, int]
    """The numbers before "fold": "tenfold"."""
    compared: frozenset[str]
    """What stands behind "twice" where it multiplies: "twice as many"."""
    articles: frozenset[str]
    bounds_of_one: tuple[str, ...]
    lengths: frozenset[str]
    """Units of which one may be told by an article: "at least a year"."""
    openers: frozenset[str]
    """Words that an amount may begin with, besides those of numbers."""


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    vulgar = {sign: Decimal(above) / Decimal(below) for sign, (above, below) in _parted(english["vulgar_fractions"])}
    openers = {*english["ordinals"], *english["scales"], *english["multiple_words"], *vulgar}
    return _Words(
        scales=english["scales"],
        lone_scales=english["scales"] | {"hundred": 100},
        tens=english["tens"],
        ordinals=english["ordinals"],
        endings=frozenset(english["ordinal_endings"]),
        vulgar=vulgar,
        multiples=english["multiple_words"],
        folds=english["ones"] | english["tens"] | {"hundred": 100, "thousand": 1000},
        compared=frozenset(english["compared"]),
        articles=frozenset(english["articles"]),
        bounds_of_one=tuple(english["bounds_of_one"]),
        lengths=frozenset(english["lengths"]),
        openers=frozenset(openers),
    )


def _parted(fractions: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    return [(sign, written.split("/")) for sign, written in fractions.items()]
