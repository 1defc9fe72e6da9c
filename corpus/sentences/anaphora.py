"""Sentences that lean on the one before: "It increased to 12 in 2024." says nothing of what increased."""

import re
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


def points_back(sentence: str) -> bool:
    """Whether a clause of a Chinese sentence begins with what stands for a thing or a body that was named before.

    >>> points_back("董事长祝维安表示，公司今年不会扩产。"), points_back("恒岳能源成立于2012年。")
    (True, False)
    """
    return any(clause.startswith(_pointing()) for clause in _CLAUSE.findall(sentence))


def first_clause(sentence: str) -> str:
    """A Chinese sentence up to its first sign.

    >>> first_clause("龙头企业恒岳能源成立于2012年，总部位于岚川。")
    '龙头企业恒岳能源成立于2012年'
    """
    return next(iter(_CLAUSE.findall(sentence)), "")


_LONGEST = 60
_CLAUSE = re.compile(r"[^，。；！？,;!?]+")


@cache
def _english() -> frozenset[str]:
    rules = lexicon("anaphora")
    return frozenset((*rules["words"], *rules["phrases"]))


@cache
def _chinese() -> tuple[str, ...]:
    return tuple(lexicon("anaphora")["zh"])


@cache
def _pointing() -> tuple[str, ...]:
    return tuple(lexicon("anaphora")["zh_pointing"])
