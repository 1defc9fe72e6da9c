"""Follow-ups: what a question leaves out because an earlier one of the same chat has said it.

"And in 2021?" keeps what was asked and changes the period; "who made it?" asks something new of what the earlier
question was about, or of what answered it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from bot.answering.asked.question import Question
from bot.answering.followed.meanings import Ask, Parse, of_the_rest, of_the_thing, openers
from bot.answering.lexicons import lexicon, pattern_in, words_in
from bot.answering.said.answer import NoAnswer

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
    meant = of_the_rest(question, earlier) if is_elliptic(question) else of_the_thing(question, earlier, ask, parse)
    return _first_answered(meant, ask)


def _first_answered(meanings: Iterator[Question], ask: Ask) -> Question:
    """The likeliest meaning that has an answer, or the likeliest of all where none has; each is made in its turn."""
    likeliest = next(meanings)
    answered = (meaning for meaning in chain([likeliest], meanings) if not isinstance(ask(meaning), NoAnswer))
    return next(answered, likeliest)


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
    opens = bool(words) and (words[0] in openers() or " ".join(words[:2]) in openers())
    says_little = len(question.needs) <= 1 and len(words) <= _FEW and not question.entities and not question.periods
    is_bare = says_little and words_in("generic", "auxiliaries").isdisjoint(words)
    asks_of_a_day = bool(question.periods) and pattern_in("cues", "what_happened").search(" ".join(words)) is not None
    return opens or not (question.needs or asks_of_a_day) or (is_bare and not has_pronoun(question))


def _words(question: Question) -> list[str]:
    return question.text.casefold().replace("?", " ").replace("？", " ").replace("!", " ").replace(".", " ").split()


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(phrase for phrase in lexicon("generic")["pronouns"] if " " not in phrase)


@cache
def _definite_nouns() -> Sequence[str]:
    return tuple(phrase for phrase in lexicon("generic")["pronouns"] if " " in phrase)
