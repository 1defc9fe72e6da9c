"""Figures as facts: each figure of a sentence with its owner, its period and how sure that is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.article import Article
from corpus.article import Sentence as ArticleSentence
from corpus.extraction.clause_borders import Clause, split_clauses
from corpus.extraction.confidence import confidence_of
from corpus.extraction.doubts.about import doubts_about
from corpus.extraction.doubts.times import lasting_metrics
from corpus.extraction.draft import Draft
from corpus.extraction.elliptic_units import with_units
from corpus.extraction.groups import paired
from corpus.extraction.modality import attribution_of, modality_of
from corpus.extraction.parts import Part, read_parts
from corpus.extraction.pointed_periods import at_hand
from corpus.extraction.rules.reading import read_figure
from corpus.extraction.spot import Sentence, Spot
from corpus.extraction.subjects import Memory, read_subjects, remembered
from corpus.extraction.tense import Tense, tense_of
from corpus.extraction.timing import (
    When,
    base_of,
    governing_period,
    governs,
    is_base_period,
    is_compared,
    period_beside,
    union,
    year_before,
)
from corpus.extraction.verbs import verbs_of, word_set
from corpus.fact import Fact
from corpus.intervals import year_days
from corpus.period import Period, Source
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.spans import Span

_YEAR_NAMED = re.compile(r"\d{4}")
_LEAD = 4
"""Parts from the beginning of a sentence among which a period governs it and what follows."""
_MONTH, _YEAR = 27, 366
"""Days of the shortest and the longest period that a next sentence takes up."""
_DEEDS = frozenset(
    ("has-count", "does-amount", "count-subject", "there-are", "with-inside", "group-of", "rank", "share-of")
)
"""Rules that tell of what somebody did or had, which need not have been when the sentence before was so."""
_WEEK = 7
_REMEMBERED = 6
"""Periods before a sentence among which is the one that it means by "the quarter"."""
_FROM_TO = 2
"""Parts from what something rose from to what it rose to: the figure, "to"."""
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
    told_of = list(_timed(read, drafts, None if _is_of_now(text) else period))
    timed = [_settled(read, draft, when or _of_both(draft, told_of)) for draft, when in told_of]
    attribution = attribution_of(text, parts, clauses)
    place = _Place(article, sentence.span, before, attribution)
    told = [draft for draft, _ in timed]
    facts = tuple(_fact(place, read, draft, when, told) for draft, when in timed)
    memory = replace(remembered(parts, owners, clauses, memory), is_dated=is_dated, named=_last_of_all(periods, memory))
    spoken_of = _spoken_of(parts, clauses) or _still_spoken_of(read, period, facts)
    return Reading(facts, memory, spoken_of, len(figures))


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


def _timed(read: Sentence, drafts: Sequence[Draft], inherited: Period | None) -> Iterator[tuple[Draft, Period | None]]:
    """Each draft with its period; one of a year earlier takes the days before its neighbour's."""
    if any(governs(read.parts, at) for at, part in enumerate(read.parts) if part.period):
        inherited = None  # it has a time of its own
    timed = [(draft, _not_ahead(read, draft, _when(read, draft))) for draft in drafts]
    main = next((when.period for _, when in timed if when and when.period and not when.is_base), None) or inherited
    for draft, when in timed:
        if when and when.is_base:
            earlier = base_of(main, when.period) if main and when.period else None
            yield (draft, earlier) if earlier else (replace(draft, weight=0.5), None)
        elif draft.rule == "base" and (when is None or (when.period and when.period.source != "beside")):
            yield replace(draft, weight=0.5), None
        elif when is None and inherited and _tells_past(read, draft) and draft.owner.metric not in lasting_metrics():
            is_flow = _MONTH <= _length(inherited) <= _YEAR
            is_told_on = is_flow and draft.rule not in _DEEDS
            source: Source = "report" if inherited.source == "report" else "paragraph"
            yield (draft if is_told_on else replace(draft, weight=0.7), replace(inherited, source=source))
        else:
            yield draft, _over_years(draft, when, timed)


def _length(period: Period) -> int:
    """Days; none where it has no beginning or no end."""
    return (period.end - period.start).days if period.start and period.end and period.shape == "flow" else 0


def _tells_past(read: Sentence, draft: Draft) -> bool:
    """Whether a figure is told of a time gone by, so that the time that was named before may be meant."""
    number = _clause_of(read, draft.place)
    while number and read.clauses[number].link in {"aside", "with", "same"} and _tense(read, number) == "none":
        number -= 1
    return _tense(read, number) == "past"


def _tense(read: Sentence, number: int) -> Tense:
    return tense_of(read.parts, read.clauses[number])


def _of_both(draft: Draft, timed: Sequence[tuple[Draft, Period | None]]) -> Period | None:
    """The years behind what something rose to are those of what it rose from, too: "from 5 to 8 from 2020 to 2023"."""
    behind = next(((one, when) for one, when in timed if one.place == draft.place + _FROM_TO), None)
    is_pair = behind is not None and behind[0].rule == draft.rule == "from-to"
    return behind[1] if behind and is_pair and behind[1] and _is_over_years(behind[1]) else None


def _is_over_years(period: Period) -> bool:
    is_said = period.surface.casefold().startswith(("from", "between"))
    return is_said and bool(period.start and period.end and period.end.year > period.start.year)


