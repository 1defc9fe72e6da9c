"""A figure that goes on with what the figure before was told of: "220 beds, 12 theatres", "5% in Elm and 7% in Ash"."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.extraction.draft import Draft, Source
from corpus.extraction.measures import is_money
from corpus.extraction.parts import Part, written
from corpus.extraction.phrases import counted_of, tail, whole_behind, without_articles
from corpus.extraction.spot import Spot
from corpus.extraction.word_lists import word_set
from corpus.fact import Role
from corpus.lexicons.verbs import may_be_past, verbs_of

_COUNTS = frozenset(("has-count", "there-are", "with-count", "listed"))
_METRICS = frozenset(("metric-of-value", "with-metric"))
_PARALLEL = frozenset(("does-amount", "has-count", "subject-verb", "change", "up-by", "share", "listed"))


def listed(spot: Spot) -> Draft | None:
    """What a list goes on with: another thing that is counted, the same elsewhere, another metric."""
    told = spot.before
    if told is None or spot.sentence.parts[told.place].figure is None:
        return None
    between = spot.sentence.parts[told.place + 1 : spot.place]
    if any(part.figure for part in between):
        return None
    rules = (_counted_on, _elsewhere, _share_on, _measured_on, _a_share, _in_turn)
    return next((draft for rule in rules if (draft := rule(spot, told, between))), None)


def _counted_on(spot: Spot, told: Draft, between: Sequence[Part]) -> Draft | None:
    """``has 220 beds and 12 operating theatres``, ``employs 900 people, including 120 nurses``."""
    is_list = bool(between) and all(part.low in word_set("list_joints") for part in between)
    if told.rule not in _COUNTS or told.role != "count" or not spot.counts or not is_list or told.owner.scope:
        return None
    is_vague = spot.counts.casefold() in word_set("vague")
    if is_vague or spot.low(1) == "of" or not told.owner.metric.startswith("number of "):
        return None
    return _goes_on(spot, told, f"number of {counted_of(spot)}")


def _elsewhere(spot: Spot, told: Draft, between: Sequence[Part]) -> Draft | None:
    """``rose 5 percent in Elm and 7 percent in Ash``: the same, narrowed otherwise by the same preposition."""
    before = told.owner.scope[-1].split() if told.owner.scope else []
    behind = tail(spot, spot.place + 1)
    figure = spot.sentence.parts[told.place].figure
    said = [part.low for part in _behind_whole(between)]
    is_joined = said[-1:] == ["and"] and " ".join(said).startswith(" ".join(before).casefold())
    is_alike = figure is not None and figure.unit == spot.figure.unit and bool(spot.figure.unit)
    if told.rule not in _PARALLEL or not (before and behind and is_joined and is_alike):
        return None
    if before[0] != behind[0].split()[0] or len(said) > len(before) + 2:
        return None
    owner = replace(told.owner, scope=(*told.owner.scope[:-1], behind[0]))
    return replace(told, place=spot.place, rule="listed", owner=owner, source=_source(told))


def _behind_whole(between: Sequence[Part]) -> Sequence[Part]:
    """Without the whole that two shares of it have in common: "35% of contracts by number and 47% by value"."""
    first = next((at for at, part in enumerate(between) if part.low == "by"), 0)
    return between[first:] if between and between[0].low == "of" else between


def _in_turn(spot: Spot, told: Draft, between: Sequence[Part]) -> Draft | None:
    """``Europe took 38% of shipments, Asia 24% and Africa 3%``: each name before its share, and no verb again."""
    comma = next((at for at in range(len(between) - 1, -1, -1) if between[at].low in {",", "and"}), None)
    if comma is None or told.role != "share" or not spot.is_percent or told.source not in {"own", "clause"}:
        return None
    name = between[comma + 1 :]
    name = name[:-1] if name and name[-1].low == "for" else name
    ends = spot.place + 1 >= len(spot.sentence.parts) or spot.sentence.low(spot.place + 1) in word_set("list_ends")
    is_name = bool(name) and all(part.is_word and not _tells(part.low) for part in name) and name[0].low not in _added()
    if not (ends and is_name) or any(part.low in word_set("relatives") for part in between[:comma]):
        return None
    subject = written(spot.sentence.text, without_articles(name))
    owner = replace(told.owner, subject=subject, place="")
    return replace(told, place=spot.place, rule="listed", owner=owner, source="own")


def _tells(word: str) -> bool:
    """Whether a word belongs to no name, but tells how one figure lies to another: "nearly double its"."""
    is_change = any(verb.group in {"up", "down"} for verb in verbs_of(word))
    small = word_set("prepositions", "auxiliaries", "joints", "pronouns", "possessives")
    return word in small or word.endswith("ly") or is_change or may_be_past(word)


def _added() -> frozenset[str]:
    """Words with which more of the same begins: "and a further 12%"."""
    return word_set("indefinite", "quantifiers", "unnamed", "any_one", "adverb_gaps", "comparatives") - {"the"}


def _share_on(spot: Spot, told: Draft, between: Sequence[Part]) -> Draft | None:
    """``makes up 10% of output and 4% of exports``: the share of another whole."""
    said, whole = [part.low for part in between], whole_behind(spot)
    is_next = told.role == "share" and said[:1] == ["of"] and said[-1:] in (["and"], ["but"])
    is_named = bool(whole) and whole.partition(" ")[0].casefold() not in word_set("pronouns", "determiners")
    if not (is_next and is_named and spot.is_percent) or any(part.low in word_set("auxiliaries") for part in between):
        return None
    if told.rule == "share-of":  # "80% of adults and 20% of children live there"
        owner = replace(told.owner, subject=whole)
        return replace(told, place=spot.place, rule="listed", owner=owner, source=_source(told))
    return _goes_on(spot, told, f"share of {whole}", role="share")


def _measured_on(spot: Spot, told: Draft, between: Sequence[Part]) -> Draft | None:
    """``with cash of 5 million and net debt of 7 million``: another metric of the same owner."""
    head = without_articles(between[1:-1])
    is_next = len(between) > 2 and between[0].low == "and" and between[-1].low == "of"  # noqa: PLR2004 - and, a noun, of
    if told.rule not in _METRICS or not is_next or not head or spot.counts:
        return None
    if any(not part.is_word or part.low in word_set("prepositions") or verbs_of(part.low) for part in head):
        return None
    return _goes_on(spot, told, written(spot.sentence.text, head), role="level")


def _a_share(spot: Spot, told: Draft, between: Sequence[Part]) -> Draft | None:
    """``profit rose to 5 million dollars, or 12 cents a share``."""
    is_or = [part.low for part in between if part.low != ","] == ["or"]
    each = next(iter(tail(spot, spot.place + 1)), "")
    if not is_or or not is_money(spot.figure) or each.casefold() not in word_set("a_share") or told.role != "level":
        return None
    return _goes_on(spot, told, told.owner.metric, role="level", scope=(each,))


def _goes_on(spot: Spot, told: Draft, metric: str, role: Role = "count", scope: tuple[str, ...] = ()) -> Draft:
    owner = replace(told.owner, metric=metric, scope=scope)
    rule = "metric-of-value" if role == "level" else "listed"
    return Draft(spot.place, rule, owner, role, when=told.when, source=_source(told), weight=told.weight)


def _source(told: Draft) -> Source:
    return "clause" if told.source == "own" else told.source
