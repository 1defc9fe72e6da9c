"""The scale behind a number: "1.2bn", "10k", "$5 million"."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.quantities.english.amount import Amount
from corpus.token_text import HYPHENS, TokenText
from corpus.units import unit_at
from corpus.units.nouns import counted_noun

_MOST_SCALES = 2
"""Two of them in "5 thousand million"."""
_LONGEST_COUNTED = 3
"""Tokens of what is counted by the million: "new electric cars"."""


def with_scale(text: TokenText, amount: Amount) -> Amount:
    """The amount with the scales behind it, of which one may be glued to it."""
    scale, after = amount.scale, amount.after
    for _ in range(_MOST_SCALES):
        at = after + 1 if text.low(after) in HYPHENS else after
        size = scale_at(text, amount, at) if at == after else _words().scales.get(text.low(at), 0)
        if not size or text.hidden[at]:
            break
        scale, after = scale * size, at + 1
    return replace(amount, scale=scale, after=after) if after != amount.after else amount


def with_scale_behind(text: TokenText, amount: Amount) -> Amount:
    """``75 USD million``: the scale stands behind the currency."""
    size = _words().scales.get(text.low(amount.after), 0)
    is_behind = size and amount.is_money and amount.scale == 1
    return replace(amount, scale=size, after=amount.after + 1) if is_behind else amount


def scale_at(text: TokenText, amount: Amount, at: int) -> int:
    """What a word behind an amount multiplies it by; letters alone only where they can mean nothing else."""
    words = _words()
    size = words.scales.get(text.low(at), 0)
    if size or at >= len(text.tokens):
        return size
    written, is_glued = text.tokens[at].text, text.is_glued(at)
    if written in words.of_money:
        if _is_currency(text, at + 1):
            return words.of_money[written]
        if amount.unit and text.tokens[at].start - text.tokens[at - 1].end <= 1:
            return words.of_money[written] if is_glued or written.isupper() else 0
    if not is_glued:
        is_apart = written in words.glued and "." in amount.digits and text.ends_sentence(at + 1)
        return words.glued[written] if is_apart else 0
    if written in {"m", "M"} and _is_counted_in_millions(text, at + 1):
        return 10**6
    of_decimals = words.of_decimals if "." in amount.digits else {}
    return words.glued.get(written, 0) or of_decimals.get(written, 0)


def _is_currency(text: TokenText, place: int) -> bool:
    """Whether a currency stands at a place, so that the letter before it is a scale: "10m euros"."""
    unit = unit_at(text, place)
    return unit is not None and unit.kind == "money"


def _is_counted_in_millions(text: TokenText, place: int) -> bool:
    """Whether what follows is counted by the million, so that "m" is no metre: "1.5m seats", "2m tonnes"."""
    if unit := unit_at(text, place):
        return unit.kind in {"unit", "multiple"} and text.tokens[place].low[-1:] == "s"
    noun, after = counted_noun(text.tokens, place, singular_number=False)
    return bool(noun) and after - place <= _LONGEST_COUNTED and noun in _words().counted


class _Words(NamedTuple):
    scales: Mapping[str, int]
    of_money: Mapping[str, int]
    """Letters that scale money alone."""
    glued: Mapping[str, int]
    """Letters that stand for nothing else where they are glued to the figure."""
    of_decimals: Mapping[str, int]
    """Letters that name parts and models behind whole numbers, and scale those with decimals: "1.2b"."""
    counted: frozenset[str]
    """Nouns that are counted by the million."""


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    return _Words(
        scales=lexicon("numbers")["en"]["scales"],
        of_money=english["money_scales"],
        glued=english["glued_scales"],
        of_decimals=english["decimal_scales"],
        counted=frozenset(english["counted_in_millions"]),
    )
