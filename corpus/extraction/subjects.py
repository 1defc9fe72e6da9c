"""Subjects: what each clause of a sentence speaks of, with what "it" and "the company" take from before."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.extraction.antecedents import is_nested, last_named
from corpus.extraction.clause_borders import Clause
from corpus.extraction.memory import Memory, Owned
from corpus.extraction.named_subjects import interrupted, read_subject, same_of
from corpus.extraction.owners import Owner
from corpus.extraction.parts import COMMAS, Part, written
from corpus.extraction.reporting import reports_that
from corpus.extraction.stand_ins import resolved
from corpus.extraction.subject_range import lead_of
from corpus.extraction.word_lists import word_set


def read_subjects(text: str, parts: Sequence[Part], clauses: Sequence[Clause], memory: Memory) -> tuple[Owned, ...]:
    """The owner that each clause gives its figures, and where it stood.

    A clause that has no subject of its own speaks of that of the clause before; a pronoun, of what was named last; and
    a metric without a subject ("net profit") belongs to the subject before.
    """
    found: list[Owned] = []
    main: Owned = (memory.owner, memory.source)
    for number, clause in enumerate(clauses):
        told = clauses[number - 1].verb_place if number else None
        own = last_named(text, parts, clause, told) if clause.link == "relative" else read_subject(text, parts, clause)
        if number and _goes_on_relating(parts, clauses[number - 1], clause):
            main = found[-1]
        own = own or same_of(text, parts, clause, main[0]) or interrupted(text, parts, clauses, number)
        owned = resolved(own, main, memory, does=_does(clause)) if own else _inherited(main)
        if own and clause.link == "relative" and not own.stands_in:
            is_second = any(part.low in word_set("relatives") for part in parts[: clause.first - 1])
            owned = own, "title" if is_second or is_nested(parts, clause) else "own"
        owned = _where_else(text, parts, clause, owned, memory)
        found.append(owned)
        is_told = clause.verb_first is not None or (own is not None and clause.link == "main")
        if clause.link in {"main", "same"} and is_told and not reports_that(parts, clauses, number):
            main = owned
    return tuple(found)


def _where_else(text: str, parts: Sequence[Part], clause: Clause, owned: Owned, memory: Memory) -> Owned:
    """The same, narrowed by what stands before the subject: "among men, the share", "at Elm it was".

    Where that names somebody, and the subject was named before, whose it is is doubtful.
    """
    lead = lead_of(parts, clause)
    while lead and lead[-1].low in word_set("prepositions"):
        lead = lead[:-1]  # "in the awards of 2010"
    owner, source = owned
    words = written(text, lead)
    if not words or words in owner.whole:
        return owned
    is_named = any(part.is_capitalised for part in lead[1:]) and source not in {"own", "none"}
    is_elsewhere = is_named and not memory.is_topic(Owner(words))
    return replace(owner, scope=(*owner.scope, words)), "none" if is_elsewhere else source


def _does(clause: Clause) -> bool:
    """Whether a clause says what somebody does or has, and not what a figure does."""
    return clause.verb is None or clause.verb.group in {"have", "say", "raises", "lowers", "other"}


def _inherited(main: Owned) -> Owned:
    owner, source = main
    return owner, "clause" if source == "own" else source


def _goes_on_relating(parts: Sequence[Part], before: Clause, clause: Clause) -> bool:
    """Whether a clause has the subject of a relative one: "who joined in May and has since scored"."""
    joint = clause.first - 1
    return (
        before.link == "relative"
        and clause.link == "same"
        and parts[joint].low in word_set("joints")
        and parts[joint - 1].low not in COMMAS
    )
