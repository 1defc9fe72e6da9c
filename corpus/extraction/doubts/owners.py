"""Doubts about an owner: one of several that own a figure together, one that is only pointed at, somebody else."""

from collections.abc import Sequence

from corpus.extraction.draft import Draft
from corpus.extraction.parts import COMMAS, POSSESSIVES, Part
from corpus.extraction.spot import Sentence
from corpus.extraction.subject_range import subject_range
from corpus.extraction.word_lists import word_set
from corpus.period import Period

_MOST_COMMAS = 3
"""Before a verb: one behind what leads up to its subject, and two around what says more of it."""
_LONGEST_PERSON = 4
"""In words."""
_AND = frozenset(("and", "or", "&"))


def torn_list(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``severance, acquisition and other costs fell``: of a list only the first thing was read as a subject."""
    clause = read.clause_at(draft.place)
    if clause.verb_first is None or clause.link != "main" or draft.source != "own" or clause.verb_first > draft.place:
        return False
    _, end = subject_range(read.parts, clause)
    commas = sum(part.low in COMMAS for part in read.parts[clause.first : clause.verb_first])
    is_listed = end < clause.verb_first and not _is_closed(read.parts[end : clause.verb_first])
    return is_listed or commas > _MOST_COMMAS or read.low(clause.verb_first - 1) in {"and", "or", "but"}


def one_of_two(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``wind and solar's share``: of two that own a figure together, one was read; in turn each has its own."""
    if draft.rule == "respectively":
        return False
    words = draft.owner.subject.casefold().split()
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    if words and read.low(first).startswith(words[0]) and read.low(first - 1) in _AND and first == clause.first:
        before = read.clauses[max(0, read.clauses.index(clause) - 1)]
        is_told_apart = any(part.figure or part.period for part in read.parts[before.first : before.end])
        return read.low(first + len(words) - 1).endswith(POSSESSIVES) and not is_told_apart
    return any(
        read.low(at - 1) in _AND and all(read.low(at + by).startswith(word) for by, word in enumerate(words))
        for at in range(first + 1, end - len(words) + 1)
        if words
    )


def made_by_things(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Global efforts reduced malaria deaths by 62%``: what no name did to something is told of somebody else.

    What it did to something of its own ("their output") is told of itself.
    """
    words = draft.owner.subject.split()
    return draft.rule == "made" and bool(words) and words[-1].islower() and not draft.owner.is_possessed


def perhaps_name(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Europe makes 9 percent``: a first word that may be a name was read as a metric, and given to another."""
    metric = draft.owner.metric.casefold()
    is_first = read.low(0) == metric
    return is_first and not metric.endswith("s") and metric not in word_set("metric_nouns", "stand_ins")


def pointed_at(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``such cities``, ``half of this area``: what is only pointed at has its name somewhere before."""
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    is_pointed = any(part.low in word_set("pointing_at") for part in read.parts[first:end])
    is_each = end > first and read.low(first) in word_set("any_one") and draft.source != "own"
    return is_each or (is_pointed and draft.source == "own")


def somebody(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``she was 10 years old``: "she" is a person, who has a name and no article."""
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    is_person = any(part.low in word_set("persons") for part in read.parts[first : min(end, first + 1)])
    words = draft.owner.subject.split()
    return is_person and not (0 < len(words) <= _LONGEST_PERSON and all(word[:1].isupper() for word in words))


def mere_observers(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Analysts counted 7,000 sleepers``: those who look on have nothing of what they tell."""
    return draft.owner.subject.casefold() in word_set("observers")


def _is_closed(words: Sequence[Part]) -> bool:
    """Whether what stands between a subject and its verb ends as it begins, with a comma, or is a mere adverb."""
    return words[-1].low in COMMAS or not any(part.low in COMMAS for part in words)
