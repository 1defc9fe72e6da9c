"""Holders: a role that one alone holds, a title, a prize, an office, is told to be another's than a question says.

"The top scorer was Ann Roe" says no to "was Bo Falk the top scorer?". The role must be the very same, word for word or
by words that mean the same; who is mayor now says nothing of who was, and who may be called by both names is no other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import generic_stems, pattern_in, patterns_in, stems_in, words_in
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import read_words, stems_of

_SUPERLATIVE = "est"
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Holding:
    """A role, and who holds it."""

    name: Span
    role: frozenset[str]
    """The stems of its words that tell."""
    is_now: bool


@dataclass(frozen=True, slots=True)
class AskedHolding:
    """A name that a question says to hold a role."""

    name: frozenset[str]
    """The stems of its words."""
    role: frozenset[str]
    is_now: bool
    is_gained: bool
    """Whether it asks if the role was gained: "did she win it?"."""

    @property
    def is_office(self) -> bool:
        """Whether one after another holds it."""
        return not self.role.isdisjoint(stems_in("holders", "offices"))


def asked_holding(question: Question) -> AskedHolding | None:
    """The name and the role of a yes/no question; None where it asks of none that one alone holds.

    >>> asked = asked_holding(Question("Was Ann Roe the league's top scorer?"))
    >>> (sorted(asked.name), sorted(asked.role)) if asked else None
    (['ann', 'roe'], ['leagu', 'scorer', 'top'])
    """
    for pattern in patterns_in("holders", "asked"):
        found = pattern.match(question.text)
        if found and found["name"][:1].isupper():
            role = _telling(found["role"])
            if _is_exclusive(found["role"]):
                is_now = found["auxiliary"].casefold() in words_in("holders", "present")
                name = frozenset(stems_of(found["name"])) - generic_stems()
                return AskedHolding(
                    name, role, is_now, is_gained=found["auxiliary"].casefold() in words_in("holders", "past")
                )
    return None


def role_asked_for(question: Question) -> AskedHolding | None:
    """The role of a question for the one who has it; None where it asks for none that one alone holds."""
    found = pattern_in("holders", "asks_who").match(question.text)
    if found is None or not _is_exclusive(found["role"]):
        return None
    is_now = found["auxiliary"].casefold() in words_in("holders", "present")
    return AskedHolding(frozenset(), _telling(found["role"]), is_now, is_gained=not is_now)


def find_holder(question: Question, asked: AskedHolding, text: str, around: str = "") -> Span | None:
    """The name of who holds the asked role at the asked time; None where a text does not surely tell it.

    Words `around` it, those of a title, say of which thing it is.

    >>> question = Question("Did Bo Falk win the league's title?", stems=frozenset(stems_of("the league's title")))
    >>> asked = asked_holding(question)
    >>> found = find_holder(question, asked, "The league's title went to Ann Roe.") if asked else None
    >>> found.of("The league's title went to Ann Roe.") if found else None
    'Ann Roe'
    """
    for held in _holdings(text):
        is_of_time = held.is_now == asked.is_now if asked.is_office else held.is_now <= asked.is_now
        if is_of_time and _is_same_role(question, asked, held.role, around):
            return held.name
    return None


def leaves_role_open(question: Question, text: str) -> bool:
    """Whether a text lacks a word of an asked role, or has it held by something that is not what the question says.

    >>> question = Question("Is the Roe the national tree?", stems=frozenset(stems_of("the national tree")))
    >>> leaves_role_open(question, "The national tree is the larch.")
    True
    """
    asked = asked_holding(question)
    if asked is None:
        return False
    lacks_role = not (asked.is_gained or _tells_role(question, asked, text))
    is_past = asked.is_now and asked.is_office and pattern_in("holders", "not_now").search(text) is not None
    if lacks_role or is_past or any(_is_of_another(asked, held, text) for held in _holdings(text)):
        return True
    for found in pattern_in("holders", "thing").finditer(text):
        role, thing = _telling(found["role"]), frozenset(stems_of(found["thing"]))
        if _is_same_role(question, asked, role, "") and thing.isdisjoint(asked.name):
            return True
    return False


def _tells_role(question: Question, asked: AskedHolding, text: str) -> bool:
    stems = frozenset(stems_of(text))
    ways = {stem: need for need in question.needs for stem in need.own}
    return all(stem in stems or (stem in ways and ways[stem].is_told_by(stems)) for stem in asked.role)


def _is_of_another(asked: AskedHolding, held: Holding, text: str) -> bool:
    """Whether another name has a role of all words of the asked one, though it may be a narrower one."""
    return asked.role <= held.role and asked.name.isdisjoint(stems_of(held.name.of(text)))


def _holdings(text: str) -> Iterator[Holding]:
    """The roles that a text surely gives to one name each."""
    for clause in _pieces(text):
        written = clause.of(text)
        if _is_open(written):
            continue
        for name in find_names(written):
            span = Span(clause.start + name.start, clause.start + name.end)
            before = pattern_in("holders", "before").search(written[: name.start])
            behind = None if before else pattern_in("holders", "behind").match(written[name.end :])
            found = before or behind
            if found:
                yield Holding(span, _telling(_ended(found["role"])), found["verb"] in words_in("holders", "present"))


def _pieces(text: str) -> Iterator[Span]:
    """The parts of a text between semicolons and the like; commas part none, for a role may stand before one."""
    start = 0
    for at, mark in enumerate(text):
        if mark in ";:":
            yield Span(start, at)
            start = at + 1
    yield Span(start, len(text))


def _is_open(text: str) -> bool:
    """Whether a word leaves it open who holds a role; "May" is a month."""
    words = (word for word in read_words(text) if not (word.is_capitalised and word.span.start))
    return any(word.text.casefold() in words_in("holders", "open") for word in words)


def _ended(role: str) -> str:
    found = pattern_in("holders", "ends").search(role)
    return role[: found.start()] if found else role


def _telling(role: str) -> frozenset[str]:
    stems = frozenset(stems_of(role)) - (generic_stems() - stems_in("holders", "exclusive"))
    return stems - stems_in("holders", "light") or stems


def _is_exclusive(role: str) -> bool:
    words = [word.text.casefold() for word in read_words(role)]
    is_most = any(word.endswith(_SUPERLATIVE) and len(word) > _SHORT for word in words)
    return is_most or any(word in words_in("holders", "exclusive") for word in words)


def _is_same_role(question: Question, asked: AskedHolding, role: frozenset[str], around: str) -> bool:
    """Whether a told role has no word that the question lacks, and all of those that it tells the role by."""
    needs = [need for need in question.needs if _is_of_role(need, asked)]
    known = asked.role.union(*(need.meant for need in needs))
    here = role.union(stems_of(around))
    told = all(need.is_told_by(here) for need in needs) if needs else asked.role <= here
    trophies = stems_in("holders", "trophies")
    is_same_trophy = not (asked.role & trophies) or asked.role & trophies == role & trophies
    return bool(role) and role <= known and told and is_same_trophy


def _is_of_role(need: Need, asked: AskedHolding) -> bool:
    return not need.own.isdisjoint(asked.role)
