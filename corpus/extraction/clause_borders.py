"""Clauses: how far the subject of a verb reaches, so that no figure is given to a stranger.

Without a parser: a border stands at a semicolon, at a colon, before a joint with a verb of its own behind it, and at a
comma that opens a part which speaks of the words before it. Where it is doubtful, a border is drawn: a figure without
an owner is lost, a figure with the wrong owner is a lie.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.extraction.parts import Part
from corpus.extraction.verbs import Verb, verbs_of, word_set

Link = Literal["main", "same", "aside", "relative", "with"]
"""How a clause hangs together with the one before: it has a subject of its own; it has the same; it speaks of what
stands before it (", accounting for", ", up 5%"); of the last thing before it (", which"); or of what goes with it."""

_HARD = frozenset(";:；：—")
_STOPS = frozenset((",", "，", *_HARD))
_DASHES = frozenset("-–")
_LONGEST_DATELINE = 8
"""Parts before the dash behind where and when a report was written."""
_REACH = 14
"""Parts behind a joint among which its verb must stand."""
_BARE_FORMS = frozenset(("past", "s"))
_AFTER_PARTICIPLE = frozenset(("by", "for", "in", "with", "from", "at", "under", "as"))


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
            has_verb = has_verb or self._finite_at(place) is not None
            place += 1
        found.append(self._clause(first, len(self.parts), link))
        return [clause for clause in found if clause.first < clause.end]

    def _relates_unknown(self, place: int) -> bool:
        """Whether behind a "which" stands a verb that no lexicon has: "the company, which insures bicycles, grew"."""
        part = self.parts[place] if place < len(self.parts) else None
        is_form = part is not None and part.low.endswith(("s", "ed")) and not part.low.endswith(("ss", "'s", "’s"))
        is_known = self._finite_at(place) is not None or self._low(place) in word_set("determiners")
        has_own_subject = self._finite_at(place + 1) is not None  # "which tests showed"
        return (
            part is not None
            and part.is_word
            and not part.is_capitalised
            and is_form
            and not (is_known or has_own_subject)
        )

    def _border(self, place: int, *, has_verb: bool) -> tuple[int, Link] | None:
        """Where the next clause begins and how it is linked, if a border stands at a place."""
        part = self.parts[place]
        if part.low in _HARD or self._ends_dateline(place):
            return place + 1, "main"
        if part.low in {",", "，"}:
            return self._after_comma(place + 1, has_verb=has_verb)
        if not part.is_word:
            return None
        if self._reports(self._said_at(place)):
            return self._after_report(place)
        return self._at_joint(place) if part.low in word_set("joints") and has_verb else None

    def _ends_dateline(self, place: int) -> bool:
        """Whether a dash stands at a place, and before it nothing but where and when: "OSLO, 24 October - "."""
        if self._low(place) not in _DASHES or place > _LONGEST_DATELINE:
            return False
        before = self.parts[:place]
        is_dated = any(part.period for part in before)
        return is_dated and all((part.is_capitalised or not part.is_word) and not part.figure for part in before)

    def _at_joint(self, place: int) -> tuple[int, Link] | None:
        """``and fell``, ``while costs rose``, ``a review that lasted``."""
        if self._low(place) == "that" and self._finite_at(place + 1):
            return place, "relative"
        return self._after_joint(place + 1)

    def _said_at(self, place: int) -> int:
        """Where the verb would stand that reports what begins at a place, a day between them or not."""
        before = place - 1
        if before > 1 and self.parts[before].period:
            before -= 2 if self._low(before - 1) in {"on", "in", "at"} else 1
        return before

    def _after_report(self, place: int) -> tuple[int, Link] | None:
        """``said that sales rose``, ``said sales rose``."""
        if self._low(place) == "that":
            return place + 1, "main"
        is_report = self._finite_at(self._said_at(place)) and self._own_subject(place)
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
        if has_verb and self._finite_at(place):
            return place, "same"
        return (place, "main") if has_verb and self._own_subject(place) else None

    def _after_joint(self, place: int) -> tuple[int, Link] | None:
        if self._finite_at(place) and not self._verb_at(place + 1):
            return place, "same"
        if self._low(place) in word_set("lead_words") and self._finite_at(place + 1):
            return place + 1, "same"
        return (place, "main") if self._own_subject(place) else None

    def _own_subject(self, place: int) -> bool:
        """Whether words that can be a subject begin at a place, and a verb of their own follows."""
        if self._low(place) in word_set("prepositions") and self._low(place) not in {"in", "on", "by", "from", "of"}:
            return False
        for at in range(place + 1, min(place + _REACH, len(self.parts))):
            low = self._low(at)
            if low in {",", "，"}:
                return self._is_apposed(at)
            if low in _STOPS or low in word_set("relatives") or low == "that":
                return False
            if self._finite_at(at):
                return self._low(at - 1) not in {"and", "or", "but"}  # else that verb has the subject before, too
        return False

    def _is_subject(self, place: int) -> bool:
        """Whether a verb of its own follows a word at once: "manufacturing still accounts for"."""
        at = place + 1 + (self._low(place + 1) in word_set("lead_words") or self._low(place + 1).endswith("ly"))
        return self._finite_at(at) is not None

    def _is_apposed(self, place: int) -> bool:
        """Whether at a comma begins what only says more of a subject, up to the next comma and its verb."""
        ends = range(place + 2, min(place + _REACH, len(self.parts)))
        end = next((at for at in ends if self._low(at) in {",", "，"}), None)
        is_relative = self._low(place + 1) in word_set("relatives")
        is_name = is_relative or not any(self._finite_at(at) for at in range(place + 1, end or place + 1))
        return end is not None and is_name and self._finite_at(end + 1) is not None

    def _finite_at(self, place: int) -> Verb | str | None:
        """The verb, or the auxiliary, that says something of a subject, at a place."""
        low = self._low(place)
        if low in word_set("auxiliaries"):
            return low if low not in {"being", "be", "been", "having"} else None
        verb = self._verb_at(place)
        if verb and verb.form == "base":
            return verb if self._is_plural_present(place) else None
        if not verb or verb.form not in _BARE_FORMS:
            return None
        return verb if self._says_something(verb, place) else None

    def _verb_at(self, place: int) -> Verb | None:
        part = self.parts[place] if 0 <= place < len(self.parts) else None
        if part is None or part.is_capitalised or part.kind in {"mark", "period"} or self._is_compounded(place):
            return None
        if part.figure:  # "exceed one trillion": the bound is the verb
            return next((verb for verb in verbs_of(part.low.split()[0]) if verb.group == "reach"), None)
        verbs = verbs_of(part.low)
        return next((verb for verb in verbs if verb.form == "past"), next(iter(verbs), None))

    def _is_compounded(self, place: int) -> bool:
        """Whether a hyphen binds a word to another, so that it says nothing by itself: "the Leeds-based maker"."""
        before, after = self.parts[max(0, place - 1)], self.parts[min(place + 1, len(self.parts) - 1)]
        span = self.parts[place].span
        is_behind = before.low in _DASHES and before.span.end == span.start
        return is_behind or (after.low in _DASHES and after.span.start == span.end)

    def _says_something(self, verb: Verb, place: int) -> bool:
        """Whether a form that may also be a participle or a noun is a verb here."""
        before, after = self._low(place - 1) if place else "", self._low(place + 1)
        if verb.form == "s":
            if not place:
                return False
            if self._low(place + 1) in word_set("auxiliaries") | {"of"} or self._is_past(place + 1):
                return False
            return before not in word_set("determiners") and before not in {"of", "in", "by"}
        is_regular = verb.base[:2] == self._low(place)[:2] and self._low(place).endswith("ed")
        if before in word_set("determiners") and before not in word_set("pronouns"):
            return False
        return not is_regular or verb.group in {"up", "down", "reach", "share"} or after not in _AFTER_PARTICIPLE

    def _is_past(self, place: int) -> bool:
        return any(verb.form == "past" for verb in verbs_of(self._low(place)))

    def _is_plural_present(self, place: int) -> bool:
        """Whether a base form is the verb of a plural: "costs rise", "households own a car"."""
        before, after = self._low(place - 1), self._low(place + 1)
        is_plural = before.endswith("s") and not before.endswith(("ss", "'s", "’s")) and not verbs_of(before)
        is_plural = is_plural or before.endswith("men") or before in word_set("plurals")
        figure = self.parts[place - 1].figure if place else None
        is_counted = figure is not None and figure.surface.endswith("s")
        is_noun = after in {"of", "and", ",", "in", "for", "."} and (self._low(place), after) != ("account", "for")
        if not (is_plural or is_counted or before == "they") or is_noun:
            return False
        return not any(self._low(at) in word_set("auxiliaries") for at in range(place + 1, place + 4))

    def _reports(self, place: int) -> bool:
        verb = self._verb_at(place)
        return bool(verb and any(one.group == "say" for one in verbs_of(self._low(place))))

    def _clause(self, first: int, end: int, link: Link) -> Clause:
        place = next((at for at in range(first, end) if self._finite_at(at)), None)
        if place is None and link != "aside":
            place = next((at for at in range(first + 1, end) if self._may_be_past(at)), None)
            if place is not None:
                return Clause(
                    first, end, link, place, place, self._verb_at(place) or Verb(self._low(place), "have", "past")
                )
        if place is None:
            gerund = next((at for at in range(first, end) if link == "aside" and self._verb_at(at)), None)
            return Clause(first, end, link, gerund, gerund, self._verb_at(gerund) if gerund is not None else None)
        meaning = self._meaning(place, end)
        return Clause(first, end, link, place, meaning, self._verb_at(meaning))

    def _may_be_past(self, place: int) -> bool:
        """Whether a word that no lexicon has looks like the past of a verb, with its object behind it."""
        part, before, after = self.parts[place], self.parts[place - 1], self.parts[min(place + 1, len(self.parts) - 1)]
        is_past = part.is_word and part.low.endswith("ed") and not part.is_capitalised and len(part.low) > 4  # noqa: PLR2004
        has_object = after.figure is not None or after.low in word_set("determiners") or bool(verbs_of(part.low))
        return is_past and before.is_word and before.low not in word_set("determiners") and has_object

    def _meaning(self, place: int, end: int) -> int:
        """Where the verb stands that auxiliaries and the like lead up to: "is expected to reach"."""
        at = place
        for following in range(place + 1, min(end, place + 7)):
            low = self._low(following)
            verb = self._verb_at(following)
            is_helper = self._low(at) in word_set("auxiliaries") or self._low(following - 1) == "to"
            if verb and is_helper and (self._low(following - 1) in {"to", "not"} or self._may_follow(at, following)):
                at = following
            elif low not in word_set("auxiliaries") and not low.endswith("ly") and low not in word_set("adverb_gaps"):
                if low != "to" and not (verb and verb.form in {"past", "participle"}):
                    break
                at = following if verb and is_helper else at
        return at

    def _may_follow(self, helper: int, place: int) -> bool:
        between = [self._low(at) for at in range(helper + 1, place)]
        return all(
            low in word_set("auxiliaries") or low in word_set("adverb_gaps") or low.endswith("ly") for low in between
        )

    def _low(self, place: int) -> str:
        return self.parts[place].low if 0 <= place < len(self.parts) else ""
