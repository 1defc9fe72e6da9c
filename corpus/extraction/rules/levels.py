"""A figure that something reaches, has, or measures."""

from dataclasses import replace

from corpus.extraction.draft import Draft
from corpus.extraction.measures import noun_of_measure
from corpus.extraction.phrases import begins_with_verb, only_gaps, tail_of_level, whole_behind
from corpus.extraction.spot import Spot
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.fact import Direction, Role


def reached(spot: Spot) -> Draft | None:
    """``reached 500 billion yuan``, ``stood at 5%``, ``was 3.8 milligrams``; ``is 412 kilometres long``."""
    verb, verb_place = spot.clause.verb, spot.clause.verb_place
    if verb_place is None or verb_place > spot.place or not _is_level(spot, verb_place):
        return None
    behind = spot.low(1)
    if behind in word_set("comparatives") or (spot.is_percent and behind in word_set("edges")):
        return _compared(spot)
    if dimension := _dimension(spot):
        return _measured(spot, dimension)
    if verb and (noun := noun_of_measure(verb, spot.figure)):
        return _measured(spot, noun)
    return _levelled(spot)


def _is_level(spot: Spot, verb_place: int) -> bool:
    """Whether the verb says that its subject is, or came to, the figure: not "were up just 2.4 percent"."""
    is_being = spot.sentence.low(verb_place) in word_set("be")
    if is_being and spot.is_percent and _moves(spot):
        return False
    is_measured_on = spot.before is not None and spot.before.rule == "dimension" and spot.low(-1) in {"and", ","}
    if verb_place == spot.place or begins_with_verb(spot) or is_measured_on:
        return True
    verb = spot.clause.verb
    if verb and verb.group == "reach" and only_gaps(spot, word_set("reach_gaps")):
        return True
    return is_being and only_gaps(spot, word_set("being_gaps"))


def _moves(spot: Spot) -> bool:
    """Whether between the verb and its figure stands that something is up or down."""
    place = spot.clause.verb_place or 0
    return any(spot.sentence.low(at) in {"up", "down"} for at in range(place + 1, spot.place))


def _compared(spot: Spot) -> Draft | None:
    """``were 1.7 percent higher than a year earlier``: by how much it changed; than what else, says too little."""
    is_than_before = spot.low(2) == "than" and any(
        part.period for part in spot.sentence.parts[spot.place + 3 : spot.place + 5]
    )
    if not is_than_before or not spot.owner.metric or not spot.is_percent:
        return None
    direction: Direction = "down" if spot.low(1) in word_set("lesser") else "up"
    role: Role = "growth" if spot.figure.unit == "percent" else "change"
    return Draft(spot.place, "faster", spot.owner, role, direction, source=spot.source)


def _measured(spot: Spot, dimension: str) -> Draft | None:
    if spot.owner.metric.casefold().rpartition(" ")[2] in word_set("dimension_nouns"):
        return _levelled(spot)  # "its elevation is 100 metres above the sea"
    return Draft(spot.place, "dimension", replace(spot.agent, metric=dimension), "level", source=spot.agent_source)


def _levelled(spot: Spot) -> Draft | None:
    """A level, where the subject is a metric; a figure that is only the predicate of a thing says too little."""
    if not spot.owner.metric:
        return None
    role: Role = "multiple" if spot.figure.shape == "multiple" else "level"
    if frozenset(spot.owner.metric.casefold().split()) & {"share", "proportion"} and spot.is_percent:
        role = "share"
    whole = whole_behind(spot) if spot.is_percent else ""
    if whole:
        scope = (*spot.owner.scope, f"of {whole}")
        return Draft(spot.place, "subject-verb", replace(spot.owner, scope=scope), "share", source=spot.source)
    owner = replace(spot.owner, scope=(*spot.owner.scope, *tail_of_level(spot)))
    return Draft(spot.place, "subject-verb", owner, role, source=spot.source)


def _dimension(spot: Spot) -> str:
    dimensions: dict[str, str] = extraction_lexicon()["dimensions"]
    if spot.low(1) == "in" and spot.low(2) in word_set("dimension_nouns"):
        return spot.low(2)
    return dimensions.get(spot.low(1), "")
