"""The smaller parts behind a unit: "50元6角", "2小时28分19秒", "49秒26"; and the scale that a degree is of."""

from dataclasses import replace

from corpus.numbers.chinese.characters import number_characters
from corpus.quantities.chinese.amount import Amount
from corpus.quantities.chinese.running_text import RunningText
from corpus.quantities.chinese.words import pattern, words
from corpus.quantity import is_currency


def with_smaller(text: RunningText, amount: Amount) -> Amount:
    """The amount with the smaller parts behind its unit, in one number."""
    if amount.scale > 1 or "." in amount.digits:
        return _on_its_scale(text, amount)
    if amount.unit in words().smaller_times and (whole := _with_times(text, amount)):
        return whole
    if amount.unit == "second" and (found := pattern("hundredths").match(text.text, amount.end)):
        return replace(amount, digits=f"{amount.digits}.{found[1]}", end=found.end())
    if is_currency(amount.unit) and (found := pattern("cents").match(text.text, amount.end)):
        tens, ones = (_digit(part) for part in (found[1], found[3]))
        is_cents = found[2].endswith("分") and not found[3]
        hundredths = f"0{tens}" if is_cents else f"{tens}{ones}"
        return replace(amount, digits=f"{amount.digits}.{hundredths}", end=found.end())
    return _on_its_scale(text, amount)


def _with_times(text: RunningText, amount: Amount) -> Amount | None:
    """``2小时28分19秒``, in the smallest unit that is told."""
    known = words()
    value, unit, end = int(amount.value), amount.unit, amount.end
    while found := pattern("smaller_time").match(text.text, end):
        told = known.parted_times[found[2][0]]
        if known.smaller_times.get(unit) != told:
            break
        value, unit, end = value * 60 + int(found[1]), told, found.end()
    return replace(amount, digits=str(value), unit=unit, end=end) if end > amount.end else None


def _digit(written: str | None) -> str:
    return str(number_characters().digits.get(written, written)) if written else "0"


def _on_its_scale(text: RunningText, amount: Amount) -> Amount:
    """``华氏度``: the scale may stand before the figure, "华氏温度80度"."""
    is_degree = amount.unit == "degree"
    found = pattern("degrees").search(text.text, text.floor, amount.start) if is_degree else None
    return replace(amount, unit=words().degrees[found[1]]) if found else amount
