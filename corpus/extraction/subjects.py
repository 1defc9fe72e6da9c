"""Subjects: what each clause of a sentence speaks of, with what "it" and "the company" take from before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.extraction.antecedents import is_nested, last_named
from corpus.extraction.clause_borders import Clause
from corpus.extraction.draft import Source
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part, written
from corpus.extraction.subject_range import lead_of, subject_range
from corpus.extraction.verbs import verbs_of, word_set
from corpus.period import Period
from corpus.tokens import read_tokens

Owned = tuple[Owner, Source]
_NOBODY = Owner()
_QUOTES = frozenset('"“”„«»')
_OBJECTS = frozenset(("it", "him", "her", "them"))


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


def read_subjects(text: str, parts: Sequence[Part], clauses: Sequence[Clause], memory: Memory) -> tuple[Owned, ...]:
    """The owner that each clause gives its figures, and where it stood.

    A clause that has no subject of its own speaks of that of the clause before; a pronoun, of what was named last; and
    a metric without a subject ("net profit") belongs to the subject before.
    """
    found: list[Owned] = []
    main: Owned = (memory.owner, memory.source)
    for number, clause in enumerate(clauses):
        told = clauses[number - 1].verb_place if number else None
        own = last_named(text, parts, clause, told) if clause.link == "relative" else _read(text, parts, clause)
        if number and _goes_on_relating(parts, clauses[number - 1], clause):
            main = found[-1]
        own = own or _same_of(text, parts, clause, main[0]) or _interrupted(text, parts, clauses, number)
        owned = _resolved(own, main, memory, does=_does(clause)) if own else _inherited(main)
        if own and clause.link == "relative" and not own.stands_in:
            is_second = any(part.low in word_set("relatives") for part in parts[: clause.first - 1])
            owned = own, "title" if is_second or is_nested(parts, clause) else "own"
        owned = _where_else(text, parts, clause, owned, memory)
        found.append(owned)
        is_told = clause.verb_first is not None or (own is not None and clause.link == "main")
        if clause.link in {"main", "same"} and is_told and not _reports_that(parts, clauses, number):
            main = owned
    return tuple(found)


def remembered(parts: Sequence[Part], owners: Sequence[Owned], clauses: Sequence[Clause], memory: Memory) -> Memory:
    """What the next sentence of the paragraph may take up: the subject of the last main clause that has one.

    Where that is no name, and the sentence names others, "it" may be any of them.
    """
    said = [
        owner
        for (owner, source), clause in zip(owners, clauses, strict=True)
        if source == "own" and clause.link == "main" and (owner.subject or owner.metric) and not _only_reports(clause)
    ]
    speakers = [owner for (owner, source), one in zip(owners, clauses, strict=True) if _only_reports(one)]
    memory = replace(memory, is_on_topic=_stays_on_topic([*said, *filter(memory.is_topic, speakers)], memory))
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
        if clause.link == "main" and clause.verb_first is not None and owner.thing and not _only_reports(clause)
    }
    is_named = memory.is_name(f"{first.subject} {first.whole}") or memory.is_topic(first)
    is_acted_on = any(part.low in _OBJECTS for part in parts[1:])  # "the magazine ranked it seventh. It"
    is_acted_on = is_acted_on or any(_brings_up(parts, one) for one in clauses)
    is_clear = len(told) == 1 and not is_acted_on and (is_named or not _names_others(parts, first, memory))
    return replace(memory, owner=owner, source="sentence" if is_clear else "title")


def _owns_another(owners: Sequence[Owned], clauses: Sequence[Clause]) -> bool:
    """Whether a sentence is told of a thing of somebody: the next "it" may be the thing."""
    return any(owner.is_possessed and one.link == "main" for (owner, _), one in zip(owners, clauses, strict=True))


def _brings_up(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause brings up a thing that the next "it" may mean: "launched a phone. It costs"."""
    place = clause.verb_place
    if place is None or clause.link != "main" or place + 1 >= clause.end:
        return False
    is_deed = parts[place].low not in word_set("auxiliaries") and not any(
        verb.group in {"reach", "up", "down", "share"} for verb in verbs_of(parts[place].low)
    )
    follows = parts[place + 1].low
    is_utmost = follows == "the" and place + 2 < clause.end and parts[place + 2].low.endswith("est")
    return is_deed and (follows in {"a", "an"} or is_utmost) and parts[place].low not in word_set("be")


def _names_others(parts: Sequence[Part], owner: Owner, memory: Memory) -> bool:
    """Whether a sentence names anybody besides its subject and the topic."""
    known = {token.low for token in read_tokens(f"{owner.whole} {owner.subject} {owner.place} {memory.topic.subject}")}
    return any(part.is_word and part.is_capitalised and part.low not in known for part in parts[1:])


def _stays_on_topic(said: Sequence[Owner], memory: Memory) -> bool:
    """Whether what a sentence speaks of is the topic, or names nobody else."""
    if any(memory.is_topic(owner) for owner in said):
        return True
    return memory.is_on_topic and not any(memory.is_name(f"{owner.subject} {owner.whole}") for owner in said)


