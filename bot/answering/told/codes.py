"""Codes: what stands in brackets behind a company's name, and the company before the brackets.

"Corrie Water Ltd. (00417.HK)" tells the code of the one and the company of the other, in whatever sentence it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in, place_stems
from bot.answering.said.answer import Answer, EntityAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import stems_of

_SURE = 0.9
"""How sure an answer is that a source writes out in brackets."""
_BRACKET = " ("
_PART = re.compile(r"[.:]\s?")


@dataclass(frozen=True, slots=True)
class _Coded:
    """A name and its code, as they stand in a text."""

    name: Span
    code: Span


def decode(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The code of the name that a question asks for, or the name of the code; None where it asks for neither."""
    question = evidence.question
    stated = _code().search(question.text)
    if not stated and not pattern_in("codes", "asks").search(question.text.casefold()):
        return None
    for one in evidence.sentences:
        text = holdings.text_of(one.sentence)
        for coded in _coded(text):
            name, code = coded.name.of(text), coded.code.of(text)
            if stated and stated.group() == code and question.answer_type == "organisation":
                return EntityAnswer(finding=excerpt(one.sentence, holdings, coded.name), confidence=_SURE)
            if not stated and _asks_for(code, question.text.casefold()) and _is_named(name, question):
                return EntityAnswer(finding=excerpt(one.sentence, holdings, coded.code), confidence=_SURE)
    return None


def _asks_for(code: str, text: str) -> bool:
    """Whether a text asks for a code, and for none of another market: no "London ticker" ends in HK."""
    asked = pattern_in("codes", "asks").search(text)
    if not asked:
        return False
    before = text[: asked.start()].rstrip()
    market = next((place for place in lexicon("codes")["markets"] if before.endswith(place)), "")
    return not market or not frozenset(lexicon("codes")["markets"][market]).isdisjoint(_PART.split(code))


def _coded(text: str) -> Iterator[_Coded]:
    """The names of a text that have a code behind them."""
    for code in _code().finditer(text):
        start = code.start() - len(_BRACKET)
        if text[max(0, start) : code.start()] != _BRACKET or text[code.end() : code.end() + 1] != ")":
            continue
        names = [name for name in find_names(text) if name.start < start <= name.end]
        if names:
            yield _Coded(Span(names[-1].start, start), Span(*code.span()))


def _is_named(name: str, question: Question) -> bool:
    """Whether all names of the question are this one's: places aside, which say where it is traded."""
    stems = frozenset(stems_of(name))
    named = [need for need in question.needs if need.is_name and not frozenset(stems_of(need.surface)) <= place_stems()]
    return bool(named) and all(need.is_told_by(stems) for need in named)


@cache
def _code() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){lexicon('codes')['code']}(?![\w]|\.\w)")
