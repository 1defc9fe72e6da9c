"""Memory: what the text before a sentence spoke of, and what the sentence leaves of it to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.extraction.clause_borders import Clause
from corpus.extraction.draft import Source
from corpus.extraction.owners import Owner
from corpus.extraction.parts import Part
from corpus.extraction.reporting import only_reports
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import verbs_of
from corpus.period import Period
from corpus.tokens import read_tokens

Owned = tuple[Owner, Source]
_NOBODY = Owner()
_NEAR_DEED = 6
"""Parts behind a verb among which the one that is done something to has its name: "has agreed to buy Novaryx"."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the text before a sentence spoke of."""

    owner: Owner = _NOBODY
    source: Source = "none"
    """``sentence`` for the sentence before, ``paragraph`` for an earlier one, ``title`` for the article's own topic."""
    topic: Owner = _NOBODY
    """What the article is about."""
    is_on_topic: bool = False
    """Whether the paragraph has named the topic, and no other name since."""
    names: frozenset[str] = frozenset()
    """The words that the article writes with a capital inside its sentences."""

    is_rivalled: bool = False
    """Whether the paragraph has last brought up another body than the topic: "bought Novaryx", "hired from Ashwell"."""

    is_on_things: bool = False
    """Whether the paragraph has last spoken of things of no name: the next price may be that of "cargo bikes"."""

    is_dated: bool = False
    """Whether the paragraph has named a period."""
    named: tuple[Period, ...] = ()
    """The last periods that the article has named, the very last one first."""
    bearers: frozenset[str] = frozenset()
    """Nouns that the article writes behind the topic's name: "county" of "Tarrow county"."""

    sole: Mapping[str, str] = field(default_factory=dict)
    """The names of the article by the nouns that no other name of it has: "the museum" is that one."""

    @property
    def topical(self) -> Owned:
        """The topic, and where it was named last."""
        return self.topic, "paragraph" if self.is_on_topic else "title"

    @property
    def context(self) -> Owned:
        """Of what things are counted that are said to be nobody's."""
        if self.is_topic(self.owner):
            return self.owner, self.source
        return self.topical if self.topic.subject else (self.owner, "title")

    def is_topic(self, owner: Owner) -> bool:
        """Whether an owner has a word of the topic's name."""
        told = f"{owner.subject} {owner.whole}".replace("'s", "").replace("’s", "")
        return bool(frozenset(self.topic.subject.split()) & frozenset(told.split()))

    def is_name(self, words: str) -> bool:
        """Whether one of some words is a name."""
        return any(word.removesuffix("'s").removesuffix("’s") in self.names for word in words.split())


def remembered(parts: Sequence[Part], owners: Sequence[Owned], clauses: Sequence[Clause], memory: Memory) -> Memory:
    """What the next sentence of the paragraph may take up: the subject of the last main clause that has one.

    Where that is no name, and the sentence names others, "it" may be any of them.
    """
    said = [
        owner
        for (owner, source), clause in zip(owners, clauses, strict=True)
        if source == "own" and clause.link == "main" and (owner.subject or owner.metric) and not only_reports(clause)
    ]
    speakers = [owner for (owner, source), one in zip(owners, clauses, strict=True) if only_reports(one)]
    is_rivalled = any(_names_another(parts, one, memory) for one in clauses) or (
        memory.is_rivalled and not any(map(memory.is_topic, said))
    )
    spoken = [owner for (owner, _), one in zip(owners, clauses, strict=True) if one.link == "main" and owner.whole]
    is_on_things = _is_thing(spoken[-1]) if spoken else memory.is_on_things
    memory = replace(memory, is_rivalled=is_rivalled, is_on_things=is_on_things)
    stays = not is_rivalled and _stays_on_topic([*said, *filter(memory.is_topic, speakers)], memory)
    memory = replace(memory, is_on_topic=stays)
    if not said:
        if not any(one.link == "main" and one.verb_first is not None for one in clauses):
            return replace(memory, source="title")  # of whom it tells is not known, for its verb is not
        if _owns_another(owners, clauses) and _names_others(parts, memory.owner, memory):
            return replace(memory, source="title")  # "Her last tower, at Elm, fell. It"
        if not memory.is_name(memory.owner.subject) and _names_others(parts, memory.owner, memory):
            return replace(memory, source="title")
        return replace(memory, source="paragraph") if memory.source == "sentence" else memory
    first = said[0]
    owner = first if first.subject else replace(first, subject=memory.topic.subject)
    told = {
        owner.thing
        for (owner, _), clause in zip(owners, clauses, strict=True)
        if clause.link == "main" and clause.verb_first is not None and owner.thing and not only_reports(clause)
    }
    is_named = memory.is_name(f"{first.subject} {first.whole}") or memory.is_topic(first)
    is_acted_on = any(part.low in word_set("objects") for part in parts[1:])  # "the magazine ranked it seventh. It"
    is_acted_on = is_acted_on or any(_brings_up(parts, one) or _names_another(parts, one, memory) for one in clauses)
    is_clear = len(told) == 1 and not is_acted_on and (is_named or not _names_others(parts, first, memory))
    return replace(memory, owner=owner, source="sentence" if is_clear else "title")


