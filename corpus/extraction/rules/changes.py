"""A figure by which something changed, or from which, or to which."""

from dataclasses import replace

from corpus.extraction.draft import Draft
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import written
from corpus.extraction.phrases import follows_verb, is_passive, only_gaps, tail_of_level
from corpus.extraction.spot import Spot
from corpus.extraction.word_lists import word_set
from corpus.fact import Direction, Role
from corpus.lexicons.verbs import verbs_of


def changed(spot: Spot) -> Draft | None:
    """``increased by 3.6%``, ``rose 4 percent to 5 million``, ``fell from 5.1 to 3.8``."""
    direction = _direction(spot)
    if not direction or not follows_verb(spot):
        return None
    if not spot.owner.metric or spot.low(1) == "of":
        return None  # "lost 3 metres of ice" is told of the ice
    owner = replace(spot.owner, scope=(*spot.owner.scope, *tail_of_level(spot)))
    if spot.low(-1) in {"to", "from", "at"}:
        return _changed_level(spot, owner, direction) if _is_near(spot) else None
    return _changed_by(spot, owner, direction)


def _direction(spot: Spot) -> Direction:
    """Whether the subject went up or down, by itself or by somebody: "were raised by 6 percent"."""
    verb = spot.clause.verb
    if verb and verb.group in {"up", "down"}:
        return "up" if verb.group == "up" else "down"
    groups = {one.group for one in verbs_of(spot.low_of_verb)} if is_passive(spot) else set()
    return "up" if "raises" in groups else "down" if "lowers" in groups else ""


def _changed_level(spot: Spot, owner: Owner, direction: Direction) -> Draft:
    joint = spot.low(-1)
    rule = "from-to" if joint != "at" else "change"
    return Draft(spot.place, rule, owner, "level", direction if joint == "to" else "", source=spot.source)


def _changed_by(spot: Spot, owner: Owner, direction: Direction) -> Draft | None:
    is_by = spot.low(-1) == "by"
    if (
        not is_by
        and spot.figure.operator == "<="
        and spot.clause.verb
        and spot.clause.verb.base in word_set("steppers")
    ):
        return None  # "edged up to 5.3 percent"
    if not only_gaps(spot, {"by", "nearly", "of"}) or (spot.counts and not is_by):
        return None
    role: Role = "growth" if spot.figure.unit == "percent" else "change"
    weight = 1.0 if spot.is_percent or is_by else 0.8
    return Draft(spot.place, "change", owner, role, direction, source=spot.source, weight=weight)


def _is_near(spot: Spot) -> bool:
    """Whether between the verb and "to" stands nothing but other figures of the same change."""
    place = spot.clause.verb_place
    between = spot.sentence.parts[place + 1 : spot.place - 1] if place is not None else ()
    near = word_set("adverb_gaps", "amid_changes")
    rates = {at + 1 for at, part in enumerate(between) if part.low in word_set("per")}
    return all(
        part.kind in {"period", "figure"} or part.low in near or at in rates or part.low.endswith("ly")
        for at, part in enumerate(between)
    )


def made(spot: Spot) -> Draft | None:
    """``cut the unemployment rate to 3.8%``, ``raised prices by 5%``: the metric is the verb's object."""
    verb, place = spot.clause.verb, spot.clause.verb_place
    groups = {one.group for one in verbs_of(spot.sentence.low(place))} if place is not None else set()
    if not verb or place is None or not groups & {"raises", "lowers"} or spot.low(-1) not in {"to", "by", "from"}:
        return None
    words = spot.sentence.parts[place + 1 : spot.place - 1]
    if not words or any(not part.is_word for part in words):
        return None
    owner = read_owner(spot.sentence.text, words)
    owner = owner if owner.subject else replace(owner, subject=spot.owner.thing)
    direction: Direction = "up" if "raises" in groups else "down"
    role: Role = "level" if spot.low(-1) != "by" else "growth" if spot.figure.unit == "percent" else "change"
    return Draft(spot.place, "made", owner, role, direction, source=spot.source)


