"""The unit behind a number, or the noun that it counts: "5 km", "2,183 biomedical enterprises", "a 180-seat plane"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from corpus.lexicons import lexicon
from corpus.quantities.english.amount import Amount
from corpus.quantities.english.scales import scale_at, with_scale_behind
from corpus.token_text import HYPHENS, TokenText
from corpus.units import Unit, unit_at
from corpus.units.currencies import coded_money
from corpus.units.nouns import counted_noun


def is_ending(text: TokenText, amount: Amount, place: int) -> bool:
    """Whether a word that is glued to the digits of an amount is its scale or its unit."""
    return scale_at(text, amount, place) > 0 or _unit_at(text, amount, place) is not None


def with_unit(text: TokenText, amount: Amount) -> Amount:
    """The amount with its unit, or with the noun that it counts."""
    at = amount.after
    if text.low(at) in HYPHENS and text.is_word(at + 1) and text.is_near(at):
        at += 1
    if not text.is_near(at):
        return amount
    unit = _unit_at(text, amount, at)
    if unit and unit.kind == "multiple":
        return replace(amount, shape="multiple", after=unit.after)
    if unit:
        return with_scale_behind(text, replace(amount, unit=amount.unit or unit.name, after=unit.after))
    if code := coded_money(text, at):
        return replace(amount, unit=amount.unit or code[0], scale=amount.scale * code[1], after=at + 1)
    return _describing(text, amount, at) if at > amount.after else _counting(text, amount)


def _unit_at(text: TokenText, amount: Amount, at: int) -> Unit | None:
    unit = unit_at(text, at)
    if not unit or not _fits(unit.kind, amount) or _opens_next(text, amount, unit):
        return None
    means_more = text.tokens[at].text in _words().glued_units and unit.after == at + 1
    return None if means_more and not _is_measured(text, amount, at) else unit


def _is_measured(text: TokenText, amount: Amount, at: int) -> bool:
    """Whether a letter or a short word that means other things too is a unit here: "3.4C", "2in", "6 ft 2 in"."""
    if text.tokens[at].text in _words().glued_units_behind.get(text.low(amount.first - 1), ()):
        return True
    is_long = "." in amount.digits or len(amount.digits) > 1 or not text.tokens[at].text.isupper()
    return text.is_glued(at) and amount.scale == 1 and is_long


def _fits(kind: str, amount: Amount) -> bool:
    if kind == "scaled_money":
        return amount.scale > 1
    return not amount.unit or kind == "money"


def _opens_next(text: TokenText, amount: Amount, unit: Unit) -> bool:
    """Whether the sign of a currency behind a figure that has one belongs to the next figure."""
    if unit.kind != "money" or not amount.unit or unit.after >= len(text.tokens):
        return False
    return text.is_number(unit.after) and not text.low(unit.after - 1).endswith("s")


def _counting(text: TokenText, amount: Amount) -> Amount:
    """The amount with the noun that it counts, or the years of an age."""
    if amount.unit or amount.shape != "amount":
        return amount
    if text.low(amount.first - 1) in _words().ages:
        return replace(amount, unit="year")
    is_singular = 0 < abs(amount.value) <= 1
    noun, after = counted_noun(text.tokens, amount.after, singular_number=is_singular)
    return replace(amount, unit=noun, after=after, noun=True) if noun else amount


def _describing(text: TokenText, amount: Amount, at: int) -> Amount:
    """The amount with the noun that it is glued to: "a 180-seat aircraft", "the 12-team league"."""
    noun = text.tokens[at]
    is_plain = amount.is_bare and text.is_number(amount.number) and text.is_glued(at - 1) and text.is_glued(at)
    is_noun = noun.text.islower() and noun.low.isalpha() and not noun.low.endswith(("ed", "ing", "ly", "s"))
    if not is_plain or not is_noun or noun.low in _words().no_counted or not text.is_word(at + 1):
        return amount
    return replace(amount, unit=noun.low, after=at + 1, noun=True)


class _Words(NamedTuple):
    glued_units: frozenset[str]
    """Letters and short words that are units only where they are glued to a figure."""
    glued_units_behind: Mapping[str, Sequence[str]]
    """Those that stand apart behind a figure of another unit: "6 ft 2 in"."""
    ages: frozenset[str]
    no_counted: frozenset[str]
    """Words that a hyphen joins to a number though it does not count them."""


@cache
def _words() -> _Words:
    english = lexicon("quantities")["en"]
    return _Words(
        glued_units=frozenset(lexicon("units")["en"]["glued_units"]),
        glued_units_behind=lexicon("units")["en"]["glued_units_behind"],
        ages=frozenset(english["ages"]),
        no_counted=frozenset(english["no_counted"]),
    )
