"""What the reader of Chinese figures knows: units, bounds, labels, and the patterns around a number."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from corpus.lexicons import lexicon
from corpus.numbers.chinese.characters import number_characters
from corpus.quantity import Operator


class Words(NamedTuple):
    """The Chinese of `corpus/lexicons/quantities.yaml` and of `units.yaml`, by what each word does."""

    units: Mapping[str, tuple[str, str]]
    """What stands behind a figure: its kind and its name."""
    scaled_units: frozenset[str]
    """Units that begin like a scale: 千瓦."""
    counters: frozenset[str]
    money_before: Mapping[str, str]
    operators: Mapping[str, Operator]
    longest_operator: int
    suffixes: Mapping[str, Operator]
    """The longest first."""
    inner_suffixes: frozenset[str]
    """Those that may stand between a number and its unit: "30多家"."""
    labels: frozenset[str]
    """A figure glued to one of these is part of a name: "1类"."""
    classes: frozenset[str]
    """Letters behind a number that tell a class: "5A级"."""
    class_endings: frozenset[str]
    index_word: str
    no_figures: re.Pattern[str]
    """Words that only begin like a number, or hold one."""
    minus: frozenset[str]
    both_signs: tuple[str, ...]
    below_zero: str
    ands: frozenset[str]
    says: frozenset[str]
    behind_said: frozenset[str]
    half: str
    halves_between: tuple[str, ...]
    """A half between a number and its unit: "四个半小时"."""
    month: str
    rank: str
    doubling: str
    pairs: frozenset[str]
    parted_times: Mapping[str, str]
    """The smaller units that a time is told in, by their first character: "2小时28分19秒"."""
    smaller_times: Mapping[str, str]
    """What a unit of time is told with when it is told exactly."""
    degrees: Mapping[str, str]


@cache
def words() -> Words:
    """All of them, read once."""
    units, chinese = lexicon("units"), lexicon("quantities")["zh"]
    known = _units(units)
    suffixes = chinese["suffix_operators"]
    return Words(
        units=known,
        scaled_units=frozenset(word for word in known if word[0] in number_characters().units and len(word) > 1),
        counters=frozenset(units["zh"]["counters"]),
        money_before=units["currencies"]["zh_before"],
        operators=chinese["operators"],
        longest_operator=max(map(len, chinese["operators"])),
        suffixes={word: suffixes[word] for word in sorted(suffixes, key=len, reverse=True)},
        inner_suffixes=frozenset(chinese["inner_suffixes"]),
        labels=frozenset(chinese["label_endings"]),
        classes=frozenset(chinese["classes"]),
        class_endings=frozenset({*chinese["label_endings"], *chinese["class_endings"]}),
        index_word=chinese["index_word"],
        no_figures=re.compile("|".join(map(re.escape, sorted(chinese["words"], key=len, reverse=True)))),
        minus=frozenset(chinese["minus"]),
        both_signs=tuple(chinese["both_signs"]),
        below_zero=chinese["below_zero"],
        ands=frozenset(chinese["ands"]),
        says=frozenset(chinese["says"]),
        behind_said=frozenset(chinese["behind_said"]),
        half=chinese["half"],
        halves_between=tuple(chinese["halves_between"]),
        month=chinese["month"],
        rank=chinese["rank"],
        doubling=chinese["doubling"],
        pairs=frozenset(chinese["pairs"]),
        parted_times=chinese["parted_times"],
        smaller_times=chinese["smaller_times"],
        degrees=chinese["degrees"],
    )


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in `corpus/lexicons/quantities.yaml`."""
    return re.compile(lexicon("quantities")["zh"]["patterns"][name])


def _units(units: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Each unit as it is written behind a figure; where two are written alike, the later of these counts."""
    chinese, currencies = units["zh"], units["currencies"]
    known: dict[str, tuple[str, str]] = {}
    known |= {form: ("unit", name) for name, forms in units["units"].items() for form in forms}
    known |= {counter: ("counter", counter) for counter in chinese["counters"]}
    known |= {word: ("unit", name) for word, name in chinese["units"].items()}
    known |= {word: ("money", code) for word, code in currencies["zh"].items()}
    known |= {code: ("money", code) for code in currencies["codes"]}
    known |= {code: ("money", name) for code, name in currencies["symbols"].items() if code.isalpha()}
    known |= {word: ("percent", name) for word, name in chinese["percents"].items()}
    return known | dict.fromkeys(chinese["multiples"], ("multiple", ""))
