"""Subjects: what each clause of a sentence speaks of, with what "it" and "the company" take from before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.extraction.clauses import Clause
from corpus.extraction.draft import Source
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part
from corpus.extraction.rules import subject_range
from corpus.extraction.verbs import verbs_of, word_set

Owned = tuple[Owner, Source]
_NOBODY = Owner()


@dataclass(frozen=True, slots=True)
class Memory:
    """What the text before a sentence spoke of."""

    owner: Owner = _NOBODY
    source: Source = "none"
    topic: Owner = _NOBODY
    """What the article is about."""
    names: frozenset[str] = frozenset()
    """The words that the article writes with a capital inside its sentences."""
    """``sentence`` for the sentence before, ``paragraph`` for an earlier one, ``title`` for the article's own topic."""


def read_subjects(text: str, parts: Sequence[Part], clauses: Sequence[Clause], memory: Memory) -> tuple[Owned, ...]:
    """The owner that each clause gives its figures, and where it stood.

    A clause that has no subject of its own speaks of that of the clause before; a pronoun, of what was named last; and
    a metric without a subject ("net profit") belongs to the subject before.
    """
    found: list[Owned] = []
    main: Owned = (memory.owner, memory.source)
    for clause in clauses:
        own = _last_named(text, parts, clause) if clause.link == "relative" else _read(text, parts, clause)
        owned = _resolved(own, main, memory) if own else _inherited(main)
        found.append(owned)
        if clause.link in {"main", "same"} and (owned[0].subject or owned[0].metric) and not _only_reports(clause):
            main = owned
    return tuple(found)


def remembered(owners: Sequence[Owned], clauses: Sequence[Clause], memory: Memory) -> Memory:
    """What the next sentence of the paragraph may take up: the subject of the last main clause that has one."""
    said = [
        owner
        for (owner, source), clause in zip(owners, clauses, strict=True)
        if source == "own" and clause.link == "main" and (owner.subject or owner.metric) and not _only_reports(clause)
    ]
    if not said:
        return replace(memory, source="paragraph") if memory.source == "sentence" else memory
    last = said[-1]
    owner = last if last.subject else replace(last, subject=memory.topic.subject)
    return replace(memory, owner=owner, source="sentence")


def _read(text: str, parts: Sequence[Part], clause: Clause) -> Owner | None:
    if clause.link != "main" or clause.verb_first is None:
        return None
    first, end = subject_range(parts, clause)
    words = parts[first:end]
    if not words or words[0].low == "there":
        return Owner() if words else None
    with_what = next((at for at, part in enumerate(words) if part.low == "with"), len(words))
    words = words[:with_what]
    if not words or any(part.figure for part in words):
        return Owner(stands_in=True)  # what is counted is no one's name
    return read_owner(text, words)


def _last_named(text: str, parts: Sequence[Part], clause: Clause) -> Owner | None:
    """What a relative clause speaks of: the last thing before its comma."""
    end = clause.first - 1
    first = end
    while first > 0 and parts[first - 1].is_word and parts[first - 1].low not in word_set("prepositions"):
        if verbs_of(parts[first - 1].low) and not parts[first - 1].is_capitalised:
            break
        first -= 1
    return read_owner(text, parts[first:end]) if first < end else None


def _resolved(own: Owner, main: Owned, memory: Memory) -> Owned:
    before, source = main
    source = source if before is memory.owner else "clause"
    if own.subject and not own.stands_in:
        return own, "own"
    if own.stands_in:
        return _stood_for(own, before, source, memory)
    return _whose(own, before, source, memory)


def _stood_for(own: Owner, before: Owner, source: Source, memory: Memory) -> Owned:
    """What a pronoun, or a noun such as "the company", means."""
    if not own.metric:
        return replace(before, period=own.period), source
    if not own.subject:
        before, source = _name_before(before, source, memory)
        if not before.subject:
            return replace(own, stands_in=False), "own"
        is_figure = own.metric.casefold() in {"figure", "figures", "number", "total", "value", "amount", "rate", "sum"}
        metric = before.metric if is_figure else "" if _is_body(own) else own.metric
        return replace(own, subject=before.subject or before.metric, metric=metric), source
    return own, "own"


def _whose(own: Owner, before: Owner, source: Source, memory: Memory) -> Owned:
    """Whose a metric is that names no subject."""
    if own.is_possessed or (own.metric and source == "clause"):
        return replace(own, subject=before.subject or before.metric, place=own.place or before.place), source
    if own.metric and before.metric and before.subject:
        return replace(own, subject=before.subject, place=own.place or before.place), source
    if own.metric and memory.topic.subject:
        return replace(own, subject=memory.topic.subject, place=own.place or memory.topic.place), "title"
    return own, "own" if own.metric else "none"


def _name_before(before: Owner, source: Source, memory: Memory) -> Owned:
    """Whom "the company" means: the last name, else what the article is about."""
    is_name = any(word.removesuffix("'s") in memory.names for word in before.subject.split())
    return (before, source) if is_name else (memory.topic, "title")


def _is_body(own: Owner) -> bool:
    return " " not in own.metric


def _inherited(main: Owned) -> Owned:
    owner, source = main
    return owner, "clause" if source == "own" else source


def _only_reports(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.group == "say"


def reports_what(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause only says who says what the next one says."""
    place = clause.verb_place
    return place is not None and any(verb.group == "say" for verb in verbs_of(parts[place].low))
