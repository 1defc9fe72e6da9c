"""The characters that Chinese numbers are written with."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from corpus.lexicons import lexicon


class NumberCharacters(NamedTuple):
    """The characters of Chinese numbers, by what each does in one."""

    digits: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    latin_scales: Mapping[str, int]
    pairs: frozenset[str]
    """Two, and a weight."""
    points: frozenset[str]
    vague: frozenset[str]
    """Within a number that is somewhat more: "二十几万", "500多亿"."""
    vague_digits: frozenset[str]
    formal: frozenset[str]
    """Written in documents only, and words of their own elsewhere."""
    units: frozenset[str]
    """Tens and scales, without the formal ones."""
    all: frozenset[str]
    """Every character that a number may be written with."""


@cache
def number_characters() -> NumberCharacters:
    """The Chinese of `corpus/lexicons/numbers.yaml`, read once."""
    chinese = lexicon("numbers")["zh"]
    digits, tens, scales = chinese["digits"], chinese["tens"], chinese["scales"]
    formal = frozenset(chinese["formal"])
    return NumberCharacters(
        digits=digits,
        tens=tens,
        scales=scales,
        latin_scales=chinese["latin_scales"],
        pairs=frozenset(chinese["pairs"]),
        points=frozenset(chinese["points"]),
        vague=frozenset(chinese["vague"]),
        vague_digits=frozenset(chinese["vague_digits"]),
        formal=formal,
        units=frozenset({*tens, *scales}) - formal,
        all=frozenset({*digits, *tens, *scales}),
    )
