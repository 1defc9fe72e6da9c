"""A figure that is a part of a whole."""

from dataclasses import replace

from corpus.extraction.draft import Draft
from corpus.extraction.owners import Owner
from corpus.extraction.parts import written
from corpus.extraction.phrases import bare, only_gaps, predicate, tail, whole_behind
from corpus.extraction.spot import Spot
from corpus.extraction.subject_range import subject_range
from corpus.lexicons.verbs import verbs_of


def shared(spot: Spot) -> Draft | None:
    """``accounted for 35% of the national total``, ``made up 40%``."""
    verb = spot.clause.verb
    if not spot.is_percent or not verb or verb.group != "share" or not only_gaps(spot, {"for", "up", "and", "about"}):
        return None
    whole = whole_behind(spot)
    metric = f"share of {whole}" if whole else "share"
    by_what = tuple(words for words in tail(spot, spot.place + 1) if words.startswith("by "))
    if spot.agent_source == "own":
        agent = replace(spot.agent, metric=metric, scope=(*spot.agent.scope, *by_what))
        return Draft(spot.place, "share", agent, "share", source="own")
    metric = spot.owner.metric if spot.owner.metric and spot.owner.subject else metric
    subject = spot.owner.subject or spot.owner.metric
    scope = (*spot.owner.scope, whole) if whole and metric == spot.owner.metric else spot.owner.scope
    return Draft(spot.place, "share", Owner(subject, metric, scope, spot.owner.place), "share", source=spot.source)


def share_of(spot: Spot) -> Draft | None:
    """``60% of the budget is set aside for flood defences``: what is said of a part is its metric."""
    verb_first = spot.clause.verb_first
    if (
        spot.figure.unit != "percent"
        or spot.clause.link != "main"
        or any(verb.group == "say" for verb in verbs_of(spot.low_of_verb))
        or verb_first is None
        or verb_first < spot.place
        or spot.place > _subject_start(spot) + 1
    ):
        return None
    whole = whole_behind(spot)
    says = written(spot.sentence.text, predicate(spot, verb_first))
    if not whole or not says:
        return None
    return Draft(spot.place, "share-of", Owner(whole, f"share {bare(says)}"), "share")


def _subject_start(spot: Spot) -> int:
    return subject_range(spot.sentence.parts, spot.clause)[0]
