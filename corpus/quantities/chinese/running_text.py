"""A Chinese text as its figures are looked for in it: plain digits, and what the last figure left."""

import re
from functools import cache

from corpus.numbers.chinese import chinese_number_at
from corpus.numbers.chinese.characters import number_characters
from corpus.numbers.chinese.reading import ChineseNumber
from corpus.quantities.chinese.words import words

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％＋－／", "0123456789.%+-/")
_FULL_WIDTH_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


class RunningText:
    """A text with its full-width digits and signs made plain, of the same length."""

    def __init__(self, surface: str) -> None:
        self.surface = surface
        """The text as it was given."""
        self.text = _FULL_WIDTH_COMMA.sub(",", surface).translate(_FULL_WIDTH)
        self.floor = 0
        """The place behind the last figure that was read: nothing before it belongs to the next one."""

    def next_number(self, place: int) -> int | None:
        """The first place from `place` on where a number may begin."""
        found = _number_start().search(self.text, place)
        return found.start() if found else None

    def begins_number(self, place: int) -> bool:
        """Whether a number may begin at a place."""
        return _number_start().match(self.text, place) is not None

    def number_at(self, start: int) -> ChineseNumber | None:
        """The number that begins at a place; it ends before a unit that begins like a scale."""
        return chinese_number_at(self.text, start, self._begins_unit)

    def before(self, place: int) -> str:
        """The character before a place; nothing at the start of the text."""
        return self.text[place - 1] if place else ""

    def at(self, place: int) -> str:
        """The character at a place; nothing at the end of the text."""
        return self.text[place : place + 1]

    def _begins_unit(self, place: int) -> bool:
        """Whether a unit that begins like a scale stands there: "千瓦时", "千克", "兆瓦"."""
        return any(self.text[place : place + length] in words().scaled_units for length in (4, 3, 2))


@cache
def _number_start() -> re.Pattern[str]:
    characters = "".join(sorted(number_characters().all))
    return re.compile(rf"\d|(?<!\d)\.(?=\d)|[{characters}]")
