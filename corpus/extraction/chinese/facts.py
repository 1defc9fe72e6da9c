"""Facts of Chinese articles: each figure with its owner, its measure and its period, or below the gate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.article import Article, Sentence
from corpus.extraction.chinese.clauses import Clause, read_clauses, triggers, words_of
from corpus.extraction.chinese.doubts import is_doubtful
from corpus.extraction.chinese.owners import Owner, of_title, read_owner, topic_of, with_topic
from corpus.extraction.confidence import statement_confidence
from corpus.extraction.measures import is_money
from corpus.fact import Direction, Fact, Modality, Role
from corpus.intervals import year_days
from corpus.numbers.numerals import MOST_FIGURES
from corpus.period import Period
from corpus.period import Source as PeriodSource
from corpus.periods import read_periods
from corpus.quantities import read_quantities
from corpus.quantity import Quantity

_UNTIL = ("到", "至")
_MOST_FIGURES, _LONGEST_SENTENCE = 16, 400
_LONGEST_OWNER, _LONGEST_NOUN, _SHORT = 20, 12, 6
_SHORTEST_COUNTED = 4
"""Characters of a count of what only another clause names: 存栏数量."""
_SHORTEST_TOLD = 4
"""Characters of the shortest clause that tells of somebody."""


def read_chinese_facts(article: Article, sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """The facts of running Chinese text, in order.

    Args:
        article: where they stand.
        sentences: of the article.
    """
    topic = topic_of(article)
    whole = of_title(article)
    period = whole
    paragraph, left, goes_on = -1, MOST_FIGURES, False
    for sentence in sentences:
        if left <= 0:
            return
        if sentence.paragraph != paragraph:
            period, paragraph, goes_on = whole, sentence.paragraph, False
        if sentence.is_heading or sentence.span.end - sentence.span.start > _LONGEST_SENTENCE:
            continue
        reader = _SentenceReader(article, sentence, topic, period)
        reader.is_lost = goes_on
        yield from reader.facts()
        period = period if reader.looks_ahead else reader.period
        goes_on = reader.text.endswith(("；", ";")) and (reader.is_lost or reader.named != topic)
        left -= reader.figures


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words before a figure say it is."""

    owner: Owner
    kind: str = "level"
    is_sure: bool = True


