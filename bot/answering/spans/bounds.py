"""Bounds: within which months, weekdays or ages a sentence has something so, and whether a question asks within them.

"Flights go between May and September only" has none in February, and "visitors older than 14 pay" has children pay
nothing. A sentence that tells several such bounds, or takes one back, tells nothing of them here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in
from corpus.words import read_words

_OLDEST = 120
Members = frozenset[int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The months, weekdays or years of age for which something is so."""

    of: str
    """What they are: "months", "weekdays" or "ages"."""
    members: Members
    is_all: bool
    """Whether it is so of no others."""


def asked_within(question: Question) -> Bounds | None:
    """The months, weekdays or ages that a question asks about; None where it names none, or more than one kind.

    >>> found = asked_within(Question("Is it open at weekends?"))
    >>> sorted(found.members) if found else None
    [5, 6]
    """
    months = _months_asked(question)
    days = _named(question.text, "weekdays", "weekends")
    ages = _ages_asked(question.text)
    named = (("months", months), ("weekdays", days), ("ages", ages))
    kinds = [Bounds(of, members, is_all=True) for of, members in named if members]
    return kinds[0] if len(kinds) == 1 else None


def told_within(of: str, text: str) -> Bounds | None:
    """The one bound of a kind that a sentence tells; None where it tells none, or several, or leaves one open.

    >>> found = told_within("months", "Flights go between May and September only.")
    >>> (sorted(found.members), found.is_all) if found else None
    ([5, 6, 7, 8, 9], True)
    >>> told_within("weekdays", "It is closed on Mondays.")
    """
    if of == "ages":
        return _ages_told(text)
    others = _named(text, "weekdays", "weekends") if of == "months" else _named(text, "months", "seasons")
    if others or pattern_in("bounds", "unclear").search(text):
        return None
    found = [*_ranges(of, text)] or [*_rows(of, text)]
    if len(found) != 1 or not _named(text, of, "seasons" if of == "months" else "weekends") <= found[0].members:
        return None
    return found[0]


def _months_asked(question: Question) -> Members:
    """The whole months that a question names without a year."""
    months = frozenset(
        month
        for period in question.periods
        if period.start and period.end and not re.search(r"\d", period.surface)
        for month in _whole_months(period.start.month, period.end.month, period.surface)
    )
    has_year = re.search(r"\b\d{4}\b", question.text) is not None
    return frozenset[int]() if has_year else months | _named(question.text, "months", "seasons")


def _whole_months(first: int, last: int, surface: str) -> Members:
    names = frozenset(word.text.casefold() for word in read_words(surface))
    return frozenset((first,)) if first == last and names & frozenset(lexicon("bounds")["months"]) else frozenset()


def _named(text: str, of: str, groups: str) -> Members:
    """The months or weekdays that a text has by their names, and by those of seasons or weekends."""
    many: Mapping[str, Sequence[int]] = lexicon("bounds")[groups]
    found: set[int] = set()
    for word in read_words(text):
        place = _place(word.text, of)
        found.update(many.get(word.text.casefold(), ()))
        found.update(() if place is None else (place,))
    return frozenset(found)


def _place(word: str, of: str) -> int | None:
    """The number of a month, from 1, or of a weekday, from 0; "may" is no month, "Mondays" is a Monday."""
    names: Sequence[str] = lexicon("bounds")[of]
    plain = word.casefold() if of == "months" else word.casefold().removesuffix("s")
    if not word[0].isupper() or plain not in names:
        return None
    return names.index(plain) + (of == "months")


def _ranges(of: str, text: str) -> Iterator[Bounds]:
    for found in pattern_in("bounds", "range").finditer(text):
        first, last = _place(found["first"], of), _place(found["last"], of)
        if first is not None and last is not None:
            is_all = _is_only(found, text) or pattern_in("bounds", "lasts").search(text[: found.start()]) is not None
            yield Bounds(of, _between(first, last, of), is_all)


def _rows(of: str, text: str) -> Iterator[Bounds]:
    for found in pattern_in("bounds", "row").finditer(text):
        members = _named(found["row"], of, "seasons" if of == "months" else "weekends")
        if members:
            yield Bounds(of, members, _is_only(found, text))


def _between(first: int, last: int, of: str) -> Members:
    """All from the first to the last, over the turn of the year or of the week."""
    every = range(1, 13) if of == "months" else range(7)
    return frozenset(n for n in every if (first <= n <= last if first <= last else n >= first or n <= last))


def _is_only(found: re.Match[str], text: str) -> bool:
    before = pattern_in("bounds", "only_before").search(text[: found.start()])
    return before is not None or pattern_in("bounds", "only_behind").match(text[found.end() :]) is not None


def _ages_asked(text: str) -> Members:
    people: Mapping[str, Sequence[int]] = lexicon("bounds")["people"]
    found = pattern_in("bounds", "asked_age").search(text)
    if found:
        return frozenset((int(next(filter(None, found.groups()))),))
    named = [people[word.text.casefold()] for word in read_words(text) if word.text.casefold() in people]
    return frozenset(range(named[0][0], named[0][1] + 1)) if len(named) == 1 else frozenset()


def _ages_told(text: str) -> Bounds | None:
    """The ages of those of whom a sentence has something so: it says so of no others."""
    if pattern_in("bounds", "age_unclear").search(text):
        return None
    kinds = ("above", "from", "below", "up_to")
    found = [(kind, age) for kind in kinds for age in pattern_in("bounds", kind).finditer(text)]
    if len(found) != 1:
        return None
    kind, match = found[0]
    age = int(next(filter(None, match.groups())))
    low, high = {"above": (age + 1, _OLDEST), "from": (age, _OLDEST), "below": (0, age - 1), "up_to": (0, age)}[kind]
    return Bounds("ages", frozenset(range(low, high + 1)), is_all=True)
