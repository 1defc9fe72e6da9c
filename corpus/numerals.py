"""Numbers in digits and in English words; exact, never through a float."""

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.tokens import Token

LONGEST = 40
"""Digits beyond so many are an identifier, no figure."""
_GROUP = 3
_EXACT = Context(prec=120)


class Numeral(NamedTuple):
    """A number before its unit: ``22.5 billion`` has the digits "22.5" and the scale 1000000000."""

    digits: str
    scale: int
    after: int
    """The place of the token behind it."""
    is_share: bool = False

    @property
    def value(self) -> Decimal:
        """Digits times scale, exactly."""
        return scaled(self.digits, self.scale)


def scaled(digits: str, scale: int) -> Decimal:
    """The exact product of both.

    >>> scaled("984.702", 10**9)
    Decimal('984702000000.000')
    """
    return _EXACT.multiply(Decimal(digits), Decimal(scale))


def plain_digits(written: str) -> str | None:
    """The digits without separators, or nothing where a run of digits and signs is no number (a version, a list).

    >>> plain_digits("2,183.50"), plain_digits("1.2.3"), plain_digits("12,34")
    ('2183.50', None, None)
    """
    whole, _, fraction = written.replace("\u202f", ",").replace("\u2009", ",").partition(".")
    if len(written) > LONGEST or "." in fraction or "," in fraction:
        return None
    head, *groups = whole.split(",")
    if groups and (len(head) > _GROUP or len(groups[-1]) != _GROUP or len({len(group) for group in groups[:-1]}) > 1):
        return None
    if any(len(group) not in {2, _GROUP} for group in groups):
        return None
    return (head or "0") + "".join(groups) + ("." + fraction if fraction else "")


def spelled_number(tokens: Sequence[Token], place: int) -> Numeral | None:
    """The number in English words that begins at `place`, if one does.

    >>> from corpus.tokens import read_tokens
    >>> spelled_number(read_tokens("twenty-one million"), 0)[:2]
    ('21', 1000000)
    """
    words = _words()
    first = tokens[place].low
    if first == "half":
        return _half(tokens, place, words)
    if first in {"a", "an"}:
        return _counted_by_article(tokens, place, words)
    return _sum(tokens, place, words)


def is_number_word(word: str) -> bool:
    """Whether a number in English words may begin with this word."""
    return word in _words().starters


class _Words(NamedTuple):
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    dozens: Mapping[str, int]
    scales: Mapping[str, int]
    fractions: Mapping[str, int]
    starters: frozenset[str]
    """Words that a number may begin with."""
    joinable: frozenset[str]
    """Words that a hyphen may join to the ones before them."""


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    starters = frozenset({*english["ones"], *english["tens"], "a", "an", "half"})
    joinable = frozenset(word for name in ("ones", "tens", "hundreds", "scales") for word in english[name])
    return _Words(
        ones=english["ones"],
        tens=english["tens"],
        hundreds=english["hundreds"],
        dozens=english["dozens"],
        scales=english["scales"],
        fractions=english["fractions"],
        starters=starters,
        joinable=joinable,
    )


