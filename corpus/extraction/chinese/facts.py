"""Facts and events of Chinese articles: each figure with its owner, its measure and its period, or below the gate."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article import Article, Sentence
from corpus.event import Event
from corpus.extraction.chinese.clauses import Clause, read_clauses, word, words_of
from corpus.extraction.chinese.doubts import is_doubtful
from corpus.extraction.chinese.events import read_events
from corpus.extraction.chinese.owners import of_title, topic_of, with_topic
from corpus.extraction.chinese.respectively import shared_out
from corpus.extraction.chinese.spoken import Spoken, Told
from corpus.extraction.chinese.times import Times, is_ahead
from corpus.extraction.chinese.told import read_told
from corpus.extraction.chinese.wording import is_compared, trigger_of
from corpus.extraction.confidence import statement_confidence
from corpus.fact import Direction, Fact, Modality, Role
from corpus.numbers.numerals import MOST_FIGURES
from corpus.period import Period
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity
from corpus.sentences.in_turn import in_turn

_MOST_FIGURES, _LONGEST_SENTENCE = 16, 400


def read_chinese_facts(article: Article, sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """The facts of running Chinese text, in order."""
    return (fact for reader in _readers(article, sentences) for fact in reader.facts())


def read_chinese_events(article: Article, sentences: Sequence[Sentence]) -> Iterator[Event]:
    """The events of running Chinese text, in order."""
    return (event for reader in _readers(article, sentences) for event in reader.events())


def _readers(article: Article, sentences: Sequence[Sentence]) -> Iterator["_SentenceReader"]:
    """The readers of one sentence after the other; what one has read of facts, the next one may take up."""
    topic, whole = topic_of(article), of_title(article)
    period, paragraph, left = whole, -1, MOST_FIGURES
    before: _SentenceReader | None = None
    for sentence in sentences:
        if left <= 0:
            return
        if sentence.paragraph != paragraph:
            period, paragraph, before = whole, sentence.paragraph, None
        if sentence.is_heading or sentence.span.end - sentence.span.start > _LONGEST_SENTENCE:
            continue
        spoken = before.left_to(sentence) if before else Spoken(topic, topic)
        reader = before = _SentenceReader(article, sentence, spoken, period)
        yield reader
        period = reader.times.left_to_next(reader.periods, period, article.published)
        left -= len(reader.figures)


class _SentenceReader:
    def __init__(self, article: Article, sentence: Sentence, spoken: Spoken, period: Period | None) -> None:
        self.article, self.sentence, self.spoken = article, sentence, spoken
        self.text = sentence.span.of(article.text)
        self.times = Times(self.text, period)
        self.periods = read_periods(self.text, article.published, "zh", article.published_inferred)
        self.figures = read_quantities(self.text, "zh", [one.span for one in self.periods if one.span])

    def left_to(self, sentence: Sentence) -> Spoken:
        """What the next sentence may take up: of whom and what this one spoke, where it goes on with it."""
        if sentence.span.of(self.article.text).startswith(word("among")):
            return self.spoken
        spoken = self.spoken
        goes_on = self.text.endswith(("；", ";")) and (spoken.is_lost or spoken.named != spoken.topic)
        return Spoken(spoken.topic, spoken.topic, is_lost=goes_on)

    def facts(self) -> Iterator[Fact]:
        if len(self.figures) > _MOST_FIGURES:
            return
        before = None
        for clause in read_clauses(self.text, self.figures, self.periods):
            if clause.begins_anew and clause.span.start > 0:
                self.spoken.begin_anew()
            if not clause.is_report:
                yield from self._shared_out(clause, before) or self._of_clause(clause)
                before = clause

    def events(self) -> Iterator[Event]:
        clauses = tuple(read_clauses(self.text, self.figures, self.periods))
        return read_events(self.article.id, self.sentence, self.text, clauses, self.spoken.topic)

    def _of_clause(self, clause: Clause) -> Iterator[Fact]:
        start = clause.span.start
        amounts = [figure for figure in clause.figures if figure.shape == "amount"]
        for number, figure in enumerate(amounts):
            self.times.take_up(clause, start, figure)
            beside = self.times.beside(clause, start, figure)
            told = read_told(self.text, clause, start, figure, self.spoken, is_earlier=beside is not None)
            start = figure.span.end
            if told:
                self.spoken.remember(told, figure.unit, clause.span.of(self.text))
                is_crowded = number > 1 or in_turn(self.text, figure.span.start)
                fact = self._fact(clause, figure, told, is_crowded=is_crowded)
                yield replace(fact, period=replace(beside, source="beside", span=None)) if beside else fact
        if not amounts:
            self.times.pass_over(clause)
            self.spoken.pass_over(self.text, clause)

    def _shared_out(self, clause: Clause, before: Clause | None) -> Sequence[Fact]:
        """The figures of a clause that gives several in turn, each of its own thing or year; else none."""
        dated = [one for one in clause.periods if (one.start or one.end) and not is_compared(self.text, one)]
        period = dated[-1] if dated else self.times.period
        shares = shared_out(self.text, clause, before, self.spoken, period)
        if not shares:
            return []
        self.times.period = period
        kind, _ = trigger_of(self.text[clause.span.start : shares[0].figure.span.start])
        owners = [with_topic(share.owner, self.spoken.named, self.spoken.topic) for share in shares]
        told = [
            Told(owner, "share" if owner.metric.startswith(word("part")) else kind, is_sure=share.is_sure)
            for owner, share in zip(owners, shares, strict=True)
        ]
        self.spoken.remember_in_turn(told)
        facts = [self._fact(clause, s.figure, one, is_crowded=False) for s, one in zip(shares, told, strict=True)]
        return [replace(f, period=s.period) if s.period else f for f, s in zip(facts, shares, strict=True)]

    def _fact(self, clause: Clause, figure: Quantity, told: Told, *, is_crowded: bool) -> Fact:
        owner = told.owner
        period = self.times.of(clause, figure, owner)
        is_denied = any(one in clause.span.of(self.text) for one in words_of("denials"))
        is_planned = is_ahead(self.text[: clause.span.start]) and not is_ahead(clause.span.of(self.text))
        is_crossed = is_crowded or is_denied or is_planned or is_doubtful(self.text, clause, figure, owner, period)
        is_sure = told.is_sure and not is_crossed
        span = figure.span.shifted(self.sentence.span.start)
        return Fact(
            id=f"{self.article.id}/statement-{span.start}",
            article=self.article.id,
            subject=owner.subject,
            metric=owner.metric,
            value=figure,
            quote=self.sentence.span,
            value_span=span,
            role=_role(told.kind, owner.metric, figure),
            scope=owner.scope,
            period=period,
            modality=_modality(self.text[clause.span.start : figure.span.start]),
            direction=_direction(told.kind),
            origin="extracted",
            rule="statement",
            confidence=statement_confidence(is_sure=is_sure, is_whole=owner.is_whole, is_dated=period is not None),
        )


def _modality(said: str) -> Modality:
    if any(one in said for one in words_of("target")):
        return "target"
    return "forecast" if is_ahead(said) else "actual"


def _role(kind: str, metric: str, figure: Quantity) -> Role:
    if kind == "share":
        return "share"
    if kind in {"up", "down"}:
        return "growth" if figure.unit == "percent" else "change"
    if any(one in metric for one in words_of("growth_metrics")):
        return "growth"
    return "count" if figure.unit in words_of("counters") or figure.unit == "person" else "level"


def _direction(kind: str) -> Direction:
    return "up" if kind in {"up", "reached_up"} else "down" if kind in {"down", "reached_down"} else ""
