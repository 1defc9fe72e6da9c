"""A figure that counts things: that there are, that somebody has, to which something happened."""

from dataclasses import replace

from corpus.extraction.draft import Draft, Source
from corpus.extraction.measures import is_money, noun_of_measure
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import written
from corpus.extraction.phrases import (
    bare,
    counted_of,
    follows_verb,
    is_passive,
    only_gaps,
    predicate,
    tail,
    tail_end,
    where_of,
    whole_behind,
)
from corpus.extraction.spot import Spot
from corpus.extraction.subject_range import subject_range
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.fact import Role
from corpus.lexicons.verbs import Verb, participle_of, verbs_of

_OF_DEED = 0.8
"""What it is "with" that something happened, may be anybody's."""


def there_are(spot: Spot) -> Draft | None:
    """``there were 2,183 enterprises above the designated size in Shanghai``."""
    verb_first = spot.clause.verb_first
    if not spot.counts or verb_first is None or verb_first > spot.place or spot.sentence.low(verb_first - 1) != "there":
        return None
    if not only_gaps(spot, {"of", "total", "only", "been"}):
        return None
    return _counted(spot, "there-are", "own")


def _counted(spot: Spot, rule: str, source: Source) -> Draft:
    """A count, of the named place or thing behind "in"; else of what the clause speaks of."""
    scope = tail(spot, spot.place + 1)
    owner = read_owner(spot.sentence.text, spot.sentence.parts[spot.place + 1 : tail_end(spot, spot.place + 1)])
    where = where_of(scope)
    context, context_source = spot.sentence.context
    subject = where or spot.owner.thing or context.thing
    source = source if where or spot.owner.thing else context_source
    rest = tuple(words for words in scope if words != f"in {where}")
    return Draft(
        spot.place,
        rule,
        Owner(subject, f"number of {counted_of(spot)}", rest, owner.place),
        "count",
        source="own" if where else source,
    )


def has_count(spot: Spot) -> Draft | None:
    """``the company employs 5,000 people``, ``raised 25 million dollars``, ``sold 1.8 million cars``."""
    verb, place = spot.clause.verb, spot.clause.verb_place
    if place is None or place >= spot.place or not only_gaps(spot, {"of", "for", "total"}):
        return None
    if spot.low(-1) in word_set("prepositions") - {"of", "for"}:
        return None  # "won in three sets"
    if spot.low(1) in word_set("comparatives") or not _is_paid(spot):
        return None  # "weighs 12 kilograms less than": by how much it differs, and no weight
    if not _tells_having(spot, place) or is_passive(spot):
        return None
    agent, metric = spot.agent, _done_metric(spot, verb)
    subject = agent.subject
    if not subject or not metric:
        return None
    rule = "has-count" if spot.counts else "does-amount"
    scope = (*agent.scope, *_befallen(spot), *tail(spot, spot.place + 1))
    if verb and noun_of_measure(verb, spot.figure) and whole_behind(spot):
        scope = (*scope, f"of {whole_behind(spot)}")
    role: Role = "share" if spot.is_percent else "count" if spot.counts else "level"
    return Draft(spot.place, rule, Owner(subject, metric, scope, spot.owner.place), role, source=spot.agent_source)


def _is_paid(spot: Spot) -> bool:
    """Whether money behind "for" is what a verb of trade tells: "sells for $900" is a price, "worked for $5" is not."""
    is_for = spot.low(-1) == "for" and is_money(spot.figure)
    return not is_for or bool(_price(spot))


def _price(spot: Spot) -> str:
    """What money behind "for" is of the thing that is sold."""
    verb = spot.clause.verb
    if verb is None or spot.low(-1) != "for" or not is_money(spot.figure):
        return ""
    return str(extraction_lexicon()["priced_by"].get(verb.base, ""))


def _tells_having(spot: Spot, place: int) -> bool:
    """Whether the verb at a place may say that somebody has, makes or does so many of something."""
    verb, low = spot.clause.verb, spot.sentence.low(place)
    if verb is None:
        return low in word_set("having")
    return verb.group == "have" or any(one.group == "have" for one in verbs_of(low))


def in_dealings(spot: Spot) -> Draft | None:
    """``raised 25 million dollars in 169 financing rounds``: the dealings in which an amount was raised."""
    told = spot.before
    if told is None or told.rule != "does-amount" or told.place != spot.place - 2 or spot.low(-1) != "in":
        return None
    if spot.figure.unit not in word_set("dealings") or not _is_money_at(spot, told.place):
        return None
    owner = replace(told.owner, metric=f"number of {counted_of(spot)}", scope=tail(spot, spot.place + 1))
    return Draft(spot.place, "has-count", owner, "count", source=told.source)


def _is_money_at(spot: Spot, place: int) -> bool:
    """Whether the figure at a place is an amount of money."""
    figure = spot.sentence.parts[place].figure
    return figure is not None and is_money(figure)


