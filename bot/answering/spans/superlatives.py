"""Superlatives with their rank: the second longest tunnel is not the longest one."""

from collections.abc import Iterator

from bot.answering.lexicons import pattern_in
from corpus.words import stem_of


def is_of_another_rank(question: str, sentence: str) -> bool:
    """Whether a sentence tells only of another rank than the one that is asked for.

    >>> is_of_another_rank("Which is the second longest tunnel?", "Hexley is the longest tunnel.")
    True
    >>> is_of_another_rank("Which is the longest tunnel?", "Hexley is the longest, Tarn the second-longest.")
    False
    """
    asked = set(_ranked(question))
    if not asked or pattern_in("cues", "goes_on_in_order").search(sentence):
        return False  # "the busiest is Ash, followed by Brill"
    told = set(_ranked(sentence))
    return any(one not in told and (one[0] or one[1] in {superlative for _, superlative in told}) for one in asked)


def _ranked(text: str) -> Iterator[tuple[str, str]]:
    """The superlatives of a text, each with the rank before it, or with nothing."""
    for found in pattern_in("cues", "superlative").finditer(text):
        yield (found["rank"] or "").casefold(), stem_of(found["superlative"])
