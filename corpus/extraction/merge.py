"""Curated and extracted facts of one corpus: what a person has entered is not told a second time by a rule."""

from collections.abc import Iterable, Sequence

from corpus.fact import Fact
from corpus.spans import Span
from corpus.words import stems_of

_Slots = tuple[str, frozenset[str], object]


def beside_curated(extracted: Iterable[Fact], curated: Sequence[Fact]) -> tuple[Fact, ...]:
    """The extracted facts that no curated one tells already.

    One does where its value stands over the same words of the same article, or where it fills the same slots: subject,
    metric and period.
    """
    taken = [fact for fact in curated if fact.origin == "curated"]
    spans: dict[str, list[Span]] = {}
    for fact in taken:
        spans.setdefault(fact.article, []).append(fact.value_span or fact.quote)
    slots = {_slots(fact) for fact in taken}
    return tuple(fact for fact in extracted if _slots(fact) not in slots and not _overlaps(fact, spans))


def _overlaps(fact: Fact, spans: dict[str, list[Span]]) -> bool:
    own = fact.value_span or fact.quote
    return any(own.overlaps(span) for span in spans.get(fact.article, ()))


def _slots(fact: Fact) -> _Slots:
    days = (fact.period.start, fact.period.end) if fact.period else None
    return fact.article, frozenset(stems_of(f"{fact.subject} {fact.metric}")), days
