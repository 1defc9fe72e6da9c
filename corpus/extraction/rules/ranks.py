"""A figure that is a place in a ranking."""

from dataclasses import replace

from corpus.extraction.draft import Draft
from corpus.extraction.phrases import tail
from corpus.extraction.spot import Spot
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import verbs_of


def ranked(spot: Spot) -> Draft | None:
    """``ranked second in the country``, ``ranks No. 3``."""
    verb_place = next(
        (
            at
            for at in range(spot.place - 1, max(spot.clause.first, spot.place - 4) - 1, -1)
            if _is_ranking(spot.sentence.low(at))
        ),
        None,
    )
    if verb_place is None or spot.low(1) in word_set("no_ranks"):
        return None
    follows = spot.sentence.parts[spot.place + 1] if spot.place + 1 < spot.clause.end else None
    if follows and follows.is_word and follows.low not in word_set("prepositions", "behind_ranks"):
        return None
    scope = (*spot.owner.scope, *tail(spot, spot.place + 1))
    owner = replace(spot.owner, metric=spot.owner.metric or "rank", scope=scope)
    return Draft(spot.place, "rank", owner, "rank", source=spot.source)


def _is_ranking(word: str) -> bool:
    return any(verb.group == "rank" for verb in verbs_of(word))
