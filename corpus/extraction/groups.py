"""Groups: figures that are told in one breath and belong to several things "respectively"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.extraction.clause_borders import Clause
from corpus.extraction.draft import Draft
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part
from corpus.extraction.rules.reading import read_figure
from corpus.extraction.spot import Sentence, Spot
from corpus.extraction.subject_range import subject_range
from corpus.extraction.timing import When


def paired(read: Sentence, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """The same drafts, with those of a "respectively" dealt out to their owners, or their times, one to one.

    Where the owners cannot be counted off, the figures have none, and are left out.
    """
    known = list(drafts)
    for number, clause in enumerate(read.clauses):
        if any(part.low == "respectively" for part in read.parts[clause.first : clause.end]):
            mine = [draft for draft in known if clause.first <= draft.place < clause.end]
            known = [draft for draft in known if draft not in mine] + list(_dealt(read, number, known))
    yield from sorted(known, key=lambda draft: draft.place)


def _dealt(read: Sentence, number: int, known: Sequence[Draft]) -> Iterator[Draft]:
    clause = read.clauses[number]
    places = [at for at in range(clause.first, clause.end) if read.parts[at].figure]
    first = read_figure(Spot(read, number, places[0], known[-1] if known else None)) if places else None
    if first is None:
        return
    times = [part.period for part in read.parts[clause.first : places[0]] if part.period]
    if len(times) == len(places) > 1 and first.source == "own":
        for place, time in zip(places, times, strict=True):
            yield replace(first, place=place, rule="respectively", when=When(replace(time, source="sentence")))
        return
    listed = _listed(read, clause)
    owners = listed or _told_before(known, clause)
    if len(owners) != len(places):
        return
    source = first.source if listed else "clause"
    for place, owner in zip(places, owners, strict=True):
        yield replace(first, place=place, rule="respectively", owner=_with_whole(owner, first), source=source)


def _with_whole(owner: Owner, first: Draft) -> Owner:
    """An owner, narrowed by what the first draft's rule has added to its own: "of the national total"."""
    extra = tuple(words for words in first.owner.scope if words not in owner.scope and first.role in {"share", "rank"})
    return replace(owner, scope=(*owner.scope, *extra[-1:]))


def _listed(read: Sentence, clause: Clause) -> list[Owner]:
    """The things that the subject of a clause lists: "exports of A and B", "revenue and net profit"."""
    if clause.link != "main":
        return []
    first, end = subject_range(read.parts, clause)
    words = read.parts[first:end]
    if any(part.figure for part in words):
        return []
    whole = read_owner(read.text, words)
    items = _coordinated(words)
    if len(items) < 2 or not (whole.subject or whole.metric):  # noqa: PLR2004 - one thing is no list
        return []
    head = next((at for at, part in enumerate(words) if part.low == "of"), None)
    if head is None or whole.scope:
        return [_item(read, item, whole) for item in items]
    stem = read_owner(read.text, words[:head])
    things = [read_owner(read.text, _without_of(item[head + 1 :] if not at else item)) for at, item in enumerate(items)]
    return [Owner(_named(thing), stem.metric or stem.subject, thing.scope) for thing in things]


def _without_of(item: Sequence[Part]) -> Sequence[Part]:
    return item[1:] if item and item[0].low == "of" else item


def _item(read: Sentence, item: Sequence[Part], whole: Owner) -> Owner:
    owner = read_owner(read.text, item)
    return owner if owner.subject else replace(owner, subject=whole.subject)


def _named(owner: Owner) -> str:
    return f"{owner.metric} of {owner.subject}" if owner.metric and owner.subject else owner.subject or owner.metric


def _coordinated(words: Sequence[Part]) -> list[Sequence[Part]]:
    items: list[Sequence[Part]] = []
    first = 0
    for at, part in enumerate(words):
        if part.low in {"and", ","}:
            items.append(words[first:at])
            first = at + 1
    return [item for item in (*items, words[first:]) if item]


def _told_before(known: Sequence[Draft], clause: Clause) -> list[Owner]:
    """The owners of the figures that the sentence has told before this clause."""
    return [draft.owner for draft in known if draft.place < clause.first]
