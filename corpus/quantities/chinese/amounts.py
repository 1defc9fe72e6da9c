"""A number in running Chinese with all that is written on to it: sign, money, unit, part, smaller parts."""

from dataclasses import replace

from corpus.numbers.chinese.reading import ChineseNumber
from corpus.quantities.chinese.amount import Amount
from corpus.quantities.chinese.endings import with_unit
from corpus.quantities.chinese.labels import is_figure, is_part_of_a_name
from corpus.quantities.chinese.running_text import RunningText
from corpus.quantities.chinese.shares import tenths, with_part
from corpus.quantities.chinese.smaller_parts import with_smaller
from corpus.quantities.chinese.words import pattern, words

_ONE_DIGIT = range(1, 10)
_DASHES = frozenset("-−")


def amount_at(text: RunningText, start: int, number: ChineseNumber) -> Amount | None:
    """The amount of the number that begins at a place; nothing for a name, or for a character of another word."""
    numeral, end = number.numeral, number.numeral.after
    if is_part_of_a_name(text, start, end):
        return None
    if text.before(start) == words().rank:
        return Amount(start - 1, end, start, numeral.digits, numeral.scale, shape="ordinal")
    amount = Amount(start, end, start, numeral.digits, numeral.scale, operator=">" if number.is_more else "=")
    if text.text.startswith(words().doubling, end) and (doubled := _doubled(text, amount)):
        return doubled
    amount = _signed(text, amount)
    if part := with_part(text, amount):
        return part
    amount = tenths(text, amount) or with_smaller(text, with_unit(text, amount))
    is_plain = text.at(start).isdecimal() or text.at(start) == "."
    return amount if is_plain or is_figure(text, number, amount) else None


def _doubled(text: RunningText, amount: Amount) -> Amount | None:
    """``翻两番`` is four times as much."""
    verb = pattern("doubling").search(text.text, max(text.floor, amount.start - 2), amount.start)
    if not verb or amount.value not in _ONE_DIGIT:
        return None
    digits = str(2 ** int(amount.value))
    return Amount(verb.start(), amount.end + 1, amount.start, digits, 1, shape="multiple")


def _signed(text: RunningText, amount: Amount) -> Amount:
    """The amount with the minus before it, if one stands there: "-3%", "负五", "零下10度"."""
    known, before = words(), text.before(amount.start)
    is_dash = before in _DASHES and not pattern("joined").match(text.text, max(0, amount.start - 2))
    is_minus = before in known.minus and not text.text.endswith(known.both_signs, 0, amount.start)
    if is_dash or is_minus:
        return replace(amount, start=amount.start - 1, digits="-" + amount.digits)
    if text.text.endswith(known.below_zero, 0, amount.start):
        return replace(amount, start=amount.start - len(known.below_zero), digits="-" + amount.digits)
    return amount
