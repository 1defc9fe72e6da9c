"""Contests: who beat whom, and in which round, as a sentence tells it.

"On their way to the final they knocked out Tarn and, in the semi-final, Lund" tells two of them. A loser is never taken
for a winner, nor one round for another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asked.question import Question
from bot.answering.lexicons import pattern_in
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import stems_of


@dataclass(frozen=True, slots=True)
class Contest:
    """One who won against one who lost."""

    winner: Span | None
    """None where a pronoun stands for it, and for whom the sentence does not say; so with the loser."""
    loser: Span | None
    stage: str
    """The round, as the sentence calls it: "semi-final"; nothing where it names none."""


def read_contests(text: str) -> Iterator[Contest]:
    """The contests of a sentence; none where a word leaves it open whether they were so, or were lately.

    >>> text = "Tarn beat Lund in the final, having lost to Brent in May."
    >>> [one.loser and one.loser.of(text) for one in read_contests(text)]
    ['Lund', 'Tarn']
    """
    if pattern_in("contests", "open").search(text):
        return
    names = list(find_names(text))
    for deed in _deeds("beat", text):
        is_pronoun = pattern_in("contests", "of_first").search(text[: deed.start()]) is not None
        doer = _doer(deed.start(), deed.group(), names, text)
        for loser, stage in _behind(deed.end(), names, text):
            if loser != doer and (doer or is_pronoun):
                yield Contest(doer, loser, stage)
    for deed in _deeds("lost", text):
        is_pronoun = pattern_in("contests", "of_first").search(text[: deed.start()]) is not None
        doer = _doer(deed.start(), deed.group(), names, text)
        for winner, stage in list(_behind(deed.end(), names, text))[:1]:
            if winner != doer and (doer or is_pronoun):
                yield Contest(winner, doer, stage or stage_in(deed.group()))


def asked_winner(question: Question) -> frozenset[str]:
    """The stems of the name of whom a yes/no question asks whether it won something; none of other questions."""
    found = pattern_in("contests", "asks", "cup").match(question.text)
    return frozenset(stems_of(found["winner"])) if found and found["winner"][:1].isupper() else frozenset()


def may_have_won(called: frozenset[str], text: str) -> bool:
    """Whether a name of these stems may be that of who won something in a text: right before, or the first of all."""
    names = list(find_names(text))
    for deed in pattern_in("contests", "won").finditer(text):
        doer = _doer(deed.start(), deed.group(), names, text)
        subjects = [name for name in names if not pattern_in("doers", "not_before").search(text[: name.start])]
        told = doer or (subjects[0] if subjects else None)
        if told and called.isdisjoint(stems_of(told.of(text))):
            return False
    return pattern_in("contests", "won").search(text) is not None


def stage_in(text: str) -> str:
    """The round that a text names: "semi-final"; nothing where it names none."""
    found = pattern_in("contests", "stage").search(text)
    return _as_one(found["stage"]) if found else ""


def _as_one(stage: str) -> str:
    """A round in one form: "semifinals" as "semi-final"."""
    plain = stage.casefold().replace("-", "").replace(" ", "")
    return plain.removesuffix("s")


def _deeds(kind: str, text: str) -> Iterator[re.Match[str]]:
    """The words of a text that tell that somebody won, or lost, but for what only another time is told by."""
    for deed in pattern_in("contests", kind).finditer(text):
        if not pattern_in("contests", "other_time").search(text[: deed.start()]):
            yield deed


def _doer(at: int, deed: str, names: Sequence[Span], text: str) -> Span | None:
    """The name that a deed says something of: right before it, or the first of the sentence for "..., beating"."""
    before = [name for name in names if name.end <= at]
    subjects = [name for name in before if not pattern_in("doers", "not_before").search(text[: name.start])]
    is_of_first = pattern_in("contests", "of_first").search(text[:at]) is not None
    if is_of_first or pattern_in("contests", "participle").match(deed):
        return subjects[0] if subjects else None
    for name in reversed(before):
        hangs_on_it = pattern_in("contests", "relative").match(text[name.end : at])
        if (name in subjects or hangs_on_it) and pattern_in("doers", "behind_doer").match(text[name.end : at]):
            return name
    return None


def _behind(end: int, names: Sequence[Span], text: str) -> Iterator[tuple[Span, str]]:
    """The names behind a deed that it was done to, each with its round."""
    last: Span | None = None
    for name in names:
        if name.start <= end:
            continue
        between = text[last.end if last else end : name.start]
        joined = pattern_in("contests", "list" if last else "before_name").match(between)
        if joined is None or joined.end() != len(between):
            return
        if pattern_in("contests", "of_it").match(text[name.end :]) or name.of(text).endswith(("'s", "’s")):
            return
        before = pattern_in("contests", "stage_before").search(text[: name.start])
        behind = pattern_in("contests", "stage_behind").match(text[name.end :])
        found = before or behind or pattern_in("contests", "stage_first").match(text)
        yield name, _as_one(found["stage"]) if found else ""
        last = name
