"""The two sides of a question that holds two things together, each as a question of its own.

"Was the Iron Bridge opened before the Mill Bridge?" asks when the one was opened and when the other was. What is asked
of each side is put in words that mean the same, however they read: the parser takes needs from them, and no grammar.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from bot.answering.lexicons import lexicon, pattern_in, words_in
from bot.answering.spans.capitals import capitalised
from corpus.periods import read_periods
from corpus.spans import Span
from corpus.words import is_han

Purpose = Literal["order", "span", "lasting", "value"]


_LONGEST = 300
"""Characters: a longer text is no question of two sides, and trying every place to part it would take long."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is held together, and ways to ask for it: of each way, a question of the one side and one of the other."""

    one: str
    other: str
    ways: tuple[tuple[str, str], ...]


def read_sides(text: str, purpose: Purpose) -> Sides | None:
    """The sides of a question; None where it names no two.

    >>> read_sides("Was the Old Mill built before the New Mill?", "order").ways
    (('When was the Old Mill built?', 'When was the New Mill built?'),)
    """
    if len(text) > _LONGEST:
        return None
    language = "zh" if is_han(text) else "en"
    for pattern, asks, ends in _patterns(language, purpose):
        found = pattern.fullmatch(" ".join(text.split()))
        sides = _sides_of(found.groupdict(default=""), asks, ends, language) if found else None
        if sides:
            return sides
    return None


def _sides_of(parts: Mapping[str, str], asks: Sequence[str], ends: Sequence[str], language: str) -> Sides | None:
    if ends:
        return _ends_of(parts["one"], _telling(parts["shared"]), asks, ends)
    named = _named(parts)
    if named is None:
        return None
    one, other, parts = named
    one, other = _spelt_out(one, other, language), _spelt_out(other, one, language)
    if _is_time(one) and _is_time(other) and not parts.get("noun"):
        return None  # "between 2021 and 2024"
    shared = _telling(parts.get("shared", ""))
    own = {one: shared, other: shared} if shared else _verbs(one, other)
    texts = [
        [_asked(ask, side, own[side], {**parts, "shared": shared, "measure": measure}) for side in (one, other)]
        for ask, measure in _fitting(asks, parts, are_times=_is_time(named[1]))
    ]
    return Sides(one, other, tuple(dict.fromkeys((first, second) for first, second in texts)))


def _ends_of(thing: str, shared: str, asks: Sequence[str], ends: Sequence[str]) -> Sides:
    """One thing from its beginning to its end: either one answer tells both, or there is one of each."""
    whole = [_asked(ask, thing, shared, {}) for ask in asks]
    began, ended = (ask.format(side=thing) for ask in ends)
    return Sides(thing, thing, (*((ask, ask) for ask in whole), (began, ended)))


def _fitting(asks: Sequence[str], parts: Mapping[str, str], *, are_times: bool) -> Iterator[tuple[str, str]]:
    """The ways to ask that suit: a bare "longer" of two things asks for their length and for nothing else."""
    measures = lexicon("sides")["measures"].get(parts.get("comparative", "").casefold(), ())
    is_bare = (
        bool(measures)
        and not are_times
        and not _telling(parts.get("noun", ""))
        and not _telling(parts.get("shared", ""))
    )
    for ask in asks:
        if "{measure}" in ask:
            yield from ((ask, measure) for measure in measures)
        elif not is_bare:
            yield ask, ""


def _asked(ask: str, side: str, own: str, parts: Mapping[str, str]) -> str:
    said = {name: parts.get(name, "") for name in ("noun", "shared", "measure")}
    asked = ask.format(side=side, own=own, **said)
    return re.sub(r" (?=[?？])", "", " ".join(asked.split()))


def _named(parts: Mapping[str, str]) -> tuple[str, str, Mapping[str, str]] | None:
    """Both sides, and what is asked of both; where the pattern leaves the first one open, it stands before "than"."""
    if "one" in parts:
        return parts["one"], parts["other"], parts
    noun, other = parts["noun"], parts["other"]
    comparative = pattern_in("sides", "comparative").search(noun)
    said = {"comparative": comparative.group().split()[-1]} if comparative else {}
    if _is_time(other):
        one = _time_in(noun)
        rest = noun.replace(one, " ") if one else noun
    else:
        one, rest = _first_side(noun, other)
        when = "" if _times(noun) else _time_in(other)
        other, rest = (other.replace(when, " "), f"{rest} {when}") if when else (other, rest)
    return (one, other, {**parts, **said, "noun": _without_comparative(rest)}) if one else None