def _half(tokens: Sequence[Token], place: int, words: _Words) -> Numeral | None:
    """``half a million``, ``half a dozen``, ``half of``."""
    after = place + 1
    low = _low(tokens, after)
    if low in words.scales:
        return Numeral("0.5", words.scales[low], after + 1)
    if low in {"a", "an"}:
        nested = _low(tokens, after + 1)
        if nested in words.scales:
            return Numeral("0.5", words.scales[nested], after + 2)
        if nested in words.dozens:
            return Numeral(str(words.dozens[nested] // 2), 1, after + 2)
    if low in {"of", "the", "its", "their", "all"} or _low(tokens, place - 1) in {
        "than",
        "one",
        "by",
        "nearly",
        "about",
    }:
        return Numeral("0.5", 1, after, is_share=True)
    return None


def _counted_by_article(tokens: Sequence[Token], place: int, words: _Words) -> Numeral | None:
    """``a million``, ``a dozen``, ``a hundred``, ``a third of``."""
    low = _low(tokens, place + 1)
    if low in words.dozens and low != "score":
        return _with_scale(tokens, Numeral(str(words.dozens[low]), 1, place + 2), words)
    if low in words.hundreds and low == "hundred":
        return _with_scale(tokens, Numeral("100", 1, place + 2), words)
    if low in words.scales and not low.endswith("s"):
        return Numeral("1", words.scales[low], place + 2)
    if low in words.fractions and not low.endswith("s") and _low(tokens, place + 2) == "of":
        return _fraction(1, words.fractions[low], place + 2)
    return None


def _with_scale(tokens: Sequence[Token], numeral: Numeral, words: _Words) -> Numeral:
    scale = words.scales.get(_low(tokens, numeral.after))
    return numeral._replace(scale=scale, after=numeral.after + 1) if scale else numeral


def _fraction(numerator: int, denominator: int, after: int) -> Numeral:
    return Numeral(str(Decimal(numerator) / Decimal(denominator)), 1, after, is_share=True)


def _sum(tokens: Sequence[Token], place: int, words: _Words) -> Numeral | None:
    total, group, last_scale, at = 0, None, 0, place
    last = ""
    while at < len(tokens):
        low = tokens[at].low
        if low == "-" and at > place and _is_glued(tokens, at) and _low(tokens, at + 1) in words.joinable:
            at += 1
            continue
        if (
            low == "and"
            and last in {"hundred", "thousand"}
            and _low(tokens, at + 1) in words.starters - {"a", "an", "half"}
        ):
            at += 1
            continue
        if low in words.ones and _fits(group, words.ones[low], last):
            group = (group or 0) + words.ones[low]
        elif low in words.tens and _fits(group, words.tens[low], last):
            group = (group or 0) + words.tens[low]
        elif low == "hundred" and group and group < 100:  # noqa: PLR2004 - a hundred
            group *= 100
        elif low in words.dozens and low == "dozen" and group:
            group *= words.dozens[low]
        elif low in words.scales and group is not None and (not last_scale or words.scales[low] < last_scale):
            total, group, last_scale = total + group * words.scales[low], None, words.scales[low]
        else:
            break
        last = low
        at += 1
    if not last:
        return None
    return _finished(tokens, at, (total, group, last_scale), words)


def _finished(tokens: Sequence[Token], at: int, summed: tuple[int, int | None, int], words: _Words) -> Numeral | None:
    """Adds the fraction that may follow: ``two thirds``, ``one and a half million``."""
    total, group, scale = summed
    if not scale and group is not None:
        step = 1 if _low(tokens, at) == "-" and _is_glued(tokens, at) else 0
        low = _low(tokens, at + step)
        denominator = words.fractions.get(low)
        is_plural = low.endswith("s") or low == "halves"
        may_be_time = low.startswith("quarter") and _low(tokens, at + step + 1) != "of"
        if denominator and 0 < group < denominator and is_plural == (group > 1) and not may_be_time:
            return _fraction(group, denominator, at + step + 1)
        if _low(tokens, at) == "point" and _low(tokens, at + 1) in words.ones:
            return _with_scale(tokens, _with_decimals(tokens, at + 1, group, words), words)
        if tuple(_low(tokens, at + offset) for offset in range(2)) == ("and", "a"):
            part = {"half": ".5", "quarter": ".25"}.get(_low(tokens, at + 2))
            if part:
                return _with_scale(tokens, Numeral(f"{group}{part}", 1, at + 3), words)
        return Numeral(str(group), 1, at)
    if group is None and total % scale == 0:
        return Numeral(str(total // scale), scale, at)
    return Numeral(str(total + (group or 0)), 1, at)


def _with_decimals(tokens: Sequence[Token], at: int, whole: int, words: _Words) -> Numeral:
    """``five point seven two``."""
    decimals = ""
    while _low(tokens, at) in words.ones:
        decimals += str(words.ones[_low(tokens, at)])
        at += 1
    return Numeral(f"{whole}.{decimals}", 1, at)


def _fits(group: int | None, value: int, last: str) -> bool:
    if group is None:
        return True
    if last == "hundred":
        return True
    tens = group % 100
    return tens >= 20 and tens % 10 == 0 and 0 < value < 10  # noqa: PLR2004 - "twenty" and "one"


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].end == tokens[at].start and at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""
