"""Doubts about an amount that is only for so much, only there, or a part of somebody else's whole."""

from corpus.extraction.draft import Draft
from corpus.extraction.measures import is_money
from corpus.extraction.spot import Sentence
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.period import Period


def price_of_some(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``costs £2.80 for two hours``: a price, and of how much it is stands behind it."""
    figure = read.parts[draft.place].figure
    behind = read.parts[draft.place + 2 : draft.place + 3]
    is_priced = figure is not None and is_money(figure) and draft.role == "level"
    return is_priced and read.low(draft.place + 1) == "for" and any(part.figure is not None for part in behind)


def in_so_long(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``ran 100 metres in 10.9 seconds``, ``won the 5,000 metres``: how far somebody went is no size of his."""
    figure = read.parts[draft.place].figure
    measures: dict[str, list[str]] = extraction_lexicon()["measures"]
    if figure is None or figure.unit not in measures["length"]:
        return False
    behind = [part.figure for part in read.parts[draft.place + 1 : draft.place + 3]]
    is_timed = read.low(draft.place + 1) == "in" and any(one and one.unit in measures["duration"] for one in behind)
    return is_timed or (draft.rule == "does-amount" and read.low(draft.place - 1) == "the")


def over_so_long(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``is up 22 percent in two years``: a change within a time whose days are not known is none of any period."""
    behind = next(iter(read.parts[draft.place + 2 : draft.place + 3]), None)
    other = behind.figure if behind is not None else None
    is_within = read.low(draft.place + 1) in word_set("for_so_long")
    return (
        draft.role in {"growth", "change"}
        and is_within
        and other is not None
        and other.unit in extraction_lexicon()["measures"]["duration"]
    )


def whose_whole(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Wind power met 30 percent of its demand``: what is no name owns nothing, so "its" is somebody else's."""
    is_of = read.low(draft.place + 1) == "of" and read.low(draft.place + 2) in word_set("possessives")
    is_thing = any(word.islower() and word not in word_set("small_in_names") for word in draft.owner.subject.split())
    return draft.role == "share" and is_of and is_thing


def where_it_is(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``in Germany, where it has six plants``: so many are there, and not everywhere."""
    return read.low(read.clause_at(draft.place).first) == "where"


def of_so_many(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``spent 96 million on six players``: what an amount is for is another figure, and is not read."""
    follows = next(iter(read.parts[draft.place + 2 : draft.place + 3]), None)
    other = follows.figure if follows is not None else None
    is_bound = read.low(draft.place + 1) in word_set("spent_on")
    is_time = other is not None and other.unit in extraction_lexicon()["measures"]["duration"]
    return draft.rule == "does-amount" and is_bound and other is not None and not is_time
