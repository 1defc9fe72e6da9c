"""The unit around a number: behind it, with a half, or as money before it."""

import re
from dataclasses import replace

from corpus.quantities.chinese.amount import Amount
from corpus.quantities.chinese.running_text import RunningText
from corpus.quantities.chinese.words import pattern, words
from corpus.quantity import Shape

_LONGEST_UNIT = 6
_LONGEST_GAP = 3
_DOZEN = 12
_BLANKS = re.compile(r"[ \u00a0]")


def with_unit(text: RunningText, amount: Amount) -> Amount:
    """The amount with the money before it or the unit behind it: "30多家", "四个半小时", "两米半", "¥ 50"."""
    known, amount = words(), _with_money_before(text, amount)
    at, operator = amount.end, amount.operator
    if text.at(at) in known.inner_suffixes:
        operator = known.suffixes[text.at(at)]
        at += 1
    if _BLANKS.match(text.text, at):
        at += 1
    if half := _half_before_unit(text, amount, at):
        return half
    if pattern("dozen").match(text.text, at) and amount.scale == 1:
        return replace(amount, scale=_DOZEN, end=at + 1, operator=operator)
    if minutes := pattern("minutes").match(text.text, at):
        return replace(amount, unit="minute", end=minutes.end())
    for end in _unit_ends(text.text, at):
        unit = known.units.get(_BLANKS.sub("", text.text[at:end]))
        if unit and not _goes_on(text, end):
            kind, name = unit
            shape: Shape = "multiple" if kind == "multiple" else "amount"
            whole = replace(amount, end=end, unit=amount.unit or name, shape=shape, operator=operator)
            return _half_behind_unit(text, whole)
    return replace(amount, operator=operator, end=at if operator != amount.operator else amount.end)


def _with_money_before(text: RunningText, amount: Amount) -> Amount:
    for sign, code in words().money_before.items():
        if text.text.endswith(sign, max(text.floor, amount.start - len(sign)), amount.start):
            return replace(amount, start=amount.start - len(sign), unit=code)
    return amount


def _half_before_unit(text: RunningText, amount: Amount, at: int) -> Amount | None:
    """``四个半小时``: the half stands between the number and its unit."""
    if not text.text.startswith(words().halves_between, at) or "." in amount.digits:
        return None
    half = replace(amount, end=at + 2, digits=f"{amount.value:f}.5", scale=1)
    is_months = text.text.startswith(words().month, half.end)
    return replace(half, unit="month", end=half.end + 1) if is_months else with_unit(text, half)


def _unit_ends(text: str, at: int) -> list[int]:
    """The places where a unit that begins at a place may end, the farthest first; blanks may part it."""
    ends: list[int] = []
    place, blanks = at, 0
    while place < len(text) and len(ends) < _LONGEST_UNIT and blanks <= _LONGEST_GAP:
        is_blank = text[place] in " \u00a0"
        if blanks and ends and text[place].isascii() and not is_blank:
            break
        blanks = blanks + 1 if is_blank else 0
        place += 1
        if not is_blank:
            ends.append(place)
    return ends[::-1]


def _goes_on(text: RunningText, end: int) -> bool:
    """Whether a Latin letter runs on behind the unit, so that it is another word."""
    last, after = text.before(end), text.at(end)
    return last.isascii() and last.isalpha() and after.isascii() and after.isalnum()


def _half_behind_unit(text: RunningText, amount: Amount) -> Amount:
    """``两米半``: the half stands behind the unit, and no word goes on behind it."""
    is_half = text.text.startswith(words().half, amount.end) and not text.at(amount.end + 1).isalnum()
    if not is_half or "." in amount.digits or amount.scale > 1:
        return amount
    return replace(amount, end=amount.end + 1, digits=f"{amount.digits}.5")
