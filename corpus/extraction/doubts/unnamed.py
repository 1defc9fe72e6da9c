"""Doubts about a subject that names nobody by itself: one of several, another one, a pronoun in a contraction."""

from corpus.extraction.draft import Draft
from corpus.extraction.spot import Sentence
from corpus.extraction.timing import is_utmost
from corpus.extraction.word_lists import word_set
from corpus.period import Period

_LONGEST_NAME = 4
"""Letters; a longer word in capitals at the beginning of a sentence is rather a heading that ran into it."""


def one_of_several(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the oldest was 1.9 metres tall``, ``other cats take a year``: which, and of what, is told somewhere else."""
    words = draft.owner.subject.split()
    return bool(words) and (is_utmost(words[-1]) or words[0].casefold() in word_set("unnamed"))


def only_described(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``The Dutch company employs 2,700 people``: where a company is from, and not which one it is."""
    first, _, noun = draft.owner.subject.partition(" ")
    return first[:1].isupper() and noun in word_set("called_so")


def over_there(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``A flat there costs 24,800 crowns``: where that is, another sentence says."""
    return bool({"there", "here"} & set(draft.owner.subject.casefold().split()))


def in_title(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``20 Things to do Before You Die``: what is written with capitals is a title, and counts nothing."""
    figure = read.parts[draft.place].figure
    words = figure.surface.split()[1:] if figure is not None else []
    is_title = bool(words) and all(word[:1].isupper() for word in words)
    return draft.rule == "count-subject" and is_title and draft.source != "own"


def contracted(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``They're priced around $83``: a pronoun with its verb, and no name."""
    return draft.owner.subject.casefold().endswith(tuple(word_set("contracted")))


def heading(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``VIDEO Fiscal 2019 net losses``: a heading that ran into the sentence below it owns nothing there."""
    first, follows = read.parts[0], read.parts[1:2]
    word = first.span.of(read.text)
    is_heading = word.isupper() and word.isalpha() and len(word) > _LONGEST_NAME
    return is_heading and draft.owner.subject == word and any(part.period for part in follows)
