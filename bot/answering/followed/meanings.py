"""What a question that leans on an earlier one may mean: whole questions, the likeliest first.

"And devices?" may ask for devices in place of the drugs before, or for drugs that are devices; "what is its code?" may
ask it of what was named, or of what answered. A listener takes the meaning that makes sense (Grice 1975, "Logic and
Conversation"): here, the one that has an answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from functools import cache

from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import lexicon, place_stems, words_in
from bot.answering.said.answer import Answer, DefinitionAnswer, EntityAnswer
from corpus.period import Period
from corpus.words import is_han, stems_of

Parse = Callable[[str], Question]
Ask = Callable[[Question], Answer]

_INHERITED = 0.5
"""What an inherited need weighs beside one that the question itself states."""
_TELLING = 0.4
"""The weight from which on a name is what a question is about, and not only where."""
_LEFT_OPEN = frozenset(("open", "definition"))
"""Kinds of questions that a follow-up has where it does not say what it asks for."""
_MEASURING = frozenset(("value", "count", "duration"))
"""Kinds of questions of which another thing must be told the same measure: no capacity where a height was asked."""


def asking_once(ask: Ask) -> Ask:
    """The same, but what has been asked is not asked again: a follow-up may come upon one meaning by several ways."""
    answered: list[tuple[Question, Answer]] = []

    def ask_once(question: Question) -> Answer:
        known = next((answer for asked, answer in answered if asked == question), None)
        if known is not None:
            return known
        answered.append((question, ask(question)))
        return answered[-1][1]

    return ask_once


def of_the_rest(question: Question, earlier: Question) -> Iterator[Question]:
    """What a question may mean that goes on with the earlier one: "and in 2021?", "what about devices?"."""
    if _takes_a_place(question):
        yield from (_continuing(question, earlier, instead_of=need) for need in earlier.focus)
    yield _continuing(question, earlier)
    if question.answer_type not in _LEFT_OPEN and any(need.is_name or need.is_constraint for need in question.needs):
        yield question


def of_the_thing(question: Question, earlier: Question, ask: Ask, parse: Parse) -> Iterator[Question]:
    """What a question may mean that asks something new of what the earlier one was about: "who built it?".

    That is what it named, what answered it, or whatever has a name in it. Where it could be several, what is asked must
    be told of it in these words or as good ones; where that is told of none, other words may tell it. An earlier
    question that has nothing of a name is taken over whole.
    """
    named = _named(earlier, _TELLING)
    if named:
        yield _strictly(_asking_of(question, named), question)
    answered = _named_by(ask(earlier), parse)
    others = [thing for thing in (answered, () if named else _named(earlier, 0.0)) if thing]
    yield from (_strictly(_asking_of(question, thing), question) for thing in others)
    yield from (_asking_of(question, thing) for thing in ([named] if named else []) + others)
    if not named and not answered:
        yield _asking_of_all(question, earlier)


def _named_by(answer: Answer, parse: Parse) -> Sequence[Need]:
    """What an answer names."""
    return _named(parse(answer.finding.text), _TELLING) if isinstance(answer, EntityAnswer | DefinitionAnswer) else ()


def _strictly(meaning: Question, question: Question) -> Question:
    """The meaning, with all that the question itself speaks of to be told."""
    own = {need.surface for need in question.needs}
    needs = (replace(need, is_constraint=True) if need.surface in own else need for need in meaning.needs)
    return replace(meaning, needs=tuple(needs))


def _takes_a_place(question: Question) -> bool:
    """Whether it is a bare thing that may stand for what was asked for: "and devices?", but not "and for children?"."""
    said = question.text.casefold()
    opener = max((opener for opener in openers() if said.startswith(opener)), key=len, default="")
    is_narrowing = not words_in("following", "narrowing").isdisjoint(said.removeprefix(opener).split()[:1])
    is_bare = question.answer_type in _LEFT_OPEN and not question.entities and not question.periods
    return is_bare and bool(question.needs) and not is_narrowing


def _continuing(question: Question, earlier: Question, instead_of: Need | None = None) -> Question:
    """The earlier question with what the new one changes: what it names itself must be met, the rest may."""
    renames = any(need.is_name for need in question.needs)
    kept = [need for need in earlier.needs if need is not instead_of]
    measures = renames and earlier.answer_type in _MEASURING
    inherited = [
        _inherit(
            need,
            is_name=need.is_name and not renames,
            is_constraint=need.is_constraint or (need.is_focus and measures and not need.is_name),
        )
        for need in kept
    ]
    own = [
        replace(need, is_constraint=True, is_focus=need.is_focus or instead_of is not None) for need in question.needs
    ]
    leaves_open = question.answer_type in _LEFT_OPEN
    return replace(
        question,
        answer_type=earlier.answer_type if leaves_open else question.answer_type,
        needs=(*own, *inherited),
        periods=_shifted(question, earlier.periods) or question.periods or earlier.periods,
        direction=question.direction or earlier.direction,
        unit=question.unit or (earlier.unit if leaves_open else ""),
        stems=question.stems | (earlier.stems - _own_stems([instead_of] if instead_of else [])),
        searched=_searched(question, earlier, instead_of),
        is_follow_up=True,
    )


def _searched(question: Question, earlier: Question, instead_of: Need | None) -> str:
    """What the index is asked: the earlier words, with the new ones in their place where they take one."""
    if instead_of and instead_of.surface in earlier.searched:
        return earlier.searched.replace(instead_of.surface, " ".join(need.surface for need in question.needs))
    return f"{earlier.searched} {question.searched}"


def _asking_of(question: Question, needs: Sequence[Need]) -> Question:
    return _taking(question, needs, " ".join(need.surface for need in needs), question.periods)


def _asking_of_all(question: Question, earlier: Question) -> Question:
    needs = [_inherit(need, is_name=need.is_name, is_constraint=need.is_constraint) for need in earlier.needs]
    return _taking(question, needs, earlier.searched, question.periods or earlier.periods)


def _taking(question: Question, needs: Sequence[Need], searched: str, periods: Sequence[Period]) -> Question:
    return replace(
        question,
        answer_type="open" if question.answer_type == "definition" else question.answer_type,
        needs=(*question.needs, *needs),
        periods=tuple(periods),
        stems=question.stems | _own_stems(needs),
        searched=f"{searched} {question.searched}",
        is_follow_up=True,
    )


def _own_stems(needs: Sequence[Need]) -> frozenset[str]:
    return frozenset().union(*(next(iter(need.ways)) for need in needs))


def _named(question: Question, telling: float) -> Sequence[Need]:
    """The things that a question names, of more than this weight; a place is where, and not what."""
    return [
        need
        for need in question.needs
        if need.is_name and need.weight > telling and not frozenset(stems_of(need.surface)) <= _naming_nothing()
    ]


@cache
def _naming_nothing() -> frozenset[str]:
    """The places that everybody knows, and what counts them: "China's first" is no name of a thing."""
    return place_stems().union(*lexicon("cues")["ordinals"])


def _inherit(need: Need, *, is_name: bool, is_constraint: bool) -> Need:
    return replace(need, weight=need.weight * _INHERITED, is_name=is_name, is_constraint=is_constraint)


def _shifted(question: Question, periods: Sequence[Period]) -> tuple[Period, ...]:
    """The earlier periods, moved by as many years as the question says, if any: "and the year after?"."""
    said = question.text.casefold()
    found = [(phrase, years) for phrase, years in _shifts().items() if _has(said, phrase)]
    phrase, years = max(found, key=lambda one: len(one[0]), default=("", 0))
    if not years:
        return ()
    return tuple(
        replace(period, start=_moved(period.start, years), end=_moved(period.end, years), surface=phrase)
        for period in periods
    )


def _has(said: str, phrase: str) -> bool:
    return phrase in said if is_han(phrase) else f" {phrase} " in f" {said.rstrip(' ?!.')} "


def _moved(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    leap = day.month == 2 and day.day == 29  # noqa: PLR2004 - the day that most years lack
    year = min(max(MINYEAR, day.year + years), MAXYEAR)
    return day.replace(year=year, day=28 if leap else day.day)


@cache
def _shifts() -> Mapping[str, int]:
    return {phrase: years for years, phrases in lexicon("following")["shifts"].items() for phrase in phrases}


@cache
def openers() -> frozenset[str]:
    """What a question opens with that is the second half of something: "and", "what about"."""
    return frozenset(lexicon("following")["openers"])
