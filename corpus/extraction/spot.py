"""A spot: one figure as the rules see it, in its clause of its sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.extraction.clause_borders import Clause
from corpus.extraction.counting import PERCENTS, counted_words
from corpus.extraction.draft import Draft, Source
from corpus.extraction.owners import Owner
from corpus.extraction.parts import Part
from corpus.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the rules see it, and what the sentences before it spoke of."""

    text: str
    parts: Sequence[Part]
    clauses: Sequence[Clause]
    owners: Sequence[tuple[Owner, Source]]
    """Of each clause: what its subject names, and where that stood."""
    context: tuple[Owner, Source]
    """What the sentences before spoke of, and where that stood."""
    published: date | None = None
    """The article's own day, where it is known."""
    is_dated: bool = False
    """Whether the sentence, or one before it in its paragraph, names a period."""

    def low(self, place: int) -> str:
        """The word at a place in small letters; nothing outside the sentence."""
        return self.parts[place].low if 0 <= place < len(self.parts) else ""

    def clause_at(self, place: int) -> Clause:
        """The clause that the part at a place belongs to."""
        return next(clause for clause in self.clauses if clause.first <= place < clause.end)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure at its place in a clause of a sentence."""

    sentence: Sentence
    number: int
    """Which clause it is."""
    place: int
    before: Draft | None = None
    """What the figure before was read as."""

    @property
    def clause(self) -> Clause:
        """The clause that the figure stands in."""
        return self.sentence.clauses[self.number]

    @property
    def figure(self) -> Quantity:
        """The figure."""
        figure = self.sentence.parts[self.place].figure
        assert figure is not None  # noqa: S101 - a spot is made of a figure
        return figure

    @property
    def owner(self) -> Owner:
        """What the subject of the clause names."""
        return self.sentence.owners[self.number][0]

    @property
    def agent(self) -> Owner:
        """Who does what the verb says: the subject's own words, though they may be no name.

        "Its port handled 38 tonnes" is about the port, and about whose it is.
        """
        owner = self.owner
        if owner.stands_in or not owner.whole:
            return Owner(owner.thing, "", owner.scope, owner.place)
        is_where = bool(owner.place) and owner.subject.startswith(owner.place) and owner.subject not in owner.whole
        where = (f"in {owner.subject}",) if is_where else ()
        whose = (owner.subject,) if owner.is_possessed and owner.subject else where
        return Owner(owner.whole, "", (*owner.scope, *whose), owner.place)

    @property
    def agent_source(self) -> Source:
        """Where the agent stood: a phrase of the figure's own clause is its own, though it may name nobody."""
        owner = self.owner
        is_own = bool(owner.whole) and not owner.stands_in and not owner.is_possessed
        if not is_own or self.source not in {"title", "paragraph", "sentence"}:
            return self.source
        return "own" if self._has_subject else "clause" if self._goes_on else self.source

    @property
    def _has_subject(self) -> bool:
        """Whether the clause has a subject of its own, and takes none from a clause or a sentence before."""
        whole, clause = self.owner.whole, self.clause
        if clause.verb_first is None or clause.link not in {"main", "relative"}:
            return False
        return whole in self._words_before(clause)

    def _words_before(self, clause: Clause) -> str:
        """The words before the verb of a clause."""
        if clause.verb_first is None:
            return ""
        first, end = self.sentence.parts[clause.first], self.sentence.parts[clause.verb_first]
        return " ".join(self.sentence.text[first.span.start : end.span.start].split())

    @property
    def _goes_on(self) -> bool:
        """Whether the clause has the subject that a clause before it in the sentence begins with."""
        before = [one for one in self.sentence.clauses[: self.number] if one.link == "main"]
        last = before[-1] if before and self.clause.link == "same" else None
        return last is not None and self.owner.whole in self._words_before(last)

    @property
    def source(self) -> Source:
        """Where that subject stood."""
        return self.sentence.owners[self.number][1]

    def low(self, by: int) -> str:
        """The word so many places behind, or before, the figure, within its clause."""
        at = self.place + by
        return self.sentence.low(at) if self.clause.first <= at < self.clause.end else ""

    @property
    def low_of_verb(self) -> str:
        """The verb of the clause as it is written, in small letters."""
        return self.sentence.low(self.clause.verb_place) if self.clause.verb_place is not None else ""

    @property
    def is_percent(self) -> bool:
        """Whether the figure is a percentage, or points of one."""
        return self.figure.unit in PERCENTS

    @property
    def counts(self) -> str:
        """The noun phrase of a count: "biomedical enterprises" of "2,183 biomedical enterprises"."""
        return counted_words(self.figure)


Rule = Callable[[Spot], Draft | None]
