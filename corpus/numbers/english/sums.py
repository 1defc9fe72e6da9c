"""Whole numbers in English words: "two hundred and seven million", "4 thousand 3 hundred"."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from corpus.numbers.english.words import HYPHENS, number_words
from corpus.numbers.numerals import LONGEST_SCALE, Numeral, plain_digits, plain_text
from corpus.tokens import Token, word_at

_HUNDRED = 100
_LEAST_BEHIND_A_SCALE = 100
"""What "and" may join to a million: "two million and three hundred", but not "two million and three others"."""


class Sum:
    """Adds up the words of one whole number, from its largest part to its smallest."""

    def __init__(
        self,
        tokens: Sequence[Token],
        place: int,
        begins_fraction: Callable[[int], bool],
        *,
        digits: str = "",
        end: int | None = None,
        is_rest: bool = False,
    ) -> None:
        """Begin at a place, or with the `digits` that stand there.

        Where `begins_fraction` says that one begins, no whole number goes on.
        With `is_rest` it is only looked at from before a joint, so that it looks behind no further one.
        """
        self.tokens = tokens
        self.words = number_words()
        self.at = place
        self.begins_fraction = begins_fraction
        self.is_rest = is_rest
        self.end = len(tokens) if end is None else end
        self.total = Decimal(0)
        self.group: Decimal | None = None
        """What no scale has multiplied yet."""
        self.part = Decimal(0)
        """What the last scale has added."""
        self.scales: list[int] = []
        self.is_plain = True
        """Whether it has nothing but scales behind its digits."""
        self.last = ""
        self.digits = digits
        if digits:
            self.group, self.last, self.at = Decimal(digits), "0", place + 1
        elif place < self.end and tokens[place].low in self.words.articles:
            self._begin_by_article()

    def added(self) -> Numeral | None:
        """The number as far as it goes; its digits are the text's own where one scale follows them."""
        while self.at < self.end and self._step():
            pass
        if not self.last:
            return None
        if word_at(self.tokens, self.at - 1) in {"and", ",", *HYPHENS}:
            self.at -= 1
        if self.digits and self.is_plain and (not self.scales or self.group is None):
            return Numeral(self.digits, self._smallest() or 1, self.at)
        total = self.total + (self.group or 0)
        is_whole = self.group is None and self.scales and total % self.scales[-1] == 0
        scale = self.scales[-1] if is_whole else 1
        return Numeral(plain_text(total / scale), scale, self.at)

    def _begin_by_article(self) -> None:
        """``a hundred``, ``a dozen``, ``a million``: the article counts one."""
        low = self._low(1)
        if low in {"hundred", "dozen"} or (low in self.words.scales and not low.endswith("s")):
            self.at += 1
            self.group, self.last = Decimal(1), "a"

    def _step(self) -> bool:
        """Take the word at the place, if it belongs to the number."""
        low = self.tokens[self.at].low
        if self.last and low in HYPHENS:
            return self._skips(self._low(1) in self.words.joinable and self._is_hyphen())
        if self.last and low == "and":
            return self._skips(self._goes_on_behind_and())
        if low == ",":
            return self._skips(self._goes_on_behind_comma())
        if self.tokens[self.at].is_number:
            return self._take_digits()
        take = self._taker(low)
        return take is not None and take(low)

    # What joins the words.

    def _skips(self, fits: bool) -> bool:
        self.at += fits
        return fits

    def _is_hyphen(self) -> bool:
        """Whether a dash joins two words of a number: glued to both, or with a blank on both sides."""
        before, dash, after = self.tokens[self.at - 1 : self.at + 2]
        is_even = (dash.start - before.end) == (after.start - dash.end) <= 1
        return is_even and (self.last in self.words.tens or after.low in self.words.scales or after.low == "hundred")

    def _goes_on_behind_and(self) -> bool:
        is_next = self._is_small(self._low(1)) or self._is_digits(self.at + 1)
        if not is_next or self.begins_fraction(self.at + 1):
            return False
        if self.last in {"hundred", "thousand"}:
            return True
        if self.is_rest or self.last not in self.words.scales:
            return False
        rest = self._rest()
        return bool(rest and _LEAST_BEHIND_A_SCALE <= rest.value < self.scales[-1])

    def _goes_on_behind_comma(self) -> bool:
        """``two million, three hundred thousand``: the next scale down, in words like the first."""
        if self.is_rest or self.digits or self.last not in self.words.scales or not self._is_small(self._low(1)):
            return False
        rest = self._rest()
        return bool(rest and rest.scale > 1 and rest.value < self.scales[-1])

    def _rest(self) -> Numeral | None:
        """The number behind the joint at the place."""
        return Sum(self.tokens, self.at + 1, self.begins_fraction, is_rest=True).added()

    def _is_small(self, low: str) -> bool:
        return low in self.words.ones or low in self.words.tens

    def _is_digits(self, at: int) -> bool:
        return at < self.end and self.tokens[at].is_number and self.last == "hundred"

    # What is added up.

    def _taker(self, low: str) -> Callable[[str], bool] | None:
        if self._is_small(low):
            return self._take_small
        if low == "hundred":
            return self._take_hundred
        if low in self.words.dozens:
            return self._take_dozen
        return self._take_scale if low in self.words.scales else None

    def _take_digits(self) -> bool:
        """Digits as a smaller part: "4 thousand 3 hundred and 21"."""
        digits = plain_digits(self.tokens[self.at].text)
        if digits is None or not self.last:
            return False
        size = _HUNDRED if self._low(1) == "hundred" else self.words.scales.get(self._low(1), LONGEST_SCALE)
        is_part = self.group is None and size < self._smallest()
        is_rest = self.last == "hundred" and self._low(-1) == "and" and len(digits) <= 2  # noqa: PLR2004 - below a hundred
        return (is_part or is_rest) and self._take(Decimal(digits) + (self.group or 0), "0")

    def _take_small(self, low: str) -> bool:
        value = self.words.ones.get(low, self.words.tens.get(low, 0))
        if self.group is not None and self.last != "hundred":
            tens = self.group % _HUNDRED
            if not (tens >= 20 and tens % 10 == 0 and 0 < value < 10) or self.last == "0":  # noqa: PLR2004 - "twenty-one"
                return False
        return self._take((self.group or 0) + Decimal(value), low)

    def _take_hundred(self, _: str) -> bool:
        if self.group is None and not self.last:
            low = self._low(1)
            return (low in self.words.scales or low == "and") and self._take(Decimal(_HUNDRED), "hundred")
        group = self.group or Decimal(0)
        is_few = group < _HUNDRED or self.last == "0"  # "322 hundred"
        return group > 0 and is_few and self.last != "hundred" and self._take(group * _HUNDRED, "hundred")

    def _take_dozen(self, low: str) -> bool:
        fits = low != "score" and self.last not in self.words.dozens
        return bool(self.group) and fits and self._take((self.group or Decimal(0)) * self.words.dozens[low], low)

    def _take_scale(self, low: str) -> bool:
        size = self.words.scales[low]
        if self.group is None and self.last in self.words.scales:
            if size * self._smallest() > LONGEST_SCALE or size == self._smallest():
                return False
            self.total += self.part * (size - 1)  # "two thousand million"
            self.part *= size
            self.scales[-1] *= size
        elif self.group is None or (self.scales and size >= self.scales[-1]):
            return False
        else:
            self.part = self.group * size
            self.total += self.part
            self.scales.append(size)
        self.group, self.last = None, low
        self.at += 1
        return True

    def _take(self, group: Decimal, last: str) -> bool:
        self.group, self.last, self.is_plain = group, last, False
        self.at += 1
        return True

    def _smallest(self) -> int:
        return self.scales[-1] if self.scales else 0

    def _low(self, offset: int) -> str:
        return word_at(self.tokens, self.at + offset)
