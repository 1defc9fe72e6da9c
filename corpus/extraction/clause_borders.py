"""Clauses: how far the subject of a verb reaches, so that no figure is given to a stranger.

Without a parser: a border stands at a semicolon, at a colon, before a joint with a verb of its own behind it, and at a
comma that opens a part which speaks of the words before it. Where it is doubtful, a border is drawn: a figure without
an owner is lost, a figure with the wrong owner is a lie.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.extraction.finite_verbs import DASHES, FiniteVerbs
from corpus.extraction.parts import COMMAS, POSSESSIVES, Part
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import Verb

Link = Literal["main", "same", "aside", "relative", "with"]
"""How a clause hangs together with the one before: it has a subject of its own; it has the same; it speaks of what
stands before it (", accounting for", ", up 5%"); of the last thing before it (", which"); or of what goes with it."""

_HARD = frozenset(";:；：—")
_STOPS = COMMAS | _HARD
_LONGEST_DATELINE = 8
"""Parts before the dash behind where and when a report was written."""
_REACH = 14
"""Parts behind a joint among which its verb must stand."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of parts, ``parts[first:end]``, with its verb's place, if it has one."""

    first: int
    end: int
    link: Link
    verb_first: int | None = None
    """Where the verb begins, its auxiliaries included."""
    verb_place: int | None = None
    """Where the verb that gives the meaning stands."""
    verb: Verb | None = None


def split_clauses(parts: Sequence[Part]) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; together they are the whole sentence, but for the borders' own words."""
    return tuple(_Splitter(parts).clauses())


