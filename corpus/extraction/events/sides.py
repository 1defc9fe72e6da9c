"""The two sides of a deed: who did it, and to what, by the shape of the clause that tells it."""

from dataclasses import dataclass

from corpus.extraction.clause_borders import Clause
from corpus.extraction.draft import Source
from corpus.extraction.events.deeds import Deed, deed_of, event_words
from corpus.extraction.events.phrases import NOTHING, Phrase, is_within, name_before, phrase_from, phrase_of
from corpus.extraction.events.posts import Post, read_post
from corpus.extraction.owners import Owner
from corpus.extraction.spot import Sentence
from corpus.extraction.subject_range import subject_range
from corpus.extraction.word_lists import word_set
from corpus.spans import Span

_MOST_GAPS = 3
_DASHES = frozenset(("-", "–"))


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it, and to what, as one rule reads it; a phrase is empty where nobody, or nothing, is named."""

    rule: str
    actor: Phrase = NOTHING
    thing: Phrase = NOTHING
    source: Source = "own"
    """Where that stood which the sentence only stands in for."""
    post: Post | None = None


def sides_of(read: Sentence, number: int, at: int, deed: Deed) -> Sides | None:
    """The two sides of the deed at a place; None where it tells no event, or one of them is cut wrongly.

    Args:
        read: the sentence.
        number: of the deed's clause.
        at: the deed's place.
        deed: what is told there.
    """
    return _Deed(read, number, at, deed).told()


@dataclass(frozen=True, slots=True)
class _Deed:
    """A deed at its place in its clause."""

    read: Sentence
    number: int
    at: int
    deed: Deed

    @property
    def clause(self) -> Clause:
        return self.read.clauses[self.number]

    def told(self) -> Sides | None:
        if self._is_compounded():
            return None
        helper = self._helper()
        if helper is not None and self.read.low(helper) in event_words("states"):
            return None  # "is closed until" tells how something is
        if helper is not None and self.read.low(helper) in word_set("be"):
            return self._passive()
        is_past = self.deed.form == "past" and self.clause.verb_place == self.at
        if (helper is not None and self.read.low(helper) in word_set("having")) or (helper is None and is_past):
            return self._active() if not self._is_reduced() else self._participle()
        return self._participle() if helper is None else None

    def _is_compounded(self) -> bool:
        """Whether the deed is a word of a name, of a thing or of another verb: "the closed mill", "written off"."""
        before, behind = self.read.low(self.at - 1), self.read.low(self.at + 1)
        return before in _DASHES | word_set("articles") or behind in _DASHES | event_words("particles")

    def _helper(self) -> int | None:
        """The auxiliary before a deed, adverbs between them or not."""
        for place in range(self.at - 1, max(self.clause.first, self.at - 1 - _MOST_GAPS) - 1, -1):
            low = self.read.low(place)
            if low in word_set("auxiliaries"):
                return place
            if low not in event_words("gaps") and not low.endswith("ly") and low not in event_words("denied"):
                return None
        return None

    def _subject(self) -> tuple[Phrase, Source]:
        """What the clause's subject names."""
        read, clause = self.read, self.clause
        owner, source = read.owners[self.number]
        if clause.link == "relative":
            return self._antecedent(owner), source
        own = self._own_subject() if clause.link == "main" and not owner.stands_in else NOTHING
        if own.text or (clause.link == "main" and not owner.stands_in):
            return own, "own"
        source = "title" if owner.stands_in and source == "own" else source  # "the company" may be who made the topic
        return phrase_of(read.text, owner, Span(0, read.parts[clause.end - 1].span.end)), source

    def _own_subject(self) -> Phrase:
        """The phrase with which the clause begins, where nothing but where it is stands between it and its verb."""
        read = self.read
        first, end = subject_range(read.parts, self.clause)
        phrase, last = phrase_from(read.text, read.parts, first, end)
        while last < end and (read.low(last) in event_words("gaps") or read.low(last).endswith("ly")):
            last += 1
        is_aside = read.low(last) == "," == read.low((self.clause.verb_first or 1) - 1)  # "Elm, a mill, opened"
        is_beside = self.clause.verb_first is None or end >= self.clause.verb_first or is_aside
        is_whole = last >= end or read.low(last) in event_words("behind_names") or is_aside
        return phrase if is_whole and is_beside else NOTHING

    def _antecedent(self, owner: Owner) -> Phrase:
        """What stands before "which", where that is no part of another thing: "the monks of Saint Orrin, who"."""
        read, clause = self.read, self.clause
        if read.low(clause.first) == "whose" or read.low(clause.first - 1) == "whose":
            return NOTHING
        last = clause.first - 1 - (read.low(clause.first - 1) in {",", "that", "which", "who"})
        last -= read.low(last) == ","
        phrase = phrase_of(read.text, owner, Span(0, read.parts[clause.first].span.start))
        is_beside = phrase.span is not None and last >= 0 and phrase.span.end >= read.parts[last].span.end
        return phrase if is_beside and phrase.span and not is_within(read.parts, phrase.span) else NOTHING

    def _passive(self) -> Sides | None:
        thing, source = self._subject()
        if not thing.text:
            return None
        if self.deed.kind == "appointment":
            post = read_post(self.read, self.at + 1, self.clause.end)
            return Sides("post", self._doer(), thing, source, post) if post and thing.is_person else None
        return Sides("passive", self._doer(), thing, source)

    def _doer(self) -> Phrase:
        """Who stands behind "by", before any other verb."""
        for place in range(self.at + 1, self.clause.end):
            low = self.read.low(place)
            if low == "by":
                return self._named_behind(place + 1, self.clause.end)
            if deed_of(low) or self.read.parts[place].low in word_set("relatives"):
                break
        return NOTHING

    def _active(self) -> Sides | None:
        doer, source = self._subject()
        thing, end = phrase_from(self.read.text, self.read.parts, self._behind_gaps(), self.clause.end)
        if not doer.text:
            return None
        if self.deed.kind == "appointment":
            post = read_post(self.read, end, self.clause.end)
            return Sides("post", doer, thing, source, post) if post and thing.is_person else None
        if thing.text:
            return Sides("active", doer, thing, source)
        return Sides("alone", NOTHING, doer, source) if self.deed.is_alone and self._stands_alone() else None

    def _behind_gaps(self) -> int:
        place = self.at + 1
        while place < self.clause.end and self.read.low(place) in event_words("gaps"):
            place += 1
        return place

    def _stands_alone(self) -> bool:
        """Whether behind the deed stands nothing that it is done to, but when, or where, or the end."""
        place = self._behind_gaps()
        if place >= self.clause.end or self.read.parts[place].period is not None:
            return True
        follows = self.read.parts[min(place + 1, len(self.read.parts) - 1)]
        is_where = self.read.low(place) in event_words("where") and follows.figure is None
        return is_where or self.read.parts[place].kind == "mark"

    def _is_reduced(self) -> bool:
        """Whether a form that may be a past stands behind a comma or first, and so is a participle: ", founded by"."""
        follows = self.read.low(self.at + 1)
        is_first = self.at == 0 or self.read.low(self.at - 1) == ","
        return is_first and self.deed.may_be_done and follows in event_words("behind_participles")

    def _participle(self) -> Sides | None:
        """``Elm Mills, founded in 1909 by Ida Roe,``, ``Founded in 1909, Elm Mills has``."""
        follows = self.read.parts[min(self.at + 1, len(self.read.parts) - 1)]
        is_told = follows.low in {"by", "in", "on"} or follows.period is not None
        is_apart = (
            self.at == 0 or self.read.low(self.at - 1) == "," or follows.low == "by"
        )  # but "the seats Elm won in"
        if self.deed.kind == "appointment" or not (is_told and is_apart and self.deed.may_be_done):
            return None
        if self.at == 0:
            return self._opening()
        end = self.at - 1 if self.read.low(self.at - 1) == "," else self.at
        thing = name_before(self.read.text, self.read.parts, end)
        is_whole = thing.span is not None and not is_within(self.read.parts, thing.span)
        return Sides("participle", self._doer_before(len(self.read.parts)), thing) if is_whole else None

    def _opening(self) -> Sides | None:
        """``Founded in 1909, Elm Mills has``: the thing stands behind the first comma."""
        read = self.read
        comma = next((place for place in range(len(read.parts)) if read.low(place) == ","), len(read.parts))
        verbs = [one.verb_first for one in read.clauses if one.verb_first is not None and one.verb_first > comma]
        thing, _ = phrase_from(read.text, read.parts, comma + 1, min(verbs, default=len(read.parts)))
        return Sides("participle", self._doer_before(comma), thing) if thing.text else None

    def _doer_before(self, end: int) -> Phrase:
        """Who stands behind "by" before a place, and before the comma that ends the participle's own words."""
        for place in range(self.at + 1, end):
            if self.read.low(place) == ",":
                break
            if self.read.low(place) == "by":
                return self._named_behind(place + 1, end)
        return NOTHING

    def _named_behind(self, first: int, end: int) -> Phrase:
        """The doer that begins at a place; nobody where he is but the first of a list."""
        doer, last = phrase_from(self.read.text, self.read.parts, first, end)
        follows = self.read.parts[last + 1] if last + 1 < min(len(self.read.parts), end + 1) else None
        is_listed = last < end and self.read.low(last) == "," and follows is not None and follows.is_capitalised
        is_means = doer.text.rpartition(" ")[2].casefold() in event_words("means")
        return NOTHING if is_listed or is_means or self.read.low(last) in {"and", "or"} else doer