def _owns_another(owners: Sequence[Owned], clauses: Sequence[Clause]) -> bool:
    """Whether a sentence is told of a thing of somebody: the next "it" may be the thing."""
    return any(owner.is_possessed and one.link == "main" for (owner, _), one in zip(owners, clauses, strict=True))


def _brings_up(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause brings up a thing that the next "it" may mean: "launched a phone. It costs"."""
    place = clause.verb_place
    if place is None or clause.link not in {"main", "same"} or place + 1 >= clause.end:
        return False
    is_deed = parts[place].low not in word_set("auxiliaries") and not any(
        verb.group in {"reach", "up", "down", "share"} for verb in verbs_of(parts[place].low)
    )
    follows = parts[place + 1].low
    if is_deed and _is_body(parts, place + 1, clause.end):
        return True
    is_utmost = follows == "the" and place + 2 < clause.end and parts[place + 2].low.endswith("est")
    return is_deed and (follows in word_set("indefinite") or is_utmost) and parts[place].low not in word_set("be")


def _names_another(parts: Sequence[Part], clause: Clause, memory: Memory) -> bool:
    """Whether a clause does something to, with or against a body that it names: "bought Novaryx", "beat it to Elm"."""
    place = clause.verb_place
    if place is None or place + 1 >= clause.end or parts[place].low in word_set("auxiliaries"):
        return False
    known = memory.topic.subject.casefold().split()
    does = not any(one.group in {"up", "down", "reach", "share"} for one in verbs_of(parts[place].low))
    for at in range(place + 1, min(place + _NEAR_DEED, clause.end)):
        verb = at - 2 if parts[at - 1].low in word_set("articles") else at - 1
        is_deed = any(one.group in {"have", "other"} for one in verbs_of(parts[verb].low))
        is_deed = is_deed or (
            does and (parts[verb].low in word_set("partners") or (parts[verb].low == "by" and verb == place + 1))
        )
        if is_deed and parts[at].is_word and parts[at].is_capitalised and parts[at].low not in known:
            return True
    return False


def _is_body(parts: Sequence[Part], first: int, end: int) -> bool:
    """Whether what stands behind a verb is a thing that may have what the next "it" has: "closed its plant. It"."""
    at = first
    while at < end and parts[at].is_word and parts[at].low not in word_set("prepositions", "joints"):
        at += 1
    return at > first and parts[at - 1].low in word_set("stand_ins") - word_set("figure_nouns")


def _names_others(parts: Sequence[Part], owner: Owner, memory: Memory) -> bool:
    """Whether a sentence names anybody besides its subject and the topic."""
    known = {token.low for token in read_tokens(f"{owner.whole} {owner.subject} {owner.place} {memory.topic.subject}")}
    return any(part.is_word and part.is_capitalised and part.low not in known for part in parts[1:])


def _is_thing(owner: Owner) -> bool:
    """Whether an owner is a thing that is nobody's measure: "cargo bikes", of which the next price is told."""
    last = owner.metric.casefold().rpartition(" ")[2]
    is_measure = last in word_set("metric_nouns", "number_nouns", "stand_ins")
    is_named = owner.is_possessed or owner.stands_in or (bool(owner.subject) and owner.subject in owner.whole)
    return last.endswith("s") and not (is_named or is_measure)


def _stays_on_topic(said: Sequence[Owner], memory: Memory) -> bool:
    """Whether what a sentence speaks of is the topic, or names nobody else."""
    if any(memory.is_topic(owner) for owner in said):
        return True
    return memory.is_on_topic and not any(memory.is_name(f"{owner.subject} {owner.whole}") for owner in said)
