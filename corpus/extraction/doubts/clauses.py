"""Doubts about a clause: one that speaks of what stands before it, which may be somebody else."""

from corpus.extraction.draft import Draft
from corpus.extraction.parts import COMMAS
from corpus.extraction.spot import Sentence
from corpus.extraction.subject_range import subject_range
from corpus.extraction.word_lists import word_set
from corpus.period import Period

_COMPARED = frozenset(("base", "up-by"))
"""Rules of figures that are told beside another one."""
_NEAR = 6
"""Parts before a joint among which a "who" stands whose clause goes on behind it."""
_FARTHEST_MARK = 7
"""Parts before a "which" among which a comma stands that makes what is behind it a mere place."""


def aside_of_object(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``listed it as the best, selling nine million``, ``issued a coin, weighing``: it is told of the object.

    What a figure is up from is told of that figure, wherever it stands: ``reached a scale of 9 million, up from 7``.
    """
    if draft.rule in _COMPARED:
        return False
    clause = read.clause_at(draft.place)
    number = read.clauses.index(clause)
    if clause.link != "aside" or not number:
        return False
    before = read.clauses[number - 1]
    verb = before.verb_place if before.verb_place is not None else before.end
    is_brought_up = read.low(verb + 1) in word_set("indefinite") and read.low(verb) not in word_set("auxiliaries")
    return is_brought_up or any(read.low(at) in word_set("done_to") for at in range(verb + 1, before.end))


def behind_colon(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Barley fared better: the crop rose``: what stands before a colon is what the rest is told of."""
    clause = read.clause_at(draft.place)
    number = read.clauses.index(clause)
    if draft.source == "own" or not number or read.low(clause.first - 1) != ":":
        return False
    owner, source = read.owners[number - 1]
    is_other = bool(owner.whole) and not owner.is_possessed and (source == "own" or bool(owner.metric))
    return is_other or read.clauses[number - 1].verb_first is None


def within_relative(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``officers who manage risk and duties earned``: the verb is of what stands before "who", not of its last word."""
    clause = read.clause_at(draft.place)
    number = read.clauses.index(clause)
    if clause.link != "main" or not number:
        return False
    before = read.clauses[number - 1]
    near = range(max(before.first + 1, before.end - _NEAR), before.end)
    opener = next((at for at in near if read.low(at) in word_set("relatives") and read.low(at - 1) not in COMMAS), None)
    return opener is not None and read.low(clause.first - 1) in {"and", "or"}


def whose_thing(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the singer, whose channel has``, ``such cities, which have``: whose it is stands before, and was not read."""
    clause = read.clause_at(draft.place)
    first, _ = subject_range(read.parts, clause)
    is_whose = "whose" in {read.low(first - 1), read.low(first), read.low(clause.first)}
    is_whose = is_whose or (clause.link == "relative" and "such" in {part.low for part in read.parts[: clause.first]})
    return is_whose and not any(letter.isupper() for letter in draft.owner.subject)


def doubtful_antecedent(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``in Elm, Oakland, which employs``: what stands between commas before a "which" may only say where."""
    clause = read.clause_at(draft.place)
    if clause.link == "relative" and draft.owner.subject[:1].islower() and " of " in draft.owner.subject:
        return True  # "the water of Lake Orra, which covers"
    last = clause.first - 2
    if clause.link != "relative" or draft.source != "own" or read.low(last + 1) not in COMMAS:
        return False
    mark = next((at for at in range(last, max(-1, last - _FARTHEST_MARK), -1) if read.parts[at].kind == "mark"), None)
    return mark is not None and read.low(mark) in COMMAS | {"-", "–"}


def verb_of_another(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``ending a review that lasted nine years``: the verb behind "that" is of what stands before it."""
    clause = read.clause_at(draft.place)
    first = clause.verb_first
    is_other = first is not None and first > clause.first and read.low(first - 1) in word_set("relatives") | {"that"}
    return is_other and clause.link != "relative"