class _SentenceReader:
    def __init__(self, article: Article, sentence: Sentence, topic: str, period: Period | None) -> None:
        self.article, self.sentence, self.topic = article, sentence, topic
        self.named = topic
        self.text = sentence.span.of(article.text)
        self.period = period
        self.earlier: Period | None = None
        self.owner: Owner | None = None
        self.is_sure = True
        """Whether that owner was read without a doubt."""
        self.share: _Told | None = None
        """The share that was told last, of which the next points may be."""
        self.is_lost = False
        """Whether somebody was spoken of who is not known, so that what names nobody may be his."""
        self.figures = 0
        """How many figures the sentence holds."""

    @property
    def looks_ahead(self) -> bool:
        """Whether the sentence tells of what is planned or expected, so that its time is that of no other sentence."""
        return any(word in self.text for word in (*words_of("forecast"), *words_of("target")))

    def facts(self) -> Iterator[Fact]:
        periods = read_periods(self.text, self.article.published, "zh", self.article.published_inferred)
        figures = read_quantities(self.text, "zh", [one.span for one in periods if one.span])
        self.figures = len(figures)
        if len(figures) > _MOST_FIGURES:
            return
        for clause in read_clauses(self.text, figures, periods):
            if clause.begins_anew:
                self.is_lost = self.is_lost or self.named != self.topic
                self.owner, self.named = None, self.topic
            if not clause.is_report:
                yield from self._of_clause(clause)

    def _of_clause(self, clause: Clause) -> Iterator[Fact]:
        start = clause.span.start
        amounts = [figure for figure in clause.figures if figure.shape == "amount"]
        for number, figure in enumerate(amounts):
            self._date(clause, start, figure)
            told = self._told(clause, start, figure)
            start = figure.span.end
            if told:
                self._remember(told, clause)
                yield self._fact(clause, figure, told, is_crowded=number > 1)
        if not amounts:
            self._pass(clause)

    def _remember(self, told: _Told, clause: Clause) -> None:
        """What the next figures may be of, and whose they are where they name nobody."""
        if told.kind == "share":
            self.share = told
            return
        self.share = None
        self.owner, self.is_sure = told.owner, told.is_sure
        if told.owner.is_whole and told.is_sure and "其中" not in clause.span.of(self.text):
            self.named, self.is_lost = told.owner.subject, False

    def _date(self, clause: Clause, start: int, figure: Quantity) -> None:
        """Take up the period that stands before a figure; "the whole year" is that of the day that was named."""
        dated = _period_before(self.text, clause, start, figure)
        if dated:
            self.earlier, self.period = self.period, dated
        elif _is_dated_otherwise(self.text, clause, start, figure):
            self.period = None  # 去年, in an article without a date
        elif "全年" in self.text[start : figure.span.start] and self.period and self.period.end:
            days = year_days(self.period.end.year)
            self.period = replace(self.period, start=days[0], end=days[1], shape="flow") if days else self.period

    def _pass(self, clause: Clause) -> None:
        """What a clause without a figure leaves for the next ones: a time, or a name of which they speak."""
        said = clause.span.of(self.text)
        last = next((one for one in reversed(clause.periods) if one.start or one.end), None)
        is_ahead = any(word in said for word in (*words_of("forecast"), *words_of("target")))
        if last and not is_ahead and len(said) - len(last.surface) <= _SHORT:
            self.period = last
        elif clause.periods and not last and len(said) <= _SHORT + len(clause.periods[-1].surface):
            self.period = None  # 截至6月底, of a year that is not known
        name = _name_of(self.text, clause)
        if name and not name.endswith("方面"):
            self.owner, self.named, self.is_lost = None, name, False
        elif self._tells(clause):
            self.is_lost = True

    def _tells(self, clause: Clause) -> bool:
        """Whether a clause without a figure tells of somebody: 新能源汽车产销两旺."""
        said = _without_fillers(_without_periods(self.text, clause, clause.span.start, clause.span.end))
        is_aside = said.endswith(words_of("asides")) or said.startswith(words_of("stand_ins"))
        return len(said) >= _SHORTEST_TOLD and not is_aside

    def _told(self, clause: Clause, start: int, figure: Quantity) -> _Told | None:
        """What a figure is of, by the words between the one before, or the beginning of its clause, and it."""
        words = _without_periods(self.text, clause, start, figure.span.start)
        if "占" in words and words.rstrip().endswith(("的", "比")) and not words.rstrip().endswith("占比"):
            return self._share(words)
        having = next((one for one in words_of("having") if words.rstrip(" 了").endswith(one)), "")
        kind, before = _trigger(words)
        origin = before.rstrip(" 的")
        core = _without_fillers(origin.removesuffix("从"))
        counted = self._counted(figure, clause) if kind == "level" else ""
        if counted and self.named and (having or not core):
            subject, place, where = core.partition("在")
            owner = Owner(subject, f"{counted}数量", (place + where,) if where else (), is_whole=bool(subject))
            behind = self.text[figure.span.end :].partition(counted)[2]
            is_told = (
                bool(having)
                and not behind.startswith("的")
                and not any(one in counted for one in words_of("achieving"))
            )
            return _Told(with_topic(owner, self.named, self.topic), kind, is_sure=is_told)
        if core:
            told = self._named(core, kind, figure)
            is_torn = "、" in core or (counted and not having) or self._is_in_turn(clause, figure)
            counts_on = self.text[figure.span.end : figure.span.end + 1].isalnum()  # 惠州8家上市公司
            is_torn = is_torn or (told.owner.metric.endswith("数量") and counts_on and not having)
            is_short = told.owner.metric.endswith("数量") and len(told.owner.metric) <= _SHORTEST_COUNTED
            is_torn = is_torn or (is_short and not any(one in words for one in words_of("having")))
            is_torn = is_torn or self._follows_count(clause, start) or _is_of_no_measure(told, words)
            return replace(told, is_sure=False) if is_torn else told
        is_change = kind in {"up", "down"} or kind.startswith("reached")
        if is_change and self.share and figure.unit == "percentage_point":
            return replace(self.share, kind=kind)
        is_told_on = is_change or start > clause.span.start
        return _Told(self.owner, kind, is_sure=self.is_sure) if self.owner and is_told_on else None

    def _without_owner(self, noun: str) -> str:
        """What is counted, without whose it is: 接待观众 of 河津博物馆接待观众, 举办展览 of 该馆全年举办展览."""
        for name in filter(None, (self.topic, *words_of("stand_ins"))):
            if noun.startswith(name) and len(noun) > len(name):
                return _without_fillers(noun.removeprefix(name))
        return noun

    def _is_in_turn(self, clause: Clause, figure: Quantity) -> bool:
        """``分别增长9.68%和11.57%``: several figures of several owners, in their order."""
        return any(word in self.text[clause.span.start : figure.span.start] for word in words_of("in_turn"))

    def _follows_count(self, clause: Clause, start: int) -> bool:
        """Whether what stands before a figure is what the figure before counts: "4家企业的净利润均超过1亿元"."""
        before = next((one for one in clause.figures if one.span.end == start), None)
        return before is not None and (before.unit in words_of("counters") or self.text[start : start + 1] == "的")

    def _named(self, core: str, kind: str, figure: Quantity) -> _Told:
        counter = figure.unit in words_of("counters") or figure.unit in {"person", "visit"}
        owner = (_having(core) if counter else None) or read_owner(core)
        if self.owner and not owner.subject and owner.metric in words_of("of_measures"):
            owner = replace(self.owner, metric=f"{self.owner.metric}{owner.metric}")
            return _Told(owner, kind, is_sure=self.is_sure)  # 收入增长, 增长率提升
        if not owner.metric:
            return _Told(with_topic(owner, self.named, self.topic), kind, is_sure=False)
        if owner.metric in words_of("flows") and is_money(figure) and kind != "up":
            owner = replace(owner, metric=f"{owner.metric}额")
        is_metric = owner.metric.endswith(words_of("metrics"))
        if not is_metric and kind == "level" and not counter:
            return _Told(with_topic(owner, self.named, self.topic), kind, is_sure=False)
        if not is_metric and counter:
            owner = replace(owner, metric=f"{self._without_owner(owner.metric)}数量")
        whole = self.owner
        is_of_measure = not owner.subject and owner.metric.endswith(words_of("of_measures"))
        is_lost = not owner.subject and (self.is_lost or (is_of_measure and self.named != self.topic))
        if not owner.subject and whole and whole.subject and core.startswith(("出口", "进口")):
            owner = replace(owner, subject=whole.subject)
        is_sure = len(core) <= _LONGEST_OWNER and not is_lost
        return _Told(with_topic(owner, self.named, self.topic), kind, is_sure=is_sure)

    def _share(self, words: str) -> _Told | None:
        """``占出口总额的24.9%``: the part that what was told before, or stands before it, is of a whole."""
        before, _, whole = words.rpartition("占")
        metric = f"占{whole.rstrip('的比重 ')}的比重"
        if own := _without_fillers(before):
            is_sure = (
                own.endswith(words_of("metrics")) and "、" not in own and not own.startswith(words_of("achieving"))
            )
            return _Told(with_topic(Owner(own, metric), self.named, self.topic), "share", is_sure=is_sure)
        if self.owner is None:
            return None
        subject = f"{self.owner.subject}{self.owner.metric}"
        return _Told(Owner(subject, metric, self.owner.scope, is_whole=False), "share", is_sure=self.is_sure)

    def _counted(self, figure: Quantity, clause: Clause) -> str:
        """The noun behind a count: "生物医药企业" of "2183家生物医药企业"."""
        if figure.unit not in words_of("counters") and figure.unit != "person":
            return ""
        behind = self.text[figure.span.end : clause.span.end]
        ends = [at for word in words_of("noun_ends") if (at := behind.find(word)) >= 0]
        noun = behind[: min(ends, default=len(behind))].strip()
        return noun if 1 < len(noun) <= _LONGEST_NOUN else ""

    def _fact(self, clause: Clause, figure: Quantity, told: _Told, *, is_crowded: bool) -> Fact:
        period = self._over_years(told.owner)
        is_own = period is not None and any(
            period.same_days(one) and period.surface == one.surface for one in clause.periods
        )
        period = period if is_own or self._holds_on(clause, figure, told.owner) else None
        modality = self._modality(clause, figure)
        span = figure.span.shifted(self.sentence.span.start)
        is_doubtful_here = is_crowded or self._is_denied(clause)
        sure = told.is_sure and not is_doubtful_here and not is_doubtful(self.text, clause, figure, told.owner, period)
        return Fact(
            id=f"{self.article.id}/statement-{span.start}",
            article=self.article.id,
            subject=told.owner.subject,
            metric=told.owner.metric,
            value=figure,
            quote=self.sentence.span,
            value_span=span,
            role=_role(told.kind, told.owner.metric, figure),
            scope=told.owner.scope,
            period=replace(period, source=_source(period, is_own=is_own), span=None) if period else None,
            modality=modality,
            direction=_direction(told.kind),
            origin="extracted",
            rule="statement",
            confidence=statement_confidence(is_sure=sure, is_whole=told.owner.is_whole, is_dated=period is not None),
        )

    def _holds_on(self, clause: Clause, figure: Quantity, owner: Owner) -> bool:
        """Whether the time that was named before a clause is that of its figure, too."""
        said = self.text[clause.span.start : figure.span.start]
        is_dated = any(
            one.shape != "flow" or one.start is None for one in clause.periods if not _is_compared(self.text, one)
        )
        is_now = any(word in said for word in words_of("now"))
        return not (is_now or is_dated or owner.metric.endswith(words_of("lasting")))

    def _over_years(self, owner: Owner) -> Period | None:
        """A compound rate is that of all the years from the first figure to the last."""
        first, last = self.earlier, self.period
        is_rate = "复合" in owner.metric and first is not None and last is not None
        if is_rate and first and last and first.start and last.end and first.start < last.end:
            return replace(last, start=first.start, span=None, surface="")
        return last

    def _modality(self, clause: Clause, figure: Quantity) -> Modality:
        said = self.text[clause.span.start : figure.span.start]
        if any(word in said for word in words_of("target")):
            return "target"
        return "forecast" if any(word in said for word in words_of("forecast")) else "actual"

    def _is_denied(self, clause: Clause) -> bool:
        return any(word in clause.span.of(self.text) for word in words_of("denials"))


