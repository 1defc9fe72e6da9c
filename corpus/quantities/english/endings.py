"""What follows a number in running English and belongs to it: scale, unit, counted noun, whole of a share, cents."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.english import spelled_number
from corpus.numbers.numerals import plain_digits, plain_text
from corpus.quantities.english.amount import Amount
from corpus.token_text import HYPHENS, TokenText
from corpus.units import Unit, coded_money, counted_noun, is_currency_word, unit_at

_LONGEST_SHARE = 100
_CENTS = 100


class EndingReader:
    """Reads on behind the numbers of one text."""

    def __init__(self, text: TokenText) -> None:
        self.text = text
        self.words = _words()

    def with_scale(self, amount: Amount) -> Amount:
        """The amount with the scales behind it, of which one may be glued to it: "1.2bn", "10k", "$5 million"."""
        scale, after = amount.scale, amount.after
        for _ in range(2):
            at = after + 1 if self.text.low(after) in HYPHENS else after
            size = self._size(amount, at) if at == after else self.words.scales.get(self.text.low(at), 0)
            if not size or self.text.hidden[at]:
                break
            scale, after = scale * size, at + 1
        return replace(amount, scale=scale, after=after) if after != amount.after else amount

    def is_ending(self, amount: Amount, place: int) -> bool:
        """Whether a word that is glued to the digits of an amount is its scale or its unit."""
        return self._size(amount, place) > 0 or self._unit_at(amount, place) is not None

    def with_unit(self, amount: Amount) -> Amount:
        """The amount with its unit, or with the noun that it counts."""
        text, at = self.text, amount.after
        if text.low(at) in HYPHENS and text.is_word(at + 1) and text.is_near(at):
            at += 1
        if not text.is_near(at):
            return amount
        unit = self._unit_at(amount, at)
        if unit and unit.kind == "multiple":
            return replace(amount, shape="multiple", after=unit.after)
        if unit:
            return self._with_scale_behind(replace(amount, unit=amount.unit or unit.name, after=unit.after))
        if code := coded_money(text, at):
            return replace(amount, unit=amount.unit or code[0], scale=amount.scale * code[1], after=at + 1)
        return self._describing(amount, at) if at > amount.after else self._counting(amount)

    def share_of(self, amount: Amount) -> Amount | None:
        """``one in five``, ``nine out of ten``: a number with the whole that it is a share of."""
        text, after = self.text, amount.after
        if not amount.is_bare or not amount.digits.isdecimal() or text.low(after) not in {"in", "out"}:
            return None
        is_out = text.words(after, after + 2) == "out of"
        place = after + 2 if is_out else after + 1
        if text.low(after) == "out" and not is_out:
            return None
        whole, end = self._whole(place)
        part = int(amount.digits)
        if not 0 < part < whole or not (is_out or self._is_usual(part, whole)):
            return None
        unit = unit_at(text, end)
        if unit and unit.kind in {"unit", "percent"} and not is_out:
            return None
        return replace(amount, digits=plain_text(Decimal(part) / whole), after=end, shape="share")

    def with_cents(self, amount: Amount) -> Amount:
        """``thirteen dollars and forty-five cents``, ``15 dollars 50``: one sum of money."""
        text, after = self.text, amount.after
        is_worded = is_currency_word(text.low(after - 1))
        if amount.scale != 1 or "." in amount.digits or not is_worded:
            return amount
        at = after + (text.low(after) == "and")
        cents, end = self._hundredths(at)
        if not 0 < cents < _CENTS or not text.is_near(at):
            return amount
        is_named = text.low(end) in self.words.cents | self.words.tenths or text.low(end - 1) in self.words.tenths
        is_open = text.ends_sentence(end) or text.low(end) == "more"
        is_priced = amount.is_money or amount.unit in self.words.parted
        is_short = is_priced and at == after and cents >= 10 and is_open  # noqa: PLR2004 - two digits
        if not (is_named or is_short):
            return amount
        unit = self.words.parted.get(amount.unit, amount.unit)
        return replace(amount, unit=unit, digits=f"{amount.digits}.{cents:02}", after=end + is_named)

    def _hundredths(self, at: int) -> tuple[int, int]:
        """How many cents a number counts, and the place of their word: "50 cents", "5 jiao 2 fen", "5 jiao 2"."""
        cents, end = self._whole(at, glued=self.words.cents)
        if self.text.low(end) not in self.words.tenths:
            return cents, end
        rest, last = self._whole(end + 1)
        if not 0 < rest < 10:  # noqa: PLR2004 - one digit
            return cents * 10, end
        if self.text.ends_sentence(last):
            last -= 1
        elif self.text.low(last) not in self.words.cents:
            return cents * 10, end
        return cents * 10 + rest, last

    def _size(self, amount: Amount, at: int) -> int:
        """What a word behind a number multiplies it by; letters alone only where they can mean nothing else."""
        text = self.text
        size = self.words.scales.get(text.low(at), 0)
        if size or at >= len(text.tokens):
            return size
        written = text.tokens[at].text
        if written in self.words.money_scales and self._is_currency(at + 1):
            return self.words.money_scales[written]
        if amount.unit and written in self.words.money_scales and text.tokens[at].start - text.tokens[at - 1].end <= 1:
            return self.words.money_scales[written] if text.is_glued(at) or written.isupper() else 0
        if not text.is_glued(at):
            is_apart = written in self.words.glued_scales and "." in amount.digits and text.ends_sentence(at + 1)
            return self.words.glued_scales[written] if is_apart else 0
        if written in {"m", "M"} and self._counts_in_millions(at + 1):
            return 10**6
        return self.words.glued_scales.get(written, 0) or self._decimal_size(amount, written)

    def _is_currency(self, place: int) -> bool:
        """Whether a currency stands at a place, so that the letter before it is a scale: "10m euros"."""
        unit = unit_at(self.text, place)
        return unit is not None and unit.kind == "money"

    def _decimal_size(self, amount: Amount, written: str) -> int:
        """``1.2b``: letters that name parts and models behind whole numbers scale a number with decimals."""
        return self.words.decimal_scales.get(written, 0) if "." in amount.digits else 0

    def _counts_in_millions(self, place: int) -> bool:
        """Whether what follows is counted by the million, so that "m" is no metre: "1.5m seats", "2m tonnes"."""
        unit = unit_at(self.text, place)
        if unit:
            return unit.kind in {"unit", "multiple"} and self.text.tokens[place].low[-1:] == "s"
        noun, after = counted_noun(self.text.tokens, place, singular_number=False)
        return bool(noun) and after - place <= 3 and noun in self.words.counted_in_millions  # noqa: PLR2004 - "new electric cars"

    def _unit_at(self, amount: Amount, at: int) -> Unit | None:
        unit = unit_at(self.text, at)
        if not unit or not self._fits(unit.kind, amount) or self._opens_next(amount, unit):
            return None
        is_glued_only = self.text.tokens[at].text in self.words.glued_units
        return None if is_glued_only and unit.after == at + 1 and not self._is_measured(amount, at) else unit

    def _is_measured(self, amount: Amount, at: int) -> bool:
        """Whether a letter or a short word that means other things too is a unit here: "3.4C", "2in"."""
        is_long = "." in amount.digits or len(amount.digits) > 1 or not self.text.tokens[at].text.isupper()
        return self.text.is_glued(at) and amount.scale == 1 and is_long

    def _with_scale_behind(self, amount: Amount) -> Amount:
        """``75 USD million``: the scale stands behind the currency."""
        size = self.words.scales.get(self.text.low(amount.after), 0)
        is_behind = size and amount.is_money and amount.scale == 1
        return replace(amount, scale=size, after=amount.after + 1) if is_behind else amount

    def _fits(self, kind: str, amount: Amount) -> bool:
        if kind == "scaled_money":
            return amount.scale > 1
        return not amount.unit or kind == "money"

    def _opens_next(self, amount: Amount, unit: Unit) -> bool:
        """Whether the sign of a currency behind a figure that has one belongs to the next figure."""
        if unit.kind != "money" or not amount.unit or unit.after >= len(self.text.tokens):
            return False
        return self.text.is_number(unit.after) and not self.text.low(unit.after - 1).endswith("s")

    def _counting(self, amount: Amount) -> Amount:
        """The amount with the noun that it counts, or the years of an age."""
        if amount.unit or amount.shape != "amount":
            return amount
        if self.text.low(amount.first - 1) in self.words.ages:
            return replace(amount, unit="year")
        is_singular = 0 < abs(amount.value) <= 1
        noun, after = counted_noun(self.text.tokens, amount.after, singular_number=is_singular)
        return replace(amount, unit=noun, after=after, noun=True) if noun else amount

    def _describing(self, amount: Amount, at: int) -> Amount:
        """The amount with the noun that it is glued to: "a 180-seat aircraft", "the 12-team league"."""
        text = self.text
        noun = text.tokens[at]
        is_plain = amount.is_bare and text.is_number(amount.number) and text.is_glued(at - 1) and text.is_glued(at)
        is_noun = noun.text.islower() and noun.low.isalpha() and not noun.low.endswith(("ed", "ing", "ly", "s"))
        if not is_plain or not is_noun or noun.low in self.words.no_counted or not text.is_word(at + 1):
            return amount
        return replace(amount, unit=noun.low, after=at + 1, noun=True)

    def _whole(self, place: int, glued: frozenset[str] = frozenset()) -> tuple[int, int]:
        """The whole number at a place, in digits or in words, and the place behind it; 0 for none.

        To digits only a word of `glued` may be glued: "20p".
        """
        text = self.text
        if place >= len(text.tokens) or text.hidden[place]:
            return 0, place
        if text.is_number(place):
            digits = plain_digits(text.tokens[place].text) or ""
            is_name = text.is_glued(place + 1) and text.is_word(place + 1) and text.low(place + 1) not in glued
            is_whole = digits.isdecimal() and not is_name
            return (int(digits), place + 1) if is_whole else (0, place)
        numeral = spelled_number(text.tokens, place) if text.is_word(place) else None
        is_whole = numeral is not None and numeral.value == int(numeral.value)
        return (int(numeral.value), numeral.after) if numeral and is_whole else (0, place)

    def _is_usual(self, part: int, whole: int) -> bool:
        """Whether shares are told so: one in any number, more of them in a round one."""
        return whole <= _LONGEST_SHARE and (part == 1 or whole in {3, 4, 5, 10, 100})


class _Words(NamedTuple):
    scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    decimal_scales: Mapping[str, int]
    glued_units: frozenset[str]
    counted_in_millions: frozenset[str]
    parted: Mapping[str, str]
    """Units that are money where cents follow them: "3 pounds and 20 pence"."""
    cents: frozenset[str]
    tenths: frozenset[str]
    """Tenths of a currency, where it has those: "jiao"."""
    ages: frozenset[str]
    no_counted: frozenset[str]
    """Words that a hyphen joins to a number though it does not count them."""


@cache
def _words() -> _Words:
    quantities = lexicon("quantities")
    english: Mapping[str, Any] = quantities["en"]
    currencies = quantities["currencies"]
    return _Words(
        scales=english["scales"],
        money_scales=english["money_scales"],
        glued_scales=english["glued_scales"],
        decimal_scales=english["decimal_scales"],
        glued_units=frozenset(english["glued_units"]),
        counted_in_millions=frozenset(english["counted_in_millions"]),
        parted=currencies["parted"],
        cents=_forms(currencies["cents"]),
        tenths=_forms(currencies["tenths"]),
        ages=frozenset(english["ages"]),
        no_counted=frozenset(english["no_counted"]),
    )


def _forms(units: Iterable[str]) -> frozenset[str]:
    """How units are written, with the plurals in -s."""
    forms = {form for unit in units for form in lexicon("quantities")["units"][unit]}
    return frozenset({*forms, *(form + "s" for form in forms)})
