"""Doubts about a period: a time that is another's, or none where there must have been one."""

from collections.abc import Mapping
from functools import cache

from corpus.extraction.base_periods import is_compared, is_of_base, year_before
from corpus.extraction.draft import Draft
from corpus.extraction.parts import COMMAS
from corpus.extraction.spot import Sentence
from corpus.extraction.tense import tense_of
from corpus.extraction.timing import governs
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.lexicons.verbs import verbs_of
from corpus.period import Period

_MONTH = 31


@cache
def lasting_metrics() -> frozenset[str]:
    """What a thing has once and for all, as its weight or its cost, and so at no time."""
    nouns: Mapping[str, Mapping[str, str]] = extraction_lexicon()["verb_nouns"]
    of_verbs = {noun for kinds in nouns.values() for noun in kinds.values()}
    return frozenset(of_verbs | set(extraction_lexicon()["dimensions"].values())) - word_set("passing_metrics")


def moved_today(_read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``its shares fell 4 percent``: that was on the day of the news, and not in the quarter that it is about."""
    is_of_day = draft.owner.metric.casefold() in word_set("day_metrics")
    return is_of_day and (period is None or period.source != "beside")


def far_base(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``11% fewer than in 2019``: a change since long ago is none of the year that is spoken of."""
    if draft.rule != "faster":
        return False
    if any(
        part.low == "ago" or part.low.endswith(" years ago") for part in read.parts[draft.place + 2 : draft.place + 6]
    ):
        return read.low(draft.place + 3) not in word_set("base_periods")
    if period is None or period.start is None:
        return False
    base = next((part.period for part in read.parts[draft.place + 2 : draft.place + 6] if part.period), None)
    before = year_before(period)
    return bool(base and base.start and before and before.start and base.start.year < before.start.year)


def several_periods(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``won in 1999, 2003 and 2007``, ``today, with 374 companies as of 2009``: more times than one fact can have."""
    if period is None or draft.rule in {"from-to", "base", "respectively"}:
        return False
    clause = read.clause_at(draft.place)
    own = [at for at in range(clause.first, clause.end) if governs(read.parts, at) and not is_compared(read.parts, at)]
    others = {(one.start, one.end) for at in own if (one := read.parts[at].period)} - {(period.start, period.end)}
    return bool(others) and (period.source == "sentence" or _goes_on(read, draft.place, clause.end))


def dateless_change(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """A change of the past is a change in some time, and one that is not known may be any."""
    if draft.role not in {"growth", "change"} or period is not None:
        return False
    return tense_of(read.parts, read.clause_at(draft.place)) != "present"


def dateless_past(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """What was so, without a time, in a paragraph that names times; what a thing weighed is no matter of time."""
    verb = read.clause_at(draft.place).verb_first
    is_told_aside = draft.rule == "with-metric" and verb is not None and draft.place < verb  # "a fund with a scale of"
    if period is not None or not read.is_dated or is_told_aside or draft.owner.metric in lasting_metrics():
        return False
    return tense_of(read.parts, read.clause_at(draft.place)) == "past"


def _goes_on(read: Sentence, place: int, end: int) -> bool:
    """Whether the period beside a figure begins a list of periods."""
    at = next((at for at in range(place + 1, end) if read.parts[at].period), end)
    return at + 2 < end and read.low(at + 1) in {",", "and"} and read.parts[at + 2].period is not None


def of_another_verb(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``began in 1939, but grew to 130,000``, ``lasted 74 days and ended in June``: the time of another verb."""
    if period is None or period.source != "sentence":
        return False
    clause = read.clause_at(draft.place)
    around = [at for at in range(len(read.parts)) if governs(read.parts, at) and not is_of_base(read.parts, at)]
    around = [at for at in around if not is_compared(read.parts, at)]
    before = [at for at in around if at < draft.place]
    if not before:
        behind = [at for at in around if at < clause.end]
        return any(_is_new_deed(read, at) for at in range(draft.place + 1, behind[0])) if behind else False
    if before[-1] >= clause.first:
        return False
    days = {(one.start, one.end) for at in before if (one := read.parts[at].period)}
    other = read.clause_at(before[-1])
    is_behind_its_verb = other.verb_place is not None and before[-1] > other.verb_place
    is_short = period.start is not None and period.end is not None and (period.end - period.start).days <= _MONTH
    is_lasting = is_short or draft.owner.metric in lasting_metrics() or read.low(clause.first - 1) == "but"
    is_day = period.start == period.end and clause.link == "main"  # "sales begin on 3 May, and the price will rise"
    return len(days) > 1 or (is_behind_its_verb and (is_day or (clause.link == "same" and is_lasting)))


def _is_new_deed(read: Sentence, at: int) -> bool:
    """Whether at a joint begins what was done besides."""
    forms = {verb.form for verb in verbs_of(read.low(at + 1))}
    return read.low(at) in {"and", "but"} and bool(forms & {"past"})


def since_a_deed(read: Sentence, _draft: Draft, period: Period | None) -> bool:
    """``since debuting in 1994, the series has``: the time from which something is told is not all of it."""
    is_told_since = read.low(0) == "since" and read.low(1).endswith("ing")
    return is_told_since and period is not None and period.source == "sentence" and period.shape != "since"


def until_when(_read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``was not surpassed until 1980, when Rhys won``: a deed has no deadline."""
    surface = period.surface.casefold() if period is not None and period.start is None else ""
    if surface.startswith("through"):
        return True  # "through August sales fell": since when, is not said
    return surface.startswith(("until", "till")) and draft.rule in {
        "has-count",
        "does-amount",
        "metric-of-value",
        "count-subject",
    }


def of_main_clause(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``Opened in 2017, the arena, which cost``: what says more of a thing need not be of the main clause's time."""
    clause = read.clause_at(draft.place)
    if clause.link != "relative" or period is None or period.source != "sentence":
        return False
    return not any(read.parts[at].period for at in range(clause.first, clause.end))


def of_named_year(_read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``fiscal 2019 additions``: a metric that names a year is of no other one."""
    years = {word for word in draft.owner.metric.split() if len(word) == 4 and word.isdecimal()}  # noqa: PLR2004 - a year
    days = {str(day.year) for day in (period.start, period.end) if day} if period else set()
    return bool(years) and not years <= days


def each_year(_read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``runs for two weeks each year in June``: what is so again and again is of no single June."""
    is_short = (
        period is not None
        and period.start is not None
        and period.end is not None
        and period.start.year == period.end.year
    )
    return is_short and any(words.casefold() in word_set("again_and_again") for words in draft.owner.scope)


def age_of_then(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``he moved when he was seven months old``: how old somebody was at some time is no age of his."""
    is_past = tense_of(read.parts, read.clause_at(draft.place)) == "past"
    is_then = any(part.low in word_set("of_then") for part in read.parts[: draft.place])
    return draft.owner.metric == "age" and is_past and is_then and period is None and not draft.owner.scope


def day_of_report(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``On 22 October it reported quarterly revenue of $6 billion``: that is the day of the news, not the quarter."""
    is_day = period is not None and period.start is not None and period.start == period.end and period.shape == "flow"
    verb = read.clause_at(draft.place).verb_place
    is_told = verb is not None and any(one.group == "say" for one in verbs_of(read.low(verb)))
    return is_day and is_told and draft.role != "count"


def which_time(read: Sentence, _draft: Draft, period: Period | None) -> bool:
    """``at the end of the year`` of what is long over: of the year that was spoken of, whichever that is."""
    if period is None or not period.surface.casefold().endswith(tuple(word_set("pointed_times"))):
        return False
    read_as = next((one for part in read.parts if (one := part.period) and one.span == period.span), None)
    return read_as is None or not read_as.same_days(period)


def from_then_on(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``will spend £1 billion from 2028``: from that time on, and not within it."""
    at = next((at for at, part in enumerate(read.parts) if period and part.period and part.span == period.span), 0)
    return at > 0 and read.low(at - 1) == "from" and draft.rule not in {"from-to", "made", "base"}


def behind_closing_comma(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``will close its mill, which has 230 workers, in May``: behind its comma goes on what the clause interrupts."""
    clause = read.clause_at(draft.place)
    if clause.link != "relative" or period is None or period.source != "beside":
        return False
    at = next(
        (at for at in range(draft.place, clause.end) if (one := read.parts[at].period) and one.span == period.span), 0
    )
    return any(read.low(before) in COMMAS for before in range(draft.place, at))


def of_other_year(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``In 2025 there had been 81,000 in April``: a month is one of the year that its clause names."""
    if period is None or period.start is None or period.end is None or _names_year(period):
        return False
    clause = read.clause_at(draft.place)
    own = [at for at in range(clause.first, clause.end) if governs(read.parts, at) and not is_compared(read.parts, at)]
    named = {one.start.year for at in own if (one := read.parts[at].period) and one.start and _names_year(one)}
    return bool(named) and named.isdisjoint({period.start.year, period.end.year})


def _names_year(period: Period) -> bool:
    return any(sign.isdigit() for sign in period.surface)


def already_over(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``will close in February``, written in March: what is still to come is in no time that is over."""
    is_ahead = tense_of(read.parts, read.clause_at(draft.place)) == "future"
    day = read.published
    return is_ahead and day is not None and period is not None and period.end is not None and period.end < day


def told_on(_read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``the next day``: in what is told, that is the day after another one, and not the day after the article's."""
    is_told = period is not None and period.surface.casefold().startswith(tuple(word_set("told_on")))
    return is_told and draft.rule != "base"
