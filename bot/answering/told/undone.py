"""What came of nothing: a sentence says that what a question takes for granted was dropped, or that it befell nobody.

"A proposal to heat the pool was dropped" says no to "will the pool be heated?" and corrects "when will it be heated?";
"nobody was hurt" says no to "was anyone hurt?" and corrects "how many were hurt?".
"""

import re
from collections.abc import Iterator, Sequence

from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import pattern_in, stems_in
from corpus.words import is_han, stems_of

_LOOKED_AT = 6
"""How many of the best sentences may say so."""
_MET = 0.85
"""What a way to meet a need must be worth."""
_OTHER_TIMES = frozenset(("conflict", "unstated"))


def find_undone(evidence: Evidence, holdings: Holdings) -> SentenceEvidence | None:
    """The best sentence that says of all that is asked about that nothing came of it, or that it befell nobody."""
    question = evidence.question
    if question.is_negated or is_han(question.text) or not question.needs:
        return None
    return next((one for one in evidence.sentences[:_LOOKED_AT] if _says_so(one, question, holdings)), None)


def tells_undone(question: Question, text: str) -> bool:
    """Whether a text says of a word of the question that nothing came of it."""
    said = (frozenset(stems_of(found["what"])) for found in _found(text))
    meant = frozenset().union(*(need.meant for need in _telling(question.needs) if not need.is_name))
    return any(told & meant for told in said)


def _says_so(one: SentenceEvidence, question: Question, holdings: Holdings) -> bool:
    if one.sentence.is_heading or one.agreement.period in _OTHER_TIMES or one.agreement.missing_names:
        return False
    text, asked = holdings.text_of(one.sentence), question.within(one.sentence.article)
    return _drops(asked, text) or _befell_nobody(asked, text, _before(one, holdings)) or _stopped(asked, text)


def _before(one: SentenceEvidence, holdings: Holdings) -> str:
    before = holdings.before(one.sentence)
    return holdings.text_of(before) if before else ""


def _drops(question: Question, text: str) -> bool:
    """Whether what was dropped is all that is asked about, but for words that a plan need not repeat."""
    things = [need for need in _telling(question.needs) if not need.is_name]
    told = (frozenset(stems_of(found["what"])) for found in _found(text))
    return bool(things) and any(_are_told(things, what) for what in told)


def _found(text: str) -> Iterator[re.Match[str]]:
    """What a text says to have been dropped or denied, and not to have come back; nothing that stood against a plan."""
    for key in ("dropped", "denied"):
        for found in pattern_in("undone", key).finditer(text):
            stands_against = pattern_in("undone", "against").search(found["what"])
            if not (stands_against or pattern_in("undone", "turned").search(text, found.end())):
                yield found


def _befell_nobody(question: Question, text: str, before: str) -> bool:
    """Whether it is nobody to whom that happened which is asked about, here or in what the sentence stands behind."""
    asks = question.answer_type == "count" or pattern_in("undone", "asks_any").match(question.text)
    if not asks:
        return False
    people = stems_in("undone", "people")
    things = [need for need in _telling(question.needs) if need.own.isdisjoint(people)]
    for found in pattern_in("undone", "nobody").finditer(text):
        if pattern_in("undone", "but_some").search(text, found.end()):
            continue
        deed = [need for need in things if _is_told(need, frozenset(stems_of(found["deed"])))]
        kind = frozenset(stems_of(found["kind"] or ""))
        of_people = not kind or any(_is_told(need, kind) for need in question.needs)
        around = frozenset(stems_of(f"{before} {text}"))
        rest = [need for need in things if need not in deed and not need.is_name]
        if deed and of_people and _are_told(rest, around):
            return True
    return False


def _stopped(question: Question, text: str) -> bool:
    """Whether a text says that what a question asks of now is done no more."""
    if question.answer_type != "boolean" or pattern_in("undone", "asks_now").search(question.text) is None:
        return False
    things = [need for need in _telling(question.needs) if not need.is_name]
    for found in pattern_in("undone", "stopped").finditer(text):
        goes_on = pattern_in("undone", "goes_on").search(text, found.end())
        told = frozenset(stems_of(text[: goes_on.start()] if goes_on else text))
        is_deed = any(_is_told(need, frozenset(stems_of(found["deed"]))) for need in things)
        if is_deed and _are_told(things, told):
            return True
    return False


def _telling(needs: Sequence[Need]) -> Sequence[Need]:
    light = stems_in("undone", "light")
    return [need for need in needs if not need.own <= light]


def _are_told(things: Sequence[Need], told: frozenset[str]) -> bool:
    return all(_is_told(need, told) for need in things)


def _is_told(need: Need, told: frozenset[str]) -> bool:
    return any(way <= told for way, worth in need.ways.items() if worth >= _MET)
