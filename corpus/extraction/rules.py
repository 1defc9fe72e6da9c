"""The rules: each looks at one figure in its clause and says what it is the figure of, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.extraction.clauses import Clause
from corpus.extraction.draft import Draft, Source
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part, written
from corpus.extraction.verbs import Verb, extraction_lexicon, participle_of, verbs_of, word_set
from corpus.fact import Direction, Role
from corpus.lexicons import lexicon
from corpus.numerals import is_number_word
from corpus.quantity import Quantity

_PERCENTS = frozenset(("percent", "percentage_point", "basis point"))
_HEAD_STOPS = frozenset(
    [
        "with",
        "had",
        "has",
        "have",
        "was",
        "were",
        "is",
        "are",
        "reported",
        "posted",
        "recorded",
        "and",
        "for",
        "in",
        "at",
        "on",
        "by",
        "to",
        "from",
        ",",
        ";",
        "than",
        "reached",
        "including",
        "of",
        "brought",
        "bringing",
        "saw",
        "as",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the rules see it, and what the sentences before it spoke of."""

    text: str
    parts: Sequence[Part]
    clauses: Sequence[Clause]
    owners: Sequence[tuple[Owner, Source]]
    """Of each clause: what its subject names, and where that stood."""
    context: tuple[Owner, Source]
    """What the sentences before spoke of, and where that stood."""

    def low(self, place: int) -> str:
        """The word at a place in small letters; nothing outside the sentence."""
        return self.parts[place].low if 0 <= place < len(self.parts) else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure at its place in a clause of a sentence."""

    sentence: Sentence
    number: int
    """Which clause it is."""
    place: int
    before: Draft | None = None
    """What the figure before was read as."""

    @property
    def clause(self) -> Clause:
        """The clause that the figure stands in."""
        return self.sentence.clauses[self.number]

    @property
    def figure(self) -> Quantity:
        """The figure."""
        figure = self.sentence.parts[self.place].figure
        assert figure is not None  # noqa: S101 - a spot is made of a figure
        return figure

    @property
    def owner(self) -> Owner:
        """What the subject of the clause names."""
        return self.sentence.owners[self.number][0]

    @property
    def agent(self) -> Owner:
        """Who does what the verb says: the subject's own words, though they may be no name.

        "Its port handled 38 tonnes" is about the port, and about whose it is.
        """
        owner = self.owner
        if owner.stands_in or not owner.whole or not owner.metric or owner.subject in owner.whole:
            return Owner(owner.thing, "", owner.scope, owner.place)
        whose = (owner.subject,) if owner.is_possessed and owner.subject else ()
        return Owner(owner.whole, "", (*owner.scope, *whose), owner.place)

    @property
    def source(self) -> Source:
        """Where that subject stood."""
        return self.sentence.owners[self.number][1]

    def low(self, by: int) -> str:
        """The word so many places behind, or before, the figure, within its clause."""
        at = self.place + by
        return self.sentence.low(at) if self.clause.first <= at < self.clause.end else ""

    @property
    def low_of_verb(self) -> str:
        """The verb of the clause as it is written, in small letters."""
        return self.sentence.low(self.clause.verb_place) if self.clause.verb_place is not None else ""

    @property
    def is_percent(self) -> bool:
        """Whether the figure is a percentage, or points of one."""
        return self.figure.unit in _PERCENTS

    @property
    def counts(self) -> str:
        """The noun phrase of a count: "biomedical enterprises" of "2,183 biomedical enterprises"."""
        return counted_words(self.figure)


Rule = Callable[[Spot], Draft | None]


def counted_words(figure: Quantity) -> str:
    """What a figure counts, in the text's words; nothing for money, measures and bare numbers.

    >>> from corpus.quantities import read_quantities
    >>> counted_words(read_quantities("over 2,183 biomedical enterprises")[0])
    'biomedical enterprises'
    """
    if (
        not figure.unit
        or figure.unit in _PERCENTS
        or figure.unit.isupper()
        or figure.shape != "amount"
        or is_measure(figure)
    ):
        return ""
    words = figure.surface.split()
    first = next((at for at, word in enumerate(words) if _is_number(word)), len(words))
    noun = next((at for at in range(first, len(words)) if not _is_number(words[at])), len(words))
    return " ".join(words[noun:])


def is_measure(figure: Quantity) -> bool:
    """Whether a figure measures, and counts nothing."""
    return figure.unit in lexicon("quantities")["units"]


def read_figure(spot: Spot) -> Draft | None:
    """The draft of the first rule that has something to say of a figure."""
    rules = [_ranked] if spot.figure.shape == "ordinal" else _RULES
    drafts = (rule(spot) for rule in rules)
    return next((draft for draft in drafts if draft), None)


def _is_number(word: str) -> bool:
    small = word.casefold().strip(",")
    return (
        word[:1].isdigit()
        or is_number_word(small)
        or small in {"million", "billion", "thousand", "hundred", "trillion", "dozen", "m", "bn"}
    )


def _ranked(spot: Spot) -> Draft | None:
    """``ranked second in the country``, ``ranks No. 3``."""
    verb_place = next(
        (
            at
            for at in range(spot.place - 1, max(spot.clause.first, spot.place - 4) - 1, -1)
            if _is_ranking(spot.sentence.low(at))
        ),
        None,
    )
    if verb_place is None or spot.low(1) in {"time", "year", "quarter", "half", "day", "month", "-"}:
        return None
    follows = spot.sentence.parts[spot.place + 1] if spot.place + 1 < spot.clause.end else None
    if (
        follows
        and follows.is_word
        and follows.low
        not in word_set("prepositions")
        | {"and", "nationwide", "nationally", "worldwide", "globally", "respectively", "overall"}
    ):
        return None
    scope = (*spot.owner.scope, *_tail(spot, spot.place + 1))
    owner = replace(spot.owner, metric=spot.owner.metric or "rank", scope=scope)
    return Draft(spot.place, "rank", owner, "rank", source=spot.source)


def _is_ranking(word: str) -> bool:
    return any(verb.group == "rank" for verb in verbs_of(word))


def _metric_of_value(spot: Spot) -> Draft | None:
    """``a total scale of 22.5 billion yuan``, ``an increase of 7.4%``."""
    if spot.low(-1) != "of" or spot.place - 2 < spot.clause.first or _begins_with_verb(spot):
        return None
    first = _head_start(spot, spot.place - 1)
    head = spot.sentence.parts[first : spot.place - 1]
    metric = written(spot.sentence.text, _without_articles(head))
    if not metric or not head[-1].is_word or (head[-1].low in word_set("quantifiers") and spot.counts):
        return None
    change = _change_noun(head)
    if change:
        role: Role = "growth" if spot.figure.unit == "percent" else "change"
        owner = replace(spot.owner, metric=spot.owner.metric or metric)
        return Draft(spot.place, "change-of", owner, role, change, source=spot.source)
    if spot.counts:
        owner = _group_owner(spot, first)
        return Draft(spot.place, "group-of", replace(owner, metric=metric), "count", source=spot.source)
    return _owned_metric(spot, first, metric)


def _owned_metric(spot: Spot, first: int, metric: str) -> Draft:
    """The figure of a metric that is named right before it; its owner is what "with" or "has" gives it to."""
    words = frozenset(metric.casefold().split())
    grows = bool(words & word_set("growth_words")) and spot.figure.unit == "percent"
    role: Role = "growth" if grows else "share" if "share" in words and spot.is_percent else "level"
    before = _before_articles(spot, first)
    if spot.sentence.low(before) == "with" and before > spot.clause.first:
        owner = read_owner(spot.sentence.text, spot.sentence.parts[_phrase_start(spot, before) : before])
        owner = Owner(owner.thing, metric, owner.scope, owner.place)
        weight = 0.9 if _verb_before(spot, before) else 1.0
        return Draft(spot.place, "with-metric", owner, role, "up" if grows else "", weight=weight)
    if spot.before and spot.before.role == "count" and (spot.clause.link == "with" or not spot.owner.subject):
        counted = spot.before.owner.metric.removeprefix("number of ")
        owner = Owner(spot.before.owner.subject, metric, (counted,), spot.before.owner.place)
        return Draft(spot.place, "metric-of-value", owner, role, source="clause")
    is_having = spot.clause.verb is not None and spot.clause.verb.group == "have" and spot.clause.link == "main"
    if is_having or spot.low_of_verb in {"has", "have", "had"}:
        owner = replace(spot.agent, metric=metric)
        return Draft(spot.place, "metric-of-value", owner, role, "up" if grows else "", source=spot.source)
    subject = spot.owner.subject or spot.owner.metric
    scope = (spot.owner.metric,) if spot.owner.subject and spot.owner.metric else ()
    owner = Owner(subject, metric, (*scope, *spot.owner.scope) if grows or scope else (), spot.owner.place)
    return Draft(spot.place, "metric-of-value", owner, role, "up" if grows else "", source=spot.source)


def _group_owner(spot: Spot, first: int) -> Owner:
    """Whose group is counted: that of the phrase before "with", else of the subject."""
    before = _before_articles(spot, first)
    if spot.sentence.low(before) == "with" and before > spot.clause.first:
        owner = read_owner(spot.sentence.text, spot.sentence.parts[_phrase_start(spot, before) : before])
        return Owner(owner.thing, "", owner.scope, owner.place)
    return spot.agent


def _head_start(spot: Spot, end: int) -> int:
    """Where the noun phrase begins that ends before a place."""
    at = end
    while at > spot.clause.first:
        part = spot.sentence.parts[at - 1]
        if not part.is_word and part.low not in {"-", "&"} and part.kind != "period":
            break
        if part.low in _HEAD_STOPS or part.low in word_set("auxiliaries") or _is_finite(spot, at - 1):
            break
        at -= 1
        if part.low in word_set("articles"):
            break
    return at


def _is_finite(spot: Spot, place: int) -> bool:
    return place == spot.clause.verb_place or any(
        verb.form in {"past", "ing"} for verb in verbs_of(spot.sentence.low(place))
    )


def _before_articles(spot: Spot, first: int) -> int:
    at = first - 1
    return at - 1 if at >= spot.clause.first and spot.sentence.low(at) in word_set("articles") else at


def _phrase_start(spot: Spot, end: int) -> int:
    at = end
    while (
        at > spot.clause.first
        and spot.sentence.parts[at - 1].kind in {"word", "figure"}
        and not _is_finite(spot, at - 1)
        and (spot.sentence.low(at - 1) == "of" or spot.sentence.low(at - 1) not in word_set("prepositions"))
    ):
        at -= 1
    return at


def _verb_before(spot: Spot, place: int) -> bool:
    return spot.clause.verb_place is not None and spot.clause.verb_place < place


def _without_articles(head: Sequence[Part]) -> Sequence[Part]:
    kept = [part for part in head if part.kind != "period"]
    while kept and kept[0].low in word_set("articles"):
        kept = kept[1:]
    return kept


def _change_noun(head: Sequence[Part]) -> Direction:
    changes = extraction_lexicon()["changes"]
    return "up" if head[-1].low in changes["up"] else "down" if head[-1].low in changes["down"] else ""


def _begins_with_verb(spot: Spot) -> bool:
    """Whether the bound of a figure is a verb: "exceeding one trillion"."""
    return any(verb.group == "reach" for verb in verbs_of(spot.figure.surface.split()[0].lower()))


def _changed(spot: Spot) -> Draft | None:
    """``increased by 3.6%``, ``rose 4 percent to 5 million``, ``fell from 5.1 to 3.8``."""
    verb = spot.clause.verb
    if not verb or verb.group not in {"up", "down"} or not _follows_verb(spot):
        return None
    direction: Direction = "up" if verb.group == "up" else "down"
    joint = spot.low(-1)
    if not spot.owner.metric:
        return None
    if joint in {"to", "from", "at"} or (joint == "of" and not spot.is_percent):
        return Draft(
            spot.place,
            "from-to" if joint != "at" else "change",
            spot.owner,
            "level",
            direction if joint == "to" else "",
            source=spot.source,
        )
    if not _only_gaps(spot, {"by", "nearly", "of"}) or not spot.owner.metric:
        return None
    role: Role = "growth" if spot.figure.unit == "percent" else "change"
    weight = 1.0 if spot.is_percent or joint == "by" else 0.8
    if spot.counts and joint != "by":
        return None
    return Draft(spot.place, "change", spot.owner, role, direction, source=spot.source, weight=weight)


def _made(spot: Spot) -> Draft | None:
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


def _follows_verb(spot: Spot) -> bool:
    return spot.clause.verb_place is not None and spot.clause.verb_place < spot.place


def _only_gaps(spot: Spot, allowed: set[str]) -> bool:
    """Whether between verb and figure stands nothing but words that change nothing."""
    place = spot.clause.verb_place
    if place is None or place > spot.place:
        return False
    between = spot.sentence.parts[place + 1 : spot.place]
    return all(
        part.kind == "period"
        or part.low in allowed
        or part.low in word_set("adverb_gaps")
        or part.low in {"-", "in", "during", "for"}
        or part.low.endswith("ly")
        for part in between
    )


def _up_by(spot: Spot) -> Draft | None:
    """``were up 3.5%``, ``, down 12 percent``; what they are down from is a level."""
    joint = spot.low(-1)
    after_change = (
        spot.before is not None and spot.before.place == spot.place - 2 and spot.before.role in {"growth", "change"}
    )
    is_base = joint == "from" and (spot.low(-2) in {"up", "down"} or after_change)
    if (joint not in {"up", "down"} and not is_base) or spot.low(-2) in {"made", "make", "makes", "making"}:
        return None
    told = spot.before if spot.clause.link == "aside" else None
    owner, source = (told.owner, told.source) if told else (spot.owner, spot.source)
    word = spot.low(-2) if is_base else joint
    if is_base:
        return Draft(spot.place, "base", owner, "level", source=source)
    if not spot.is_percent:
        return None
    role: Role = "growth" if spot.figure.unit == "percent" else "change"
    return Draft(spot.place, "up-by", owner, role, "up" if word == "up" else "down", source=source)


def _shared(spot: Spot) -> Draft | None:
    """``accounted for 35% of the national total``, ``made up 40%``."""
    verb = spot.clause.verb
    if not spot.is_percent or not verb or verb.group != "share" or not _only_gaps(spot, {"for", "up", "and", "about"}):
        return None
    whole = _whole(spot)
    metric = (
        spot.owner.metric if spot.owner.metric and spot.owner.subject else f"share{' of ' + whole if whole else ''}"
    )
    subject = spot.owner.subject or spot.owner.metric
    scope = (*spot.owner.scope, whole) if whole and metric == spot.owner.metric else spot.owner.scope
    return Draft(spot.place, "share", Owner(subject, metric, scope, spot.owner.place), "share", source=spot.source)


def _whole(spot: Spot) -> str:
    """What a percentage is a part of: the words behind "of"."""
    if spot.low(1) != "of":
        return ""
    end = spot.place + 2
    while (
        end < spot.clause.end
        and spot.sentence.parts[end].is_word
        and spot.sentence.low(end) not in {"respectively", "and", "in", "for"}
    ):
        is_verb = end == spot.clause.verb_first or any(verb.form == "past" for verb in verbs_of(spot.sentence.low(end)))
        if is_verb or spot.sentence.low(end) in word_set("auxiliaries"):
            break
        end += 1
    return written(spot.sentence.text, _without_articles(spot.sentence.parts[spot.place + 2 : end]))


def _share_of(spot: Spot) -> Draft | None:
    """``60% of the budget is set aside for flood defences``: what is said of a part is its metric."""
    verb_first = spot.clause.verb_first
    if (
        spot.figure.unit != "percent"
        or verb_first is None
        or verb_first < spot.place
        or spot.place > _subject_start(spot) + 1
    ):
        return None
    whole = _whole(spot)
    says = written(spot.sentence.text, _predicate(spot, verb_first))
    if not whole or not says:
        return None
    return Draft(spot.place, "share-of", Owner(whole, f"share {_bare(says)}"), "share")


def _bare(predicate: str) -> str:
    first, _, rest = predicate.partition(" ")
    return rest if first.casefold() in word_set("be") else predicate


def _predicate(spot: Spot, verb_first: int) -> Sequence[Part]:
    """The verb and what follows it, up to the next sign or period."""
    end = verb_first
    while (
        end < spot.clause.end
        and end < verb_first + 12
        and (spot.sentence.parts[end].is_word or spot.sentence.low(end) in "-–&")
    ):
        end += 1
    while end > verb_first and spot.sentence.low(end - 1) in word_set("prepositions"):
        end -= 1
    return spot.sentence.parts[verb_first:end]


def _subject_start(spot: Spot) -> int:
    return subject_range(spot.sentence.parts, spot.clause)[0]


def _reached(spot: Spot) -> Draft | None:
    """``reached 500 billion yuan``, ``stood at 5%``, ``was 3.8 milligrams``; ``is 412 kilometres long``."""
    verb, verb_place = spot.clause.verb, spot.clause.verb_place
    if verb_place is None or verb_place > spot.place:
        return None
    is_being = spot.sentence.low(verb_place) in word_set("be")
    if (
        verb_place == spot.place
        or _begins_with_verb(spot)
        or (spot.before and spot.before.rule == "dimension" and spot.low(-1) in {"and", ","})
    ):
        is_reached = True
    else:
        is_reached = bool(verb and verb.group == "reach") and _only_gaps(spot, set(word_set("reach_gaps")))
    if not is_reached and not (is_being and _only_gaps(spot, {"at", "about", "around", "of"})):
        return None
    dimension = _dimension(spot)
    if dimension:
        return Draft(spot.place, "dimension", replace(spot.agent, metric=dimension), "level", source=spot.source)
    nouns: dict[str, str] = extraction_lexicon()["verb_nouns"]
    if verb and verb.base in nouns:
        return Draft(spot.place, "dimension", replace(spot.agent, metric=nouns[verb.base]), "level", source=spot.source)
    if spot.low(1) == "of" and spot.is_percent:
        return None
    return _levelled(spot)


def _levelled(spot: Spot) -> Draft | None:
    """A level, where the subject is a metric; a figure that is only the predicate of a thing says too little."""
    if not spot.owner.metric:
        return None
    role: Role = "multiple" if spot.figure.shape == "multiple" else "level"
    if frozenset(spot.owner.metric.casefold().split()) & {"share", "proportion"} and spot.is_percent:
        role = "share"
    return Draft(spot.place, "subject-verb", spot.owner, role, source=spot.source)


def _dimension(spot: Spot) -> str:
    dimensions: dict[str, str] = extraction_lexicon()["dimensions"]
    return dimensions.get(spot.low(1), "")


def _there_are(spot: Spot) -> Draft | None:
    """``there were 2,183 enterprises above the designated size in Shanghai``."""
    verb_first = spot.clause.verb_first
    if not spot.counts or verb_first is None or verb_first > spot.place or spot.sentence.low(verb_first - 1) != "there":
        return None
    if not _only_gaps(spot, {"of", "total", "only", "been"}):
        return None
    return _counted(spot, "there-are", "own")


def _counted(spot: Spot, rule: str, source: Source) -> Draft:
    """A count, of the named place or thing behind "in"; else of what the clause speaks of."""
    scope = _tail(spot, spot.place + 1)
    owner = read_owner(spot.sentence.text, spot.sentence.parts[spot.place + 1 : _tail_end(spot, spot.place + 1)])
    where = _where(scope)
    context, context_source = spot.sentence.context
    subject = where or spot.owner.thing or context.thing
    source = source if where or spot.owner.thing else context_source
    rest = tuple(words for words in scope if words != f"in {where}")
    return Draft(
        spot.place,
        rule,
        Owner(subject, f"number of {spot.counts}", rest, owner.place),
        "count",
        source="own" if where else source,
    )


def _where(scope: Sequence[str]) -> str:
    found = next((words for words in scope if words.startswith("in ") and any(c.isupper() for c in words)), "")
    return found.removeprefix("in ").removeprefix("the ")


def _tail(spot: Spot, first: int) -> tuple[str, ...]:
    """The words behind a figure that narrow it, in groups that each begin with a preposition."""
    groups: list[list[Part]] = []
    for part in spot.sentence.parts[first : _tail_end(spot, first)]:
        if part.low in word_set("prepositions") and part.low != "of":
            groups.append([part])
        elif groups:
            groups[-1].append(part)
    whole = [group for group in groups if len(group) > 1 and group[0].low != "with" and group[-1].low != "of"]
    return tuple(written(spot.sentence.text, group) for group in whole)


def _tail_end(spot: Spot, first: int) -> int:
    end = first
    while (
        end < spot.clause.end
        and spot.sentence.parts[end].is_word
        and spot.sentence.low(end) not in {"respectively", "and", "that", "who", "which"}
    ):
        if spot.sentence.low(end) in word_set("auxiliaries") or _is_finite(spot, end):
            break
        end += 1
    return end


def _has_count(spot: Spot) -> Draft | None:
    """``the company employs 5,000 people``, ``raised 25 million dollars``, ``sold 1.8 million cars``."""
    verb, place = spot.clause.verb, spot.clause.verb_place
    group = (
        verb.group
        if verb
        else "have"
        if place is not None and spot.sentence.low(place) in {"has", "have", "had"}
        else ""
    )
    if place is None or place >= spot.place or not _only_gaps(spot, {"of", "for", "total"}):
        return None
    is_having = group == "have" or (
        verb is not None and any(one.group == "have" for one in verbs_of(spot.sentence.low(place)))
    )
    if not is_having or _is_passive(spot):
        return None
    agent, metric = spot.agent, _done_metric(spot, verb)
    subject = agent.subject
    if not subject or not metric:
        return None
    rule = "has-count" if spot.counts else "does-amount"
    scope = (*agent.scope, *_tail(spot, spot.place + 1))
    role: Role = "share" if spot.is_percent else "count" if spot.counts else "level"
    return Draft(spot.place, rule, Owner(subject, metric, scope, spot.owner.place), role, source=spot.source)


def _is_passive(spot: Spot) -> bool:
    first, place = spot.clause.verb_first, spot.clause.verb_place
    helpers = {spot.sentence.low(at) for at in range(first or 0, place or 0)}
    return bool(helpers & word_set("be")) and not spot.sentence.low(place or 0).endswith("ing")


def _done_metric(spot: Spot, verb: Verb | None) -> str:
    nouns: dict[str, str] = extraction_lexicon()["verb_nouns"]
    base = verb.base if verb else "have"
    if spot.is_percent:
        return ""
    if base in nouns:
        return nouns[base]
    if spot.counts:
        past = verb
        said = participle_of(base)
        return (
            f"number of {spot.counts}"
            if base in {"have", "own", "include", "contain", "hold", "employ"} or not past
            else f"{spot.counts} {said}"
        )
    of_what = _whole(spot)
    return f"{of_what or 'amount'} {participle_of(base)}"


def _with_count(spot: Spot) -> Draft | None:
    """``, with 1,494 financing events``; ``with revenue reaching 5 million dollars``."""
    if spot.clause.link != "with":
        is_inside = spot.low(-1) == "with" and spot.counts and _follows_verb(spot)
        owner = replace(spot.agent, metric=f"number of {spot.counts}")
        return Draft(spot.place, "with-inside", owner, "count", source=spot.source) if is_inside else None
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
            Owner(subject, f"number of {spot.counts}", place, spot.owner.place),
            "count",
            source="clause",
        )
    return None


def _count_subject(spot: Spot) -> Draft | None:
    """``102 enterprises were listed on the exchange``: a count of what is said to have happened to them."""
    verb_first = spot.clause.verb_first
    first, end = subject_range(spot.sentence.parts, spot.clause)
    if not spot.counts or verb_first is None or not first <= spot.place < end:
        return None
    between = spot.sentence.parts[first : spot.place]
    if any(
        part.low not in word_set("quantifiers") | word_set("articles") | {"of", "and", "only", "some"}
        and part.figure is None
        for part in between
    ):
        return None
    scope = _tail(spot, spot.place + 1)
    where = _where(scope) or _where(_tail(spot, _last_figure(spot, end) + 1))
    says = _bare(written(spot.sentence.text, _predicate(spot, spot.clause.verb_first or 0)))
    context, source = spot.sentence.context
    subject = where or _leading_name(spot.counts) or context.thing
    rest = tuple(words for words in scope if words != f"in {where}")
    weight = 0.7 if spot.figure.surface[:1].isalpha() else 1.0
    owner = Owner(subject, f"number of {spot.counts}", (*rest, says) if says else rest)
    is_own = subject != context.thing
    return Draft(spot.place, "count-subject", owner, "count", source="own" if is_own else source, weight=weight)


def _leading_name(noun: str) -> str:
    """The capitalised words with which a noun begins: "Shanghai" of "Shanghai biomedical enterprises"."""
    words = noun.split()
    count = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    return " ".join(words[:count]) if count < len(words) else ""


def _last_figure(spot: Spot, end: int) -> int:
    return max(at for at in range(spot.place, end) if spot.sentence.parts[at].figure or at == spot.place)


def _faster(spot: Spot) -> Draft | None:
    """``2.8 percentage points faster than the total``: the lead over another, of the figure before."""
    if spot.low(2) != "than" or not spot.before or spot.counts:
        return None
    end = spot.place + 1
    while end < spot.clause.end and spot.sentence.parts[end].is_word:
        end += 1
    than = written(spot.sentence.text, spot.sentence.parts[spot.place + 1 : end])
    owner = replace(spot.before.owner, scope=(*spot.before.owner.scope, than))
    return Draft(spot.place, "faster", owner, "change", source=spot.before.source)


def _compared(spot: Spot) -> Draft | None:
    """``compared with 4 million a year earlier``: the same metric before."""
    joint = (spot.low(-2), spot.low(-1))
    if (
        joint not in {("compared", "with"), ("compared", "to"), ("", "versus"), ("against", "")}
        and spot.low(-1) != "versus"
    ):
        return None
    return Draft(spot.place, "base", spot.owner, "level", source=spot.source)


def subject_range(parts: Sequence[Part], clause: Clause) -> tuple[int, int]:
    """Where the subject of a clause stands: before its verb, behind what leads up to it.

    What leads up are periods, adverbs, and groups with a preposition up to their comma; of what follows the subject
    between commas, nothing belongs to it.
    """
    end = clause.verb_first if clause.verb_first is not None else clause.end
    segments = _segments(parts, clause.first, end)
    for opening, last in segments:
        first = _behind_leads(parts, opening, last)
        if (
            first < last
            and parts[first].low not in word_set("prepositions")
            and parts[first].low not in word_set("participles")
        ):
            return first, last
    return end, end


def _segments(parts: Sequence[Part], first: int, end: int) -> list[tuple[int, int]]:
    borders = [at for at in range(first, end) if parts[at].low in {",", "，"}]
    edges = [first - 1, *borders, end]
    return [(left + 1, right) for left, right in pairwise(edges) if left + 1 < right]


def _behind_leads(parts: Sequence[Part], first: int, last: int) -> int:
    """Behind periods, adverbs and joints; a group with a preposition and a period has no comma at times."""
    at = first
    while at < last:
        low = parts[at].low
        if (
            parts[at].kind in {"period", "mark"}
            or low in word_set("lead_words")
            or low in word_set("joints")
            or (low.endswith("ly") and not parts[at].is_capitalised)
        ):
            at += 1
        elif (
            low in {"in", "on", "by", "during", "at", "since", "for", "from", "of"}
            and at + 1 < last
            and (parts[at + 1].period or (low != "of" and at + 2 < last and parts[at + 2].period))
        ):
            at += 2
        else:
            break
    return at


_RULES: Sequence[Rule] = (
    _metric_of_value,
    _up_by,
    _faster,
    _compared,
    _made,
    _changed,
    _shared,
    _share_of,
    _there_are,
    _count_subject,
    _reached,
    _with_count,
    _has_count,
)