def _period_before(text: str, clause: Clause, start: int, figure: Quantity) -> Period | None:
    """The last period of a clause between the figure before and this one, but for one that is compared with."""
    before = [
        one for one in clause.periods if one.span and start <= one.span.start and one.span.end <= figure.span.start
    ]
    dated = [one for one in before if (one.start or one.end) and not _is_compared(text, one)]
    return _as_year(dated[-1]) if dated else None


def _is_dated_otherwise(text: str, clause: Clause, start: int, figure: Quantity) -> bool:
    """Whether a period without known days stands before a figure: 去年."""
    before = [one for one in clause.periods if one.span and start <= one.span.start < figure.span.start]
    return any(not (one.start or one.end) and not _is_compared(text, one) for one in before)


def _is_compared(text: str, period: Period) -> bool:
    at = period.span.start if period.span else 0
    return text[max(0, at - 1) : at] in words_of("comparing")


def _name_of(text: str, clause: Clause) -> str:
    """The name with which a clause begins that has no figure: "临洲晶澜科技有限公司是……"."""
    said = _without_periods(text, clause, clause.span.start, clause.span.end)
    ends = [at for word in words_of("after_names") if (at := said.find(word)) > 1]
    name = _without_fillers(said[: min(ends)]) if ends else ""
    return name if 1 < len(name) <= _LONGEST_OWNER else ""


