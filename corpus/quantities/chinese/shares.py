"""Shares and parts: "百分之五", "三分之二", "三又五分之二", "3/5", "七成半", "八五折"."""

import re
from dataclasses import replace
from decimal import Decimal

from corpus.numbers.chinese import chinese_number_at
from corpus.quantities.chinese.amount import Amount
from corpus.quantities.chinese.endings import with_unit
from corpus.quantities.chinese.running_text import RunningText
from corpus.quantities.chinese.words import pattern, words

_STROKE = re.compile(r"\s?(\d{1,3})?/(\d{1,4})(?![\d/])")
_PERCENT_PARTS = 100
_TENTHS = 10


def with_part(text: RunningText, amount: Amount) -> Amount | None:
    """``三又五分之二``, ``1 3/5`` and ``3/5``: a whole number with its part, or a part alone."""
    return _with_worded_part(text, amount) or _with_stroke(text, amount) or _part_of(text, amount)


def tenths(text: RunningText, amount: Amount) -> Amount | None:
    """``七成`` is 70 percent, ``七成半`` 75, ``八五折`` 85."""
    found = pattern("tenth").match(text.text, amount.end)
    if not found or amount.scale > 1 or not 0 < amount.value < _PERCENT_PARTS:
        return None
    if found[1] == "折" and amount.value >= _TENTHS:
        return replace(amount, end=found.end(), unit="percent") if amount.value > _TENTHS else None
    is_whole = "." not in amount.digits
    behind = chinese_number_at(text.text, found.end())
    half, end = ("5", found.end() + 1) if text.text.startswith(words().half, found.end()) else ("", found.end())
    if behind and not behind.is_counted and len(behind.numeral.digits) == 1 and is_whole:
        half, end = behind.numeral.digits, behind.numeral.after
    digits = f"{amount.digits}.{half}" if half and is_whole else amount.digits
    return replace(amount, end=end, digits=digits, scale=10, unit="percent")


def _with_worded_part(text: RunningText, amount: Amount) -> Amount | None:
    joined = pattern("and").match(text.text, amount.end)
    number = text.number_at(joined.end()) if joined else None
    if not number:
        return None
    numeral = number.numeral
    part = _part_of(text, replace(amount, end=numeral.after, digits=numeral.digits, scale=numeral.scale))
    if not part or part.unit:
        return None
    sign = -1 if amount.is_negative else 1
    return replace(part, start=amount.start, digits=f"{amount.value + sign * part.value:f}", shape="amount")


def _with_stroke(text: RunningText, amount: Amount) -> Amount | None:
    written = _STROKE.match(text.text, amount.end)
    if not written or not amount.digits.lstrip("-").isdecimal() or not int(written[2]):
        return None
    above, below = written[1], int(written[2])
    if above is not None:
        share = Decimal(int(above)) / below
        return with_unit(text, replace(amount, end=written.end(), digits=f"{amount.value + share:f}"))
    is_glued = text.at(amount.end) == "/"
    if not is_glued or not 0 < amount.value < below:
        return None
    return with_unit(text, replace(amount, end=written.end(), digits=f"{amount.value / below:f}", shape="share"))


def _part_of(text: RunningText, amount: Amount) -> Amount | None:
    """``百分之五``, ``三分之二``; the amount is what it is a part of."""
    parts = pattern("parts").match(text.text, amount.end)
    number = text.number_at(parts.end()) if parts else None
    if not parts or not number or not amount.value:
        return None
    numeral, sign = number.numeral, "-" if amount.is_negative != bool(parts[1]) else ""
    whole = replace(amount, end=numeral.after)
    if abs(amount.value) == _PERCENT_PARTS and text.text[amount.start] in "百佰":
        return replace(whole, digits=sign + numeral.digits, scale=numeral.scale, unit="percent")
    share = numeral.value / abs(amount.value)
    return replace(whole, digits=f"{sign}{share:f}", scale=1, shape="share")
