"""Weekdays: on which days something comes again, as the clause tells it that has the question's own deed or subject.

"Children swim free on Fridays; pensioners on Mondays" tells two days, and each of its own.
"""

import re
from collections.abc import Sequence
from functools import cache

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.spans.nearness import nearness
from corpus.spans import Span
from corpus.words import stems_of


def weekday_told(question: Question, text: str) -> Span | None:
    """The weekdays that a sentence tells of what is asked; None where several clauses tell some, and none is clear.

    Who asks on which day something is, and not was, asks for the days on which it comes again.

    >>> from bot.answering.asked.question import Need
    >>> paint = Need("paint", {frozenset({"paint"}): 1.0}, 1.0)
    >>> text = "Waste is taken on Fridays and paint on Mondays."
    >>> found = weekday_told(Question("On which day is paint taken?", needs=(paint,)), text)
    >>> found.of(text) if found else None
    'on Mondays'
    """
    days = [Span(*found.span()) for found in pattern_in("cues", "weekday").finditer(text)]
    clause = _asked_clause(question, days, text)
    if clause is None or _is_opposite(question, clause.of(text)):
        return None
    own = [day for day in days if clause.holds(day)]
    if pattern_in("weekdays", "asks_again").search(question.text):
        own = [day for day in own if pattern_in("weekdays", "comes_again").search(day.of(text))]
    named = _named(question.text)
    new = [day for day in own if named.isdisjoint(_named(day.of(text)))]
    return max(new, key=lambda day: nearness(day, question, text), default=None)


def _asked_clause(question: Question, days: Sequence[Span], text: str) -> Span | None:
    """The clause with days that alone has words of the question, but for its names; one where no other has days."""
    clauses = _clauses(days, text)
    dated = [clause for clause in clauses if any(clause.holds(day) for day in days)]
    if len(dated) == 1:
        return dated[0] if _told(question, dated[0].of(text)) or not _told(question, text) else None
    first = frozenset(stems_of(text[: dated[0].end])) if dated else frozenset()
    told = [_told(question, clause.of(text)) | _named_in(question, clause.of(text)) for clause in dated]
    told = [one - {need.surface for need in question.needs if need.is_name and need.own <= first} for one in told]
    clear = [
        clause
        for at, clause in enumerate(dated)
        if told[at] and all(other < told[at] for place, other in enumerate(told) if place != at)
    ]
    return clear[0] if len(clear) == 1 else None


def _clauses(days: Sequence[Span], text: str) -> Sequence[Span]:
    """The stretches between semicolons, commas and "and", but for those within some days.

    What a comma parts from a day belongs to the next stretch with one, as far as no other joint lies between.
    """
    joints = [
        found
        for found in pattern_in("weekdays", "joint").finditer(text)
        if not any(day.overlaps(Span(*found.span())) for day in days)
    ]
    clauses: list[Span] = []
    start = 0
    for joint in joints:
        is_comma = joint.group().strip() == ","
        has_day = any(start <= day.start < joint.start() for day in days)
        comes_day = any(day.start >= joint.end() for day in days)
        if is_comma and not (has_day and comes_day):
            continue
        clauses.append(Span(start, joint.start()))
        start = joint.end()
    return [*clauses, Span(start, len(text))]


def _told(question: Question, words: str) -> frozenset[str]:
    stems = frozenset(stems_of(words))
    named = _named(question.text)
    return frozenset(
        need.surface
        for need in question.needs
        if not need.is_name and named.isdisjoint(need.own) and need.is_told_by(stems)
    )


def _named_in(question: Question, words: str) -> frozenset[str]:
    stems = frozenset(stems_of(words))
    return frozenset(need.surface for need in question.needs if need.is_name and need.own <= stems)


def _is_opposite(question: Question, words: str) -> bool:
    """Whether words tell the opposite of what is asked, or leave the days out: "closed", "not on Mondays"."""
    return any(
        opposite.search(words) and not opposite.search(question.text) and asked.search(question.text)
        for asked, opposite in _opposites()
    )


def _named(words: str) -> frozenset[str]:
    return frozenset(stems_of(words)) & frozenset(stem for day in lexicon("cues")["weekdays"] for stem in stems_of(day))


@cache
def _opposites() -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(row["asked"]), re.compile(row["told"])) for row in lexicon("weekdays")["opposites"]]
