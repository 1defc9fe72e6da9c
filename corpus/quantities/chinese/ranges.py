"""The other end of a range: "5至10万元", "3到5家", "50和60之间"."""

from dataclasses import replace

from corpus.numbers.numerals import scaled
from corpus.quantities.chinese.amount import Amount
from corpus.quantities.chinese.endings import with_unit
from corpus.quantities.chinese.running_text import RunningText
from corpus.quantities.chinese.words import pattern, words


def other_end(text: RunningText, amount: Amount) -> Amount | None:
    """The upper end of a range, behind a dash or 到, or behind 和 where 之间 closes it."""
    joiner = pattern("joiner").match(text.text, amount.end)
    start = joiner.end() if joiner else -1
    number = text.number_at(start) if joiner and text.begins_number(start) else None
    if not joiner or not number:
        return None
    numeral = number.numeral
    other = with_unit(text, Amount(start, numeral.after, start, numeral.digits, numeral.scale))
    closing = pattern("between").match(text.text, other.end)
    is_closed = closing is not None
    is_joined = is_closed if joiner[0].strip() in words().ands else is_closed or bool(other.unit) or other.scale > 1
    scale = amount.scale if amount.scale > 1 else other.scale
    fits = amount.unit in {"", other.unit} and scaled(amount.digits, scale) < other.value
    if not fits or not is_joined:
        return None
    return replace(other, end=closing.end()) if closing else other
