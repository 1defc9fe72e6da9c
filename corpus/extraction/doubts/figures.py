"""Doubts about a figure: one that is a label, a part of a larger one, or of something that nobody has read."""

from corpus.extraction.draft import Draft
from corpus.extraction.spot import Sentence
from corpus.extraction.word_lists import extraction_lexicon, word_set
from corpus.lexicons.verbs import verbs_of
from corpus.period import Period

_LONGEST_SENTENCE = 75
"""In words."""
_LEAST = 10
"""A smaller bare number is more often a label, or a word."""
_LABELS = 2
"""Parts of a sentence among which its figure may be a label: "Notes: 1 Excludes"."""


def bare_number(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """A number without a unit, unless it is the level of a metric that is a number itself."""
    figure = read.parts[draft.place].figure
    if figure is not None and figure.shape == "share":
        return draft.role != "share"
    if figure is None or figure.unit or figure.shape != "amount":
        return False
    follows = read.parts[draft.place + 1] if draft.place + 1 < len(read.parts) else None
    if _counts_on(read, draft):
        return False
    is_alone = follows is None or not follows.is_word or follows.low in word_set("prepositions", "joints")
    return (
        figure.value < _LEAST
        or not is_alone
        or not (draft.rule == "base" or _is_number(draft.owner.metric))
        or draft.rule not in {"subject-verb", "from-to", "base", "change", "respectively"}
    )


def _counts_on(read: Sentence, draft: Draft) -> bool:
    """``4,870 babies, 210 fewer than the year before``, ``complaints fell to 1,470``: what it counts is told."""
    figure = read.parts[draft.place].figure
    is_large = figure is not None and figure.value >= _LEAST
    is_fewer = draft.rule == "faster" and read.low(draft.place + 1) in {"fewer", "more"}
    last = draft.owner.metric.casefold().rpartition(" ")[2]
    is_plural = last.endswith("s") and not last.endswith("ss") and last not in word_set("priced")
    is_level = draft.rule == "from-to" and is_plural and read.low(draft.place - 1) in {"to", "from"}
    return is_large and (is_fewer or is_level)


def followed_by_whole(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``flows of $1.5 billion of the loans``: what follows says more of it than was read."""
    place = draft.place + 1
    is_read = draft.role in {"share", "rank"} or draft.rule in {
        "share",
        "share-of",
        "rank",
        "there-are",
        "has-count",
        "count-subject",
        "does-amount",
    }
    return not is_read and read.low(place) == "of"


def of_some_size(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``has 31 buildings of more than 100 metres``: only those of that size are counted."""
    follows = next(iter(read.parts[draft.place + 2 : draft.place + 3]), None)
    is_sized = read.low(draft.place + 1) == "of" and follows is not None and follows.figure is not None
    return draft.role == "count" and is_sized


def only_those(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``three counties in which most speak Welsh``: not all of them are counted, but those of which that is so."""
    follows, next_one = read.low(draft.place + 1), read.low(draft.place + 2)
    is_bound = follows in word_set("relatives") | {"that"} or (
        follows in word_set("prepositions") and next_one in word_set("relatives")
    )
    return draft.role == "count" and is_bound


def in_words(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the product of two primes``: a small number in words is seldom a figure of its group."""
    figure = read.parts[draft.place].figure
    return draft.rule == "group-of" and figure is not None and not any(one.isdigit() for one in figure.surface)


def under_something(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``operates under 59 names``: a preposition that was read as a bound."""
    figure = read.parts[draft.place].figure
    is_bound = figure is not None and figure.surface.split()[0].casefold() in word_set("bounds")
    is_beneath = draft.owner.metric == "length" and read.low(draft.place + 1) in word_set("beneath")
    return is_beneath or (is_bound and bool(verbs_of(read.low(draft.place - 1))))


def label(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``2 Alternative measures``: the number of a note or a heading at the beginning of a sentence."""
    figure = read.parts[draft.place].figure
    noun = figure.surface.partition(" ")[2] if figure is not None else ""
    verb = read.clause_at(draft.place).verb_first
    is_ahead = draft.place <= _LABELS and (verb is None or draft.place < verb)
    return is_ahead and noun[:1].isupper() and figure is not None and figure.surface[:1].isdigit()


def single(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``has one city``: one is seldom a count, and what makes it the only one is told behind it."""
    figure = read.parts[draft.place].figure
    return figure is not None and figure.value == 1 and draft.role == "count"


def rate(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``286 USD/watt``, ``7,000 buses and 900 trains daily``: each day, or for each watt, and no more."""
    behind = read.low(draft.place).partition(" the ")[2]
    if read.low(draft.place + 1) in {"/", "="} or any(sign.isdigit() for sign in behind):  # "above the 89 euros agreed"
        return True
    end = read.clause_at(draft.place).end
    goes_on = (at for at in range(draft.place + 1, end) if _begins_another(read, at))  # "and carry 280 each"
    rates = {part.low for part in read.parts[draft.place : next(goes_on, end)]} & word_set("rates")
    figure = read.parts[draft.place].figure
    told = " ".join((draft.owner.metric, *draft.owner.scope, figure.surface if figure else "")).casefold().split()
    return not rates <= set(told)


def _begins_another(read: Sentence, at: int) -> bool:
    """Whether at a joint begins what is told of another thing, or done besides, and no further figure of a list."""
    follows = read.low(at + 1)
    is_list = read.parts[at + 1].figure is not None if at + 1 < len(read.parts) else False
    return read.low(at) == "and" and not is_list and (follows in word_set("articles") or bool(verbs_of(follows)))


def time_as_amount(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``operating 24 hours``, ``made a 54-hour flight``: a time that no measuring verb makes a duration."""
    figure = read.parts[draft.place].figure
    is_time = figure is not None and figure.unit in extraction_lexicon()["measures"]["duration"]
    return is_time and draft.rule == "does-amount" and draft.owner.metric.startswith("amount")


def glued_figures(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """Two figures with nothing between them are one that was read as two."""
    beside = (draft.place - 1, draft.place + 1)
    return any(0 <= at < len(read.parts) and read.parts[at].figure is not None for at in beside)


def many_words(read: Sentence, _draft: Draft, _period: Period | None) -> bool:
    """A sentence that is a list, a quotation or a row, and no plain prose."""
    return len(read.parts) > _LONGEST_SENTENCE or "[" in read.text or " | " in read.text


def denied(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """What is not so, or only would be if something else were."""
    clause = read.clause_at(draft.place)
    first = clause.first - 1 if clause.first else 0
    before = {part.low for part in read.parts[first : draft.place]}
    told = " ".join(part.low for part in read.parts[first : draft.place])
    is_supposed = "would" in before and any(part.low == "if" for part in read.parts)
    is_supposed = is_supposed or bool({part.low for part in read.parts[: draft.place]} & word_set("wishes"))
    return (
        is_supposed
        or bool(before & word_set("denials"))
        or any(f"{modal} have " in told for modal in word_set("supposing"))
    )


def _is_number(metric: str) -> bool:
    """Whether what a metric names is a number by nature: "population", "number of pupils", "net additions"."""
    words = metric.casefold().split()
    return bool(set(words[-1:] + words[:1]) & (word_set("number_nouns", "metric_nouns")))


def merely_able(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``can carry 2,300 passengers``: what somebody is able to do, nobody has done."""
    clause = read.clause_at(draft.place)
    verb = range(clause.verb_first or 0, clause.verb_place or 0)
    return any(read.low(at) == "can" for at in verb) and draft.rule in {"has-count", "does-amount"}


def told_by_writer(read: Sentence, _draft: Draft, _period: Period | None) -> bool:
    """``I have seven cats``: whoever writes tells of himself, and is not named."""
    return any(part.low in word_set("writers") for part in read.parts)


def measured_thing(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the bottom screws are 16 inches``: of things in the plural, a length says neither which nor what of them."""
    figure = read.parts[draft.place].figure
    last = draft.owner.metric.casefold().rpartition(" ")[2]
    kinds: dict[str, list[str]] = extraction_lexicon()["measures"]
    is_measured = figure is not None and any(figure.unit in kinds[kind] for kind in ("length", "mass", "volume"))
    is_thing = last.endswith("s") and last not in word_set("metric_nouns", "number_nouns")
    return draft.rule == "subject-verb" and is_measured and is_thing
