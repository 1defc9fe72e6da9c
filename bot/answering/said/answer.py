"""What an answer can be: an open union of kinds.

Every kind is a frozen noun whose slots its template fills (``templates/<language>/<kind>.jinja``). To add a kind, add a
class here, a template beside the others, and the step of ``answer_question`` that makes it.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from bot.answering.workings.computation import Computation
from bot.answering.workings.conversion import Conversion
from bot.answering.workings.elapsed import Elapsed
from bot.answering.workings.ranking import Ranking
from corpus.article import Article
from corpus.spans import Span

Reason = Literal[
    "nothing_relevant", "entity_unknown", "period_not_covered", "attribute_not_stated",
    "operands_incomplete", "low_confidence", "audit_failed", "invalid_question",
]  # fmt: skip


Computed = Computation | Ranking | Elapsed | Conversion
"""What can be done with what sources state, each a value that the audit does again."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A literal slice of an article: what a footnote shows."""

    article: Article
    span: Span

    @property
    def quote(self) -> str:
        """The cited text, as it stands in the article."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a source says: the words that answer, what they are about, and where they stand."""

    text: str
    citation: Citation
    about: str = ""
    """What the words are of ("scale of the industry, 2024"); nothing where the words speak for themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What every kind has."""

    kind: ClassVar[str]
    confidence: float = 1.0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that the answer rests on, in the order in which it is said."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleAnswer(Answer):
    """An answer that is one finding; the kinds below differ in what they say around it."""

    finding: Finding

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The one."""
        return (self.finding,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAnswer(SingleAnswer):
    """A figure with its unit."""

    kind: ClassVar[str] = "value"
    direction: Literal["", "up", "down"] = ""
    """Which way it went, where the figure is a change and the question leaves its direction open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAnswer(SingleAnswer):
    """How many."""

    kind: ClassVar[str] = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAnswer(SingleAnswer):
    """When."""

    kind: ClassVar[str] = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAnswer(SingleAnswer):
    """Who, what or where."""

    kind: ClassVar[str] = "entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonAnswer(SingleAnswer):
    """Why: one to three sentences of the source."""

    kind: ClassVar[str] = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionAnswer(SingleAnswer):
    """What something is: one to three sentences of the source."""

    kind: ClassVar[str] = "definition"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageAnswer(SingleAnswer):
    """The sentence that answers, where no shorter span of it was found."""

    kind: ClassVar[str] = "passage"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAnswer(Answer):
    """Several things, each standing in a cited sentence."""

    kind: ClassVar[str] = "list"
    items: tuple[Finding, ...]
    about: str = ""
    complete: bool = True
    """False where a source says "such as": there are more than it names."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The items."""
        return self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanAnswer(SingleAnswer):
    """Yes or no, with the evidence."""

    kind: ClassVar[str] = "boolean"
    verdict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendAnswer(Answer):
    """How something developed: its values in order of time, and what the source says of the change."""

    kind: ClassVar[str] = "trend"
    about: str
    direction: Literal["", "up", "down", "flat", "mixed"]
    points: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The values, the earliest first."""
        return self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedAnswer(Answer):
    """A figure that no source states, computed from figures that sources state, with its working shown."""

    kind: ClassVar[str] = "computed"
    computation: Computed
    inputs: tuple[Finding, ...]
    """Where each figure, or each date, of the computation stands, in its order."""
    stated: Finding | None = None
    """What a source says itself of that which was computed, where it does not follow from its own figures."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a source states, and the operands."""
        return (self.stated, *self.inputs) if self.stated else self.inputs

    @property
    def first(self) -> Finding | None:
        """What a ranking puts first; None where nothing is ranked, or a claim is judged."""
        ranking = self.computation
        ranks = isinstance(ranking, Ranking) and not ranking.is_claim and ranking.winner is not None
        return self.inputs[ranking.winner or 0] if isinstance(ranking, Ranking) and ranks else None

    @property
    def operands(self) -> tuple[str, ...]:
        """Plain decimals as the sources give them."""
        return self.computation.operands


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Answer):
    """The question takes something for granted that the source contradicts."""

    kind: ClassVar[str] = "correction"
    facts: tuple[Finding, ...]
    """What the sources say instead."""
    direction: Literal["", "up", "down", "flat"] = ""
    """Which way it really went, where the premise is a rise or a fall."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the sources say instead."""
        return self.facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Answer):
    """Sources that give different values for one slot, the newest first."""

    kind: ClassVar[str] = "disagreement"
    about: str
    values: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The values."""
        return self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification(Answer):
    """The question fits several things: which one is meant."""

    kind: ClassVar[str] = "clarification"
    candidates: tuple[Finding, ...]
    """The names that sources have for them."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The candidates."""
        return self.candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk(Answer):
    """A greeting, thanks, or a question about the bot itself."""

    kind: ClassVar[str] = "smalltalk"
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer(Answer):
    """The sources do not say: a value, not an error."""

    kind: ClassVar[str] = "refusal"
    reason: Reason
    asked: str = ""
    """What the question asks for and the sources lack: "2019", "Beijing"."""
    nearest: Finding | None = None
    """The nearest thing that the sources do hold."""
    confidence: float = field(default=0.0)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The nearest thing, where there is one."""
        return (self.nearest,) if self.nearest else ()
