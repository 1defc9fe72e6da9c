"""Antecedents: what a relative clause speaks of, the thing before its "which"."""

from collections.abc import Sequence

from corpus.extraction.clause_borders import Clause
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import COMMAS, Part, written
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import verbs_of

_NESTED = 7
"""Parts before a "which" among which the preposition stands that binds what it means to another thing."""


def last_named(text: str, parts: Sequence[Part], clause: Clause, told: int | None) -> Owner | None:
    """What a relative clause speaks of: the thing before its comma, with the place where it is.

    In "a plant at Lehm, which" it is the plant; in "sold to Bright, which" it is Bright. A clause that has a subject
    of its own behind its "which" speaks of that.
    """
    if clause.verb_first is not None and clause.verb_first > clause.first + 1:
        between = parts[clause.first + 1 : clause.verb_first]
        if between[0].low == "there":
            return Owner()
        is_deed = between[0].low.endswith("ed") or any(
            verb.form in {"past", "base"} for verb in verbs_of(between[0].low)
        )
        if not is_deed and not all(part.low in word_set("lead_words") or part.low.endswith("ly") for part in between):
            return read_owner(text, between)
    end = clause.first - 1 if parts[clause.first - 1].low in COMMAS else clause.first
    first = end
    while first > 0 and _continues_thing(parts, first - 1, told) and parts[first].low not in word_set("indefinite"):
        first -= 1
    if first < end and parts[first].low in word_set("prepositions") and first and parts[first - 1].low == ",":
        return Owner()  # "Röntgen, of Germany, who"
    while first < end and parts[first].low in word_set("prepositions"):
        first += 1
    if clause.first > 1 and first == end:
        return Owner()  # of what stands further before: "in drip irrigation over five years, which saves"
    named = _named_before(parts, first)
    if named:
        name = written(text, named)
        return Owner(name, whole=name)
    first = _behind_person(parts, _last_article(parts, first, end), end)
    return read_owner(text, parts[first:end]) if first < end else None


def is_nested(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether what stands before a "which" is itself part of another thing: "a peak on the border, which"."""
    before = [part.low for part in parts[max(0, clause.first - _NESTED) : clause.first - 1]]
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at] in word_set("nesting")), 0)
    return at > 0 and not verbs_of(before[at - 1])


def _named_before(parts: Sequence[Part], first: int) -> Sequence[Part]:
    """The name of which a phrase only says what it is: "the Salz Bridge, a steel arch that is 318 metres long"."""
    opens = [
        at
        for at in (first - 1, first)
        if at > 1 and parts[at].low in word_set("indefinite") and parts[at - 1].low == ","
    ]
    end = begin = opens[0] - 1 if opens else 0
    while begin and parts[begin - 1].is_word and parts[begin - 1].is_capitalised:
        begin -= 1
    return parts[begin:end]


def _last_article(parts: Sequence[Part], first: int, end: int) -> int:
    """Where the last phrase begins among some words: an article begins one, unless it is "of the" or "in the"."""
    bound = word_set("prepositions", "joints")
    starts = (at for at in range(end - 1, first, -1) if parts[at].low in word_set("plain_articles"))
    return next((at for at in starts if parts[at - 1].low not in bound), first)


def _behind_person(parts: Sequence[Part], first: int, end: int) -> int:
    """Where the thing begins to which a named person belongs: "Iain Duthie of the fishermen's federation, which"."""
    of = next((at for at in range(first + 2, end) if parts[at].low == "of"), end)
    is_name = all(part.is_capitalised for part in parts[first:of])
    is_noun = of + 2 < end and parts[of + 1].low == "the" and not parts[of + 2].is_capitalised
    is_thing = end + 1 < len(parts) and parts[end + 1].low == "which"
    return of + 1 if is_name and is_noun and is_thing else first


def _continues_thing(parts: Sequence[Part], place: int, told: int | None) -> bool:
    """Whether a word before a thing still belongs to it; behind the verb of its clause, "needs" is a noun."""
    part = parts[place]
    if not part.is_word or (part.low in word_set("prepositions") and part.low not in {"at", "in", "of"}):
        return False
    if part.low in word_set("auxiliaries"):
        return False
    nouns = {"base", "s"} if told is not None and told < place else {"base"}
    return part.is_capitalised or all(verb.form in nouns for verb in verbs_of(part.low))
