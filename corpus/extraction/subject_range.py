"""Where the subject of a clause stands."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.extraction.clause_borders import Clause
from corpus.extraction.parts import COMMAS, Part
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import may_be_past


def subject_range(parts: Sequence[Part], clause: Clause) -> tuple[int, int]:
    """Where the subject of a clause stands: before its verb, behind what leads up to it.

    What leads up are periods, adverbs, and groups with a preposition up to their comma; of what follows the subject
    between commas, nothing belongs to it.
    """
    end = clause.verb_first if clause.verb_first is not None else clause.end
    segments = _segments(parts, clause.first, end)
    for number, (opening, last) in enumerate(segments):
        leads_up = _tells_of_time(parts, segments, number) or (not number and is_participle(parts[opening].low))
        if number + 1 < len(segments) and leads_up:
            continue
        first = _behind_leads(parts, opening, last)
        first = _behind_group(parts, first, last)
        if (
            first < last
            and parts[first].low not in word_set("prepositions")
            and parts[first].low not in word_set("participles")
        ):
            return first, last
    return end, end


def _tells_of_time(parts: Sequence[Part], segments: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a segment only says more of the period before it: "In 1913, its best year, it carried"."""
    before = parts[slice(*segments[number - 1])] if number else ()
    is_period = any(part.period for part in before) and all(
        part.period or part.low in word_set("prepositions") for part in before
    )
    return is_period and parts[segments[number][1] - 1].low in word_set("time_words")


def is_participle(word: str) -> bool:
    """``Founded in 1909, the college has``: what was done to a subject leads up to it."""
    return may_be_past(word) and word not in word_set("metric_nouns")


def _behind_group(parts: Sequence[Part], first: int, last: int) -> int:
    """Behind a group with a preposition that no comma ends, where a new noun or pronoun plainly begins."""
    if first >= last or parts[first].low not in word_set("leading"):
        return first
    starts = word_set("pronouns", "plain_articles")
    return next((at for at in range(first + 2, last) if parts[at].low in starts and parts[at - 1].is_word), first)


def _segments(parts: Sequence[Part], first: int, end: int) -> list[tuple[int, int]]:
    borders = [at for at in range(first, end) if parts[at].low in COMMAS]
    edges = [first - 1, *borders, end]
    return [(left + 1, right) for left, right in pairwise(edges) if left + 1 < right]


def _behind_leads(parts: Sequence[Part], first: int, last: int) -> int:
    """Behind periods, adverbs and joints; a group with a preposition and a period has no comma at times."""
    at = first
    while at < last:
        low = parts[at].low
        if (
            parts[at].kind in {"period", "mark"}
            or low in word_set("lead_words")
            or low in word_set("joints")
            or (low.endswith("ly") and low not in word_set("no_adverbs") and not parts[at].is_capitalised)
        ):
            at += 1
        elif (
            low in word_set("dating", "dating_too")
            and at + 1 < last
            and (parts[at + 1].period or (low != "of" and at + 2 < last and parts[at + 2].period))
        ):
            at += 2
        else:
            break
    return at


def lead_of(parts: Sequence[Part], clause: Clause) -> Sequence[Part]:
    """The group with a preposition before a subject, if it is no period: "Among men", "In the north"."""
    first, end = subject_range(parts, clause)
    if clause.link != "main" or first >= end:
        return ()
    lead = parts[_behind_leads(parts, clause.first, first) : first]
    at = next((at for at, part in enumerate(lead) if part.kind != "word"), len(lead))
    if at < len(lead) and lead[at].period:
        return ()  # "For the full third quarter"
    if " ".join(part.low for part in lead[:at]) in word_set("lead_phrases"):
        return ()
    is_group = at > 1 and lead[0].low in word_set("leading") | {"within"}
    return lead[:at] if is_group else ()
