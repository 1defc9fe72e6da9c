"""People in a Chinese sentence: a name behind an office or a calling, or one whose family name tells it.

Chinese writes no capitals: what tells a name is what stands before it (董事长陆文远, 选手基普图) and behind it
(陆文远表示).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in, words_in
from bot.answering.spans.clauses import split_clauses
from corpus.spans import Span
from corpus.words import terms_of

_HAN = r"[\u4e00-\u9fff]"
_SHORTEST_OFFICE = 2
_ONE_BREATH = 4
"""Characters between two names that are told together: 周若兰和丈夫高志明."""
_JOINTS = "、兼和及"


def person_span(question: Question, text: str) -> Span | None:
    """The name of whom a question asks for, in a sentence that tells it; None where it tells no such name.

    >>> asked = Question("雾港水务的董事长是谁？")
    >>> person_span(asked, "公司董事长陆文远表示，新厂将投产。").of("公司董事长陆文远表示，新厂将投产。")
    '陆文远'
    """
    holder = pattern_in("chinese_people", "asks_holder").search(question.text)
    if holder:
        return _holder(holder["held"] or holder["held_behind"], question, text)
    deed = pattern_in("chinese_people", "asks_doer").search(question.text)
    if deed:
        return _doer(deed["deed"], question, text)
    whom = pattern_in("chinese_people", "asks_whom").search(question.text)
    return _behind(whom["before"], text) if whom else None


def find_people(text: str) -> Iterator[Span]:
    """The names of people in a sentence, in order."""
    end = 0
    for match in _named().finditer(text):
        name = next(Span(*match.span(kind)) for kind in ("titled", "by", "known") if match[kind])
        if name.start >= end and name.of(text) not in words_in("chinese_people", "before_names"):
            end = name.end
            yield name


def _holder(held: str, question: Question, text: str) -> Span | None:
    """Who holds an office: the name right behind it, or the only one in a clause that says all of it."""
    whole = held.rpartition("的")[2]
    for length in range(len(whole), _SHORTEST_OFFICE - 1, -1):
        if whole[:-length].endswith(tuple(_ranks())):
            return None  # a deputy is not the head
        if name := _behind(whole[-length:], text):
            return name
    if whole.endswith(tuple(words_in("chinese_people", "agents"))) and (name := _doer(whole[-3:-1], question, text)):
        return name
    clauses = [clause for clause in split_clauses(text) if _stands_in(whole, clause.of(text))]
    return _only(question, text, clauses)


def _stands_in(office: str, clause: str) -> bool:
    """Whether a clause speaks of an office, and not of its deputy."""
    own = next((office[at:] for at in range(len(office) - 1) if office[at:] in clause), "")
    of_other = any(f"{rank}{own}" in clause and not own.startswith(rank) for rank in _ranks())
    return bool(own) and not of_other and frozenset(terms_of(office)) <= frozenset(terms_of(clause))


def _behind(office: str, text: str) -> Span | None:
    """The name that stands right behind an office, other offices of the same person aside."""
    for found in re.finditer(re.escape(office), text):
        before = text[: found.start()]
        if before.endswith(tuple(_ranks())) and not office.startswith(tuple(_ranks())):
            continue
        place = found.end()
        while text[place : place + 1] in set(_JOINTS) and (other := _office_at(text, place + 1)):
            place = other
        name = _name_at(text, place + (text[place : place + 1] in {"是", "为", "由", "：", ":"}))
        if name:
            return name
    return None


def _ranks() -> frozenset[str]:
    return words_in("chinese_people", "other_rank")


def _doer(deed: str, question: Question, text: str) -> Span | None:
    """Who did something: the only name of the clause that tells the deed."""
    clauses = [clause for clause in split_clauses(text) if deed in clause.of(text)]
    done = frozenset(terms_of(question.text.partition(deed)[2]))
    whole = [clause for clause in clauses if done and done <= frozenset(terms_of(clause.of(text)))]
    return _only(question, text, whole or clauses)


def _only(question: Question, text: str, clauses: list[Span]) -> Span | None:
    """The one name in some clauses that the question has not said itself, or those that are told in one breath."""
    names = [name for name in find_people(text) if any(clause.holds(name) for clause in clauses)]
    new = [name for name in names if name.of(text) not in question.text]
    if not new or any(after.start - before.end > _ONE_BREATH for before, after in pairwise(new)):
        return None
    return Span(new[0].start, new[-1].end)


def _office_at(text: str, place: int) -> int | None:
    found = _offices().match(text, place)
    return found.end() if found else None


def _name_at(text: str, place: int) -> Span | None:
    """A name that begins at a place."""
    office = _offices().match(text, place)
    start = office.end() if office else place
    found = _known().match(text, start) or (_foreign().match(text, start))
    return Span(*found.span()) if found else None


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(_any_of("before_names"))


@cache
def _known() -> re.Pattern[str]:
    """A name of two or three characters whose first is a family name, with what may follow a name behind it."""
    surname = _any_of("surnames")
    says, follows = rf"(?={_any_of('saying')})", rf"(?={_any_of('behind_names')}|[^\u4e00-\u9fff]|$)"
    lengths = (rf"{_HAN}{{2}}{says}", rf"{_HAN}{says}", rf"{_HAN}{{2}}{follows}", rf"{_HAN}{follows}")
    return re.compile(rf"(?:{surname})(?:{'|'.join(lengths)})")


@cache
def _foreign() -> re.Pattern[str]:
    """A foreign name, written by its sounds: with points inside, or before what follows a name."""
    sound = f"[{lexicon('chinese_people')['sounds']}]"
    return re.compile(
        rf"{_HAN}{{1,8}}(?:[·•]{_HAN}{{1,8}})+|{sound}{{2,6}}?(?={_any_of('behind_names')}|[^\u4e00-\u9fff]|$)"
    )


@cache
def _named() -> re.Pattern[str]:
    """A name behind an office; or behind no word at all and before what people do."""
    offices, surname, says = _any_of("before_names"), _any_of("surnames"), _any_of("saying")
    alone = rf"(?:{surname}){_HAN}{{1,2}}?(?={says})"
    return re.compile(
        rf"(?:{offices})(?:[{_JOINTS}](?:{offices}))?(?P<titled>{_known().pattern}|{_foreign().pattern})"
        rf"|(?<=由)(?P<by>{_known().pattern})|(?:^|(?<=[^\u4e00-\u9fff由和与]))(?P<known>{alone})"
    )


def _any_of(name: str) -> str:
    return "|".join(map(re.escape, sorted(words_in("chinese_people", name), key=len, reverse=True)))
