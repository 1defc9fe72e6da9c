"""Whether a sentence ends at a stop that no blank follows: "...of it.Then"."""

import re
from functools import cache

from corpus.lexicons import lexicon
from corpus.sentences.abbreviations import Abbreviations, word_before
from corpus.sentences.marks import HAN
from corpus.spans import Span

_CAPITALISED = re.compile(r"[A-Z][a-z]+")


def ends_glued(text: str, rest: Span, match: re.Match[str], words: Abbreviations) -> bool:
    """Whether a sentence ends at a stop that no space follows: ``...of it.Then``."""
    end = match.end()
    if HAN.match(text, end):
        return match["stop"][-1] in "!?" or bool(HAN.match(text, max(match.start() - 1, rest.start)))
    word = word_before(text, rest.start, match.start())
    following = _CAPITALISED.match(text, end, rest.end)
    if match["stop"] not in {".", "!", "?"} or following is None or not word[1:] or not word[-2:].isalnum():
        return False
    if any(mark in word for mark in ".@/_=:") or word[-1].isupper() or words.can_end(word):
        return False
    behind = text[following.end() : following.end() + 1]
    return behind in {"", " ", "\n", ",", ";", ":", ".", "’", "'"} and following.group().lower() not in _net_names()


@cache
def _net_names() -> frozenset[str]:
    return frozenset(lexicon("abbreviations")["net_names"])