def _is_time(side: str) -> bool:
    """Whether a side is a time: "in 2021", "a year before"."""
    begins = pattern_in("sides", "time_begins").search(side.casefold()) is not None
    spans = _times(side)
    return bool(spans) and (begins or sum(span.end - span.start for span in spans) >= len(side.strip()) - 1)


def _times(text: str) -> Sequence[Span]:
    periods = read_periods(text, None, "zh" if is_han(text) else "en")
    return [period.span for period in periods if period.span]


def _time_in(text: str) -> str:
    """The time that a text names, with the preposition before it."""
    spans = _times(text)
    if not spans:
        return ""
    before = pattern_in("sides", "before_time").search(text[: spans[0].start])
    return text[before.start() if before else spans[0].start : spans[0].end]


def _first_side(noun: str, other: str) -> tuple[str, str]:
    """The side that stands before "than", and the rest: the things of a bare pair ("more cats than dogs"), the name or
    the noun phrase that the sentence begins with.
    """
    found = pattern_in("sides", "comparative").search(noun)
    before, after = (noun[: found.start()], noun[found.end() :]) if found else (noun, "")
    if after.strip() and re.fullmatch(r"[a-z]+(?: [a-z]+)?", other.strip()):
        things, _, rest = after.strip().partition(" ")
        return things, f"{before} {rest}"
    words = before.split()
    capitals = [place for place, word in enumerate(words) if word[0].isupper() or word[0].isdigit()]
    has_verb = bool(after.strip()) and len(words) > 1
    end = capitals[-1] + 1 if capitals else len(words) - has_verb
    return " ".join(words[:end]), f"{' '.join(words[end:])} {after}"


def _without_comparative(text: str) -> str:
    return pattern_in("sides", "comparative").sub(" ", text)


def _spelt_out(side: str, beside: str, language: str) -> str:
    """A side without what stands for something: "that of Lode Dam" beside "the completion of Corrie Dam"."""
    if language == "zh":
        return _spelt_out_in_chinese(side, beside)
    for phrase in lexicon("sides")["stand_ins"]:
        head = pattern_in("sides", "head").match(beside)
        if side.casefold().startswith(f"{phrase} ") and head:
            return f"the {head[1]} of {side[len(phrase) + 1 :]}"
    if frozenset(side.casefold().split()) & frozenset(lexicon("sides")["pronouns"]):
        name = next((span.of(beside) for span in capitalised(beside)), "")
        thing = pattern_in("sides", "thing").search(beside)
        return f"{side} of {name or (thing[1] if thing else beside)}"
    return side


def _spelt_out_in_chinese(side: str, beside: str) -> str:
    """What a second side leaves out: "2023年" beside "2024年产量" is "2023年产量"."""
    if _is_time(side):
        spans = _times(beside)
        return beside[: spans[0].start] + side + beside[spans[0].end :] if spans and not _is_time(beside) else side
    place = beside.find(side[-2:]) + 2
    same_kind = len(side) > 2 and place >= len(side) and place < len(beside)  # noqa: PLR2004 - a kind and its mark
    return beside[: place - len(side)] + side + beside[place:] if same_kind else side


def _telling(shared: str) -> str:
    """What is shared, without the words that name no event."""
    if is_han(shared):
        return shared
    return " ".join(word for word in shared.split() if word.casefold().strip(",:") not in words_in("sides", "empty"))


def _verbs(one: str, other: str) -> Mapping[str, str]:
    """What happened to a side that does not say so itself: "completed", which the other ends with."""
    verb = _last_words(one) or _last_words(other)
    return {side: "" if _last_words(side) or _names_event(side) else verb for side in (one, other)}


def _last_words(side: str) -> str:
    """The words in small letters that a side ends with, behind its name: "completed" of "Corrie Dam completed"."""
    words = side.split()
    capitals = [place for place, word in enumerate(words) if word[:1].isupper() or word[:1].isdigit()]
    behind = words[capitals[-1] + 1 :] if capitals else []
    return " ".join(word for word in behind if word.casefold() not in words_in("sides", "empty") and word.isascii())


def _names_event(side: str) -> bool:
    """Whether a side names what happened by a noun: "the opening of X", "X's dismissal"."""
    return any(word.islower() and word.isascii() and word not in words_in("sides", "empty") for word in side.split())


@cache
def _patterns(language: str, purpose: Purpose) -> Sequence[tuple[re.Pattern[str], Sequence[str], Sequence[str]]]:
    rows: Sequence[Mapping[str, Any]] = lexicon("sides")[language].get(purpose, ())
    return [(re.compile(row["pattern"], re.IGNORECASE), row["asks"], row.get("ends", ())) for row in rows]
