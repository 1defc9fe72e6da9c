"""Doubts about what stands beside a reading: a figure that more was said of, or that belongs to a neighbour."""

from corpus.extraction.draft import Draft
from corpus.extraction.parts import COMMAS
from corpus.extraction.spot import Sentence
from corpus.extraction.subject_range import subject_range
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.lexicons.verbs import may_be_past, verbs_of
from corpus.period import Period

_FARTHEST = 3
"""Parts behind a figure among which a smaller one of the same measure follows."""
_MOST_SCOPES = 3


def rank_of_another(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the magazine ranked it ninth``: who ranks is not who has the rank."""
    if draft.role != "rank":
        return False
    if draft.owner.metric == "rank" and read.low(draft.place + 1) == "with":
        return True  # "ranked second with 102": in what, is told elsewhere
    first = draft.place - 1
    while first >= 0 and not any(verb.group == "rank" for verb in verbs_of(read.low(first))):
        first -= 1
    between = read.parts[first + 1 : draft.place]
    return first >= 0 and any(
        part.is_capitalised or part.low in word_set("done_to", "articles") - {"also", "both", "all"} for part in between
    )


def more_measure(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``four hours and five minutes``: the first part of a measure is not all of it."""
    figure = read.parts[draft.place].figure
    kinds: list[list[str]] = list(extraction_lexicon()["measures"].values())
    for at in range(draft.place + 1, min(draft.place + 1 + _FARTHEST, len(read.parts))):
        other = read.parts[at].figure
        if other is None and read.low(at) not in {"and", ","}:
            return False
        if figure is not None and other is not None:
            is_same_kind = any({figure.unit, other.unit} <= set(kind) for kind in kinds)
            return (
                is_same_kind
                and other.unit != figure.unit
                and read.low(at + 1) not in extraction_lexicon()["dimensions"]
            )
    return False


def pointed_scope(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``10,000 used these airports``, ``in the same place``: where, or which, stands in another sentence."""
    told = {word for words in (draft.owner.metric, *draft.owner.scope) for word in words.casefold().split()}
    return bool(told & word_set("pointing")) or any(_points_back(read, at) for at in range(draft.place))


def _points_back(read: Sentence, at: int) -> bool:
    """Whether at a place "the same" names a place, and neither a time nor a source."""
    return (
        read.low(at) == "same"
        and read.low(at - 2) in word_set("at_a_time")
        and read.low(at + 1) not in word_set("time_words")
    )


def torn_scope(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``from Africa, Britain and Asia``, ``due to fire``: of what narrows a figure only a piece was read."""
    if len(draft.owner.scope) > _MOST_SCOPES:
        return True
    for words in draft.owner.scope:
        told = words.casefold().split()
        if told[-1] in word_set("joints"):
            return True
        at = _place_of(read, draft.place, told)
        if at is None:
            ahead = _place_of(read, -1, told)
            if ahead is not None and _lists_on(read, ahead + len(told)):
                return True
            continue
        if told[0] == "to" and read.low(at - 1) in word_set("before_to"):
            return True
        follows = read.parts[at + len(told)] if at + len(told) < len(read.parts) else None
        if _lists_on(read, at + len(told)) or (follows is not None and follows.figure is not None):
            return True
    return False


def _place_of(read: Sentence, place: int, words: list[str]) -> int | None:
    """Where some words stand behind a figure."""
    for at in range(place + 1, len(read.parts) - len(words) + 1):
        if all(read.low(at + by) == word for by, word in enumerate(words)):
            return at
    return None


def _lists_on(read: Sentence, end: int) -> bool:
    """Whether a comma goes on with a list of single things, up to its "and": "Africa, Britain, Europe and Asia"."""
    if read.low(end) not in COMMAS:
        return False
    at = end + 1
    while at < len(read.parts) and read.parts[at].is_word and read.low(at) not in {"and", "or"}:
        if read.low(at) in word_set("auxiliaries", "prepositions") or verbs_of(read.low(at)):
            return False
        at += 1
        if read.low(at) in COMMAS:
            at += 1
            return at < len(read.parts) and read.parts[at].is_word and read.low(at) not in word_set("relatives")
    return at > end + 1 and read.low(at) in {"and", "or"}


def part_of_some(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``80% of the people who visit``: a part of those alone of whom the next clause speaks."""
    figure = read.parts[draft.place].figure
    if figure is None or draft.role != "share" or read.low(draft.place + 1) != "of":
        return False
    at = draft.place + 2
    while at < len(read.parts) and read.parts[at].is_word and read.low(at) not in word_set("relatives") | {"that"}:
        if read.low(at) in word_set("auxiliaries"):
            return False
        at += 1
    return read.low(at) in word_set("relatives") | {"that"}


def shared_ending(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``there have been 35 titles and 73 pennants won by Elm``: what ends a list is said of all in it."""
    if draft.rule not in {"there-are", "has-count"} or draft.owner.scope:
        return False
    at = draft.place + 1
    other = read.parts[at + 1] if at + 1 < len(read.parts) else None
    if read.low(at) != "and" or other is None or other.figure is None:
        return False
    is_participle = read.low(at + 2).endswith("ed") or may_be_past(read.low(at + 2))
    return is_participle and read.low(at + 3) in word_set("prepositions")


def nameless_metric(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``grew at a pace of``, ``was the first of two``: a word that says nothing of what is measured."""
    return draft.owner.metric.casefold() in word_set("nameless") or "compared" in draft.owner.metric.casefold().split()


def year_as_count(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``in May, 1896 Hall was``: four digits that may be a year count nothing."""
    figure = read.parts[draft.place].figure
    is_count = draft.role == "count" and figure is not None and figure.shape == "amount"
    digits = figure.surface.split()[0] if is_count and figure is not None else ""
    return len(digits) == 4 and digits.isdecimal() and digits.startswith(("15", "16", "17", "18", "19", "20"))  # noqa: PLR2004 - a year


def verb_in_name(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the Britain Can Make It exhibition``: a verb with a capital belongs to a name."""
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    follows = read.parts[end] if end < len(read.parts) else None
    own = draft.owner.subject.split()
    at = next((at for at in range(first, end) if own and read.low(at) == own[-1].casefold()), None)
    if at is None:
        return False
    behind = read.parts[at + 1] if at + 1 < len(read.parts) else follows
    return behind is not None and behind.is_capitalised and behind.low in word_set("auxiliaries")


def other_figure(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``range in size from 9.5 to 14 mm``: another figure among what narrows this one was not read for itself."""
    scope = " ".join(draft.owner.scope)
    others = (part.figure for at, part in enumerate(read.parts) if at != draft.place and part.figure)
    return any(other.surface in scope for other in others if other.shape != "ordinal" and other.surface[:1].isdigit())


def between_two(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the distance between Earth and Moon is``: what lies between two is neither's."""
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    return draft.source == "own" and any(read.low(at) == "between" for at in range(first, min(end, draft.place)))


def how_often(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``rolled over 18 times``: how often somebody did something is no amount."""
    figure = read.parts[draft.place].figure
    is_multiple = figure is not None and figure.shape == "multiple"
    return is_multiple and (draft.rule == "does-amount" or read.low(draft.place + 1) == "as")
