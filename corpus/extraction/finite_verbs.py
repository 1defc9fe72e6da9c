"""Finite verbs: which words of a sentence say something of a subject, without a parser.

A word that may also be a noun or a participle is a verb by what stands beside it: "costs rise", but "the rise".
"""

from collections.abc import Sequence

from corpus.extraction.parts import POSSESSIVES, Part
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import Verb, verbs_of

DASHES = frozenset("-–")
_BARE_FORMS = frozenset(("past", "s"))
_MOVING = frozenset(("up", "down", "reach", "share"))
"""Groups of verbs whose past is seldom a participle: "sales increased by", "costs totalled"."""
_SHORTEST_PAST = 5
"""Letters of a word in -ed that may be the past of an unknown verb."""
_LEADS_UP = 7
"""Parts from an auxiliary to the verb that it leads up to."""


class FiniteVerbs:
    """The verbs among the parts of a sentence, each by its place; a place outside it has none."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts

    def low(self, place: int) -> str:
        """The word at a place in small letters."""
        return self.parts[place].low if 0 <= place < len(self.parts) else ""

    def finite(self, place: int) -> Verb | str | None:
        """The verb, or the auxiliary, that says something of a subject."""
        low = self.low(place)
        if low in word_set("auxiliaries"):
            return low if low not in word_set("not_finite") else None
        verb = self.verb(place)
        if verb and verb.form == "base":
            return verb if self._is_plural_present(place) else None
        if not verb or verb.form not in _BARE_FORMS:
            return None
        return verb if self._says_something(verb, place) else None

    def verb(self, place: int) -> Verb | None:
        """The verb that a word may be a form of, its past before all others."""
        part = self.parts[place] if 0 <= place < len(self.parts) else None
        if part is None or part.is_capitalised or part.kind in {"mark", "period"} or self._is_compounded(place):
            return None
        if part.figure:  # "exceed one trillion": the bound is the verb
            return next((verb for verb in verbs_of(part.low.split()[0]) if verb.group == "reach"), None)
        verbs = verbs_of(part.low)
        return next((verb for verb in verbs if verb.form == "past"), next(iter(verbs), None))

    def reports(self, place: int) -> bool:
        """Whether a verb says that something was said: "announced"."""
        verb = self.verb(place)
        return bool(verb and any(one.group == "say" for one in verbs_of(self.low(place))))

    def may_be_unknown(self, place: int) -> bool:
        """Whether a word that no lexicon has looks like the past of a verb, with its object behind it."""
        part, before, after = self.parts[place], self.parts[place - 1], self.parts[min(place + 1, len(self.parts) - 1)]
        is_past = part.low.endswith("ed") and len(part.low) >= _SHORTEST_PAST
        has_object = after.figure is not None or after.low in word_set("determiners") or bool(verbs_of(part.low))
        is_verb = part.is_word and not part.is_capitalised and is_past and has_object
        return is_verb and before.is_word and before.low not in word_set("determiners")

    def meaning(self, place: int, end: int) -> int:
        """Where the verb stands that the one at a place, an auxiliary, leads up to: "is expected to reach"."""
        at = place
        for following in range(place + 1, min(end, place + _LEADS_UP)):
            low, before, verb = self.low(following), self.low(following - 1), self.verb(following)
            is_base = any(one.form == "base" for one in verbs_of(low))  # "opens to ships" ships nothing
            is_helped = verb is not None and (self.low(at) in word_set("auxiliaries") or (before == "to" and is_base))
            if is_helped and (before in {"to", "not"} or self._may_follow(at, following)):
                at = following
            elif not self._may_stand_between(low):
                if low != "to" and not (verb and verb.is_past):
                    break
                at = following if is_helped else at
        return at

    def _is_compounded(self, place: int) -> bool:
        """Whether a hyphen binds a word to another, so that it says nothing by itself: "the Leeds-based maker"."""
        before, after = self.parts[max(0, place - 1)], self.parts[min(place + 1, len(self.parts) - 1)]
        span = self.parts[place].span
        is_behind = before.low in DASHES and before.span.end == span.start
        return is_behind or (after.low in DASHES and after.span.start == span.end)

    def _says_something(self, verb: Verb, place: int) -> bool:
        """Whether a form that may also be a participle or a noun is a verb here."""
        before, after = self.low(place - 1), self.low(place + 1)
        if verb.form == "s":
            is_noun = after in word_set("auxiliaries") | {"of"} or self._is_past(place + 1)
            return place > 0 and not is_noun and before not in word_set("determiners", "prepositions")
        if before in word_set("determiners") and before not in word_set("pronouns"):
            return False
        is_regular = verb.base[:2] == self.low(place)[:2] and self.low(place).endswith("ed")
        return not is_regular or verb.group in _MOVING or after not in word_set("after_participles")

    def _is_past(self, place: int) -> bool:
        return any(verb.form == "past" for verb in verbs_of(self.low(place)))

    def _is_plural_present(self, place: int) -> bool:
        """Whether a base form is the verb of a plural: "costs rise", "households own a car"."""
        before, after = self.low(place - 1), self.low(place + 1)
        is_plural = before.endswith("s") and not before.endswith(("ss", *POSSESSIVES)) and not verbs_of(before)
        is_plural = is_plural or before.endswith("men") or before in word_set("plurals")
        figure = self.parts[place - 1].figure if place else None
        is_counted = figure is not None and figure.surface.endswith("s")
        is_noun = after in word_set("behind_nouns") and (self.low(place), after) != ("account", "for")
        if not (is_plural or is_counted or before == "they") or is_noun:
            return False
        return not any(self.low(at) in word_set("auxiliaries") for at in range(place + 1, place + 4))

    def _may_follow(self, helper: int, place: int) -> bool:
        """Whether nothing parts a verb from its auxiliary."""
        return all(self._may_stand_between(self.low(at)) for at in range(helper + 1, place))

    @staticmethod
    def _may_stand_between(low: str) -> bool:
        return low in word_set("auxiliaries", "adverb_gaps") or low.endswith("ly")
