"""Unread words: what a clause says around a figure and the reading has put into no slot.

Without a parser this is the best sign of a reading that misses the point: of "signed a $50 million deal" it has the
signing and not the deal, of "had 2,300 stations suspended" the stations and not what befell them.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from corpus.extraction.base_periods import is_base_period
from corpus.extraction.clause_borders import Clause
from corpus.extraction.draft import Draft
from corpus.extraction.parts import COMMAS, Part, written
from corpus.extraction.spot import Sentence
from corpus.extraction.subject_range import is_participle, subject_range
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.lexicons.verbs import verbs_of
from corpus.tokens import read_tokens

_SHORT = 2
"""Words of a subject that stands for a name: "the bridge"."""


def unread_words(read: Sentence, draft: Draft, told: Sequence[Draft]) -> tuple[str, ...]:
    """The words of a figure's clause that no slot of it has, and none of the other figures told there.

    Args:
        read: the sentence.
        draft: the reading.
        told: all readings of the sentence.
    """
    known = _slots_of(draft).union(
        *(_slots_of(one) for one in told if one.place != draft.place and _is_beside(read, draft, one))
    )
    others = {id(read.parts[one.place]) for one in told}
    return tuple(
        part.low
        for part in _around(read, draft)
        if id(part) not in others and _says_something(part) and not _words_of(part.low) <= known
    )


def _words_of(written: str) -> frozenset[str]:
    """Its words, without the signs of possession."""
    bare = written.replace("'s", "").replace("’s", "")
    return frozenset(token.low for token in read_tokens(bare) if token.is_word or token.is_number)


def _is_beside(read: Sentence, draft: Draft, other: Draft) -> bool:
    return any(one.first <= draft.place < one.end and one.first <= other.place < one.end for one in read.clauses)


def _slots_of(draft: Draft) -> frozenset[str]:
    owner = draft.owner
    words = " ".join((owner.subject, owner.metric, owner.whole, owner.place, *owner.scope))
    return _words_of(words.lower())


def _around(read: Sentence, draft: Draft) -> Iterator[Part]:
    """The words of the clause that a reading must account for: those before its figure, and those right behind it."""
    clause = next(one for one in read.clauses if one.first <= draft.place < one.end)
    yield from _before(read, draft, clause)
    for at in range(draft.place + 1, clause.end):
        is_of_another = draft.rule == "respectively" or (draft.rule == "with-metric" and at == clause.verb_first)
        if is_of_another or _goes_on(read.parts, at):
            return
        yield read.parts[at]


def _before(read: Sentence, draft: Draft, clause: Clause) -> Iterator[Part]:
    """Without the verb, by which the rule goes, and what stands between commas, or for a name, before it."""
    verb_first = clause.verb_first if clause.verb_first is not None else clause.first
    verb_last = clause.verb_place if clause.verb_place is not None else verb_first - 1
    first, end = subject_range(read.parts, clause)
    is_other = draft.source != "own" and end - first <= _SHORT
    is_apposed = bool(draft.owner.subject) and draft.owner.subject in written(read.text, read.parts[end:verb_first])
    asides = _asides(read.parts, clause.first, first)
    for at in range(clause.first, draft.place):
        if at in asides:
            continue
        is_subject = first <= at < end and (is_other or is_apposed)
        is_object = verb_first <= at and read.parts[at].low in word_set("persons_done_to")
        if is_object or not (is_subject or end <= at <= verb_last):
            yield read.parts[at]


def _asides(parts: Sequence[Part], begin: int, end: int) -> frozenset[int]:
    """The places before a subject of what only says why something was, or who says so, up to the comma behind it.

    What says more of a time is such, too: "In 1913, its best year, it carried".
    """
    places: set[int] = set()
    borders = [begin - 1, *(at for at in range(begin, end) if parts[at].low in COMMAS), end]
    for left, right in pairwise(borders):
        words = [at for at in range(left + 1, right) if parts[at].low not in word_set("lead_words")]
        is_of_time = (
            left > begin and parts[left - 1].period is not None and parts[right - 1].low in word_set("time_words")
        )
        is_deed = left < begin and bool(words) and is_participle(parts[words[0]].low)  # "Founded in 1909, it has"
        if words and (is_of_time or is_deed or parts[words[0]].low in word_set("asides", "causes")):
            places.update(range(left + 1, right))
    return frozenset(places)


def _goes_on(parts: Sequence[Part], at: int) -> bool:
    """Whether at a place begins what is told beside a figure: another, what was done besides, or why."""
    part, follows = parts[at], parts[at + 1] if at + 1 < len(parts) else None
    if part.kind == "mark" or part.low in word_set("causes"):
        return True
    if part.low in word_set("relatives") or (follows is not None and follows.low in word_set("relatives")):
        return True
    is_next = follows is not None and (
        follows.figure is not None or follows.low in word_set("articles") or bool(verbs_of(follows.low))
    )
    return part.low in {"and", "but"} and is_next


def _says_something(part: Part) -> bool:
    if part.period:
        return not (part.period.start or part.period.end or is_base_period(part.period))
    if not part.is_word:
        return part.figure is not None and part.figure.shape == "ordinal"
    return part.low not in _empty_words() and not (part.low.endswith("ly") and not part.is_capitalised)


@cache
def _empty_words() -> frozenset[str]:
    """Words that add nothing to what a figure is of."""
    names = (
        "articles", "determiners", "prepositions", "auxiliaries", "joints", "lead_words", "adverb_gaps", "quantifiers",
        "year_on_year", "reach_gaps", "pronouns", "relatives", "stand_ins", "dimensions", "comparatives", "empty",
        "emphatic",
    )  # fmt: skip
    cues = (cue for cues in extraction_lexicon()["modality"].values() for cue in cues)
    phrases = (*extraction_lexicon()["lead_phrases"], *extraction_lexicon()["base_periods"], *cues)
    return frozenset().union(word_set(*names), (word for phrase in phrases for word in phrase.split()))
