"""Phrases around a figure: the noun before it, the words between it and its verb, the words behind that narrow it."""

from collections.abc import Container, Sequence

from corpus.extraction.parts import Part, written
from corpus.extraction.spot import Spot
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import verbs_of


def head_start(spot: Spot, end: int) -> int:
    """Where the noun phrase begins that ends before a place."""
    at = end
    while at > spot.clause.first:
        part = spot.sentence.parts[at - 1]
        if not part.is_word and part.low not in {"-", "&"} and part.kind != "period":
            break
        if part.low in word_set("head_stops") or part.low in word_set("auxiliaries") or is_finite(spot, at - 1):
            break
        at -= 1
        if part.low in word_set("articles"):
            break
    return at


def before_articles(spot: Spot, first: int) -> int:
    """The place before a noun phrase, and before the article that it begins with."""
    at = first - 1
    return at - 1 if at >= spot.clause.first and spot.sentence.low(at) in word_set("articles") else at


def phrase_start(spot: Spot, end: int) -> int:
    """Where the noun phrase begins that ends before a place, with what it is "of" and where it is."""
    at = end
    while (
        at > spot.clause.first
        and spot.sentence.parts[at - 1].kind in {"word", "figure"}
        and not is_finite(spot, at - 1)
        and (spot.sentence.low(at - 1) not in word_set("prepositions") or _binds_to_noun(spot, at - 1))
    ):
        at -= 1
    return at


def _binds_to_noun(spot: Spot, place: int) -> bool:
    """Whether a preposition says of what, or where, the thing before it is: "a footbridge in Elm"."""
    low = spot.sentence.low(place)
    is_where = low in word_set("where") and place + 1 < spot.clause.end
    before = spot.sentence.parts[place - 1] if place > spot.clause.first else None
    is_thing = before is not None and before.is_word and not is_finite(spot, place - 1)
    return low == "of" or (is_where and is_thing and spot.sentence.parts[place + 1].is_capitalised)


def without_articles(head: Sequence[Part]) -> Sequence[Part]:
    """A noun phrase without its articles and its periods."""
    kept = [part for part in head if part.kind != "period"]
    while kept and kept[0].low in word_set("articles"):
        kept = kept[1:]
    return kept


def only_gaps(spot: Spot, allowed: Container[str]) -> bool:
    """Whether between verb and figure stands nothing but words that change nothing."""
    place = spot.clause.verb_place
    if place is None or place > spot.place:
        return False
    between = spot.sentence.parts[place + 1 : spot.place]
    return all(
        part.kind == "period"
        or part.low in allowed
        or part.low in word_set("adverb_gaps")
        or part.low in word_set("between_verb_and_figure")
        or part.low.endswith("ly")
        for part in between
    )


def follows_verb(spot: Spot) -> bool:
    """Whether a figure stands behind the verb of its clause."""
    return spot.clause.verb_place is not None and spot.clause.verb_place < spot.place


def is_passive(spot: Spot) -> bool:
    """Whether the verb of the clause tells what was done to its subject: "was raised"."""
    first, place = spot.clause.verb_first, spot.clause.verb_place
    helpers = {spot.sentence.low(at) for at in range(first or 0, place or 0)}
    return bool(helpers & word_set("be")) and not spot.sentence.low(place or 0).endswith("ing")


def begins_with_verb(spot: Spot) -> bool:
    """Whether the bound of a figure is a verb: "exceeding one trillion"."""
    return any(verb.group == "reach" for verb in verbs_of(spot.figure.surface.split()[0].lower()))


def verb_before(spot: Spot, place: int) -> bool:
    """Whether the verb of the clause stands before a place."""
    return spot.clause.verb_place is not None and spot.clause.verb_place < place


def whole_behind(spot: Spot) -> str:
    """What a percentage is a part of: the words behind "of"."""
    if spot.low(1) != "of":
        return ""
    end = spot.place + 2
    while (
        end < spot.clause.end
        and (spot.sentence.parts[end].is_word or spot.sentence.low(end) == "-")
        and spot.sentence.low(end) not in word_set("whole_stops")
    ):
        is_verb = end == spot.clause.verb_first or any(verb.form == "past" for verb in verbs_of(spot.sentence.low(end)))
        if is_verb or spot.sentence.low(end) in word_set("auxiliaries"):
            break
        end += 1
        if spot.sentence.low(end) in {"and", "or"} and _lists_another(spot, end + 1):
            end += 1
    return written(spot.sentence.text, without_articles(spot.sentence.parts[spot.place + 2 : end]))


