"""The words that English numbers are made of, and the signs that join them."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon

HYPHENS = frozenset("-‑")


class NumberWords(NamedTuple):
    """The English of `corpus/lexicons/numbers.yaml`, by what each word does in a number."""

    ones: Mapping[str, int]
    """Up to nineteen."""
    digits: frozenset[str]
    """Those of the ones that are a single digit."""
    tens: Mapping[str, int]
    dozens: Mapping[str, int]
    scales: Mapping[str, int]
    parts: Mapping[str, int]
    """The last word of a fraction: "third", "hundredths"."""
    plural_parts: frozenset[str]
    lone_parts: frozenset[str]
    """Parts that need no article: "half"."""
    no_parts: frozenset[str]
    """Words that are a part only behind a hyphen or before a scale: "quarters" are three months, too."""
    game_parts: frozenset[str]
    """Words that are a part of a game, too: "two halves"."""
    long_times: frozenset[str]
    """Times of which "a quarter" only says that it was long: "in a quarter of a century"."""
    starters: frozenset[str]
    """Words that a number may begin with."""
    joinable: frozenset[str]
    """Words that a hyphen may join to the ones before them."""
    articles: frozenset[str]
    before_parts: frozenset[str]
    after_parts: frozenset[str]
    """Words around "a third" that make it a share, and not the third of its kind."""


@cache
def number_words() -> NumberWords:
    """The words of English numbers, read once."""
    english: Mapping[str, Any] = lexicon("numbers")["en"]
    ones, tens, scales = english["ones"], english["tens"], english["scales"]
    plurals = {f"{word}s": value for word, value in english["parts"].items()} | english["irregular_parts"]
    lone = frozenset(english["lone_parts"])
    articles = frozenset(english["articles"])
    return NumberWords(
        ones=ones,
        digits=frozenset(word for word, value in ones.items() if value < 10),  # noqa: PLR2004 - one digit
        tens=tens,
        dozens=english["dozens"],
        scales=scales,
        parts=english["parts"] | plurals,
        plural_parts=frozenset(plurals),
        lone_parts=lone,
        no_parts=frozenset(english["times_of_the_year"]),
        game_parts=frozenset(english["times_of_a_game"]),
        long_times=frozenset(english["long_times"]),
        starters=frozenset({*ones, *tens, *articles, *lone, "hundred"}),
        joinable=frozenset({*ones, *tens, *scales, "hundred"}),
        articles=articles,
        before_parts=frozenset(english["before_parts"]),
        after_parts=frozenset(english["after_parts"]),
    )