def _befallen(spot: Spot) -> tuple[str, ...]:
    """What befell the things that somebody had: "had 7 drugs approved for marketing"."""
    first = end = spot.place + 1
    parts = spot.sentence.parts
    is_past = spot.low(1).endswith("ed") or any(verb.form == "participle" for verb in verbs_of(spot.low(1)))
    if not (spot.counts and is_past and spot.low_of_verb in word_set("having")):
        return ()
    while end < spot.clause.end and parts[end].is_word and parts[end].low not in word_set("joints", "causes"):
        end += 1
    while end > first and parts[end - 1].low in word_set("prepositions", "articles"):
        end -= 1
    return (written(spot.sentence.text, parts[first:end]),) if end > first else ()


def _done_metric(spot: Spot, verb: Verb | None) -> str:
    base = verb.base if verb else "have"
    if spot.is_percent:
        whole = whole_behind(spot)
        return f"share of {whole} {participle_of(base)}" if whole and spot.figure.unit == "percent" else ""
    noun = _price(spot) or (noun_of_measure(verb, spot.figure) if verb else "")
    if noun:
        return noun
    if spot.counts:
        past = verb
        said = participle_of(base)
        return (
            f"number of {counted_of(spot)}"
            if base in word_set("merely_having") or not past
            else f"{counted_of(spot)} {said}"
        )
    of_what = whole_behind(spot)
    return f"{of_what or 'amount'} {participle_of(base)}"


def with_count(spot: Spot) -> Draft | None:
    """``, with 1,494 financing events``; ``with revenue reaching 5 million dollars``."""
    if spot.clause.link != "with":
        is_inside = spot.low(-1) == "with" and spot.counts and follows_verb(spot)
        if not is_inside:
            return None
        owner = replace(spot.agent, metric=f"number of {counted_of(spot)}")
        is_being = spot.low_of_verb in word_set("being_with")  # "sent 180 men with 14 dogs" sent the dogs, too
        weight = 1.0 if is_being else _OF_DEED
        return Draft(spot.place, "with-inside", owner, "count", source=spot.agent_source, weight=weight)
    before = [
        part
        for part in spot.sentence.parts[spot.clause.first + 1 : spot.place]
        if part.low not in word_set("articles") | {"of"}
    ]
    if spot.counts and all(part.low in word_set("quantifiers") for part in before):
        subject = spot.owner.thing
        place = (spot.owner.place,) if spot.owner.place and spot.owner.place not in subject else ()
        return Draft(
            spot.place,
            "with-count",
            Owner(subject, f"number of {counted_of(spot)}", place, spot.owner.place),
            "count",
            source="clause" if spot.source in {"own", "sentence"} else spot.source,
            weight=1.0 if _is_of_being(spot) and not _is_of_topic(spot) else _OF_DEED,
        )
    return None


def _is_of_being(spot: Spot) -> bool:
    """Whether the clause before tells what its subject is, so that what it is "with" is its own."""
    before = next((one for one in reversed(spot.sentence.clauses[: spot.number]) if one.link == "main"), None)
    verb = spot.sentence.low(before.verb_place) if before is not None and before.verb_place is not None else ""
    groups = {one.group for one in verbs_of(verb)}
    return verb in word_set("be") or bool(groups & {"reach", "up", "down"})


def _is_of_topic(spot: Spot) -> bool:
    """Whether what has a count is a thing of the topic, and not the topic: "transatlantic routes grew, with"."""
    metric = spot.owner.metric.casefold().rpartition(" ")[2]
    is_measure = metric in word_set("metric_nouns", "number_nouns") or not metric
    return spot.source in {"paragraph", "title"} and not is_measure


def count_subject(spot: Spot) -> Draft | None:
    """``102 enterprises were listed on the exchange``: a count of what is said to have happened to them."""
    verb_first = spot.clause.verb_first
    first, end = subject_range(spot.sentence.parts, spot.clause)
    if not spot.counts or verb_first is None or not first <= spot.place < end:
        return None
    between = spot.sentence.parts[first : spot.place]
    if any(
        part.low not in word_set("quantifiers", "articles", "before_counts") and part.figure is None for part in between
    ):
        return None
    scope = tail(spot, spot.place + 1)
    where = where_of(scope) or where_of(tail(spot, _last_figure(spot, end) + 1))
    says = bare(written(spot.sentence.text, predicate(spot, spot.clause.verb_first or 0)))
    context, source = spot.sentence.context
    subject = where or _leading_name(spot.counts) or context.thing
    rest = tuple(words for words in scope if words != f"in {where}")
    weight = 0.7 if spot.figure.surface[:1].isalpha() else 1.0
    owner = Owner(subject, f"number of {counted_of(spot)}", (*rest, says) if says else rest)
    is_own = bool(where or _leading_name(spot.counts)) or subject != context.thing
    return Draft(spot.place, "count-subject", owner, "count", source="own" if is_own else source, weight=weight)


def _leading_name(noun: str) -> str:
    """The capitalised words with which a noun begins: "Shanghai" of "Shanghai biomedical enterprises"."""
    words = noun.split()
    count = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    return " ".join(words[:count]) if count < len(words) else ""


def _last_figure(spot: Spot, end: int) -> int:
    return max(at for at in range(spot.place, end) if spot.sentence.parts[at].figure or at == spot.place)