def _lists_another(spot: Spot, first: int) -> bool:
    """Whether behind an "and" stands one more noun and nothing is told: "of the receivables and contract assets"."""
    end = first
    while end < spot.clause.end and spot.sentence.parts[end].is_word and spot.sentence.low(end) not in _borders():
        if verbs_of(spot.sentence.low(end)) and end == first:
            return False
        end += 1
    ends = end >= spot.clause.end or (spot.sentence.parts[end].figure is None and spot.sentence.low(end) != "of")
    return end > first and ends and spot.sentence.low(end) not in word_set("auxiliaries")


def _borders() -> frozenset[str]:
    return word_set("prepositions", "auxiliaries", "joints")


def counted_of(spot: Spot) -> str:
    """What a count counts, with what it is of: "cases of measles"."""
    whole = whole_behind(spot) if spot.counts else ""
    return f"{spot.counts} of {whole}" if whole else spot.counts


def predicate(spot: Spot, verb_first: int) -> Sequence[Part]:
    """The verb and what follows it, up to the next sign or period."""
    end = verb_first
    while (
        end < spot.clause.end
        and end < verb_first + 12
        and (spot.sentence.parts[end].kind in {"word", "figure"} or spot.sentence.low(end) in "-–&")
    ):
        end += 1
    while end > verb_first and spot.sentence.low(end - 1) in word_set("prepositions"):
        end -= 1
    return spot.sentence.parts[verb_first:end]


def bare(predicate: str) -> str:
    """A predicate without its "is"."""
    first, _, rest = predicate.partition(" ")
    return rest if first.casefold() in word_set("be") else predicate


def tail(spot: Spot, first: int) -> tuple[str, ...]:
    """The words behind a figure that narrow it, in groups that each begin with a preposition."""
    groups: list[list[Part]] = []
    for at, part in enumerate(spot.sentence.parts[first : tail_end(spot, first)]):
        is_rate = not at and part.low in word_set("rate_words")
        if is_rate or (part.low in word_set("prepositions") and part.low != "of"):
            groups.append([part])
        elif groups:
            groups[-1].append(part)
    torn = word_set("articles", "prepositions")
    whole = [
        group
        for group in groups
        if (len(group) > 1 or group[0].low in word_set("rates_alone"))
        and group[0].low != "with"
        and group[-1].low not in torn
    ]
    return tuple(written(spot.sentence.text, group) for group in whole)


def tail_of_level(spot: Spot) -> tuple[str, ...]:
    """What narrows a level from behind: "95 kroner for a car", "1,480 dollars per container"."""
    return tuple(words for words in tail(spot, spot.place + 1) if words.split()[0] in word_set("narrowing_level"))


def tail_end(spot: Spot, first: int) -> int:
    """Where the words behind a figure end that may narrow it."""
    end = first
    while (
        end < spot.clause.end
        and spot.sentence.parts[end].is_word
        and spot.sentence.low(end) not in word_set("tail_stops")
    ):
        behind = spot.sentence.low(end - 1) in word_set("prepositions")  # "on training", "by clearing"
        if spot.sentence.low(end) in word_set("auxiliaries") or (is_finite(spot, end) and not behind):
            break
        end += 1
    return end


def where_of(scope: Sequence[str]) -> str:
    """The named place among groups of words: "Elm" of "in Elm"."""
    found = next((words for words in scope if words.startswith("in ") and any(c.isupper() for c in words)), "")
    return found.removeprefix("in ").removeprefix("the ")


def is_finite(spot: Spot, place: int) -> bool:
    """Whether the word at a place is the verb of its clause, or some verb that ends a noun phrase."""
    return place == spot.clause.verb_place or any(
        verb.form in {"past", "ing"} for verb in verbs_of(spot.sentence.low(place))
    )
