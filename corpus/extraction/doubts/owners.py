"""Doubts about an owner: a subject, a metric or a scope that was cut in the wrong place, or is somebody else's.

Without a parser a phrase may be cut wrongly. It shows: a subject that begins with a preposition, a metric that holds a
verb, a scope that ends amid a list.
"""

from collections.abc import Sequence

from corpus.extraction.draft import Draft
from corpus.extraction.parts import Part
from corpus.extraction.spot import Sentence
from corpus.extraction.subject_range import subject_range
from corpus.extraction.verbs import verbs_of, word_set
from corpus.period import Period

_LONGEST_NAME, _LONGEST_METRIC = 9, 10
"""In words."""
_MOST_COMMAS = 3
"""Before a verb: one behind what leads up to its subject, and two around what says more of it."""
_LONGEST_PERSON = 4
_WITHIN_NAMES = frozenset(("of", "for", "on", "in", "at", "near", "off", "under", "over", "upon"))
"""Prepositions that names hold: "Stratford-upon-Avon", "Centre for Health"."""
_AND = frozenset(("and", "or", "&"))
_PERSONS = frozenset(("he", "she", "his", "her"))
_DASHES = frozenset(",-–—'’")
_SIGNS = frozenset('()[]{}"“”„«»;:|=*/\\')


def nobody(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """A figure that is nobody's, or of nothing."""
    return not draft.owner.subject or not draft.owner.metric


def cut_subject(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Led by``, ``company's``: words that no subject begins, holds or ends with."""
    subject = draft.owner.subject
    words = subject.split()
    if words and (words[0].casefold() in word_set("no_subjects") or subject.casefold() in word_set("dimension_nouns")):
        return True
    if (
        len(subject) == 1
        or (subject.endswith(("'s", "’s")) and subject != read.context[0].subject)
        or _begins_with_deed(words)
        or any(_is_adverb(word) for word in words)
    ):
        return True
    is_vague = bool(words) and words[0].casefold() in word_set("vague")
    is_vague = is_vague or subject.casefold() in word_set("directions")
    if any(word in word_set("prepositions") - _WITHIN_NAMES for word in words[1:-1]):
        return True
    is_metric = len(words) > 1 and words[-1].casefold() in word_set("metric_nouns") - {"company", "total"}
    is_verb = len(words) == 1 and subject.islower() and any(verb.form == "s" for verb in verbs_of(subject))
    return (
        is_vague
        or _holds_article(subject)
        or is_metric
        or is_verb
        or _is_cut(subject)
        or len(subject.split()) > _LONGEST_NAME
        or _has_loose_number(words)
    )


def cut_metric(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``jobs or``, ``some``: words that are no metric."""
    metric = draft.owner.metric
    return (
        _is_cut(metric)
        or metric.casefold() in word_set("vague") | word_set("quantifiers")
        or " or " in metric
        or metric.rpartition(" ")[2].casefold() in word_set("directions") | {"range", "ranges", "vary", "varies"}
        or _names_bearer(draft)
        or _holds_article(metric)
        or (draft.rule == "subject-verb" and metric.casefold() in word_set("stand_ins") - word_set("figure_nouns"))
        or len(metric.split()) > _LONGEST_METRIC
    )


def cut_scope(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``in the``, ``than it``, ``Tarn opened``: words that narrow nothing."""
    return any(_has_sign(words) or _is_loose(words) or _ends_in_deed(words) for words in draft.owner.scope)


def _ends_in_deed(words: str) -> bool:
    """Whether behind a name stands what it did, which no name ends with."""
    last = words.rpartition(" ")[2]
    return words[:1].isupper() and last.islower() and any(verb.form == "past" for verb in verbs_of(last))


def _holds_article(phrase: str) -> bool:
    """``census the population``: an article amid a phrase begins another one."""
    words = phrase.split()
    return any(
        word in {"the", "a", "an"} and words[at - 1].casefold() not in word_set("prepositions") | word_set("joints")
        for at, word in enumerate(words)
        if at
    )


def _names_bearer(draft: Draft) -> bool:
    """Whether a metric is what its bearer is: "the lake" of Lake Elm is nothing that is measured."""
    metric = draft.owner.metric.casefold()
    return draft.rule == "subject-verb" and metric in draft.owner.subject.casefold().split()


def torn_list(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``severance, acquisition and other costs fell``: of a list only the first thing was read as a subject."""
    clause = read.clause_at(draft.place)
    if clause.verb_first is None or clause.link != "main" or draft.source != "own" or clause.verb_first > draft.place:
        return False
    _, end = subject_range(read.parts, clause)
    commas = sum(part.low in {",", "，"} for part in read.parts[clause.first : clause.verb_first])
    is_listed = end < clause.verb_first and not _is_closed(read.parts[end : clause.verb_first])
    return is_listed or commas > _MOST_COMMAS or read.low(clause.verb_first - 1) in {"and", "or", "but"}


def one_of_two(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``wind and solar's share``: of two that own a figure together, one was read; in turn each has its own."""
    if draft.rule == "respectively":
        return False
    words = draft.owner.subject.casefold().split()
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    if words and read.low(first).startswith(words[0]) and read.low(first - 1) in _AND and first == clause.first:
        before = read.clauses[max(0, read.clauses.index(clause) - 1)]
        is_told_apart = any(part.figure or part.period for part in read.parts[before.first : before.end])
        return read.low(first + len(words) - 1).endswith(("'s", "’s")) and not is_told_apart
    return any(
        read.low(at - 1) in _AND and all(read.low(at + by).startswith(word) for by, word in enumerate(words))
        for at in range(first + 1, end - len(words) + 1)
        if words
    )


def made_by_things(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Global efforts reduced malaria deaths by 62%``: what no name did to something is told of somebody else.

    What it did to something of its own ("their output") is told of itself.
    """
    words = draft.owner.subject.split()
    return draft.rule == "made" and bool(words) and words[-1].islower() and not draft.owner.is_possessed


def perhaps_name(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Europe makes 9 percent``: a first word that may be a name was read as a metric, and given to another."""
    metric = draft.owner.metric.casefold()
    is_first = read.low(0) == metric
    return is_first and not metric.endswith("s") and metric not in word_set("metric_nouns") | word_set("stand_ins")


def pointed_at(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``such cities``, ``half of this area``: what is only pointed at has its name somewhere before."""
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    is_pointed = any(part.low in {"this", "these", "that", "those", "such"} for part in read.parts[first:end])
    is_each = end > first and read.low(first) in {"each", "every", "another", "no"} and draft.source != "own"
    return is_each or (is_pointed and draft.source == "own")


def somebody(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``she was 10 years old``: "she" is a person, who has a name and no article."""
    clause = read.clause_at(draft.place)
    first, end = subject_range(read.parts, clause)
    is_person = any(part.low in _PERSONS for part in read.parts[first : min(end, first + 1)])
    words = draft.owner.subject.split()
    return is_person and not (0 < len(words) <= _LONGEST_PERSON and all(word[:1].isupper() for word in words))


def verb_of_another(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``ending a review that lasted nine years``: the verb behind "that" is of what stands before it."""
    clause = read.clause_at(draft.place)
    first = clause.verb_first
    is_other = first is not None and first > clause.first and read.low(first - 1) in word_set("relatives") | {"that"}
    return is_other and clause.link != "relative"


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


def _is_closed(words: Sequence[Part]) -> bool:
    """Whether what stands between a subject and its verb ends as it begins, with a comma, or is a mere adverb."""
    return words[-1].low in {",", "，"} or not any(part.low in {",", "，"} for part in words)