def _settled(read: Sentence, draft: Draft, period: Period | None) -> tuple[Draft, Period | None]:
    """A level that something rose from, or to, within several years is that of the first, or the last."""
    is_from = draft.rule in {"from-to", "made"} and draft.role == "level" and read.low(draft.place - 1) == "from"
    if is_from and period is None:
        return replace(draft, weight=0.6), None  # of an earlier time than the sentence speaks of
    if draft.rule != "from-to" or period is None or not period.start or not period.end:
        return draft, period
    if _is_over_years(period):
        days = year_days(period.start.year if is_from else period.end.year)
        return draft, replace(period, start=days[0], end=days[1]) if days else None
    return (replace(draft, weight=0.6), None) if is_from and period.source != "beside" else (draft, period)


def _not_ahead(read: Sentence, draft: Draft, when: When | None) -> When | None:
    """The same, and a year earlier where what is told as past would else lie ahead."""
    ahead = when is not None and when.period is not None and _lies_ahead(read, draft, when.period)
    earlier = year_before(when.period) if ahead and when and when.period else None
    return (
        replace(when, period=replace(earlier, surface=when.period.surface))
        if earlier and when and when.period
        else when
    )


def _lies_ahead(read: Sentence, draft: Draft, period: Period) -> bool:
    """Whether what is told as past would lie behind the article's own day: "on 31 December", read in January."""
    is_relative = _YEAR_NAMED.search(period.surface) is None
    is_ahead = read.published is not None and period.start is not None and period.start > read.published
    return is_relative and is_ahead and _tells_past(read, draft)


def _over_years(draft: Draft, when: When | None, timed: Sequence[tuple[Draft, When | None]]) -> Period | None:
    """The period of a rate of several years is all of them."""
    levels = [other.period for one, other in timed if one.rule == "from-to" and other and other.period]
    if draft.role == "growth" and draft.rule == "metric-of-value" and len(levels) > 1:
        return union(levels[0], levels[-1])
    return when.period if when else draft.owner.period


def _when(read: Sentence, draft: Draft) -> When | None:
    if draft.when:
        return draft.when
    number = _clause_of(read, draft.place)
    end = read.clauses[number].end
    beside = period_beside(read.parts, _last_of(read, draft), end)
    if beside and beside.is_base and draft.role in {"growth", "change"}:
        beside = None  # what it is compared with, not when it is
    if beside and beside.period and (beside.is_base or beside.period.start or beside.period.end):
        return beside
    if draft.owner.period and (draft.owner.period.start or draft.owner.period.end):
        return When(draft.owner.period)
    return _of_its_tense(read, number, governing_period(read.parts, read.clauses, number, draft.place))


def _of_its_tense(read: Sentence, number: int, when: When | None) -> When | None:
    """The same, unless a clause that says what is so would take its period from one that says what happened."""
    if (
        when is None
        or when.clause is None
        or when.clause == number
        or _tense(read, number) not in {"present", "perfect"}
    ):
        return when
    return None if _tense(read, when.clause) == "past" else when


def _last_of(read: Sentence, draft: Draft) -> int:
    """Where the figures end that are told in one breath: "rose by 5% to 10 in 2023" has one time for both."""
    place = draft.place
    is_joined = draft.role in {"growth", "change"} and read.low(place + 1) in {"to", ","}
    follows = read.parts[place + 2] if is_joined and place + 2 < len(read.parts) else None
    return place + 2 if follows is not None and follows.figure else place


def _clause_of(read: Sentence, place: int) -> int:
    return next(number for number, clause in enumerate(read.clauses) if clause.first <= place < clause.end)


def _spoken_of(parts: Sequence[Part], clauses: Sequence[Clause]) -> Period | None:
    """The period with which a sentence begins; one that only stands somewhere in it governs no other sentence."""
    own = [
        (at, one)
        for at, part in enumerate(parts)
        if (one := part.period) and governs(parts, at) and not is_compared(parts, at)
    ]
    lead = next((one for at, one in own if at <= _LEAD and any(part.low == "," for part in parts[at : at + 3])), None)
    is_alone = len({(one.start, one.end) for _, one in own}) == 1 and any(
        part.figure
        for clause in clauses
        for part in parts[clause.first : clause.end]
        if clause.first <= own[0][0] < clause.end and _is_measured(parts, clause)
    )
    return lead or (own[0][1] if is_alone else None)


def _still_spoken_of(read: Sentence, period: Period | None, facts: Sequence[Fact]) -> Period | None:
    """The period that was spoken of before, unless a sentence names another one besides, or none of it is of it."""
    if period is None or (facts and not any(_is_of(fact.period, period) for fact in facts if fact.period)):
        return None
    named = (part.period for part in read.parts if part.period and not is_base_period(part.period))
    others = (one for one in named if not (one.same_days(period) or _is_day_of_news(one, read.published)))
    return None if any(others) else period


def _is_of(own: Period, period: Period) -> bool:
    return own.source in {"paragraph", "report"} or own.same_days(period)


def _is_day_of_news(period: Period, published: date | None) -> bool:
    """Whether a period is only the day on which something was told: "on Wednesday"."""
    day = period.start if period.start == period.end else None
    return day is not None and published is not None and 0 <= (published - day).days <= _WEEK


def _is_measured(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether a clause tells what a figure was, or how it moved, and no deed."""
    verb = parts[clause.verb_place].low if clause.verb_place is not None else ""
    groups = {one.group for one in verbs_of(verb)}
    return clause.link == "main" and (verb in word_set("be") or bool(groups & {"reach", "up", "down", "share"}))


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
    number = _clause_of(read, draft.place)
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
