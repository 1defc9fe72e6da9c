"""Sentences that lean on the one before: "It increased to 12 in 2024." says nothing of what increased."""

from functools import cache

from corpus.lexicons import lexicon


def leans_back(sentence: str) -> bool:
    """Whether a sentence begins with a word that stands for something named before it.

    >>> leans_back("It increased to 12."), leans_back("Italy won."), leans_back("Among them, two failed.")
    (True, False, True)
    """
    start = sentence[:_LONGEST].casefold().lstrip("\"“'‘(")
    words = start.replace(",", " ").split()
    phrases = {" ".join(words[:count]) for count in (1, 2, 3, 4)}
    return bool(phrases & _english()) or start.startswith(_chinese())


def begins_with_owner(sentence: str) -> bool:
    """Whether what a sentence leans back with only says whose it tells of: "Its net profit rose."."""
    first = sentence.casefold().lstrip("\"“'‘(").split(maxsplit=1)[:1]
    return bool(first) and first[0] in lexicon("anaphora")["owners"]


_LONGEST = 60


@cache
def _english() -> frozenset[str]:
    rules = lexicon("anaphora")
    return frozenset((*rules["words"], *rules["phrases"]))


@cache
def _chinese() -> tuple[str, ...]:
    return tuple(lexicon("anaphora")["zh"])
