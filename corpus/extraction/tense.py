"""Tenses: whether a clause tells what happened, what is so, or what has come about."""

from collections.abc import Sequence
from typing import Literal

from corpus.extraction.clause_borders import Clause
from corpus.extraction.parts import Part
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import verbs_of

Tense = Literal["past", "present", "perfect", "future", "none"]


def tense_of(parts: Sequence[Part], clause: Clause) -> Tense:
    """The tense of a clause's first finite verb; ``none`` where it has no such verb.

    Only the past is told of the time that was named before: "In 2023 it had 40 ships. It sold 12 ships", but "It has
    28 ships".
    """
    if clause.verb_first is None or clause.link == "aside":
        return "none"
    low = parts[clause.verb_first].low
    if low in word_set("having") and clause.verb_place != clause.verb_first:
        return "perfect"
    if low in word_set("past_auxiliaries"):
        return "past"
    if low in word_set("modals"):
        return "future"
    if low in word_set("auxiliaries"):
        return "present"
    forms = {verb.form for verb in verbs_of(low)}
    is_past = "past" in forms or (not forms and low.endswith("ed"))
    return "past" if is_past else "present"
