"""What a Chinese figure is of, by the words between the figure before it, or the beginning of its clause, and it."""

from dataclasses import dataclass, replace

from corpus.extraction.chinese.clauses import Clause, edge, pattern, word, words_of
from corpus.extraction.chinese.owners import Owner, read_owner, stands_for, with_topic, without_ends
from corpus.extraction.chinese.shares import is_share, share_of
from corpus.extraction.chinese.spoken import Spoken, Told
from corpus.extraction.chinese.wording import trigger_of, without_fillers, without_periods
from corpus.extraction.measures import is_money
from corpus.quantity import Quantity

_LONGEST_OWNER, _LONGEST_NOUN, _COMMON = 20, 12, 2
_SHORTEST_COUNTED = 4
"""Characters of a count of what only another clause names: 存栏数量."""


def read_told(
    text: str, clause: Clause, start: int, figure: Quantity, spoken: Spoken, *, is_earlier: bool
) -> Told | None:
    """What a figure is of; None where the words do not say it.

    Args:
        text: the sentence.
        clause: of the figure.
        start: where the words begin that may tell of it.
        figure: what is to be told.
        spoken: what the clauses before have named.
        is_earlier: whether it only stands beside what is told, as that of an earlier time.
    """
    return _Words(text, clause, start, figure, spoken).told(is_earlier=is_earlier)


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    clause: Clause
    start: int
    figure: Quantity
    spoken: Spoken

    @property
    def said(self) -> str:
        said = without_periods(self.text, self.clause, self.start, self.figure.span.start)
        return pattern("each").sub("", said) if is_money(self.figure) else said

    @property
    def is_had(self) -> bool:
        """Whether somebody is said to have so many."""
        return self.said.rstrip(edge("deed")).endswith(words_of("having"))

    def told(self, *, is_earlier: bool) -> Told | None:
        if is_share(self.said, self.figure):
            return share_of(self.said, self.spoken)
        kind, before = trigger_of(self.said)
        core = without_fillers(_without_from(before.rstrip(edge("behind"))))
        if kind in {"up", "down"} and core.startswith(words_of("comparing")):
            core = ""  # 较发行价上涨: of what was told before
        if is_earlier and (not core or core.removesuffix(word("whole_year")).endswith(words_of("passing"))):
            return self._told_before("level")
        counted = self._counted() if kind == "level" and self.spoken.named else ""
        if counted and (self.is_had or not core):
            return self._of_counted(counted, core, kind)
        if core:
            told = self._named(core, kind)
            return replace(told, is_sure=False) if self._is_torn(told, core, counted) else told
        return self._told_on(kind)

    def _told_before(self, kind: str) -> Told | None:
        spoken = self.spoken
        return Told(spoken.owner, kind, is_sure=spoken.is_sure) if spoken.owner else None

    def _told_on(self, kind: str) -> Told | None:
        """What no word names is of what was told before: by how much it grew, or what it was next."""
        is_change = kind in {"up", "down"} or kind.startswith("reached")
        if is_change and self.spoken.share and self.figure.unit == "percentage_point":
            return replace(self.spoken.share, kind=kind)
        return self._told_before(kind) if is_change or self.start > self.clause.span.start else None

    def _counted(self) -> str:
        """The noun behind a count: "生物医药企业" of "2183家生物医药企业"."""
        if self.figure.unit not in words_of("counters") and self.figure.unit != "person":
            return ""
        behind = self.text[self.figure.span.end : self.clause.span.end]
        ends = [at for one in words_of("noun_ends") if (at := behind.find(one)) >= 0]
        noun = behind[: min(ends, default=len(behind))].strip()
        return noun if 1 < len(noun) <= _LONGEST_NOUN else ""

    def _of_counted(self, counted: str, core: str, kind: str) -> Told:
        """Whose a count is of which the noun stands behind it."""
        subject, place, where = core.partition(word("at"))
        owner = Owner(subject, f"{counted}{word('number')}", (place + where,) if where else (), is_whole=bool(subject))
        behind = self.text[self.figure.span.end :].partition(counted)[2]
        is_done = any(one in counted for one in words_of("achieving"))
        is_sure = self.is_had and not behind.startswith(word("of")) and not is_done
        return Told(with_topic(owner, self.spoken.named, self.spoken.topic), kind, is_sure=is_sure)

    def _named(self, core: str, kind: str) -> Told:
        """What the words before a figure name."""
        spoken = self.spoken
        counter = self.figure.unit in words_of("counters") or self.figure.unit in {"person", "visit"}
        owner = (_having(core) if counter else None) or read_owner(core)
        if spoken.owner and not owner.subject and owner.metric in words_of("of_measures"):
            owner = replace(spoken.owner, metric=f"{spoken.owner.metric}{owner.metric}")
            return Told(owner, kind, is_sure=spoken.is_sure)  # 收入增长, 增长率提升
        is_metric = owner.metric.endswith(words_of("metrics"))
        is_place = core.endswith(words_of("places")) and self._is_of_measure()
        may_be_part = not is_metric and kind == "level" and (not counter or is_place)
        if may_be_part and (part := self._part(core)):
            return Told(with_topic(part, spoken.named, spoken.topic), kind, is_sure=spoken.is_sure)
        if not owner.metric or (not is_metric and kind == "level" and not counter):
            return Told(with_topic(owner, spoken.named, spoken.topic), kind, is_sure=False)
        if owner.metric in words_of("flows") and is_money(self.figure) and kind != "up":
            owner = replace(owner, metric=f"{owner.metric}{word('sum')}")
        if not is_metric and counter:
            owner = replace(owner, metric=f"{self._without_owner(owner.metric)}{word('number')}")
        is_of_measure = not owner.subject and owner.metric.endswith(words_of("of_measures"))
        is_of_other = (is_of_measure and spoken.named != spoken.topic) or self._is_of_counted(owner.metric)
        is_lost = not owner.subject and (spoken.is_lost or is_of_other or self._is_of_body(core))
        if not owner.subject and spoken.owner and spoken.owner.subject and core.startswith(words_of("trade")):
            owner = replace(owner, subject=spoken.owner.subject)
        is_sure = 1 < len(core) <= _LONGEST_OWNER and not is_lost
        if 0 < len(owner.subject) <= _COMMON and not stands_for(owner.subject, spoken.topic):
            return self._of_part(owner, kind, is_sure=is_sure)
        return Told(with_topic(owner, spoken.named, spoken.topic), kind, is_sure=is_sure)

    def _of_part(self, owner: Owner, kind: str, *, is_sure: bool) -> Told:
        """``清江……，干流全长628公里``: a common noun is a part of what is spoken of."""
        spoken = self.spoken
        scope = (*owner.scope, spoken.named) if spoken.named != spoken.topic else owner.scope
        owner = with_topic(replace(owner, scope=scope, is_whole=False), spoken.named, spoken.topic)
        return Told(owner, kind, is_sure=is_sure and bool(spoken.named) and not spoken.is_lost)

    def _is_of_body(self, core: str) -> bool:
        """``该院编制床位2600张`` in an article about a city: what is pointed at is another body than the topic."""
        body = next((one for one in words_of("stand_ins") if core.startswith(one)), "")
        return bool(body and self.spoken.topic) and not stands_for(body, self.spoken.topic)

    def _is_of_counted(self, metric: str) -> bool:
        """Whether a size may be that of the things that were counted right before: 河流96条，总长度4.8万公里."""
        counted = self.spoken.levels[-1].owner.metric if self.spoken.levels else ""
        is_of_people = self.spoken.unit == "person" or self.spoken.unit in words_of("counters_of_people")
        return counted.endswith(word("number")) and not is_of_people and metric.endswith(words_of("lasting"))

    def _part(self, core: str) -> Owner | None:
        """``其中高速公路462公里``: of the measure that was told before of the whole, where it is measured alike."""
        whole, said = self.spoken.owner, self.text[self.clause.span.start : self.figure.span.start]
        thing = core.lstrip(edge("joints"))
        is_part = word("among") in said and bool(self.figure.unit) and self.figure.unit == self.spoken.unit
        return Owner(thing, whole.metric) if whole and is_part and 1 < len(thing) <= _LONGEST_NOUN else None

    def _is_of_measure(self) -> bool:
        """``常住人口683万人，其中高新区38万人``: what was told before is a measure, and no count of things."""
        metric = self.spoken.owner.metric if self.spoken.owner else ""
        return metric.endswith(words_of("metrics")) and not metric.endswith(word("number"))

    def _without_owner(self, noun: str) -> str:
        """What is counted, without whose it is: 接待观众 of 河津博物馆接待观众, 举办展览 of 该馆全年举办展览."""
        for name in filter(None, (self.spoken.topic, *words_of("stand_ins"))):
            if noun.startswith(name) and len(noun) > len(name):
                return without_fillers(noun.removeprefix(name))
        return noun

    def _is_torn(self, told: Told, core: str, counted: str) -> bool:
        """Whether the words that name an owner may be those of another figure, or of another thing."""
        is_count = told.owner.metric.endswith(word("number"))
        counts_on = self.text[self.figure.span.end : self.figure.span.end + 1].isalnum()  # 惠州8家上市公司
        is_short = len(told.owner.metric) <= _SHORTEST_COUNTED
        has_none = not any(one in self.said for one in words_of("having"))
        return (
            "、" in core.lstrip("、")
            or (bool(counted) and not self.is_had)
            or (is_count and counts_on and not self.is_had)
            or (is_count and is_short and has_none)
            or self._follows_count()
            or self._is_of_no_measure(told)
        )

    def _follows_count(self) -> bool:
        """Whether what stands before a figure is what the figure before counts: "4家企业的净利润均超过1亿元"."""
        before = next((one for one in self.clause.figures if one.span.end == self.start), None)
        behind = self.text[self.start : self.start + 1]
        is_glued = behind == word("of") or (
            before is not None and before.unit == "person" and behind.isalnum()
        )  # 每千人口
        return before is not None and (before.unit in words_of("counters") or is_glued)

    def _is_of_no_measure(self, told: Told) -> bool:
        """``医药制造业增长6.2%``, ``国内航线完成2万人次``: what of it grew, or was reached, is told somewhere else."""
        if told.owner.metric.endswith(word("number")):
            return self.said.rstrip(edge("deed")).endswith(words_of("achieving"))
        return told.kind in {"up", "down"} and not told.owner.metric.endswith(words_of("metrics"))


def _without_from(words: str) -> str:
    origin = next((one for one in words_of("from") if words.endswith(one)), "")
    return words.removesuffix(origin)


def _having(core: str) -> Owner | None:
    """``博物馆共有员工``: whose it is, and what is counted."""
    verb = next((one for one in words_of("having") if one in core[:-1]), "")
    subject, _, noun = core.partition(verb) if verb else ("", "", "")
    return Owner(without_ends(subject), noun) if len(noun) > 1 and word("of") not in noun else None
