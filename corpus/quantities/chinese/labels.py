"""Numbers in running Chinese that count nothing: parts of names, codes, characters of other words."""

from corpus.numbers.chinese.characters import number_characters
from corpus.numbers.chinese.reading import ChineseNumber
from corpus.quantities.chinese.amount import Amount
from corpus.quantities.chinese.ranges import other_end
from corpus.quantities.chinese.running_text import RunningText
from corpus.quantities.chinese.words import pattern, words

_GLUED = frozenset("_./#@&")
_GENERATION = "G"
_FIRST_IDEOGRAPH = "\u3400"


def is_part_of_a_name(text: RunningText, start: int, end: int) -> bool:
    """Whether the number between two places is part of a word, a code or a name: "A5", "010-5566", "1类", "5G"."""
    before = text.before(start)
    is_glued = before.isascii() and (before.isalnum() or before in _GLUED)
    return is_glued or _is_label(text, start, end) or _is_chained(text, start, end)


def is_figure(text: RunningText, number: ChineseNumber, amount: Amount) -> bool:
    """Whether a number in characters is meant as one: it has a unit, is written out at length, or stands alone."""
    known = number_characters()
    start, end = amount.number_start, number.numeral.after
    written = text.text[start:end]
    is_single = len(written) == 1
    if written == "一" and amount.unit in words().counters:
        return False  # "一支" is an article, as "a" is
    if is_single and written in known.formal:
        return _stands_alone(text, start, end)
    if amount.unit or amount.shape == "multiple" or other_end(text, amount):
        return not (is_single and written in known.scales)
    is_lone_unit = written[0] in known.units and written[0] != "十"
    if _stands_alone(text, start, end):
        return not (is_single and is_lone_unit) and written not in words().pairs
    return number.is_counted and not is_single and not is_lone_unit


def _is_label(text: RunningText, start: int, end: int) -> bool:
    """Whether a figure is part of a name by what is glued to it: "1类", "5G", "5A级", "沪深300指数"."""
    if not text.text[start:end].isdecimal():
        return False
    known, after, behind = words(), text.at(end), text.at(end + 1)
    is_generation = after == _GENERATION and (not behind.isalnum() or behind > _FIRST_IDEOGRAPH)
    is_class = after in known.classes and behind in known.class_endings
    return after in known.labels or is_generation or is_class or text.text.startswith(known.index_word, end)


def _is_chained(text: RunningText, start: int, end: int) -> bool:
    """Whether a dash glues a figure to either side: a telephone number, a code."""
    begins = start - 2
    is_behind = begins >= 0 and pattern("chain_before").match(text.text, begins)
    return bool(is_behind and pattern("chain_after").match(text.text, end))


def _stands_alone(text: RunningText, start: int, end: int) -> bool:
    """Whether no other letter or character touches the number, or it is what something is said to be: "是五"."""
    before, behind = text.before(start), text.at(end)
    if before in words().says and (behind in words().behind_said or not behind.isalnum()):
        return True
    return not before.isalnum() and not behind.isalnum()