class _Splitter:
    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.verbs = FiniteVerbs(parts)

    def clauses(self) -> list[Clause]:
        found: list[Clause] = []
        first = 0
        link: Link = "main"
        has_verb = False
        place = 0
        while place < len(self.parts):
            border = self._border(place, has_verb=has_verb) if place > first else None
            if border:
                found.append(self._clause(first, place, link))
                first, link = border
                has_verb = link in {"aside", "with"} or (link == "relative" and self._relates_unknown(first + 1))
                place = max(first, place + 1)
                continue
            has_verb = has_verb or self.verbs.finite(place) is not None
            place += 1
        found.append(self._clause(first, len(self.parts), link))
        return [clause for clause in found if clause.first < clause.end]

    def _relates_unknown(self, place: int) -> bool:
        """Whether behind a "which" stands a verb that no lexicon has: "the company, which insures bicycles, grew"."""
        part = self.parts[place] if place < len(self.parts) else None
        if part is None or not part.is_word or part.is_capitalised:
            return False
        is_form = part.low.endswith(("s", "ed")) and not part.low.endswith(("ss", *POSSESSIVES))
        is_known = self.verbs.finite(place) is not None or self._low(place) in word_set("determiners")
        has_own_subject = self.verbs.finite(place + 1) is not None  # "which tests showed"
        return is_form and not (is_known or has_own_subject)

    def _border(self, place: int, *, has_verb: bool) -> tuple[int, Link] | None:
        """Where the next clause begins and how it is linked, if a border stands at a place."""
        part = self.parts[place]
        if part.low in _HARD or self._ends_dateline(place):
            return place + 1, "main"
        if part.low in COMMAS:
            return self._after_comma(place + 1, has_verb=has_verb)
        if not part.is_word:
            return None
        if self.verbs.reports(self._said_at(place)):
            return self._after_report(place)
        return self._at_joint(place) if part.low in word_set("joints") and has_verb else None

    def _ends_dateline(self, place: int) -> bool:
        """Whether a dash stands at a place, and before it nothing but where and when: "OSLO, 24 October - "."""
        if self._low(place) not in DASHES or place > _LONGEST_DATELINE:
            return False
        before = self.parts[:place]
        is_dated = any(part.period for part in before)
        return is_dated and all((part.is_capitalised or not part.is_word) and not part.figure for part in before)

    def _at_joint(self, place: int) -> tuple[int, Link] | None:
        """``and fell``, ``while costs rose``, ``a review that lasted``."""
        if self._low(place) == "that" and self.verbs.finite(place + 1):
            return place, "relative"
        return self._after_joint(place + 1)

    def _said_at(self, place: int) -> int:
        """Where the verb would stand that reports what begins at a place, a day between them or not."""
        before = place - 1
        if before > 1 and self.parts[before].period:
            before -= 2 if self._low(before - 1) in word_set("at_a_time") else 1
        return before

    def _after_report(self, place: int) -> tuple[int, Link] | None:
        """``said that sales rose``, ``said sales rose``."""
        if self._low(place) == "that":
            return place + 1, "main"
        is_report = self.verbs.finite(self._said_at(place)) and self._own_subject(place)
        return (place, "main") if is_report else None

    def _after_comma(self, place: int, *, has_verb: bool) -> tuple[int, Link] | None:
        low = self._low(place)
        if low in word_set("relatives") or (low == "that" and has_verb):
            return place, "relative"
        is_gerund = low.endswith("ing") and len(low) > 4 and not self._is_subject(place)  # noqa: PLR2004
        if low in word_set("participles") or (is_gerund and has_verb):
            return (place, "aside") if has_verb or low in {"up", "down"} else None
        if low == "with" and has_verb:
            return place, "with"
        if low in word_set("joints"):
            return self._after_joint(place + 1) if has_verb else None
        if has_verb and self.verbs.finite(place):
            return place, "same"
        return (place, "main") if has_verb and self._own_subject(place) else None

    def _after_joint(self, place: int) -> tuple[int, Link] | None:
        if self._low(place) in word_set("modals") & word_set("auxiliaries"):
            return place, "same"  # "and will close its mill"
        if self.verbs.finite(place) and not self.verbs.verb(place + 1):
            return place, "same"
        if self._low(place) in word_set("lead_words") and self.verbs.finite(place + 1):
            return place + 1, "same"
        return (place, "main") if self._own_subject(place) else None

    def _own_subject(self, place: int) -> bool:
        """Whether words that can be a subject begin at a place, and a verb of their own follows."""
        if self._low(place) in word_set("prepositions") and self._low(place) not in word_set("before_subjects"):
            return False
        for at in range(place + 1, min(place + _REACH, len(self.parts))):
            low = self._low(at)
            if low in COMMAS:
                return self._is_apposed(at)
            if low in _STOPS or low in word_set("relatives") or low == "that":
                return False
            if self.verbs.finite(at):
                return self._low(at - 1) not in {"and", "or", "but"}  # else that verb has the subject before, too
        return False

    def _is_subject(self, place: int) -> bool:
        """Whether a verb of its own follows a word at once: "manufacturing still accounts for"."""
        at = place + 1 + (self._low(place + 1) in word_set("lead_words") or self._low(place + 1).endswith("ly"))
        return self.verbs.finite(at) is not None

    def _is_apposed(self, place: int) -> bool:
        """Whether at a comma begins what only says more of a subject, up to the next comma and its verb."""
        ends = range(place + 2, min(place + _REACH, len(self.parts)))
        end = next((at for at in ends if self._low(at) in COMMAS), None)
        is_relative = self._low(place + 1) in word_set("relatives")
        is_name = is_relative or not any(self.verbs.finite(at) for at in range(place + 1, end or place + 1))
        return end is not None and is_name and self.verbs.finite(end + 1) is not None

    def _clause(self, first: int, end: int, link: Link) -> Clause:
        """The clause between two places, with its verb: a finite one, one that no lexicon has, or the first of any."""
        verbs = self.verbs
        place = next((at for at in range(first, end) if verbs.finite(at)), None)
        if place is not None:
            meaning = verbs.meaning(place, end)
            return Clause(first, end, link, place, meaning, verbs.verb(meaning))
        if link == "aside":
            gerund = next((at for at in range(first, end) if verbs.verb(at)), None)
            return Clause(first, end, link, gerund, gerund, verbs.verb(gerund) if gerund is not None else None)
        unknown = next((at for at in range(first + 1, end) if verbs.may_be_unknown(at)), None)
        if unknown is None:
            return Clause(first, end, link)
        verb = verbs.verb(unknown) or Verb(self._low(unknown), "have", "past")
        return Clause(first, end, link, unknown, unknown, verb)

    def _low(self, place: int) -> str:
        return self.verbs.low(place)
