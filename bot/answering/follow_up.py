"""Follow-ups: what a question leaves out because an earlier one of the same chat has said it.

"And in 2021?" keeps what was asked and changes the period; "who made it?" asks something new of what the earlier
question was about, or of what answered it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from bot.answering.answer import Answer, DefinitionAnswer, EntityAnswer, NoAnswer
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
_FEW = 5
"""A question of more words than this says enough for itself."""


def resolve(question: Question, context: Sequence[str], parse: Parse, ask: Ask) -> Question:
    """The question with what it takes from earlier ones.

    Args:
        question: as parsed by itself.
        context: the earlier messages of the chat, the oldest first.
        parse: reads an earlier message.
        ask: answers an earlier question: a pronoun may mean its answer.
    """
    if not context or not _leans(question, ask):
        return question
    earlier = resolve(parse(context[-1]), context[-_LOOK_BACK:-1], parse, ask)
    return _continues(question, earlier) if is_elliptic(question) else _asks_of(question, earlier, ask, parse)


def _leans(question: Question, ask: Ask) -> bool:
    """Whether it needs an earlier question.

    A pronoun and an opening do; "the river" may be a new topic, and is, where the question has an answer by itself.
    """
    says_enough = question.answer_type != "open" and len(question.needs) > 1
    if has_pronoun(question) or (is_elliptic(question) and not says_enough):
        return True
    may_lean = speaks_of_the(question) or is_elliptic(question)
    return may_lean and isinstance(ask(question), NoAnswer)


def has_pronoun(question: Question) -> bool:
    """Whether it has a pronoun, and names nothing that the pronoun could stand for."""
    return bool(_pronouns() & frozenset(_words(question))) and not question.entities


def speaks_of_the(question: Question) -> bool:
    """Whether it speaks of "the company" or "the river", as one does of something named before."""
    said = f" {' '.join(_words(question))} "
    return any(f" {noun} " in said for noun in _definite_nouns()) and not question.entities


def is_elliptic(question: Question) -> bool:
    """Whether it says too little to stand alone: "and in 2021?", "what about devices?", "in how many events?"."""
    words = _words(question)
    opens = bool(words) and (words[0] in _openers() or " ".join(words[:2]) in _openers())
    says_little = len(question.needs) <= 1 and len(words) <= _FEW and not question.entities and not question.periods
    is_bare = says_little and _auxiliaries().isdisjoint(words)
    return opens or not question.needs or (is_bare and not has_pronoun(question))


def _words(question: Question) -> list[str]:
    return question.text.casefold().replace("?", " ").replace("？", " ").replace("!", " ").replace(".", " ").split()


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
def _auxiliaries() -> frozenset[str]:
    return frozenset(lexicon("generic")["auxiliaries"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(phrase for phrase in lexicon("generic")["pronouns"] if " " not in phrase)


@cache
def _definite_nouns() -> Sequence[str]:
    return tuple(phrase for phrase in lexicon("generic")["pronouns"] if " " in phrase)


@cache
def _openers() -> frozenset[str]:
    return frozenset(("and", "but", "what about", "how about", "那么", "那"))
