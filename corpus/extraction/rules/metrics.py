"""A figure whose metric is named right before it: "a total scale of 22.5 billion yuan"."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.extraction.draft import Draft, Source
from corpus.extraction.owners import Owner, read_thing
from corpus.extraction.parts import Part, written
from corpus.extraction.phrases import (
    before_articles,
    begins_with_verb,
    head_start,
    phrase_start,
    verb_before,
    without_articles,
)
from corpus.extraction.spot import Spot
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.fact import Direction, Role
from corpus.lexicons import lexicon
from corpus.lexicons.verbs import verbs_of

_NEAR = 3
"""Words between a verb and the preposition before its metric."""


def metric_of_value(spot: Spot) -> Draft | None:
    """``a total scale of 22.5 billion yuan``, ``an increase of 7.4%``."""
    if spot.low(-1) != "of" or spot.place - 2 < spot.clause.first or begins_with_verb(spot):
        return None
    first = head_start(spot, spot.place - 1)
    if _is_torn(spot, first):
        return None
    head = spot.sentence.parts[first : spot.place - 1]
    metric = written(spot.sentence.text, without_articles(head))
    if not metric or not head[-1].is_word or (head[-1].low in word_set("quantifiers") and spot.counts):
        return None
    direction = _change_noun(head)
    if direction:
        return _change(spot, metric, direction)
    if spot.counts:
        owner = _group_owner(spot, first)
        weight = 1.0 if _has_group(spot, before_articles(spot, first)) else 0.8
        return Draft(
            spot.place, "group-of", replace(owner, metric=metric), "count", source=spot.agent_source, weight=weight
        )
    return _owned_metric(spot, first, metric)


def _change(spot: Spot, metric: str, direction: Direction) -> Draft | None:
    if _is_said(spot):
        return None
    role: Role = "growth" if spot.figure.unit == "percent" else "change"
    if told := _told_before(spot):
        return Draft(spot.place, "change-of", told.owner, role, direction, source=told.source)
    owner = replace(spot.owner, metric=spot.owner.metric or metric)
    return Draft(spot.place, "change-of", owner, role, direction, source=spot.source)


def _told_before(spot: Spot) -> Draft | None:
    """The figure of which a change is told behind its comma: "handled 4 million boxes, an increase of 8 percent"."""
    told = spot.before
    if told is None or told.role not in {"level", "count"} or not told.owner.metric:
        return None
    between = spot.sentence.parts[told.place + 1 : spot.place]
    comma = next((at for at, part in enumerate(between[:-1]) if part.low == ","), None)
    is_aside = comma is not None and between[comma + 1].low in word_set("indefinite")
    return told if is_aside and not any(part.figure for part in between) else None


def _is_torn(spot: Spot, first: int) -> bool:
    """Whether the noun belongs to words before it that are not read: "income from operations of", "in a bin of"."""
    before = spot.sentence.low(before_articles(spot, first))
    is_subject = spot.clause.verb_first is not None and spot.place < spot.clause.verb_first
    is_gerund = before.endswith("ing") and bool(verbs_of(before))
    return is_gerund or before in word_set("tearing") or (is_subject and before != "with")


def _is_said(spot: Spot) -> bool:
    """Whether the verb only says: "the bank forecasts growth of 2%" gives the growth to nobody."""
    groups = {verb.group for verb in verbs_of(spot.low_of_verb)}
    return "say" in groups and "have" not in groups


def _owned_metric(spot: Spot, first: int, metric: str) -> Draft | None:
    """The figure of a metric that is named right before it; its owner is what "with" or "has" gives it to."""
    words = frozenset(metric.casefold().split())
    grows = bool(words & word_set("growth_words")) and spot.figure.unit == "percent"
    role: Role = "growth" if grows else "share" if "share" in words and spot.is_percent else "level"
    before = before_articles(spot, first)
    if spot.sentence.low(before) == "with" and before > spot.clause.first:
        return _with_metric(spot, before, metric, role, "up" if grows else "")
    if spot.before and spot.before.role == "count" and (spot.clause.link == "with" or _is_of_count(spot)):
        counted = spot.before.owner.metric.removeprefix("number of ")
        owner = Owner(spot.before.owner.subject, metric, (counted,), spot.before.owner.place)
        source: Source = "clause" if spot.before.source == "own" else spot.before.source
        return Draft(spot.place, "metric-of-value", owner, role, source=source)
    is_having = spot.clause.verb is not None and spot.clause.verb.group == "have" and spot.clause.link == "main"
    is_aside = spot.sentence.low(before) in word_set("prepositions")  # "sold eight flights at a price of"
    if (is_having or spot.low_of_verb in word_set("having")) and not is_aside:
        owner = replace(spot.agent, metric=metric)
        return Draft(spot.place, "metric-of-value", owner, role, "up" if grows else "", source=spot.agent_source)
    if not _is_told(spot, before):
        return None
    subject = spot.owner.subject or spot.owner.metric
    scope = (spot.owner.metric,) if spot.owner.subject and spot.owner.metric else ()
    owner = Owner(subject, metric, (*scope, *spot.owner.scope) if grows or scope else (), spot.owner.place)
    return Draft(spot.place, "metric-of-value", owner, role, "up" if grows else "", source=spot.source)


def _with_metric(spot: Spot, before: int, metric: str, role: Role, direction: Direction) -> Draft:
    """``a fund with a scale of 5 billion``: of the thing before "with", or of whoever is, or ended a time, with it."""
    thing = read_thing(spot.sentence.text, spot.sentence.parts[phrase_start(spot, before) : before])
    is_being = spot.low_of_verb in word_set("be") and verb_before(spot, before)  # "it is a ball with a radius of"
    if is_being or thing.subject.casefold() in lexicon("dating")["months"]:  # "it ended June with cash of"
        owner = replace(spot.agent, metric=metric)
        return Draft(spot.place, "with-metric", owner, role, direction, source=spot.agent_source)
    weight = 0.75 if verb_before(spot, before) else 1.0
    return Draft(spot.place, "with-metric", replace(thing, metric=metric), role, direction, weight=weight)


def _is_of_count(spot: Spot) -> bool:
    """Whether what was counted before has the metric: "there were 40 deals with a value of"."""
    return not spot.owner.subject and spot.before is not None and spot.before.rule in {"there-are", "count-subject"}


def _is_told(spot: Spot, before: int) -> bool:
    """Whether the verb gives the metric to its subject: "reached a height of", "lies at a depth of"."""
    place = spot.clause.verb_place
    if place is None or place > before:
        return spot.clause.link in {"with", "aside"}
    groups = {verb.group for verb in verbs_of(spot.low_of_verb)}
    is_direct = before == place and bool(groups & {"reach", "have", "up", "down"} or spot.low_of_verb in word_set("be"))
    has_object = bool(groups & {"have", "share"}) and before - place > 1  # "sold flights at a price of" prices flights
    return is_direct or (spot.sentence.low(before) in {"at", "to"} and before - place <= _NEAR and not has_object)


def _group_owner(spot: Spot, first: int) -> Owner:
    """Whose group is counted: that of the phrase before "with", else of the subject."""
    before = before_articles(spot, first)
    if spot.sentence.low(before) == "with" and before > spot.clause.first:
        return read_thing(spot.sentence.text, spot.sentence.parts[phrase_start(spot, before) : before])
    return spot.agent


def _has_group(spot: Spot, before: int) -> bool:
    """Whether somebody is said to have a group, and not to do something to it: "took the lives of 146 workers"."""
    return spot.sentence.low(before) == "with" or spot.low_of_verb in word_set("be", "having")


def _change_noun(head: Sequence[Part]) -> Direction:
    changes = extraction_lexicon()["changes"]
    return "up" if head[-1].low in changes["up"] else "down" if head[-1].low in changes["down"] else ""
