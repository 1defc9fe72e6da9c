"""A question in slots: what kind of answer it wants, and everything that the answer must agree with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, update_wrapper
from typing import Any, Generic, Literal, TypeVar

from corpus.fact import Direction
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.words import is_han

AnswerType = Literal[
    "value", "count", "date", "duration", "person", "organisation", "place", "entity",
    "list", "reason", "definition", "trend", "boolean", "manner", "open",
]  # fmt: skip
Operation = Literal[
    "none", "difference", "growth", "compound", "share", "ratio", "quotient", "sum", "average", "comparison", "largest",
    "smallest", "order", "span", "remaining", "listed", "conversion",
]  # fmt: skip

_LONGEST_MARK = 3
_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix"))
Way = frozenset[str]
"""Stems that together meet a need."""


def is_mark(stem: str) -> bool:
    """Whether a stem tells one thing from its twin: "1" in "Class 1", "iii" in "Class III", "B" in "hepatitis B"."""
    return stem in _ROMAN or (len(stem) <= _LONGEST_MARK and (stem.isdigit() or stem.isupper()))


@dataclass(frozen=True)
class Need:
    """One thing that the question speaks of, and that an answer must therefore speak of too."""

    surface: str
    """As the question has it: "size"."""
    ways: Mapping[Way, float]
    """Each way to meet it, with how well it does, up to 1: the question's own word, its synonyms, its aliases."""
    weight: float
    """How much it tells: its rarity in the corpus."""
    is_name: bool = False
    """A proper name: an answer about another one is no answer."""
    is_known: bool = True
    """Whether any sentence of the corpus could meet it."""
    is_constraint: bool = False
    """A sector or an attribute of its own kind: what speaks of another one is no answer either."""
    is_focus: bool = False
    """What is asked for by name: "disease" in "for which disease"."""
    is_subject: bool = False
    """What the question says something of: "museum" in "how tall is the museum?"."""
    local: Mapping[str, Mapping[Way, float]] = field(default_factory=dict)
    """Further ways to meet it in single articles, by their own terms."""

    @cached_property
    def meant(self) -> frozenset[str]:
        """The stems of all its ways: what has none of them does not meet it."""
        return frozenset().union(*self.ways)

    @cached_property
    def best_ways(self) -> tuple[tuple[Way, float], ...]:
        """Its ways with how well each meets it, the best first."""
        return tuple(sorted(self.ways.items(), key=lambda way: -way[1]))

    @cached_property
    def own(self) -> Way:
        """The stems of the asker's own words for it."""
        return next(iter(self.ways), frozenset())

    @cached_property
    def is_mark(self) -> bool:
        """Whether it is no more than a mark: the "1" of "Class 1"."""
        return is_mark(self.surface)

    @cached_property
    def sure_ways(self) -> tuple[Way, ...]:
        """The asker's own words for it, and words as good."""
        return tuple(way for way, how_well in self.ways.items() if how_well == 1.0)

    def is_told_by(self, stems: frozenset[str]) -> bool:
        """Whether any of its ways, however good, is all among the stems."""
        return any(way <= stems for way in self.ways)

    def within(self, article: str) -> "Need":
        """The same need, as it can be met in one article; no alias drops the mark of the asker's own words."""
        local = self.local.get(article)
        if not local:
            return self
        kept = {way: worth for way, worth in local.items() if not _is_unmarked(way, self.own)}
        return replace(self, ways={**self.ways, **kept})


def _is_unmarked(way: Way, own: Way) -> bool:
    """Whether a way says the same but for the mark: "new drugs" for "Class 1 drugs". Two letters abbreviate: "M&A"."""
    marks = [stem for stem in own if is_mark(stem)]
    abbreviates = len(marks) > 1 and all(map(str.isupper, marks))
    return bool(marks) and not abbreviates and not way.isdisjoint(own) and not any(map(is_mark, way))


@dataclass(frozen=True)
class Question:
    """What is asked. A slot that the question does not fill is empty."""

    text: str
    language: str = "en"
    asked_on: date | None = None
    answer_type: AnswerType = "open"
    needs: tuple[Need, ...] = ()
    periods: tuple[Period, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    """The figures that the question itself states: what a yes/no question claims, or a premise."""
    direction: Direction = ""
    """Whether the question takes for granted that something rose or fell."""
    operation: Operation = "none"
    """What is to be done with several values."""
    is_negated: bool = False
    looks_ahead: bool = False
    """Whether it asks for an aim or an expectation: "will", "target", "by 2030"."""
    unit: str = ""
    """The unit that is asked for: ``percent`` in "what percentage", a noun in "how many parks"."""
    stems: frozenset[str] = frozenset()
    """The stems of all its words."""
    searched: str = ""
    """The text that the index is asked: spelt as the corpus spells, with what an earlier question adds."""
    is_follow_up: bool = False
    """Whether it leans on an earlier question; see `bot.answering.followed.follow_up`."""

    @cached_property
    def meant(self) -> frozenset[str]:
        """The stems of all ways to meet its needs."""
        return frozenset().union(*(need.meant for need in self.needs))

    @cached_property
    def focus(self) -> tuple[Need, ...]:
        """What is asked for by name."""
        return tuple(need for need in self.needs if need.is_focus)

    @cached_property
    def _within(self) -> dict[str, "Question"]:
        """What `within` has made of it: every step of an answer asks for the same."""
        return {}

    @cached_property
    def read_already(self) -> dict[Callable[["Question"], Iterable[Any]], tuple[Any, ...]]:
        """What was read of it, by what read that; see `ReadOnce`."""
        return {}

    def within(self, article: str) -> "Question":
        """The same question, as it can be answered by one article."""
        if not any(article in need.local for need in self.needs):
            return self
        if article not in self._within:
            self._within[article] = replace(self, needs=tuple(need.within(article) for need in self.needs))
        return self._within[article]

    @cached_property
    def years(self) -> frozenset[str]:
        """The years in which the periods that it asks about begin and end, in digits."""
        return frozenset(str(day.year) for one in self.periods for day in (one.start, one.end) if day)

    @property
    def asks_figure(self) -> bool:
        """Whether it asks for a figure by name: how much, how many, how long."""
        return self.answer_type in {"value", "count", "duration"}

    @property
    def entities(self) -> tuple[str, ...]:
        """The proper names that it mentions, as it writes them."""
        return tuple(need.surface for need in self.needs if need.is_name)

    @property
    def particulars(self) -> tuple[str, ...]:
        """The names by which it means one particular thing: "Tarn Pier", but not "the pier"."""
        return tuple(name for name in self.entities if is_han(name) or any(map(str.isupper, name)))

    @property
    def period(self) -> Period | None:
        """The period that it asks about, where it names one."""
        return self.periods[0] if self.periods else None


Part = TypeVar("Part")


class ReadOnce(Generic[Part]):
    """What reads a question, which reads each once: every sentence that is held against one asks for the same.

    >>> words = ReadOnce(lambda question: question.text.split())
    >>> question = Question("How tall?")
    >>> words(question) is words(question)
    True
    """

    def __init__(self, read: Callable[[Question], Iterable[Part]]) -> None:
        update_wrapper(self, read)
        self._read = read

    def __call__(self, question: Question) -> tuple[Part, ...]:
        """All that it reads of a question, in order."""
        if self._read not in question.read_already:
            question.read_already[self._read] = tuple(self._read(question))
        return question.read_already[self._read]