def _read(text: str, parts: Sequence[Part], clause: Clause) -> Owner | None:
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
    where = next((at for at, part in enumerate(name) if at and part.low in {"in", "at", "near"}), len(name))
    name = name[:where] if all(part.is_capitalised or part.low == "the" for part in name[where + 1 :]) else name
    while name and name[0].low == "the":
        name = name[1:]
    return name if name and all(part.is_capitalised or part.low in {"of", "the", "and", "&"} for part in name) else ()


def _same_of(text: str, parts: Sequence[Part], clause: Clause, before: Owner) -> Owner | None:
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


def _interrupted(text: str, parts: Sequence[Part], clauses: Sequence[Clause], number: int) -> Owner | None:
    """The subject whose verb comes only behind a clause that says more of it: "The hotel, which opened in May, has"."""
    clause = clauses[number]
    follows = [one.link for one in clauses[number + 1 : number + 3]]
    if clause.link != "main" or clause.verb_first is not None or follows[:1] != ["relative"] or "same" not in follows:
        return None
    first, end = subject_range(parts, clause)
    words = parts[first:end]
    return read_owner(text, words) if words and not any(part.figure for part in words) else None


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


def _resolved(own: Owner, main: Owned, memory: Memory, *, does: bool) -> Owned:
    before, source = main
    source = source if before is memory.owner else "clause"
    if not own.subject and own.metric and own.metric.casefold() in memory.bearers | {before.whole.rpartition(" ")[2]}:
        own = replace(own, stands_in=True)
    if own.subject and not own.stands_in:
        return own, "own"
    if own.stands_in:
        return _stood_for(own, before, source, memory, does=does)
    return _whose(own, before, source, memory)


def _stood_for(own: Owner, before: Owner, source: Source, memory: Memory, *, does: bool) -> Owned:
    """What a pronoun, or a noun such as "the company", means."""
    if not own.metric:
        before, source = _antecedent(before, source, memory, does=does)
        return replace(before, period=own.period), source
    if not own.subject:
        before, source = _stood_in(own, before, source, memory)
        if not before.subject:
            return own, "none"
        is_figure = own.metric.casefold() in {"figure", "figures", "number", "total", "value", "amount", "rate", "sum"}
        metric = before.metric if is_figure else "" if _is_body(own) else own.metric
        return replace(own, subject=before.subject or before.metric, metric=metric), source
    return own, "own"


def _whose(own: Owner, before: Owner, source: Source, memory: Memory) -> Owned:
    """Whose a metric is that names no subject."""
    if own.is_possessed:
        before, source = _antecedent(before, source, memory, does=True)
        return replace(own, subject=before.subject or before.metric, place=own.place or before.place), source
    if not own.metric:
        return own, "none"
    is_elsewhere = any(words.casefold().startswith("in the ") for words in own.scope)
    if is_elsewhere or own.metric.partition(" ")[0].casefold() in word_set("of_all"):
        return own, "own"
    named, where = _antecedent(before, source, memory, does=True) if source == "clause" else memory.topical
    if not named.subject and before.subject and not before.metric:
        named, where = before, "title"  # a guess, for whoever reviews it
    return replace(own, subject=named.subject, place=own.place or named.place), where if named.subject else "own"


def _stood_in(own: Owner, before: Owner, source: Source, memory: Memory) -> Owned:
    """Whom "the club" or "the company" means: what the article is about, or, where it names nothing, who was named."""
    if name := memory.sole.get(own.metric.casefold()):
        sole = Owner(name, whole=name)
        return sole, "own" if memory.is_topic(sole) else "paragraph"
    if memory.topic.subject and (memory.is_on_topic or not memory.is_topic(before)):
        words = memory.topic.subject.split()
        is_named = any(word[:1].isupper() for word in words)
        is_other = words[-1].islower() and words[-1] != own.metric.casefold()  # "the district", of a village
        is_other = is_other or _is_organ(own.metric.casefold(), memory.topic.subject)
        return (memory.topic, "title") if is_other or not is_named else memory.topical
    named, where = _antecedent(before, source, memory, does=True)
    is_sure = bool(memory.topic.subject) and not _is_organ(own.metric.casefold(), named.subject)
    return named, where if is_sure else "title"


def _is_organ(noun: str, topic: str) -> bool:
    """Whether a noun names a body that the topic may have, and not the topic itself: "the council" of a town."""
    return noun in word_set("organs") and noun not in topic.casefold().split()


def _antecedent(before: Owner, source: Source, memory: Memory, *, does: bool) -> Owned:
    """Whom "it", "its" or "the company" means.

    What was spoken of last; but where that is the figure of a thing that is no name ("sales of biscuits"), and it now
    does or has something, what the article is about.
    """
    if not does or memory.is_name(before.subject) or not (before.metric and before.subject):
        return before, source
    return memory.topical


def _is_body(own: Owner) -> bool:
    return " " not in own.metric


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
        and parts[joint - 1].low not in {",", "，"}
    )


def _reports_that(parts: Sequence[Part], clauses: Sequence[Clause], number: int) -> bool:
    """Whether a clause only says, or finds, what the next one says."""
    is_that = number + 1 < len(clauses) and parts[clauses[number + 1].first - 1].low == "that"
    return _only_reports(clauses[number]) or (is_that and reports_what(parts, clauses[number]))


def _only_reports(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.group == "say"


def reports_what(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause only says who says what the next one says."""
    place = clause.verb_place
    return place is not None and any(verb.group == "say" for verb in verbs_of(parts[place].low))
