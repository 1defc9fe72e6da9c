"""Ranks in Chinese: a sentence tells in which place the very thing stands of which a question claims another place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in
from corpus.quantities import read_quantities
from corpus.words import is_han, terms_of

_LOOKED_AT = 6
"""How many of the best sentences may tell the rank."""
_OTHER_TIMES = frozenset(("conflict", "unstated"))
_NEXT = 2


@dataclass(frozen=True, slots=True)
class _Rank:
    """A place in an order: a number, or the sign of a superlative, which is the first one of its kind."""

    number: int
    way: str
    surface: str
    start: int
    end: int


def find_rank(evidence: Evidence, holdings: Holdings) -> tuple[SentenceEvidence, bool] | None:
    """The best sentence that tells the rank of what a question gives one, and whether it is the claimed one."""
    question = evidence.question
    if not is_han(question.text) or question.is_negated:
        return None
    claimed = next(_ranks(question.text), None)
    if claimed is None:
        return None
    found = [
        (one, verdict)
        for one in evidence.sentences[:_LOOKED_AT]
        if (verdict := _verdict(claimed, question, one, holdings)) is not None
    ]
    return found[0] if found and len({verdict for _, verdict in found}) == 1 else None


def _verdict(claimed: _Rank, question: Question, one: SentenceEvidence, holdings: Holdings) -> bool | None:
    """Whether a sentence gives the thing the claimed rank; None where it gives it none, or not surely."""
    text = holdings.text_of(one.sentence)
    if one.sentence.is_heading or not is_han(text) or one.agreement.period in _OTHER_TIMES:
        return None
    if any(not _says_rank(need, claimed) for need in one.agreement.missing):
        return None
    if not question.periods and pattern_in("chinese_ranks", "of_before_now").search(text):
        return None
    if any(need.is_name and _is_other_side(need.surface, text) for need in question.needs):
        return None
    told = [rank for rank in _ranks(text) if _is_of_it(rank, claimed, question, text)]
    verdicts = {_is_same(rank, claimed) for rank in told}
    return verdicts.pop() if len(verdicts) == 1 else None


def _is_other_side(name: str, text: str) -> bool:
    """Whether a sentence has a name only as whom somebody beat, or is held against: 击败洛川队."""
    places = [found.start() for found in re.finditer(re.escape(name), text)]
    other_side = pattern_in("chinese_ranks", "other_side")
    return bool(places) and all(other_side.search(text[:place]) for place in places)


def _is_same(told: _Rank, claimed: _Rank) -> bool:
    return told.number == claimed.number


def _is_of_it(told: _Rank, claimed: _Rank, question: Question, text: str) -> bool:
    """Whether a rank is that of the asked thing: of one order with the claimed one, told of it, and of no name behind.

    What the question measures by must stand in the sentence itself, and before a superlative.
    """
    if told.way and claimed.way != told.way:
        return False
    if told.surface != lexicon("chinese_ranks")["next_to"] and not _ends_it(told, text):
        return False
    before = frozenset(terms_of(text[: told.start] if told.way else text))
    measured = [need for need in question.needs if not (need.is_name or _says_rank(need, claimed))]
    is_measured = not measured or any(need.is_told_by(before) for need in measured)
    return is_measured and pattern_in("chinese_ranks", "telling").search(text[: told.start]) is not None


def _ends_it(told: _Rank, text: str) -> bool:
    return pattern_in("chinese_ranks", "of_before").match(text[told.end :]) is not None


def _says_rank(need: Need, claimed: _Rank) -> bool:
    """Whether a need is no more than the rank itself, or a word of it."""
    return need.surface in claimed.surface or claimed.surface in need.surface


def _ranks(text: str) -> Iterator[_Rank]:
    """The ranks of a text, in order."""
    found = [*_numbered(text), *_worded(text), *_superlative(text), *_next_to(text)]
    yield from sorted(found, key=lambda rank: (rank.start, -rank.end))


def _numbered(text: str) -> Iterator[_Rank]:
    for match in pattern_in("chinese_ranks", "numbered").finditer(text):
        number = read_quantities(f"第{match['number']}", "zh")
        if number:
            yield _Rank(int(number[0].value), "", match.group(), *match.span())


def _worded(text: str) -> Iterator[_Rank]:
    for word, number in lexicon("chinese_ranks")["words"].items():
        for match in re.finditer(re.escape(word), text):
            yield _Rank(number, "", word, *match.span())


def _superlative(text: str) -> Iterator[_Rank]:
    for match in pattern_in("chinese_ranks", "most").finditer(text):
        yield _Rank(1, match["way"], match.group(), *match.span())


def _next_to(text: str) -> Iterator[_Rank]:
    for match in pattern_in("chinese_ranks", "next_to").finditer(text):
        yield _Rank(_NEXT, "", match.group(), *match.span())
