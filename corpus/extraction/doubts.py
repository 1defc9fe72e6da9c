"""Doubts: what about a reading tells that it may be wrong, though its rule has found nothing amiss.

Without a parser a phrase may be cut in the wrong place. It shows: a subject that begins with a preposition, a metric
that holds a verb, a bare number that counts something nobody has read. One doubt, and the fact answers nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from corpus.extraction.clause_borders import Clause
from corpus.extraction.draft import Draft
from corpus.extraction.parts import Part
from corpus.extraction.spot import Sentence
from corpus.extraction.subject_range import subject_range
from corpus.extraction.tense import tense_of
from corpus.extraction.timing import governs, is_compared, year_before
from corpus.extraction.unread import unread_words
from corpus.extraction.verbs import extraction_lexicon, verbs_of, word_set
from corpus.period import Period

_LONGEST_NAME, _LONGEST_METRIC, _LONGEST_SENTENCE = 9, 10, 75
"""In words."""
_LEAST = 10
"""A smaller bare number is more often a label, or a word."""
_MOST_COMMAS = 3
"""Before a verb: one behind what leads up to its subject, and two around what says more of it."""
_LABELS = 2
"""Parts of a sentence among which its figure may be a label: "Notes: 1 Excludes"."""
_LONGEST_PERSON = 4
_WITHIN_NAMES = frozenset(("of", "for", "on", "in", "at", "near", "off", "under", "over", "upon"))
"""Prepositions that names hold: "Stratford-upon-Avon", "Centre for Health"."""
_PERSONS = frozenset(("he", "she", "his", "her"))
_DASHES = frozenset(",-–—'’")
_SIGNS = frozenset('()[]{}"“”„«»;:|=*/\\')


def doubts_about(read: Sentence, draft: Draft, period: Period | None, told: Sequence[Draft]) -> tuple[str, ...]:
    """The names of the doubts that a reading raises, for a person who reviews it; `told` is all that is read there."""
    unread = ("unread words",) if unread_words(read, draft, told) else ()
    return (*unread, *(name for name, doubts in _DOUBTS.items() if doubts(read, draft, period)))


@cache
def lasting_metrics() -> frozenset[str]:
    """What a thing has once and for all, as its weight or its cost, and so at no time."""
    nouns: Mapping[str, Mapping[str, str]] = extraction_lexicon()["verb_nouns"]
    of_verbs = {noun for kinds in nouns.values() for noun in kinds.values()}
    return frozenset(of_verbs | set(extraction_lexicon()["dimensions"].values())) - word_set("passing_metrics")


def _nobody(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    return not draft.owner.subject or not draft.owner.metric


def _cut_subject(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    subject = draft.owner.subject
    words = subject.split()
    if (
        len(subject) == 1
        or subject.endswith(("'s", "’s"))
        or _begins_with_deed(words)
        or any(_is_adverb(word) for word in words)
    ):
        return True
    is_vague = bool(words) and words[0].casefold() in word_set("vague")
    if any(word in word_set("prepositions") - _WITHIN_NAMES for word in words[1:-1]):
        return True
    is_metric = len(words) > 1 and words[-1].casefold() in word_set("metric_nouns") - {"company", "total"}
    is_verb = len(words) == 1 and subject.islower() and any(verb.form == "s" for verb in verbs_of(subject))
    return (
        is_vague
        or is_metric
        or is_verb
        or _is_cut(subject)
        or len(subject.split()) > _LONGEST_NAME
        or _has_loose_number(words)
    )


def _begins_with_deed(words: Sequence[str]) -> bool:
    """``Led by``, ``includes``: what somebody did, or does, and no name of him."""
    forms = {verb.form for verb in verbs_of(words[0].lower())} if words else set()
    is_alone = not set(words[1:2]) - word_set("prepositions") - word_set("articles") - word_set("adverb_gaps")
    is_gerund = forms == {"ing"} and is_alone and words[0].lower() not in word_set("metric_nouns")
    if len(words) == 1 and words[0].islower() and words[0].endswith("ed"):
        return True
    return bool(forms & {"past", "participle"}) or is_gerund or (forms == {"s"} and words[0].islower())


def _is_adverb(word: str) -> bool:
    is_named = word in word_set("no_adverbs")
    return word.islower() and not is_named and (word.endswith("ly") or word in word_set("lead_words"))


def _has_loose_number(words: Sequence[str]) -> bool:
    """Whether a number stands in a phrase that ends no name: "68 turbines", but not "the Aero 3"."""
    return any(word.isdecimal() and not (at and words[at - 1][:1].isupper()) for at, word in enumerate(words))


def _cut_metric(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    metric = draft.owner.metric
    return (
        _is_cut(metric)
        or metric.casefold() in word_set("vague") | word_set("quantifiers")
        or " or " in metric
        or metric.rpartition(" ")[2].casefold() in word_set("directions")
        or (draft.rule == "subject-verb" and metric.casefold() in word_set("stand_ins") - word_set("figure_nouns"))
        or len(metric.split()) > _LONGEST_METRIC
    )


def _cut_scope(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    return any(_has_sign(words) or _is_loose(words) for words in draft.owner.scope)


def _torn_list(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``severance, acquisition and other costs fell``: of a list only the first thing was read as a subject."""
    clause = _clause_at(read, draft.place)
    if clause.verb_first is None or clause.link != "main" or draft.source != "own" or clause.verb_first > draft.place:
        return False
    _, end = subject_range(read.parts, clause)
    commas = sum(part.low in {",", "，"} for part in read.parts[clause.first : clause.verb_first])
    is_listed = end < clause.verb_first and not _is_closed(read.parts[end : clause.verb_first])
    return is_listed or commas > _MOST_COMMAS or read.low(clause.verb_first - 1) in {"and", "or", "but"}


