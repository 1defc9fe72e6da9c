"""Doubts about a cut: a subject, a metric or a scope that begins, ends or breaks off in the wrong place.

Without a parser a phrase may be cut wrongly. It shows: a subject that begins with a preposition, a metric that holds a
verb, a scope that ends amid a list.
"""

from collections.abc import Sequence

from corpus.extraction.draft import Draft
from corpus.extraction.parts import POSSESSIVES
from corpus.extraction.spot import Sentence
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import is_told_past, verbs_of
from corpus.period import Period

_LONGEST_NAME, _LONGEST_METRIC = 9, 10
"""In words."""
_DASHES = frozenset(",-–—'’")
_SIGNS = frozenset('()[]{}"“”„«»;:|=*/\\')


def nobody(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """A figure that is nobody's, or of nothing."""
    return not draft.owner.subject or not draft.owner.metric


def cut_subject(read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``Led by``, ``company's``: words that no subject begins, holds or ends with."""
    subject = draft.owner.subject
    words = subject.split()
    return (
        _is_cut(subject)
        or len(subject) == 1
        or len(words) > _LONGEST_NAME
        or words[0].casefold() in word_set("no_subjects", "vague")
        or subject.casefold() in word_set("dimension_nouns", "directions")
        or (subject.endswith(POSSESSIVES) and subject != read.context[0].subject)
        or any(word in word_set("prepositions") - word_set("within_names") for word in words[1:-1])
        or any(map(_is_adverb, words))
        or _holds(subject, word_set("plain_articles", "possessives"))
        or _has_loose_number(words)
        or _begins_with_deed(words)
        or _is_measure(words)
        or _is_lone_verb(words)
        or _ends_in_participle(words)
    )


def cut_metric(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``jobs or``, ``some``: words that are no metric."""
    metric = draft.owner.metric
    return (
        _is_cut(metric)
        or metric.casefold() in word_set("vague", "quantifiers")
        or " or " in metric
        or metric.rpartition(" ")[2].casefold() in word_set("directions", "ranging")
        or _names_bearer(draft)
        or _names_person(draft)
        or _holds(metric, word_set("plain_articles"))
        or (draft.rule == "subject-verb" and metric.casefold() in word_set("stand_ins") - word_set("figure_nouns"))
        or len(metric.split()) > _LONGEST_METRIC
    )


def cut_scope(_read: Sentence, draft: Draft, _period: Period | None) -> bool:
    """``in the``, ``than it``, ``Tarn opened``: words that narrow nothing."""
    return any(_has_sign(words) or _is_loose(words) or _ends_in_deed(words) for words in draft.owner.scope)


def _is_measure(words: Sequence[str]) -> bool:
    """Whether several words end with what is measured: "steel output"."""
    return len(words) > 1 and words[-1].casefold() in word_set("metric_nouns") - word_set("ending_names")


def _ends_in_participle(words: Sequence[str]) -> bool:
    """``campaign led`` by somebody: what was done to a thing is no end of its name."""
    last = words[-1]
    forms = {verb.form for verb in verbs_of(last)}
    is_past = bool(forms & {"past", "participle"}) and not forms & {"base", "s"}
    return len(words) > 1 and last.islower() and is_past and last not in word_set("metric_nouns")


def _is_lone_verb(words: Sequence[str]) -> bool:
    """Whether words are but one that may be a verb: "shows"."""
    return len(words) == 1 and words[0].islower() and any(verb.form == "s" for verb in verbs_of(words[0]))


def _begins_with_deed(words: Sequence[str]) -> bool:
    """``Led by``, ``includes``: what somebody did, or does, and no name of him."""
    forms = {verb.form for verb in verbs_of(words[0].lower())} if words else set()
    is_alone = not set(words[1:2]) - word_set("prepositions") - word_set("articles") - word_set("adverb_gaps")
    is_gerund = forms == {"ing"} and is_alone and words[0].lower() not in word_set("metric_nouns")
    if len(words) == 1 and words[0].islower() and is_told_past(words[0]):
        return True
    return bool(forms & {"past", "participle"}) or is_gerund or (forms == {"s"} and words[0].islower())


def _is_adverb(word: str) -> bool:
    is_named = word in word_set("no_adverbs")
    return word.islower() and not is_named and (word.endswith("ly") or word in word_set("lead_words"))


def _holds(phrase: str, openers: frozenset[str]) -> bool:
    """``census the population``, ``close its mill``: a word that opens a phrase, amid one, begins another."""
    words = phrase.split()
    return any(
        word in openers and words[at - 1].casefold() not in word_set("prepositions", "joints")
        for at, word in enumerate(words)
        if at
    )


def _has_loose_number(words: Sequence[str]) -> bool:
    """Whether a number stands in a phrase that ends no name: "68 turbines", but not "the Aero 3"."""
    return any(word.isdecimal() and not (at and words[at - 1][:1].isupper()) for at, word in enumerate(words))


def _names_bearer(draft: Draft) -> bool:
    """Whether a metric is what its bearer is: "the lake" of Lake Elm is nothing that is measured."""
    metric = draft.owner.metric.casefold()
    return draft.rule == "subject-verb" and metric in draft.owner.subject.casefold().split()


def _names_person(draft: Draft) -> bool:
    """``chief executive Orla Finnane``: what ends with several names is somebody, and nothing that is measured."""
    last = draft.owner.metric.split()[-2:]
    return draft.role != "count" and len(last) > 1 and all(word.istitle() and word.isalpha() for word in last)


def _ends_in_deed(words: str) -> bool:
    """Whether behind a name stands what it did, which no name ends with."""
    last = words.rpartition(" ")[2]
    return words[:1].isupper() and last.islower() and any(verb.form == "past" for verb in verbs_of(last))


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
    edges = word_set("prepositions", "auxiliaries", "joints", "pronouns")
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
