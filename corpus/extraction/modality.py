"""Whether what a clause says is so, is hoped for, or is expected; and who says it."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.extraction.clause_borders import Clause
from corpus.extraction.parts import Part, written
from corpus.extraction.subject_range import subject_range
from corpus.extraction.tense import tense_of
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.fact import Modality
from corpus.lexicons.verbs import verbs_of

_NEAR = 6
"""Parts before a verb among which a word of modality counts."""


def modality_of(parts: Sequence[Part], clauses: Sequence[Clause], number: int, place: int) -> Modality:
    """The modality of a figure: of its own clause, and of the clause that reports it ("proposed that")."""
    clause = clauses[number]
    first = max(clause.first, (clause.verb_first if clause.verb_first is not None else clause.first) - _NEAR)
    is_subject = clause.verb_first is not None and place < clause.verb_first  # "500 jobs would go"
    end = (clause.verb_place or place) + 1 if is_subject else place
    said = " ".join(part.low for part in parts[first:end] if part.kind == "word" and not part.is_capitalised)
    for before in reversed(clauses[:number]):
        if clause.link == "same" and before.link == "relative":
            continue  # "a plant, which will open in May, costs"
        hangs_on = clause.link in {"aside", "with", "same"} or (clause.link == "relative" and not _is_so(parts, clause))
        if hangs_on or _reports(parts, before):
            said = " ".join(part.low for part in parts[before.first : before.end] if part.kind == "word") + " " + said
        clause = before if hangs_on else clause
    words, padded = frozenset(said.split()), f" {said} "
    return next(
        (kind for kind, (single, several) in _cues() if words & single or any(c in padded for c in several)), "actual"
    )


def attribution_of(text: str, parts: Sequence[Part], clauses: Sequence[Clause]) -> str:
    """Whom a sentence names as its source: behind "according to", or before "said"."""
    for clause in clauses:
        if _reports(parts, clause) and clause.link == "main":
            first, end = subject_range(parts, clause)
            names = _named(parts[first:end])
            if names and any(part.is_capitalised for part in names[1:] or names):
                return written(text, names)
    low = text.casefold()
    found = _according().search(text) if any(cue in low for cue in extraction_lexicon()["attributions"]) else None
    return " ".join(found[1].split()) if found else ""


def _is_so(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause says what is so, whatever is hoped of the thing that it speaks of: "which carries"."""
    return tense_of(parts, clause) in {"present", "past", "perfect"}


def _named(words: Sequence[Part]) -> Sequence[Part]:
    """A name, up to the first word that only says more of it: a verb, a preposition, an adverb."""
    told = ("ed", "ly")
    end = next(
        (at for at, part in enumerate(words) if part.low.endswith(told) or part.low in {"in", "at", "further"}),
        len(words),
    )
    return words[1:end] if words and words[0].low in word_set("articles") else words[:end]


def _reports(parts: Sequence[Part], clause: Clause) -> bool:
    place = clause.verb_place
    is_saying = place is not None and any(verb.group == "say" for verb in verbs_of(parts[place].low))
    return is_saying and not any(part.figure for part in parts[place or 0 : clause.end])


@cache
def _cues() -> tuple[tuple[Modality, tuple[frozenset[str], tuple[str, ...]]], ...]:
    """Of each kind its single words, and those of several words between blanks."""
    kinds: dict[Modality, list[str]] = extraction_lexicon()["modality"]
    return tuple(
        (kind, (frozenset(one for one in cues if " " not in one), tuple(f" {one} " for one in cues if " " in one)))
        for kind, cues in kinds.items()
    )


@cache
def _according() -> re.Pattern[str]:
    """A name behind the words that introduce a source, up to the next sign."""
    cues = "|".join(extraction_lexicon()["attributions"])
    return re.compile(rf"(?i:{cues}) (?:the )?([A-Z][\w'’.-]*(?: (?:(?:of|and|for|the)\b|[A-Z][\w'’.-]*)){{0,8}})")