def _is_of_no_measure(told: _Told, words: str) -> bool:
    """``医药制造业增长6.2%``, ``国内航线完成2万人次``: what of it grew, or was reached, is told somewhere else."""
    is_measure = told.owner.metric.endswith(words_of("metrics"))
    if told.owner.metric.endswith("数量"):
        return words.rstrip(" 了").endswith(words_of("achieving"))
    return told.kind in {"up", "down"} and not is_measure


def _having(core: str) -> Owner | None:
    """``博物馆共有员工``: whose it is, and what is counted."""
    verb = next((one for one in words_of("having") if one in core[:-1]), "")
    subject, _, noun = core.partition(verb) if verb else ("", "", "")
    return Owner(subject, noun) if len(noun) > 1 else None


def _as_year(period: Period) -> Period:
    """``到2024年`` between two figures is that year, and no deadline."""
    is_year = period.start is None and period.end is not None and period.surface.startswith(_UNTIL)
    return replace(period, start=period.end.replace(month=1, day=1), shape="flow") if is_year and period.end else period


def _without_periods(text: str, clause: Clause, start: int, end: int) -> str:
    words, at = "", start
    for period in clause.periods:
        if period.span and start <= period.span.start and period.span.end <= end:
            words += text[at : period.span.start] + (period.surface[:1] if period.surface.startswith(_UNTIL) else "")
            words = words[:-1] if _is_compared(text, period) else words
            at = period.span.end
    return words + text[at:end]


def _trigger(words: str) -> tuple[str, str]:
    """The kind of what stands right before a figure, and the words before that."""
    plain = words.rstrip(" 了的")
    found = next(((word, kind) for word, kind in triggers() if plain.endswith(word)), None)
    return (found[1], plain.removesuffix(found[0])) if found else ("level", plain)


def _without_fillers(words: str) -> str:
    core = words.rstrip(" 的了")
    while filler := next((one for one in words_of("before_triggers") if core.endswith(one)), ""):
        core = core.removesuffix(filler).rstrip(" 的了")
    while lead := next((one for one in words_of("leads") if core.startswith(one)), ""):
        core = core.removeprefix(lead).lstrip(" ，的")
    return core


def _source(period: Period, *, is_own: bool) -> PeriodSource:
    if is_own:
        return "beside"
    return "title" if period.source == "title" else "sentence"


def _role(kind: str, metric: str, figure: Quantity) -> Role:
    if kind == "share":
        return "share"
    if kind in {"up", "down"}:
        return "growth" if figure.unit == "percent" else "change"
    if "增长率" in metric or "增速" in metric:
        return "growth"
    return "count" if figure.unit in words_of("counters") or figure.unit == "person" else "level"


def _direction(kind: str) -> Direction:
    return "up" if kind in {"up", "reached_up"} else "down" if kind in {"down", "reached_down"} else ""
