"""``分别``: several figures told in turn, each of one of the things, measures or years that were named before them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.extraction.chinese.clauses import Clause, pattern, word, words_of
from corpus.extraction.chinese.owners import Owner, read_owner
from corpus.extraction.chinese.spoken import Spoken, Told
from corpus.extraction.chinese.wording import without_fillers, without_periods
from corpus.intervals import year_days
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.sentences.in_turn import in_turn

_LONGEST_ITEM, _SHORTEST_ITEM = 12, 2
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Share:
    """One of the figures, with its owner; its own year, where years are what is told in turn."""

    figure: Quantity
    owner: Owner
    is_sure: bool = True
    period: Period | None = None


def shared_out(
    text: str, clause: Clause, before: Clause | None, spoken: Spoken, period: Period | None
) -> Sequence[Share]:
    """The figures that a clause gives in turn, each with its owner; none where it does not say whose they are.

    Args:
        text: the sentence.
        clause: one that may give figures in turn.
        before: the clause before it.
        spoken: what the sentence has told so far.
        period: what it speaks of in time.
    """
    amounts = [one for one in clause.figures if one.shape == "amount"]
    figures = [one for one in amounts if in_turn(text, one.span.start)]
    if len(figures) < _FEWEST or len(figures) < len(amounts):
        return ()
    said = text[clause.span.start : figures[0].span.start]
    at, sign = max((clause.span.start + said.find(one), one) for one in words_of("in_turn"))
    head = without_fillers(without_periods(text, clause, clause.span.start, at).strip())
    tail = text[at + len(sign) : figures[0].span.start].strip()
    years = _years(period, len(figures))
    if years and head:
        owner = read_owner(head)
        return [Share(one, owner, period=year) for one, year in zip(figures, years, strict=True)]
    told = (
        _listed(head, len(figures))
        or _of_levels(head, tail, spoken.levels, len(figures))
        or (_of_list_before(text, before, head, tail, len(figures)) if before else ())
    )
    return [Share(one, own.owner, own.is_sure) for one, own in zip(figures, told, strict=True)] if told else ()


def _years(period: Period | None, count: int) -> Sequence[Period]:
    """The single years of a period that has just as many."""
    if period is None or period.start is None or period.end is None or period.shape != "flow":
        return ()
    years = [year_days(year) for year in range(period.start.year, period.end.year + 1)]
    days = [own for own in years if own]
    is_whole = len(days) == count and (period.start, period.end) == (days[0][0], days[-1][1])
    return [replace(period, start=own[0], end=own[1], surface="", span=None) for own in days] if is_whole else ()


def _listed(head: str, count: int) -> Sequence[Told]:
    """``A、B和C分别为``: the things named right before, the measure of the last being that of all."""
    items = pattern("joint").split(head)
    if head.startswith(words_of("torn_starts")):
        return ()  # 对欧盟、美国进出口: with whom somebody trades is not whose trade it is
    if len(items) != count or not all(_SHORTEST_ITEM <= len(item) <= _LONGEST_ITEM for item in items[1:]):
        return ()
    owners = [read_owner(item) for item in items]
    last = owners[-1].metric
    owners = [one if _measures(one) else Owner(one.subject + one.metric, last) for one in owners]
    return [Told(one, is_sure=_measures(one)) for one in owners]


def _of_levels(head: str, tail: str, levels: Sequence[Told], count: int) -> Sequence[Told]:
    """``A为……，B为……，分别增长``: the measures told right before; each as a part of the whole behind ``占``."""
    if len(levels) < count:
        return ()
    share = pattern("of_whole").search(tail)
    metric = word("share_of").format(whole=share["whole"]) if share else head
    told = levels[-count:]
    return [replace(one, owner=_thing_of(one.owner, metric)) for one in told] if metric else told


def _thing_of(owner: Owner, metric: str) -> Owner:
    """The owner of another measure of what was told: the pupils of ``小学387所``, the share of its output."""
    counted = owner.metric.removesuffix(word("number"))
    subject = counted if counted != owner.metric else f"{owner.subject}{owner.metric}"
    return Owner(subject, metric, owner.scope, is_whole=owner.is_whole)


def _of_list_before(text: str, before: Clause, head: str, tail: str, count: int) -> Sequence[Told]:
    """``设A、B和C三个项目，规模分别为``: the things that the clause before has named."""
    end = min((one.span.start for one in before.figures), default=before.span.end)
    items = pattern("joint").split(text[before.span.start : end].strip())
    if len(items) != count:
        return ()
    first, last = _behind_verb(items[0]), items[-1]
    if len(last) > len(first) + 1:
        last = _as_long_as(first, last)
    named = [first, *items[1:-1], last]
    metric = head or _counted(tail)
    is_clear = all(_SHORTEST_ITEM <= len(item) <= _LONGEST_ITEM for item in named)
    return [Told(Owner(item, metric)) for item in named] if metric and is_clear else ()


def _behind_verb(words: str) -> str:
    ends = [words.rfind(verb) + len(verb) for verb in words_of("having") if verb in words[:-1]]
    return words[max(ends) :] if ends else words


def _as_long_as(first: str, last: str) -> str:
    """A name without what a clause goes on to say of it: "海丰县" of "海丰县疫情较重", beside "南安市"."""
    ends = [at + len(one) for one in words_of("bearers") if 0 < (at := last.find(one)) <= len(first)]
    return last[: min(ends)] if ends else ""


def _counted(tail: str) -> str:
    verb = next((one for one in words_of("having") if tail.startswith(one)), "")
    noun = tail.removeprefix(verb)
    return f"{noun}{word('number')}" if noun and verb else ""


def _measures(owner: Owner) -> bool:
    return bool(owner.metric) and owner.metric.endswith(words_of("metrics"))
