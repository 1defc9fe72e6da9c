"""Numbers in English words, alone or with digits among them: sums, decimals, fractions, mixed numbers."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.numerals import LONGEST_SCALE, Numeral, plain_digits, plain_text
from corpus.tokens import Token
from corpus.units import is_unit_word

_HUNDRED = 100
_LONGEST_FRACTION = 12
"""Words of the longest fraction that is looked for: "one hundred thirty-two thousandths"."""
_LONGEST_JOINER = 3
"""Tokens between a whole number and its part: "and" between two hyphens."""
_LEAST_BEHIND_A_SCALE = 100
"""What "and" may join to a million: "two million and three hundred", but not "two million and three others"."""
_HYPHENS = frozenset("-‑")


def spelled_number(tokens: Sequence[Token], place: int) -> Numeral | None:
    """The number that begins with a word at `place`, if one does; a fraction is a share.

    >>> from corpus.tokens import read_tokens
    >>> spelled_number(read_tokens("twenty-one million"), 0)[:2]
    ('21', 1000000)
    >>> spelled_number(read_tokens("one and a half million"), 0)[:2]
    ('1.5', 1000000)
    """
    return _fraction_with_scale(tokens, place) or _cardinal_with_part(tokens, place)


def scaled_number(tokens: Sequence[Token], place: int, digits: str) -> Numeral:
    """The number whose digits stand at `place`, with the scales and the smaller parts behind it.

    >>> from corpus.tokens import read_tokens
    >>> scaled_number(read_tokens("3 million and a half"), 0, "3")[:2]
    ('3.5', 1000000)
    """
    return _cardinal_with_part(tokens, place, digits) or Numeral(digits, 1, place + 1)


def is_number_word(word: str) -> bool:
    """Whether a number in English words may begin with this word."""
    return word in _words().starters


def parts_named(word: str) -> int:
    """How many of the parts that a plural names make a whole: "thirds"; 0 for other words, and for times and games."""
    words = _words()
    is_plain = word.endswith("s") and word not in words.no_parts and word != "halves"
    return words.parts.get(word, 0) if is_plain else 0


class _Words(NamedTuple):
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    dozens: Mapping[str, int]
    scales: Mapping[str, int]
    parts: Mapping[str, int]
    """The last word of a fraction: "third", "hundredths"."""
    no_parts: frozenset[str]
    """Words that are a part only behind a hyphen or before a scale: "quarters" are three months, too."""
    long_times: frozenset[str]
    """Times of which "a quarter" only says that it was long: "in a quarter of a century"."""
    starters: frozenset[str]
    """Words that a number may begin with."""
    joinable: frozenset[str]
    """Words that a hyphen may join to the ones before them."""
    articles: frozenset[str]
    before_parts: frozenset[str]
    after_parts: frozenset[str]
    """Words around "a third" that make it a share, and not the third of its kind."""


@cache
def _words() -> _Words:
    english: Mapping[str, Any] = lexicon("quantities")["en"]
    parts: dict[str, int] = english["fractions"]
    parts = parts | {word + "s": value for word, value in parts.items() if not word.endswith(("half", "halves"))}
    single = {*english["ones"], *english["tens"], *english["scales"], "hundred"}
    return _Words(
        ones=english["ones"],
        tens=english["tens"],
        dozens=english["dozens"],
        scales=english["scales"],
        parts=parts,
        no_parts=frozenset(english["times_of_the_year"]),
        long_times=frozenset(english["long_times"]),
        starters=frozenset({*english["ones"], *english["tens"], *english["articles"], "half", "quarter", "hundred"}),
        joinable=frozenset(single),
        articles=frozenset(english["articles"]),
        before_parts=frozenset(english["before_parts"]),
        after_parts=frozenset(english["after_parts"]),
    )


# Fractions.


class _Fraction(NamedTuple):
    value: Decimal
    after: int
    is_article: bool
    """Whether it counts by the article or by nothing: "a third", "half"."""


def _fraction_with_scale(tokens: Sequence[Token], place: int) -> Numeral | None:
    """``two thirds``, ``a third of``, ``half a million``, ``a quarter of a million``, ``three quarters billion``."""
    words = _words()
    fraction = _fraction(tokens, place)
    if not fraction:
        return None
    at = fraction.after
    if _low(tokens, at) == "of" and _low(tokens, at + 1) in words.articles and _is_counted_by(_low(tokens, at + 2)):
        at += 2
    elif _low(tokens, at) in words.articles:
        at += 1
    low = _low(tokens, at)
    if low in words.scales and not low.endswith("s"):
        return Numeral(plain_text(fraction.value), words.scales[low], at + 1)
    if low in words.dozens and tokens[place].low == "half":
        return Numeral(plain_text(fraction.value * words.dozens[low]), 1, at + 1)
    if at > fraction.after and fraction.value < 1 and is_unit_word(low) and low not in words.scales:
        return Numeral(plain_text(fraction.value), 1, at)  # "half a percent"
    if fraction.is_article and not _is_share_here(tokens, place, fraction.after):
        return None
    return Numeral(plain_text(fraction.value), 1, fraction.after, is_share=True)


def _is_counted_by(word: str) -> bool:
    """Whether "of a" before a word parts a scale or a unit, and no thing: "a quarter of a percentage point"."""
    words = _words()
    return word in words.scales or (is_unit_word(word) and word not in words.long_times)


def _is_share_here(tokens: Sequence[Token], place: int, after: int) -> bool:
    """Whether the words around say that "a third" or "half" is a share: "by a third", "a third of", "half the"."""
    words = _words()
    is_open = after >= len(tokens) or not tokens[after].is_word
    if _low(tokens, after) in _HYPHENS:
        return False
    before, behind = _low(tokens, place - 1), _low(tokens, after)
    if behind == "of" or behind in words.after_parts:
        return True
    return before in words.before_parts and (is_open or behind in words.after_parts)


def _fraction(tokens: Sequence[Token], place: int, *, is_part: bool = False) -> _Fraction | None:
    """The fraction that begins at a place; its denominator is as long as can be ("one hundred / thirty fifths").

    With `is_part` it stands behind a whole number, so that "three quarters" are no three months.
    """
    words = _words()
    low = _low(tokens, place)
    if low in {"half", "quarter"}:
        return _Fraction(Decimal(1) / words.parts[low], place + 1, is_article=True)
    if low in words.articles and _low(tokens, place + 1) != "hundred" and _low(tokens, place + 1) not in words.scales:
        at = place + 2 if is_part and _low(tokens, place + 1) in _HYPHENS else place + 1
        below = _denominator(tokens, at, plural=False)
        return _Fraction(1 / Decimal(below[0]), below[1], is_article=True) if below else None
    for split in range(place + 1, _end_of_number_words(tokens, place)):
        above = _Sum(tokens, place, end=split).added()
        if not above or above.after != split or _low(tokens, split - 1) in _HYPHENS:
            continue
        if tokens[split - 1].low in words.tens and words.ones.get(_low(tokens, split), 10) < 10:  # noqa: PLR2004 - one digit
            continue  # "sixty-six thousandths", not sixty of six thousand
        at = split + 1 if _low(tokens, split) in _HYPHENS else split
        below = _denominator(tokens, at, plural=above.value != 1)
        if (
            below
            and (at == split or below[1] == at + 1)
            and _is_part(tokens, below[1], is_joined=is_part or at != split)
        ):
            return _Fraction(above.value / below[0], below[1], is_article=False)
    return None


def _end_of_number_words(tokens: Sequence[Token], place: int) -> int:
    """The place behind the words from `place` on that a fraction may be made of; `place` where none of them parts."""
    words = _words()
    end = place
    for end in range(place, min(place + _LONGEST_FRACTION, len(tokens))):
        low = tokens[end].low
        if low in words.parts:
            return end + 1
        if low not in words.joinable and low not in _HYPHENS and (end > place or low not in words.articles):
            break
    return place


def _is_part(tokens: Sequence[Token], after: int, *, is_joined: bool) -> bool:
    """Whether a last word that is also a time of the year, is a part here: "three quarters of", "three-quarters"."""
    words = _words()
    behind = _low(tokens, after)
    return is_joined or tokens[after - 1].low not in words.no_parts or behind == "of" or behind in words.scales


def _denominator(tokens: Sequence[Token], at: int, *, plural: bool) -> tuple[int, int] | None:
    """The ordinal at a place that parts something, and the place behind it: "thirty-fifths" is 35."""
    words = _words()
    last = next(
        (place for place in range(at, min(at + _LONGEST_FRACTION, len(tokens))) if tokens[place].low in words.parts), -1
    )
    if last < 0:
        return None
    low = tokens[last].low
    is_plural = low.endswith("s") or low == "halves"
    value = words.parts[low]
    if is_plural != plural:
        return None
    if last == at:
        return (value, last + 1) if value > 1 else None
    end = last - 1 if _low(tokens, last - 1) in _HYPHENS else last
    whole = _Sum(tokens, at, end=end).added()
    if not whole or whole.after != end or whole.value >= LONGEST_SCALE:
        return None
    if value < _HUNDRED:
        fits = whole.value % (10 if value < 10 else _HUNDRED) == 0 and whole.value >= 20  # noqa: PLR2004 - tens
        return (int(whole.value) + value, last + 1) if fits else None
    return (int(whole.value) * value, last + 1) if _low(tokens, at) not in words.joinable - words.ones.keys() else None


# Whole numbers and what may follow them.


def _cardinal_with_part(tokens: Sequence[Token], place: int, digits: str = "") -> Numeral | None:
    whole = _Sum(tokens, place, digits=digits).added()
    if not whole:
        return None
    after = whole.after
    if _low(tokens, after) == "point" and not digits:
        return _with_decimals(tokens, whole) or whole
    return _with_part(tokens, whole) or whole


def _with_part(tokens: Sequence[Token], whole: Numeral) -> Numeral | None:
    """``one and a half million``, ``3 million and a half``, ``a billion and three quarters million``."""
    words = _words()
    at = whole.after
    while at < whole.after + _LONGEST_JOINER and _low(tokens, at) in {"and", *_HYPHENS}:
        at += 1  # "two-and-a-half"
    if not any(_low(tokens, place) == "and" for place in range(whole.after, at)):
        return None
    fraction = _fraction(tokens, at, is_part=True)
    if not fraction or fraction.value >= 1:
        return None
    scale = words.scales.get(_low(tokens, fraction.after), 0)
    behind = _low(tokens, fraction.after)
    if behind == "of" or (fraction.is_article and behind in words.no_parts):
        return None
    if scale:
        is_shared = whole.scale == 1
        value = whole.value + fraction.value * (1 if is_shared else scale)
        return Numeral(plain_text(value), scale if is_shared else 1, fraction.after + 1)
    if dozens := words.dozens.get(behind, 0):
        return Numeral(plain_text((whole.value + fraction.value) * dozens), 1, fraction.after + 1)
    value = Decimal(whole.digits) + fraction.value
    return Numeral(plain_text(value), whole.scale, fraction.after)


def _with_decimals(tokens: Sequence[Token], whole: Numeral) -> Numeral | None:
    """``five point seven two``, ``two hundred point seventy-one``."""
    words = _words()
    at = whole.after + 1
    ones = list(takewhile(lambda token: words.ones.get(token.low, 10) < 10, tokens[at : at + _LONGEST_FRACTION]))  # noqa: PLR2004 - one digit
    decimals, after = "".join(str(words.ones[token.low]) for token in ones), at + len(ones)
    if not ones:
        rest = _Sum(tokens, at).added() if at < len(tokens) else None
        if not rest or rest.value >= _HUNDRED:
            return None
        decimals, after = plain_text(rest.value), rest.after
    return _scaled_by(tokens, Numeral(f"{plain_text(whole.value)}.{decimals}", 1, after))


def _scaled_by(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    scale = _words().scales.get(_low(tokens, numeral.after))
    return numeral._replace(scale=scale, after=numeral.after + 1) if scale else numeral


class _Sum:
    """Adds up the words of one whole number, from its largest part to its smallest."""

    def __init__(
        self, tokens: Sequence[Token], place: int, *, digits: str = "", end: int | None = None, is_rest: bool = False
    ) -> None:
        self.tokens = tokens
        self.words = _words()
        self.place = self.at = place
        self.is_rest = is_rest
        """Whether it is only looked at from before a joint, so that it looks behind no further one."""
        self.end = len(tokens) if end is None else end
        self.total = Decimal(0)
        self.group: Decimal | None = None
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
        if _low(self.tokens, self.at - 1) in {"and", ",", *_HYPHENS}:
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
        if self.last and low in _HYPHENS:
            return self._skips(self._low(1) in self.words.joinable and self._is_hyphen())
        if self.last and low == "and":
            return self._skips(self._goes_on_behind_and())
        if low == ",":
            return self._skips(self._goes_on_behind_comma())
        if self.tokens[self.at].is_number:
            return self._take_digits()
        take = self._taker(low)
        return take is not None and take(low)

    def _taker(self, low: str) -> Callable[[str], bool] | None:
        if low in self.words.ones or low in self.words.tens:
            return self._take_small
        if low == "hundred":
            return self._take_hundred
        if low in self.words.dozens:
            return self._take_dozen
        return self._take_scale if low in self.words.scales else None

    def _skips(self, fits: bool) -> bool:
        self.at += fits
        return fits

    def _is_hyphen(self) -> bool:
        """Whether a dash joins two words of a number: glued to both, or with a blank on both sides."""
        before, dash, after = self.tokens[self.at - 1 : self.at + 2]
        is_even = (dash.start - before.end) == (after.start - dash.end) <= 1
        return is_even and (self.last in self.words.tens or after.low in self.words.scales or after.low == "hundred")

    def _goes_on_behind_and(self) -> bool:
        low = self._low(1)
        is_next = self._is_small(low) or self._is_digits(self.at + 1)
        if _fraction(self.tokens, self.at + 1) or not is_next:
            return False
        if self.last in {"hundred", "thousand"}:
            return True
        if self.is_rest or self.last not in self.words.scales:
            return False
        rest = _Sum(self.tokens, self.at + 1, is_rest=True).added()
        return bool(rest and _LEAST_BEHIND_A_SCALE <= rest.value < self.scales[-1])

    def _goes_on_behind_comma(self) -> bool:
        """``two million, three hundred thousand``: the next scale down, in words like the first."""
        if self.is_rest or self.digits or self.last not in self.words.scales or not self._is_small(self._low(1)):
            return False
        rest = _Sum(self.tokens, self.at + 1, is_rest=True).added()
        return bool(rest and rest.scale > 1 and rest.value < self.scales[-1])

    def _is_small(self, low: str) -> bool:
        return low in self.words.ones or low in self.words.tens

    def _is_digits(self, at: int) -> bool:
        return at < self.end and self.tokens[at].is_number and self.last == "hundred"

    def _take_digits(self) -> bool:
        """Digits as a smaller part: "4 thousand 3 hundred and 21"."""
        digits = plain_digits(self.tokens[self.at].text)
        if digits is None or not self.last:
            return False
        size = _HUNDRED if self._low(1) == "hundred" else self.words.scales.get(self._low(1), LONGEST_SCALE)
        is_part = self.group is None and size < self._smallest()
        is_rest = self.last == "hundred" and self._low(-1) == "and" and len(digits) <= 2  # noqa: PLR2004 - below a hundred
        if not (is_part or is_rest):
            return False
        return self._take(Decimal(digits) + (self.group or 0), "0")

    def _smallest(self) -> int:
        return self.scales[-1] if self.scales else 0

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
            self.total += self.part * (size - 1)
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

    def _low(self, offset: int) -> str:
        return _low(self.tokens, self.at + offset)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""
