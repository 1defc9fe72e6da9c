"""Subjects as their clause writes them: the phrase before the verb, a name beside it, what "that of" goes on with."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.extraction.clause_borders import Clause
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part, written
from corpus.extraction.subject_range import subject_range
from corpus.extraction.word_lists import word_set

_QUOTES = frozenset('"“”„«»')


def read_subject(text: str, parts: Sequence[Part], clause: Clause) -> Owner | None:
    """What the subject of a clause names; None where the clause has none of its own."""
    if clause.link != "main" or clause.verb_first is None or _place_of_same(parts, clause) is not None:
        return None
    first, end = subject_range(parts, clause)
    words = parts[first:end]
    if not words or words[0].low == "there":
        return Owner()
    with_what = next((at for at, part in enumerate(words) if part.low == "with"), len(words))
    words = words[:with_what]
    apposed = _apposed(parts, end, clause)
    if apposed and not any(part.figure for part in words):
        name = written(text, apposed)
        return Owner(name, whole=name)
    head = next((at for at, part in enumerate(words) if at and part.low in word_set("narrowing")), len(words))
    is_counted = any(part.figure for part in words[:head])
    if not words or is_counted or any(part.low in word_set("relatives") for part in words[:head]):
        return Owner()  # what is counted is no one's name, and "half of which" is of what stands before
    if not any(part.figure for part in words):
        return read_owner(text, words)
    return replace(read_owner(text, words[:head]), scope=(written(text, words[head:]),))


def _apposed(parts: Sequence[Part], end: int, clause: Clause) -> Sequence[Part]:
    """The name between commas right behind a subject and before its verb: "The capital, Sorva, accounts for"."""
    last = (clause.verb_first or 0) - 1
    if last <= end + 1 or parts[end].low != "," or parts[last].low != ",":
        return ()
    name = [part for part in parts[end + 1 : last] if part.low not in _QUOTES]
    where = next((at for at, part in enumerate(name) if at and part.low in word_set("where")), len(name))
    name = name[:where] if all(part.is_capitalised or part.low == "the" for part in name[where + 1 :]) else name
    while name and name[0].low == "the":
        name = name[1:]
    return name if name and all(part.is_capitalised or part.low in word_set("inside_names") for part in name) else ()


def same_of(text: str, parts: Sequence[Part], clause: Clause, before: Owner) -> Owner | None:
    """``that of glass rose``: the metric before, of another thing."""
    start = _place_of_same(parts, clause)
    if start is None or not before.metric:
        return None
    thing = read_owner(text, parts[start + 2 : clause.verb_first])
    return replace(before, subject=thing.thing, scope=thing.scope, whole="")


def _place_of_same(parts: Sequence[Part], clause: Clause) -> int | None:
    """Where a clause begins with "that of" or "those of"."""
    end = clause.verb_first if clause.verb_first is not None else clause.first
    places = range(clause.first, min(clause.first + 2, end - 1))
    return next((at for at in places if parts[at].low in {"that", "those"} and parts[at + 1].low == "of"), None)


def interrupted(text: str, parts: Sequence[Part], clauses: Sequence[Clause], number: int) -> Owner | None:
    """The subject whose verb comes only behind a clause that says more of it: "The hotel, which opened in May, has"."""
    clause = clauses[number]
    follows = [one.link for one in clauses[number + 1 : number + 3]]
    if clause.link != "main" or clause.verb_first is not None or follows[:1] != ["relative"] or "same" not in follows:
        return None
    first, end = subject_range(parts, clause)
    words = parts[first:end]
    return read_owner(text, words) if words and not any(part.figure for part in words) else None
