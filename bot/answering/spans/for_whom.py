"""For whom a price is: what adults pay tells nothing of what students do, and line 4 nothing of line 3."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in
from bot.answering.spans.pieces import piece_at
from corpus.quantity import Quantity


def is_for_others(question: Question, text: str) -> bool:
    """Whether a question asks for the price of some people, and a text tells that of others and not of these.

    >>> asked = Question("How much is a ticket for students?")
    >>> [is_for_others(asked, text) for text in ("Adults pay 4 crowns.", "Adults pay 4 crowns, students 2.")]
    [True, False]
    """
    if not pattern_in("for_whom", "price").search(question.text):
        return False
    asked, told = _groups_in(question.text), _groups_in(text)
    return bool(asked and told) and asked.isdisjoint(told)


def of_asked_group(question: Question, quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The figures beside which a text names the people whose price is asked for; all where it names them beside none.

    >>> from corpus.quantities import read_quantities
    >>> text = "A ticket costs adults 14 crowns, pensioners 11 crowns and children 6 crowns."
    >>> asked = Question("How much is a ticket for pensioners?")
    >>> [one.surface for one in of_asked_group(asked, read_quantities(text), text)]
    ['11 crowns']
    """
    asked = _groups_in(question.text) if pattern_in("for_whom", "price").search(question.text) else frozenset()
    own = [one for one in quantities if asked and not asked.isdisjoint(_groups_in(piece_at(one.span.start, text)))]
    return tuple(own or quantities)


def is_of_other_number(question: Question, text: str) -> bool:
    """Whether a question names a Chinese number of something, and a text another one of it alone: 3号线 and 4号线.

    >>> is_of_other_number(Question("3号线有多长？"), "4号线全长27公里。")
    True
    """
    asked, told = _numbers_in(question.text), _numbers_in(text)
    return bool(asked and told) and asked.isdisjoint(told)


def _groups_in(text: str) -> frozenset[str]:
    return frozenset(group for group, pattern in _groups().items() if pattern.search(text))


def _numbers_in(text: str) -> frozenset[str]:
    return frozenset(found.group() for found in pattern_in("for_whom", "numbered").finditer(text))


@cache
def _groups() -> Mapping[str, re.Pattern[str]]:
    return {group: re.compile(pattern) for group, pattern in lexicon("for_whom")["groups"].items()}
