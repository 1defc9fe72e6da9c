"""Figures as facts: each figure of a sentence with its owner, its period and how sure that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.article import Article
from corpus.article import Sentence as ArticleSentence
from corpus.event import Event
from corpus.extraction.clause_borders import split_clauses
from corpus.extraction.confidence import confidence_of
from corpus.extraction.dated import dated
from corpus.extraction.doubts.about import doubts_about
from corpus.extraction.draft import Draft
from corpus.extraction.elliptic_units import with_units
from corpus.extraction.events.reading import Place as EventPlace
from corpus.extraction.events.reading import read_events
from corpus.extraction.groups import paired
from corpus.extraction.left_times import left_to_next
from corpus.extraction.memory import Memory, remembered
from corpus.extraction.modality import attribution_of, modality_of
from corpus.extraction.parts import read_parts
from corpus.extraction.pointed_periods import at_hand
from corpus.extraction.rules.reading import read_figure
from corpus.extraction.spot import Sentence, Spot
from corpus.extraction.subjects import read_subjects
from corpus.extraction.word_lists import word_set
from corpus.fact import Fact
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.spans import Span

_REMEMBERED = 6
"""Periods before a sentence among which is the one that it means by "the quarter"."""
_MOST_FIGURES = 24
"""A sentence with more figures than this is a table in disguise, and is left alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of a sentence, and what the next one may take up."""

    facts: tuple[Fact, ...]
    memory: Memory
    period: Period | None
    """The period that the sentence begins with, for a next one that names none."""
    figures: int = 0
    """How many figures it holds."""
    sentence: Sentence | None = None
    """As the rules see it; None where it was left alone."""
    place: EventPlace | None = None
    """Where it stands."""

    def events(self) -> Iterator[Event]:
        """What it says that somebody did; read only where it is asked for, for no index needs it."""
        return read_events(self.sentence, self.place) if self.sentence and self.place else iter(())


def read_figures(
    article: Article, sentence: ArticleSentence, before: ArticleSentence | None, memory: Memory, period: Period | None
) -> Reading:
    """The facts of one sentence.

    Args:
        article: where it stands.
        sentence: to be read.
        before: the sentence before it in its paragraph; a fact that takes its subject from there quotes both.
        memory: what the text before spoke of.
        period: what the sentence before spoke of in time.
    """
    text = sentence.span.of(article.text)
    read_alone = read_periods(text, article.published, article.language, article.published_inferred)
    periods = at_hand(read_alone, memory.named)
    masks = [one.span for one in periods if one.span]
    figures = read_quantities(text, article.language, masks) if any(c.isalnum() for c in text) else ()
    if len(figures) > _MOST_FIGURES:
        return Reading((), memory, period, len(figures))
    parts = with_units(read_parts(text, figures, periods, memory.names))
    clauses = split_clauses(parts)
    owners = read_subjects(text, parts, clauses, memory)
    is_dated = memory.is_dated or bool(periods)
    read = Sentence(text, parts, clauses, owners, memory.context, _last_day(article), is_dated)
    drafts = list(paired(read, _drafts(read))) if figures else []
    timed = dated(read, drafts, None if _is_of_now(text) else period)
    attribution = attribution_of(text, parts, clauses)
    place = _Place(article, sentence.span, before, attribution)
    told = [draft for draft, _ in timed]
    facts = tuple(_fact(place, read, draft, when, told) for draft, when in timed)
    memory = replace(remembered(parts, owners, clauses, memory), is_dated=is_dated, named=_last_of_all(periods, memory))
    where = EventPlace(article.id, sentence.span, before.span if before else None)
    return Reading(facts, memory, left_to_next(read, period, facts), len(figures), read, where)


def _last_of_all(periods: Sequence[Period], memory: Memory) -> tuple[Period, ...]:
    return (*reversed(periods), *memory.named)[:_REMEMBERED]


def _last_day(article: Article) -> date | None:
    return article.published.last_day if article.published else None


def _is_of_now(text: str) -> bool:
    """Whether a sentence begins with a time of its own, though with no period."""
    opening = f"{text[:40].casefold()} ".replace(",", " ")
    return opening.startswith(tuple(f"{words} " for words in word_set("now_words")))


def _drafts(read: Sentence) -> Iterator[Draft]:
    last: Draft | None = None
    for number, clause in enumerate(read.clauses):
        for place in range(clause.first, clause.end):
            if read.parts[place].figure:
                draft = read_figure(Spot(read, number, place, last))
                if draft and (draft.owner.subject or draft.owner.metric):
                    last = draft
                    yield draft


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands, and whom it names as its source."""

    article: Article
    span: Span
    before: ArticleSentence | None
    attribution: str


def _fact(place: _Place, read: Sentence, draft: Draft, period: Period | None, told: Sequence[Draft]) -> Fact:
    figure = read.parts[draft.place].figure
    assert figure is not None  # noqa: S101 - drafts are made of figures
    number = read.clauses.index(read.clause_at(draft.place))
    modality = modality_of(read.parts, read.clauses, number, draft.place)
    span = figure.span.shifted(place.span.start)
    before = place.before if draft.source == "sentence" else None
    many = sum(1 for part in read.parts if part.figure and part.figure.shape != "ordinal")
    return Fact(
        id=f"{place.article.id}/{draft.rule}-{span.start}",
        article=place.article.id,
        subject=draft.owner.subject,
        metric=_uncapitalised(draft.owner.metric),
        value=figure,
        quote=Span(before.span.start, place.span.end) if before else place.span,
        value_span=span,
        role="target" if modality == "target" and draft.role == "level" else draft.role,
        scope=draft.owner.scope,
        place=draft.owner.place,
        period=period,
        modality=modality,
        direction=draft.direction,
        attribution=place.attribution,
        origin="extracted",
        rule=draft.rule,
        confidence=confidence_of(draft, period, many, len(doubts_about(read, draft, period, told))),
    )


def _uncapitalised(metric: str) -> str:
    first, _, _ = metric.partition(" ")
    return metric if first[1:] != first[1:].lower() or len(first) == 1 else metric[:1].lower() + metric[1:]
