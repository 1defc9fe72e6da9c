"""Follow-ups: what a question leaves out because an earlier one of the same chat has said it.

"And in 2021?" keeps what was asked and changes the period; "who made it?" asks something new of what the earlier
question was about, or of what answered it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from bot.answering.answer import Answer, DefinitionAnswer, EntityAnswer
from bot.answering.lexicons import lexicon, world_names
from bot.answering.question import Need, Question
from corpus.words import stems_of

Parse = Callable[[str], Question]
Ask = Callable[[Question], Answer]

_INHERITED = 0.5
"""What an inherited need weighs beside one that the question itself states."""
_TELLING = 0.4
"""The weight from which on a name is what a question is about, and not only where."""
_LOOK_BACK = 3


def resolve(question: Question, context: Sequence[str], parse: Parse, ask: Ask) -> Question:
    """The question with what it takes from earlier ones.

    Args:
        question: as parsed by itself.
        context: the earlier messages of the chat, the oldest first.
        parse: reads an earlier message.
        ask: answers an earlier question: a pronoun may mean its answer.
    """
    if not context or not (points_back(question) or is_elliptic(question)):
        return question
    earlier = resolve(parse(context[-1]), context[-_LOOK_BACK:-1], parse, ask)
    return _asks_of(question, earlier, ask, parse) if points_back(question) else _continues(question, earlier)


def points_back(question: Question) -> bool:
    """Whether it has a pronoun for something that it does not name itself."""
    words = f" {question.text.casefold().strip('?!. ')} "
    return any(f" {pronoun} " in words for pronoun in _pronouns()) and not any(need.is_name for need in question.needs)


def is_elliptic(question: Question) -> bool:
    """Whether it says too little to stand alone: "and in 2021?", "what about devices?", "in how many events?"."""
    words = question.text.casefold().split()
    opens = any(" ".join(words[:length]) in _openers() for length in (1, 2))
    is_bare = len(question.needs) <= 1 and not question.entities and not question.periods
    return opens or not question.needs or is_bare


def _continues(question: Question, earlier: Question) -> Question:
    """The earlier question with what the new one changes: what it names itself must be met, the rest may."""
    renames = any(need.is_name for need in question.needs)
    inherited = [_inherit(need, is_name=need.is_name and not renames) for need in earlier.needs]
    own = [replace(need, is_constraint=True) for need in question.needs]
    return replace(
        question,
        answer_type=earlier.answer_type if question.answer_type in {"open", "definition"} else question.answer_type,
        needs=(*own, *inherited),
        periods=question.periods or earlier.periods,
        direction=question.direction or earlier.direction,
        unit=question.unit or (earlier.unit if question.answer_type in {"open", "definition"} else ""),
        stems=question.stems | earlier.stems,
        searched=f"{earlier.searched} {question.searched}",
        is_follow_up=True,
    )


def _asks_of(question: Question, earlier: Question, ask: Ask, parse: Parse) -> Question:
    """The new question, asked of what the earlier one named, or of what answered it, or of all that it was about."""
    named = _named(earlier)
    periods = question.periods
    if not named and isinstance(answer := ask(earlier), EntityAnswer | DefinitionAnswer):
        named = _named(parse(answer.finding.text))
    if named:
        needs, searched = named, " ".join(need.surface for need in named)
    else:
        needs, searched = [_inherit(need, is_name=need.is_name) for need in earlier.needs], earlier.searched
        periods = periods or earlier.periods
    return replace(
        question,
        answer_type="open" if question.answer_type == "definition" else question.answer_type,
        needs=(*question.needs, *needs),
        periods=periods,
        stems=question.stems | {stem for need in needs for stem in next(iter(need.ways))},
        searched=f"{searched} {question.searched}",
        is_follow_up=True,
    )


def _named(question: Question) -> list[Need]:
    """The particular things that a question names; a place is where, and not what."""
    return [
        need
        for need in question.needs
        if need.is_name and need.weight > _TELLING and not world_names() & frozenset(stems_of(need.surface))
    ]


def _inherit(need: Need, *, is_name: bool) -> Need:
    return replace(need, weight=need.weight * _INHERITED, is_name=is_name)


@cache
def _pronouns() -> Sequence[str]:
    return tuple(lexicon("generic")["pronouns"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(("and", "but", "what about", "how about", "那么", "那"))
