"""Another doer: a sentence tells that somebody else did what a yes/no question says of a name, or that it is another's.

"Was the pier built by Ann Roe?" is denied by "Bo Falk built the pier in 1902": the same deed, another name as its
doer, and the asked one nowhere in the sentence. So is "a work of Ann Roe" by "a work of Bo Falk". Places deny nothing,
for one may lie in another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.asked.question import Question
from bot.answering.lexicons import calendar_words, pattern_in, place_stems, stems_in
from bot.answering.spans.names import find_names
from corpus.spans import Span
from corpus.words import stems_of


@dataclass(frozen=True, slots=True)
class _Role:
    """A name with the word that tells what it has to do with the rest: "built" for its doer, "product" of its owner."""

    name: Span
    word: str
    """The stem."""
    is_owner: bool


def other_doer(question: Question, text: str) -> Span | None:
    """The name that stands in a sentence where the question has another; None where the two do not exclude each other.

    >>> text = "Bo Falk built the pier in 1902."
    >>> found = other_doer(Question("Was the pier built by Ann Roe?"), text)
    >>> found.of(text) if found else None
    'Bo Falk'
    """
    told = frozenset(stems_of(text))
    if told & stems_in("deeds", "unsure"):
        return None
    for asked in _asked_roles(question.text):
        name = frozenset(stems_of(asked.name.of(question.text)))
        is_exclusive = asked.word in stems_in("deeds", "owning" if asked.is_owner else "doing")
        if name & told or name <= place_stems() or not is_exclusive:
            continue
        meant = {asked.word}.union(*(need.meant for need in question.needs if asked.word in need.meant))
        for held in _roles(text):
            if held.word in meant and held.is_owner == asked.is_owner and not _is_no_doer(held.name.of(text)):
                return held.name
    return None


def _asked_roles(text: str) -> Iterator[_Role]:
    """The roles in a question: what somebody did is asked right behind "did"."""
    yield from _joined(text)
    asks = pattern_in("deeds", "asks_of_name")
    yield from (role for role in _doers(text) if asks.match(text[: role.name.start]))


def _roles(text: str) -> Iterator[_Role]:
    """The roles in a sentence."""
    yield from _joined(text)
    yield from _doers(text)


def _doers(text: str) -> Iterator[_Role]:
    """The names before "built" and "has built"."""
    for name in find_names(text):
        verb = pattern_in("deeds", "behind_name").match(text[name.end :])
        if verb:
            yield _Role(name, _stem(verb["word"]), is_owner=False)


def _joined(text: str) -> Iterator[_Role]:
    """The names behind "built by" and "product of"."""
    for name in find_names(text):
        joint = pattern_in("deeds", "before_name").search(text[: name.start])
        if joint:
            yield _Role(name, _stem(joint["word"]), is_owner=joint["owned"] is not None)


def _stem(word: str) -> str:
    return next(iter(stems_of(word)), "")


def _is_no_doer(name: str) -> bool:
    words = {word.casefold() for word in name.split()}
    return frozenset(stems_of(name)) <= place_stems() or not calendar_words().isdisjoint(words)
