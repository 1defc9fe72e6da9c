"""People in a Chinese sentence: a name behind an office or a calling, or one whose family name tells it.

Chinese writes no capitals: what tells a name is what stands before it (董事长陆文远, 选手基普图) and behind it
(陆文远表示).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bot.answering.asked.chinese_words import part, words_alike
from bot.answering.asked.question import Question
from bot.answering.lexicons import lexicon, pattern_in, words_in
from bot.answering.spans.clauses import split_clauses
from corpus.spans import Span
from corpus.words import terms_of

_HAN = r"[\u4e00-\u9fff]"
_SHORTEST_OFFICE = 2
_ONE_BREATH = 4
"""Characters between two names that are told together: 周若兰和丈夫高志明."""
_JOINTS = "、兼和及与"


def person_span(question: Question, text: str) -> Span | None:
    """The name of whom a question asks for, in a sentence that tells it; None where it tells no such name.

    >>> asked = Question("雾港水务的董事长是谁？")
    >>> person_span(asked, "公司董事长陆文远表示，新厂将投产。").of("公司董事长陆文远表示，新厂将投产。")
    '陆文远'
    """
    holder = pattern_in("chinese_people", "asks_holder").search(question.text)
    if holder:
        found = _holder(holder["held"] or holder["held_behind"], question, text)
        is_other = found and (_is_named_only_behind(found, question, text) or _has_left(found, question, text))
        return None if is_other else found
    deed = pattern_in("chinese_people", "asks_doer").search(question.text)
    if deed:
        return _doer(deed["deed"], question, text)
    whom = pattern_in("chinese_people", "asks_whom").search(question.text)
    return _behind(whom["before"], text) if whom else None


def body_span(question: Question, text: str) -> Span | None:
    """The company or other body that did what a question asks about, in a sentence that tells by whom it was done.

    >>> asked = Question("大桥是哪家公司建的？", answer_type="organisation")
    >>> body_span(asked, "大桥由中澜路桥集团承建，总投资19.7亿元。").of("大桥由中澜路桥集团承建，总投资19.7亿元。")
    '中澜路桥集团'
    """
    asked = pattern_in("chinese_people", "asks_body").search(question.text)
    deeds = sorted(words_alike(asked["deed"]), key=lambda deed: -len(deed)) if asked else ()
    by_whom = (re.search(lexicon("chinese_people")["by_whom"].format(deed=re.escape(deed)), text) for deed in deeds)
    found = next(filter(None, by_whom), None)
    return Span(*found.span("by")) if found and found["by"] not in question.text else None


def find_people(text: str) -> Iterator[Span]:
    """The names of people in a sentence, in order."""
    end = 0
    for match in _named().finditer(text):
        name = next(Span(*match.span(kind)) for kind in ("titled", "by", "known") if match[kind])
        if name.start >= end and name.of(text) not in words_in("chinese_people", "before_names"):
            end = name.end
            yield name


def _is_named_only_behind(found: Span, question: Question, text: str) -> bool:
    """Whether a sentence names whose office it is only in a clause behind: the office is somebody else's."""
    clause = next(clause for clause in split_clauses(text) if clause.end >= found.end)
    whole, so_far = frozenset(terms_of(text)), frozenset(terms_of(text[: clause.end]))
    names = (need for need in question.needs if need.is_name)
    return any(need.is_told_by(whole) and not need.is_told_by(so_far) for need in names)


def _has_left(found: Span, question: Question, text: str) -> bool:
    """Whether a sentence says that somebody left the office of which a question asks who holds it."""
    asks_back = pattern_in("chinese_people", "asks_back").search(question.text)
    return asks_back is None and pattern_in("chinese_people", "left").match(text[found.end :]) is not None


def _holder(held: str, question: Question, text: str) -> Span | None:
    """Who holds an office: the name right behind it, or the only one in a clause that says all of it."""
    whole = held.rpartition("的")[2]
    for length in range(len(whole), _SHORTEST_OFFICE - 1, -1):
        if whole[:-length].endswith(tuple(_ranks())):
            return None  # a deputy is not the head
        names = (_behind(office, text) for office in _alike(whole[-length:]))
        if name := next(filter(None, names), None):
            return name
    held_by = lexicon("chinese_people")["held_by"].format(office=re.escape(whole))
    if found := re.search(held_by, text):
        return Span(*found.span("by"))
    office = next((office for office in lexicon("chinese_people")["deeds"] if whole.endswith(office)), "")
    done = (_doer(deed, question, text) for deed in lexicon("chinese_people")["deeds"].get(office, ()))
    if name := next(filter(None, done), None):
        return name
    deed = whole[-3:-1] if whole.endswith(tuple(words_in("chinese_people", "agents"))) else ""
    if deed and (name := _doer(deed, question, text)):
        return name  # of 发现者; of 发现它的人 the deed is no part of the word
    alike = _alike(whole)
    clauses = [clause for clause in split_clauses(text) if any(_stands_in(one, clause.of(text)) for one in alike)]
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


def _alike(office: str) -> Sequence[str]:
    """An office and the other words for it."""
    row = next((row for row in lexicon("chinese_people")["alike"] if office in row), ())
    return [office, *(other for other in row if other != office)]


def _ranks() -> frozenset[str]:
    return words_in("chinese_people", "other_rank")


def _doer(deed: str, question: Question, text: str) -> Span | None:
    """Who did something: who stands behind 由 before the deed, or the only name of the clause that tells it."""
    by_whom = lexicon("chinese_people")["by_whom"].format(deed=re.escape(deed))
    if (found := re.search(by_whom, text)) and found["by"] not in question.text:
        by = Span(*found.span("by"))
        named = [name for name in find_people(text) if by.holds(name) and not set(_JOINTS) & set(found["by"])]
        return named[-1] if named else by
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
    whose = pattern_in("chinese_people", "whose").match(text, place)
    office = _offices().match(text, whose.end() if whose else place)
    start = office.end() if office else place
    found = _known().match(text, start) or (_foreign().match(text, start)) or _unheard_of(text, start)
    return Span(*found.span()) if found else None


def _unheard_of(text: str, place: int) -> re.Match[str] | None:
    """Two or three characters that are no common words, before what follows a name: a rare family name."""
    found = (re.compile(rf"{_HAN}{{{length}}}(?={_any_of('saying')})").match(text, place) for length in (3, 2))
    return next((match for match in found if match and _is_one_name(match.group())), None)


def _is_one_name(text: str) -> bool:
    pieces = part(text)
    return len(pieces) == 1 and not pieces[0].is_word


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