def up_by(spot: Spot) -> Draft | None:
    """``were up 3.5%``, ``, down 12 percent``; what they are down from is a level."""
    if level := _came_to(spot):
        return level
    joint = spot.low(-2) if spot.low(-1) in word_set("softeners") | {"by"} else spot.low(-1)
    after_change = (
        spot.before is not None and spot.before.place == spot.place - 2 and spot.before.role in {"growth", "change"}
    )
    is_base = joint == "from" and (spot.low(-2) in {"up", "down"} or after_change)
    if (joint not in {"up", "down"} and not is_base) or spot.low(-2) in word_set("making"):
        return None
    told = spot.before if spot.clause.link == "aside" else None
    if spot.clause.link == "aside" and told is None:
        return None
    owner, source = (told.owner, told.source) if told else (spot.owner, spot.source)
    word = spot.low(-2) if is_base else joint
    if is_base:
        return None if _skips_figure(spot, told) else Draft(spot.place, "base", owner, "level", source=source)
    if not spot.is_percent:
        return None
    role: Role = "growth" if spot.figure.unit == "percent" else "change"
    return Draft(spot.place, "up-by", owner, role, "up" if word == "up" else "down", source=source)


def _came_to(spot: Spot) -> Draft | None:
    """``will go up by 5 percent to £520``."""
    told = spot.before
    if told is None or told.rule != "up-by" or told.place != spot.place - 2 or spot.low(-1) != "to":
        return None
    return replace(told, place=spot.place, role="level")


def faster(spot: Spot) -> Draft | None:
    """``2.8 percentage points faster than the total``: the lead over another, of the figure before."""
    if spot.low(2) != "than" or not spot.before or spot.counts:
        return None
    behind = spot.place + 4 if spot.low(3) in word_set("than_in") else spot.place + 3
    follows = spot.sentence.parts[behind] if behind < spot.clause.end else None
    if follows is not None and follows.period:
        role: Role = "growth" if spot.figure.unit == "percent" else "change"
        return Draft(spot.place, "faster", spot.before.owner, role, _way(spot), source=spot.before.source)
    if follows is None or not follows.is_word or follows.low.endswith("ed"):
        return None  # "more than planned"
    end = spot.place + 1
    while end < spot.clause.end and spot.sentence.parts[end].is_word:
        end += 1
    than = written(spot.sentence.text, spot.sentence.parts[spot.place + 1 : end])
    owner = replace(spot.before.owner, scope=(*spot.before.owner.scope, than))
    return Draft(spot.place, "faster", owner, "change", _way(spot), source=spot.before.source)


def _way(spot: Spot) -> Direction:
    return "down" if spot.low(1) in word_set("lesser") else "up"


def compared(spot: Spot) -> Draft | None:
    """``compared with 4 million a year earlier``: the same metric before."""
    joint = (spot.low(-2), spot.low(-1))
    if joint not in {("compared", "with"), ("compared", "to")} and spot.low(-1) not in {"versus", "against"}:
        return None
    told = spot.before
    if told is None or spot.sentence.parts[told.place].figure is None or _skips_figure(spot, told):
        return None
    is_same = told.role in {"level", "count", "share"} and _same_unit(spot, told)
    if not is_same and told.role in {"level", "count", "share"}:
        return None
    owner, source = (told.owner, told.source) if is_same else (spot.owner, spot.source)
    is_rate = told.role == "growth" and spot.figure.unit == "percent"
    return Draft(spot.place, "base", owner, "growth" if is_rate else "level", source=source)


def _skips_figure(spot: Spot, told: Draft | None) -> bool:
    """Whether between what was told and a figure stands another of its unit that nobody has read: the base is its."""
    first = told.place + 1 if told else spot.place
    between = (part.figure for part in spot.sentence.parts[first : spot.place])
    return any(figure is not None and figure.unit == spot.figure.unit for figure in between)


def _same_unit(spot: Spot, told: Draft) -> bool:
    """Whether two figures are of one unit; a bare number takes that of the one before."""
    figure = spot.sentence.parts[told.place].figure
    return figure is not None and spot.figure.unit in {"", figure.unit}