def _is_closed(words: Sequence[Part]) -> bool:
    """Whether what stands between a subject and its verb ends as it begins, with a comma, or is a mere adverb."""
    return words[-1].low in {",", "，"} or not any(part.low in {",", "，"} for part in words)


def _is_loose(words: str) -> bool:
    """Whether words that should narrow a measure are a pronoun, or a preposition alone."""
    told = words.casefold().split()
    is_time = told[-1] in word_set("time_nouns")
    pronouns = word_set("pronouns") - word_set("determiners")
    return (
        is_time
        or bool(pronouns & set(told))
        or told[-1] in word_set("pronouns")
        or (len(told) == 1 and told[0] in word_set("prepositions"))
    )


def _bare_number(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """A number without a unit, unless it is the level of a metric that is a number itself."""
    figure = read.parts[draft.place].figure
    if figure is not None and figure.shape == "share":
        return draft.role != "share"
    if figure is None or figure.unit or figure.shape != "amount":
        return False
    follows = read.parts[draft.place + 1] if draft.place + 1 < len(read.parts) else None
    is_alone = follows is None or not follows.is_word or follows.low in word_set("prepositions") | word_set("joints")
    return (
        figure.value < _LEAST
        or not is_alone
        or not (draft.rule == "base" or _is_number(draft.owner.metric))
        or draft.rule not in {"subject-verb", "from-to", "base", "change", "respectively"}
    )


def _is_number(metric: str) -> bool:
    """Whether what a metric names is a number by nature: "population", "number of pupils", "net additions"."""
    words = metric.casefold().split()
    return bool(set(words[-1:] + words[:1]) & (word_set("number_nouns") | word_set("metric_nouns")))


def _perhaps_name(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Europe makes 9 percent``: a first word that may be a name was read as a metric, and given to another."""
    metric = draft.owner.metric.casefold()
    is_first = read.low(0) == metric
    return is_first and not metric.endswith("s") and metric not in word_set("metric_nouns") | word_set("stand_ins")


def _followed_by_whole(read: Sentence, draft: Draft, _period: Period | None) -> bool:
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


def _in_words(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``the product of two primes``: a small number in words is seldom a figure of its group."""
    figure = read.parts[draft.place].figure
    return draft.rule == "group-of" and figure is not None and not any(one.isdigit() for one in figure.surface)


def _under_something(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``operates under 59 names``: a preposition that was read as a bound."""
    figure = read.parts[draft.place].figure
    is_bound = figure is not None and figure.surface.split()[0].casefold() in {
        "under",
        "above",
        "below",
        "beyond",
        "near",
    }
    return is_bound and bool(verbs_of(read.low(draft.place - 1)))


def _label(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``2 Alternative measures``: the number of a note or a heading at the beginning of a sentence."""
    figure = read.parts[draft.place].figure
    noun = figure.surface.partition(" ")[2] if figure is not None else ""
    verb = _clause_at(read, draft.place).verb_first
    is_ahead = draft.place <= _LABELS and (verb is None or draft.place < verb)
    return is_ahead and noun[:1].isupper() and figure is not None and figure.surface[:1].isdigit()


def _moved_today(_read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``its shares fell 4 percent``: that was on the day of the news, and not in the quarter that it is about."""
    is_of_day = draft.owner.metric.casefold() in word_set("day_metrics")
    return is_of_day and (period is None or period.source != "beside")


def _single(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``has one city``: "one" is seldom a count, and what makes it the only one is told behind it."""
    figure = read.parts[draft.place].figure
    return figure is not None and figure.value == 1 and draft.role == "count" and figure.surface[:1].isalpha()


def _pointed_at(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``such cities``, ``half of this area``: what is only pointed at has its name somewhere before."""
    clause = _clause_at(read, draft.place)
    first, end = subject_range(read.parts, clause)
    is_pointed = any(part.low in {"this", "these", "that", "those", "such"} for part in read.parts[first:end])
    return is_pointed and draft.source == "own"


def _rate(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``286 USD/watt``, ``7,000 buses and 900 trains daily``: each day, or for each watt, and no more."""
    behind = read.low(draft.place).partition(" the ")[2]
    if read.low(draft.place + 1) in {"/", "="} or any(sign.isdigit() for sign in behind):  # "above the 89 euros agreed"
        return True
    rates = {part.low for part in read.parts[draft.place : _clause_at(read, draft.place).end]} & word_set("rates")
    figure = read.parts[draft.place].figure
    told = " ".join((draft.owner.metric, *draft.owner.scope, figure.surface if figure else "")).casefold().split()
    return not rates <= set(told)


def _time_as_amount(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``operating 24 hours``, ``made a 54-hour flight``: a time that no measuring verb makes a duration."""
    figure = read.parts[draft.place].figure
    is_time = figure is not None and figure.unit in extraction_lexicon()["measures"]["duration"]
    return is_time and draft.rule == "does-amount" and draft.owner.metric.startswith("amount")


def _somebody(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``she was 10 years old``: "she" is a person, who has a name and no article."""
    clause = _clause_at(read, draft.place)
    first, end = subject_range(read.parts, clause)
    is_person = any(part.low in _PERSONS for part in read.parts[first : min(end, first + 1)])
    words = draft.owner.subject.split()
    return is_person and not (0 < len(words) <= _LONGEST_PERSON and all(word[:1].isupper() for word in words))


def _denied(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """What is not so, or only would be if something else were."""
    clause = _clause_at(read, draft.place)
    first = clause.first - 1 if clause.first else 0
    before = {part.low for part in read.parts[first : draft.place]}
    told = " ".join(part.low for part in read.parts[first : draft.place])
    return bool(before & word_set("denials")) or any(f"{modal} have " in told for modal in ("would", "could", "might"))


def _far_base(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``11% fewer than in 2019``: a change since long ago is none of the year that is spoken of."""
    if draft.rule != "faster" or period is None or period.start is None:
        return False
    base = next((part.period for part in read.parts[draft.place + 2 : draft.place + 6] if part.period), None)
    before = year_before(period)
    return bool(base and base.start and before and before.start and base.start.year < before.start.year)


def _verb_of_another(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``ending a review that lasted nine years``: the verb behind "that" is of what stands before it."""
    clause = _clause_at(read, draft.place)
    first = clause.verb_first
    is_other = first is not None and first > clause.first and read.low(first - 1) in word_set("relatives") | {"that"}
    return is_other and clause.link != "relative"


def _several_periods(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """``won in 1999, 2003 and 2007``, ``today, with 374 companies as of 2009``: more times than one fact can have."""
    if period is None or draft.rule in {"from-to", "base", "respectively"}:
        return False
    clause = _clause_at(read, draft.place)
    own = [at for at in range(clause.first, clause.end) if governs(read.parts, at) and not is_compared(read.parts, at)]
    others = {(one.start, one.end) for at in own if (one := read.parts[at].period)} - {(period.start, period.end)}
    return bool(others) and (period.source == "sentence" or _goes_on(read, draft.place, clause.end))


def _goes_on(read: Sentence, place: int, end: int) -> bool:
    """Whether the period beside a figure begins a list of periods."""
    at = next((at for at in range(place + 1, end) if read.parts[at].period), end)
    return at + 2 < end and read.low(at + 1) in {",", "and"} and read.parts[at + 2].period is not None


def _glued_figures(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """Two figures with nothing between them are one that was read as two."""
    beside = (draft.place - 1, draft.place + 1)
    return any(0 <= at < len(read.parts) and read.parts[at].figure is not None for at in beside)


def _many_words(read: Sentence, _draft: Draft, _period: Period | None) -> bool:
    return len(read.parts) > _LONGEST_SENTENCE or "[" in read.text or " | " in read.text


def _dateless_change(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """A change of the past is a change in some time, and one that is not known may be any."""
    if draft.role not in {"growth", "change"} or period is not None:
        return False
    return tense_of(read.parts, _clause_at(read, draft.place)) != "present"


def _dateless_past(read: Sentence, draft: Draft, period: Period | None) -> bool:
    """What was so, without a time, in a paragraph that names times; what a thing weighed is no matter of time."""
    verb = _clause_at(read, draft.place).verb_first
    is_told_aside = draft.rule == "with-metric" and verb is not None and draft.place < verb  # "a fund with a scale of"
    if period is not None or not read.is_dated or is_told_aside or draft.owner.metric in lasting_metrics():
        return False
    return tense_of(read.parts, _clause_at(read, draft.place)) == "past"


def _clause_at(read: Sentence, place: int) -> Clause:
    return next(clause for clause in read.clauses if clause.first <= place < clause.end)


def _is_cut(phrase: str) -> bool:
    words = phrase.split()
    if not words or _has_sign(phrase):
        return True
    first, last = words[0].casefold(), words[-1].casefold()
    edges = word_set("prepositions") | word_set("auxiliaries") | word_set("joints") | word_set("pronouns")
    is_torn = first in edges - {"over", "under"} or last in edges | word_set("articles")
    return is_torn or any(_is_verb(word) for word in words[1:-1])


def _has_sign(phrase: str) -> bool:
    return (
        any(character in _SIGNS for character in phrase)
        or " ," in phrase
        or phrase[:1] in _DASHES
        or phrase[-1:] in _DASHES
    )


def _is_verb(word: str) -> bool:
    """Whether a word can be nothing but a finite verb."""
    low = word.casefold()
    if low in word_set("auxiliaries"):
        return True
    forms = {verb.form for verb in verbs_of(low)}
    return word.islower() and forms == {"past"} and not low.endswith("ed")


_Doubt = Callable[[Sentence, Draft, Period | None], bool]

_DOUBTS: dict[str, _Doubt] = {
    "nobody": _nobody,
    "cut subject": _cut_subject,
    "cut metric": _cut_metric,
    "cut scope": _cut_scope,
    "bare number": _bare_number,
    "torn list": _torn_list,
    "label": _label,
    "moved today": _moved_today,
    "single": _single,
    "pointed at": _pointed_at,
    "rate": _rate,
    "perhaps a name": _perhaps_name,
    "time as amount": _time_as_amount,
    "somebody": _somebody,
    "followed by a whole": _followed_by_whole,
    "in words": _in_words,
    "under something": _under_something,
    "denied": _denied,
    "far base": _far_base,
    "verb of another": _verb_of_another,
    "several periods": _several_periods,
    "glued figures": _glued_figures,
    "many words": _many_words,
    "dateless change": _dateless_change,
    "dateless past": _dateless_past,
}
