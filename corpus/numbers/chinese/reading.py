"""Reads one Chinese number along its characters."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from corpus.numbers.chinese.characters import number_characters
from corpus.numbers.numerals import LONGEST, LONGEST_SCALE, Numeral, plain_digits

_MOST_BLANKS = 2


@dataclass(frozen=True, slots=True)
class ChineseNumber:
    """A number at its place; `is_more` where the text says that it is somewhat more: "二十几万"."""

    numeral: Numeral
    """With `after` as the place in the text behind it, in code points."""
    is_more: bool = False
    is_counted: bool = True
    """Whether a ten, a hundred or a larger unit shows that a number is meant, or it is written in digits."""


class NumberReader:
    """Walks along the characters of one number, from its largest part to its smallest."""

    def __init__(self, text: str, start: int, is_unit: Callable[[int], bool]) -> None:
        self.text = text
        self.known = number_characters()
        self.start = self.place = start
        self.end = min(len(text), start + LONGEST)
        self.is_unit = is_unit
        self.total = Decimal(0)
        self.section: Decimal | None = None
        self.digit: Decimal | None = None
        self.written = ""
        """The last digits, as they are written one after the other: "二〇二五"."""
        self.last_unit = 1
        self.is_more = self.is_counted = self.is_mixed = False
        self.literal = ""
        self.literal_scale = 1

    def read(self) -> ChineseNumber | None:
        """The number as far as it goes; nothing where none begins."""
        begun = False
        after = self.start
        while self.place < self.end and self._step():
            begun, after = True, self.place
            self._skip_blanks()
        if not begun or (self.digit is None and self.section is None and not self.total):
            return None
        return ChineseNumber(self._numeral(after), self.is_more, self.is_counted or bool(self.literal))

    def _skip_blanks(self) -> None:
        """Blanks may stand inside a number: "1000 万", "三千 八百"; not between two digits, which are two numbers."""
        behind = self.place
        while behind < self.end and self.text[behind] in " \u3000\u00a0":
            behind += 1
        if not 0 < behind - self.place <= _MOST_BLANKS or behind == self.end:
            return
        character = self.text[behind]
        goes_on = character in self.known.all and (character not in self.known.digits or self.digit is None)
        if goes_on or character in self.known.points | self.known.vague:
            self.place = behind

    def _step(self) -> bool:
        """Take what stands at the place, if it belongs to the number."""
        character = self.text[self.place]
        if _is_figure(character) or (character == "." and not self._is_begun()):
            return self._take_literal()
        if character in self.known.digits:
            return not self._is_weight(character) and self._take_digit(self.known.digits[character])
        if character in self.known.tens or character in self.known.scales:
            return not (self._is_begun() and self._ends_for_unit()) and self._take_unit(character)
        if character in self.known.points:
            return self._take_decimals()
        if character in self.known.latin_scales and self.literal and self.place == self._literal_end():
            return self._take_latin_scale(character)
        return character in self.known.vague and self._take_vague()

    def _is_weight(self, character: str) -> bool:
        """Whether 两 is the unit behind a number, and no two: "三十两", but "两万两千"."""
        after = self.text[self.place + 1 : self.place + 2]
        is_multiplied = after in self.known.tens or after in self.known.scales
        return character in self.known.pairs and self.is_counted and not is_multiplied

    def _is_begun(self) -> bool:
        return self.digit is not None or self.section is not None or bool(self.total)

    def _ends_for_unit(self) -> bool:
        is_lone_character = len(self.written) == 1 and not self.literal and self.section is None and not self.total
        return not is_lone_character and self.is_unit(self.place)

    def _take_literal(self) -> bool:
        """A run of digits: at the beginning, or as a smaller part ("25万6千")."""
        end = self.place
        while end < self.end and (
            _is_figure(self.text[end]) or (self.text[end] in ".," and _is_figure(self.text[end + 1 : end + 2]))
        ):
            end += 1
        digits = plain_digits(self.text[self.place : end])
        if digits is None or self.digit:
            return False
        if self._is_begun():
            if self.last_unit > 1 and Decimal(digits) >= self.last_unit:
                return False
            self.is_mixed = True
        else:
            self.literal = digits
        self.digit, self.place, self.written = Decimal(digits), end, ""
        return True

    def _literal_end(self) -> int:
        return self.place if self.text[self.place - 1].isdecimal() else -1

    def _take_latin_scale(self, character: str) -> bool:
        after = self.text[self.place + 1 : self.place + 2]
        if after.isascii() and after.isalpha():
            return False
        size = self.known.latin_scales[character]
        self.digit = (self.digit or Decimal(0)) * size
        self.literal_scale *= size
        self.place += 1
        return True

    def _take_digit(self, value: int) -> bool:
        """A digit in characters: behind a unit, or behind other digits ("二〇二五")."""
        if self.literal and not self.is_mixed and self.digit is not None:
            return False
        if self.digit is not None and value and self.digit == 0 and self.is_counted:
            self.digit = Decimal(value)
        elif self.digit is not None:
            if self.is_counted:
                return False
            self.digit = self.digit * 10 + value
        else:
            self.digit = Decimal(value)
        if value == 0 and self.is_counted:
            self.last_unit = 1
        self.written += str(value)
        self.is_mixed = self.is_mixed or bool(self.literal)
        self.place += 1
        return True

    def _take_unit(self, character: str) -> bool:
        """A ten, a hundred or a larger unit, which multiplies what stands before it."""
        size = self.known.tens.get(character) or self.known.scales[character]
        if not (self._take_ten(size) if character in self.known.tens else self._take_scale(size)):
            return False
        self.literal_scale *= size
        self.digit, self.last_unit, self.is_counted, self.written = None, size, True, ""
        self.place += 1
        return True

    def _take_ten(self, size: int) -> bool:
        if self.section is not None and self.last_unit <= size and self.digit is None:
            return False
        if len(self.written) > 1 and not self.is_counted:
            return False  # "二三十" is vague
        self.section = (self.section or Decimal(0)) + (self.digit or Decimal(1)) * size
        return True

    def _take_scale(self, size: int) -> bool:
        here = (self.section or Decimal(0)) + (self.digit or Decimal(0))
        if not here and not self.total and self.digit is None:
            here = Decimal(1)
        if self.total > LONGEST_SCALE:
            return False
        is_larger = self.total and (self.total < size or self.digit is self.section is None)
        self.total = (self.total + here) * size if is_larger else self.total + here * size
        self.section = None
        return True

    def _take_decimals(self) -> bool:
        """``点七二``, and what larger units come behind it."""
        end = self.place + 1
        while end < self.end and self.text[end] == " ":
            end += 1
        first = end
        while end < self.end and (self.text[end] in self.known.digits or _is_figure(self.text[end])):
            end += 1
        if end == first or not self._is_begun() or "." in self.literal:
            return False
        figures = "".join(str(self.known.digits.get(character, character)) for character in self.text[first:end])
        self.digit = self._whole() + Decimal(f"0.{figures}")
        self.total, self.section, self.literal = Decimal(0), None, ""
        self.place, self.is_mixed, self.is_counted, self.written = end, True, True, ""
        self.last_unit = 1
        return True

    def _take_vague(self) -> bool:
        """``几`` behind tens, or ``多`` before a larger unit: the number is somewhat more."""
        behind = self.place + 1
        while behind < self.end and self.text[behind] == " ":
            behind += 1
        character = self.text[behind : behind + 1]
        is_before_unit = bool(character) and character in self.known.scales and not self.is_unit(behind)
        is_rest = (
            self.text[self.place] in self.known.vague_digits
            and self.section is not None
            and self.digit in {None, Decimal(0)}
        )
        if not self._is_begun() or not (is_before_unit or is_rest):
            return False
        self.is_more, self.last_unit = True, 1
        self.place = behind if is_before_unit else self.place + 1
        self.digit = None if is_rest else self.digit
        return True

    def _whole(self) -> Decimal:
        """What was read; a last digit counts tens behind a hundred, hundreds behind a thousand: "四百五" is 450."""
        tail = self.digit or Decimal(0)
        if self.digit is not None and self.last_unit > 1 and not self.is_more and self.written:
            tail *= max(1, self.last_unit // 10)
        return self.total + (self.section or Decimal(0)) + tail

    def _numeral(self, after: int) -> Numeral:
        if self.literal and not self.is_mixed:
            return Numeral(self.literal, self.literal_scale, after)
        value = self._whole()
        scale = next((size for size in (10**12, 10**8, 10**4) if value and value % size == 0), 1)
        digits = value / scale
        return Numeral(f"{digits.normalize():f}" if scale > 1 else f"{value:f}", scale, after)


def _is_figure(character: str) -> bool:
    return character.isascii() and character.isdecimal()
