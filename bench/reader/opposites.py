"""Questions that ask for the opposite of what their context tells."""

import random
import re
from collections import defaultdict
from importlib.resources import files

import yaml

from bench.reader.asked import Asked
from bench.reader.near_misses import replaced
from corpus.spans import Span

_DATA = yaml.safe_load((files("bench.reader") / "opposites.yaml").read_text(encoding="utf-8"))
_OPPOSITES = defaultdict[str, list[str]](list)
for _one, _other in _DATA["opposites"]:
    _OPPOSITES[_one].append(_other)
    _OPPOSITES[_other].append(_one)
_DENIALS: dict[str, list[str]] = _DATA["denials"]
_WORD = re.compile(r"[A-Za-z]+")
_DENIABLE = re.compile(rf"\b(?:{'|'.join(_DENIALS)})\b")
_TURNED, _DENIED = 0.8, 0.5
"""How often a word is turned where one can be, and how often a question is denied where none was."""


def turned(asked: Asked, chance: random.Random) -> Asked | None:
    """The question with a word turned into its opposite, or denied.

    None where it has no word with an opposite that its context lacks, and where it is not denied: not all of those are,
    and none whose context denies anything.
    """
    told = set(_WORD.findall(asked.context.casefold()))
    words = [match for match in _WORD.finditer(asked.question) if _is_turnable(match.group().casefold(), told)]
    if words and chance.random() < _TURNED:
        word = chance.choice(words)
        return replaced(asked, Span(*word.span()), chance.choice(_OPPOSITES[word.group().casefold()]))
    verb = _DENIABLE.search(asked.question)
    if verb is None or chance.random() < _DENIED or "not" in told:
        return None
    ways = _DENIALS[verb.group()]
    return replaced(asked, Span(*verb.span()), chance.choice(ways) if len(ways) > 1 else ways[0])


def _is_turnable(word: str, told: set[str]) -> bool:
    return word in _OPPOSITES and told.isdisjoint(_OPPOSITES[word])
