"""Nouns that only one name of an article has: where it names one museum alone, "the museum" is that one."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import forms_of

_NAME = r"[A-Z][\w'’-]{0,40}"
_MOST_WORDS = 6
"""Of a name; no pattern may read a run of capitals over and over again."""


def sole_names(text: str) -> Mapping[str, str]:
    """The name that each common noun stands for, where the text has just one name with that noun.

    >>> sole_names("The Elm Museum is small. It is in Ash, as are Ash Bank and the Bank of Oak.")
    {'museum': 'Elm Museum'}
    """
    named: dict[str, set[str]] = {}
    for noun, name in _names(text):
        named.setdefault(noun, set()).add(name)
    longest = {noun: max(names, key=lambda name: (len(name), name)) for noun, names in named.items()}
    return {noun: name for noun, name in longest.items() if all(name.endswith(other) for other in named[noun])}


def called_in_lead(topic: str, lead: str) -> Mapping[str, str]:
    """The topic by the noun that the first sentence calls it: what is new there is no other airline than the one named.

    >>> called_in_lead("Elm Air", "Elm Air, the Ash-based carrier, made a profit, the airline said on Friday.")
    {'carrier': 'Elm Air', 'airline': 'Elm Air'}
    """
    if not topic or topic not in lead:
        return {}
    apposed = re.search(rf"{re.escape(topic)}, (?:the|a|an) ([^,.]{{2,60}}),", lead)
    told = _telling().finditer(lead)
    nouns = [*(apposed[1].split()[-1:] if apposed else ()), *(found[1] for found in told)]
    bodies = word_set("stand_ins") - word_set("organs")
    return {noun: topic for noun in nouns if noun in bodies}


def _names(text: str) -> Iterator[tuple[str, str]]:
    """All names with such a noun, at their end or before an "of"."""
    for found in _ending().finditer(text):
        words = found[0].split()
        while words and words[0].casefold() in _before_names():
            words = words[1:]
        if len(words) > 1:
            yield words[-1].casefold(), " ".join(words)
    for found in _opening().finditer(text):
        yield found[1].casefold(), found[0]


def _before_names() -> frozenset[str]:
    return word_set("articles", "prepositions", "lead_words")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{_NAME} ){{1,{_MOST_WORDS}}}(?:{_nouns()})(?!\w)")


@cache
def _telling() -> re.Pattern[str]:
    """``the airline said``."""
    verbs = "|".join(sorted(forms_of("say", "past")))
    return re.compile(rf"(?<!\w)the (\w+) (?:{verbs})(?!\w)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])({_nouns()}) of (?:the )?{_NAME}(?: {_NAME}){{0,{_MOST_WORDS}}}")


def _nouns() -> str:
    return "|".join(sorted(noun.capitalize() for noun in word_set("stand_ins") if noun.isalpha()))
