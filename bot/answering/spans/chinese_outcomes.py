"""Outcomes in Chinese: how a clause says that a thing turned out, and how surely.

Chinese has no forms of words and no spaces: the words of `outcomes_zh.yaml` are looked for as they are, a clause ends
at a sign, and what stands before the word in its clause is what it is said of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.answering.asked.chinese_words import is_common
from bot.answering.lexicons import lexicon, pattern_in, words_in

_CLAUSE = re.compile(r"[^，。；！？,;!?:：]+")
_NEAR = 10
"""How many characters may stand between what denies and what is denied."""
_BESIDE, _LATER = 6, 80
"""How many clauses before one may say what it is said of, and within how many characters behind it is taken back."""
_READING = ("outcomes_zh", "reading")
_Found = tuple[str, str, int, str]
"""A row and its side, and where in a clause which word of it stands."""


@dataclass(frozen=True, slots=True)
class ChineseOutcome:
    """What one clause, or a question, says of one row."""

    row: str
    side: str
    word: str
    place: int
    """Where the word stands in the text."""
    before: str
    """What stands before the word and what denies it in its clause, without who did it."""
    rest: str
    """Its clause from what denies the word, or from the word on."""
    behind: str
    """What stands behind the word in its clause."""
    clause: str
    earlier: tuple[str, ...]
    """The clauses before it in the text."""
    is_denied: bool
    is_open: bool
    """Whether it is only said to be, meant, of a part, or on a condition."""
    is_ahead: bool
    is_lasting: bool
    """Whether it holds of the time ahead, too."""
    is_partly_done: bool = False
    """Whether a clause behind it tells what is done so far: 计划招聘600人，已到岗420人."""

    def opposes(self, claimed: "ChineseOutcome") -> bool:
        """Whether it excludes what is claimed: it denies it, or tells another side, and at the claimed time."""
        if self.row != claimed.row or self.is_open:
            return False
        if self.is_ahead != claimed.is_ahead and not self.is_lasting:
            return False
        return (self.side == claimed.side) == self.is_denied

    def foretells(self, claimed: "ChineseOutcome") -> bool:
        """Whether it only says that what is claimed to be done is to come."""
        is_it = self.row == claimed.row and self.side == claimed.side
        return is_it and self.is_ahead and not (claimed.is_ahead or self.is_denied)

    def bears_out(self, claimed: "ChineseOutcome") -> bool:
        """Whether it is what is claimed."""
        is_it = self.row == claimed.row and self.side == claimed.side
        is_then = claimed.is_ahead or not self.is_ahead
        return is_it and is_then and not (self.is_denied or self.is_open)


def read_chinese_outcomes(text: str, own: Sequence[Sequence[str]] = (), asked: str = "") -> Iterator[ChineseOutcome]:
    """What the clauses of a text say.

    Args:
        text: a sentence, or a question.
        own: deeds that a question names and no row has, each with the words that mean the same: a row of its own.
        asked: the question, whose words may stand between a denial and what it denies.

    >>> [(one.row, one.before, one.is_denied) for one in read_chinese_outcomes("大桥没有拆除计划")]
    [('building', '大桥', True)]
    """
    earlier: list[str] = []
    for clause in _CLAUSE.finditer(text):
        written = clause.group()
        for found in _found_in(written, own):
            yield _outcome(found, clause, tuple(earlier[-_BESIDE:]), asked, text[clause.end() :][:_LATER])
        earlier.append(written)


def disclaims(text: str) -> bool:
    """Whether somebody says in a text that something is not so: 否认, 不属实."""
    return any(sign in text for sign in words_in(*_READING, "disclaiming"))


def _outcome(found: _Found, clause: re.Match[str], earlier: tuple[str, ...], asked: str, later: str) -> ChineseOutcome:
    row, side, at, word = found
    written = clause.group()
    before, behind = pattern_in(*_READING, "asides").sub("", written[:at]), written[at + len(word) :]
    is_topic = pattern_in(*_READING, "topic").match(written) is not None
    is_disclaimed = disclaims(written) or any(
        disclaims(other) and (is_topic or pattern_in(*_READING, "said_before").search(other))
        for other in _CLAUSE.findall(later)
    )
    disclaimed = _after_disclaimer(before) if is_disclaimed else None
    denial = _denial(before, asked) if disclaimed is None else None
    up_to, denied = (before, "") if denial is None else (before[:denial], before[denial:])
    is_plan = pattern_in(*_READING, "thoughts").search(behind) is not None
    is_denied = denial is not None or disclaimed is not None
    is_open = _is_open(f"{up_to}，{behind}", asked) or (is_plan and not is_denied)
    if disclaimed is not None:
        is_open = _denial(disclaimed, asked) is not None  # that it is not so is not so
    return ChineseOutcome(
        row=row,
        side=side,
        word=word,
        place=clause.start() + at,
        before=pattern_in(*_READING, "by_whom").sub("", up_to if disclaimed is None else disclaimed),
        rest=f"{denied}{word}{behind}",
        behind=behind,
        clause=written,
        earlier=earlier,
        is_denied=is_denied,
        is_open=is_open,
        is_ahead=pattern_in(*_READING, "ahead").search(before) is not None or (denial is not None and is_plan),
        is_partly_done=any(sign in later for sign in words_in(*_READING, "done_so_far")),
        is_lasting=any(sign in f"{denied}{word}" for sign in words_in(*_READING, "lasting")),
    )


def _found_in(clause: str, own: Sequence[Sequence[str]]) -> Iterator[_Found]:
    """The words of outcomes in a clause: of those that overlap, the longest of each row."""
    rows = [*lexicon("outcomes_zh")["outcomes"].items(), *((f"own {deed[0]}", {"so": deed}) for deed in own)]
    for row, sides in rows:
        found = [
            (at, word, side)
            for side, words in sides.items()
            for word in words
            for at in _places(clause, word)
            if len(word) > 1 or not row.startswith("own ") or len(words) == 1 or not _is_within_word(clause, at)
        ]
        for at, word, side in found:
            if not any(a <= at and at + len(word) <= a + len(w) and len(w) > len(word) for a, w, _ in found):
                yield row, side, at, word


def _is_within_word(clause: str, at: int) -> bool:
    """Whether a character is a part of a common word: the 投 of 投产."""
    return is_common(clause[at : at + 2]) or (at > 0 and is_common(clause[at - 1 : at + 1]))


def _places(clause: str, word: str) -> Iterator[int]:
    at = clause.find(word)
    while at >= 0:
        yield at
        at = clause.find(word, at + 1)


def _denial(before: str, asked: str) -> int | None:
    """Where what denies the word begins that these characters stand before."""
    no_denying = tuple(words_in(*_READING, "no_denying"))
    for found in _denying().finditer(before):
        between = before[found.end() :]
        if len(between) > _NEAR or before.startswith(no_denying, found.start()):
            continue
        if all(sign in asked for sign in _between().sub("", between)):
            return found.start()
    return None


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(_either(words_in(*_READING, "denying")))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(_either(words_in(*_READING, "between")))


def _either(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _after_disclaimer(before: str) -> str:
    """What stands behind 否认 and the like, or all of it where that comes later."""
    return min((before.rpartition(sign)[2] for sign in words_in(*_READING, "disclaiming")), key=len)


def _is_open(said: str, asked: str) -> bool:
    """Whether words around an outcome leave it open; what once was is what it was to who asks whether it ever was."""
    signs = words_in(*_READING, "open")
    if pattern_in(*_READING, "asks_ever").search(asked) is None:
        signs |= words_in(*_READING, "once")
    return any(sign in said for sign in signs)


def naming(text: str) -> str:
    """A text without the words around a thing that name nothing; single characters are parts of words within it."""
    words = words_in(*_READING, "around")
    kept = _around().sub(" ", pattern_in("outcomes_zh", "compared").sub("", text)).strip(" \u3000“”「」")
    while kept and kept[-1] in words:
        kept = kept[:-1].strip()
    while kept and kept[0] in words:
        kept = kept[1:].strip()
    return kept


@cache
def _around() -> re.Pattern[str]:
    return re.compile(_either(frozenset(word for word in words_in(*_READING, "around") if len(word) > 1)))
