"""No page is slow to read: no pattern nests its repetitions, and the time grows with the length of a text alone."""

import ast
import math
import random
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.dates import PartialDate
from corpus.lexicons import lexicon
from corpus.periods import read_periods
from corpus.periods.grammar import grammar
from corpus.quantities import read_quantities
from tests.patterns import nests_quantifiers, slowness

ROOT = Path(__file__).parents[2]
LENGTH = 200_000
SECONDS = 2.0
SEEDS = [
    "三 ", "三", "3又", "5又5", "百分之", "三分之", "万", "一百", "1万", "1元2角", "翻一番", "2024年", "到2024年", "成",
    "5 of 6 and ", "1,1,1,", "1,", "- ", "-", "to ", "1", "1.", "1-1-", "1 000 ", "1½", "2 1/2 ", "1/", "1:1", "12 ",
    "\n- 1", "Jan ", "Jan Jan ", "from 1 to from 1 to ", "from 2021 to ", "2024 ", "2024-", "since 2010 ",
    "between 2010 and ", "years ended March 31, 2019, 2018, ", "the year ended ", "last year ",
    "nineteen ninety ", "two thousand and ", "a third of ", "one in five ", "half a ", "twenty-one ",
    "and a half ", "three and ", "one hundred thirty ", "one million and ",
    "one million, ", "3 pounds and 20 ", "thirty fifths ", "hundred ", "million ", "point ",
    "over the ", "at least a ", "about ", "a ", "an ", "the ", "1m ", "5m new ", "km per ", "$", "US$ ",
    "$1 to ", "A-1 ", "A-", "(1) ", "[1] ", "(", "http://a ", "a@a.", " ", " ", "\n", "\t1",
]  # fmt: skip
TEXTS = [(seed, language) for seed in SEEDS for language in ("en", "zh")]


@pytest.mark.parametrize(("seed", "language"), TEXTS)
def test_a_repeated_text_is_read_in_time(seed: str, language: str) -> None:
    """What repeats costs no more for each of its numbers than other texts do, before any limit cuts it short."""
    _read_in_time(seed, language, LENGTH // 40, 0.4)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "language"), TEXTS)
def test_a_hostile_page_is_read_in_two_seconds(seed: str, language: str) -> None:
    """200,000 code points of anything are read in two seconds."""
    _read_in_time(seed, language, LENGTH, SECONDS)


def test_words_of_the_data_files_are_read_in_time_in_any_order() -> None:
    """Pages of words and signs that the lexicons know, shuffled, cost no more than others."""
    chance = random.Random(20251125)
    lexicons = [lexicon(name) for name in ("numbers", "units", "quantities", "periods")]
    words = [word for known in lexicons for word in _leaves(known) if len(word) < 20]
    for language in ("en", "zh"):
        for joiner in (" ", "", "-"):
            _read_in_time(joiner.join(chance.choices([*words, *SEEDS], k=1200)), language, 6000, 0.6)


def test_no_pattern_nests_its_repetitions() -> None:
    """In no pattern of the readers, in data or in code, is anything repeated that repeats."""
    found = _all_patterns()

    assert len(found) > 120
    assert [pattern for pattern in found if nests_quantifiers(pattern)] == []


def test_every_pattern_is_quick_on_what_it_nearly_fits() -> None:
    """Each pattern is tried on long texts of its own characters, shuffled: the time is that of reading them once."""
    chance = random.Random(7)
    allowed = 0.1 * slowness()
    for written in _all_patterns():
        pattern = re.compile(written, re.IGNORECASE)
        near = [sign for sign in written if sign.isalnum() or sign in " -–年月,."] or ["a"]
        for alphabet in (near, [*near, " ", "1"], near[:3]):
            text = "".join(chance.choices(alphabet, k=3_000))
            begun = time.process_time()
            sum(1 for _ in pattern.finditer(text))
            assert time.process_time() - begun < allowed, (written, text[:60])


def _read_in_time(seed: str, language: str, length: int, seconds: float) -> None:
    text = (seed * (length // len(seed) + 1))[:length]
    allowed = seconds * slowness()
    assert _quickest(lambda: read_quantities(text, language), allowed) < allowed, "figures"
    assert _quickest(lambda: read_periods(text, PartialDate(2024, 10, 24), language), allowed) < allowed, "periods"


def _quickest(read: Callable[[], object], allowed: float) -> float:
    """The processor's time of the first of three readings that keeps to what is allowed: machines stumble."""
    spent = math.inf
    for _ in range(3):
        if spent >= allowed:
            begun = time.process_time()
            read()
            spent = min(spent, time.process_time() - begun)
    return spent


@cache
def _all_patterns() -> tuple[str, ...]:
    grammars = [
        pattern.pattern
        for language in ("en", "zh")
        for value in vars(grammar(language)).values()
        for pattern in (value if isinstance(value, list) else [("", value)])
        for pattern in [pattern[1]]
        if isinstance(pattern, re.Pattern)
    ]
    figures, joint = lexicon("quantities"), lexicon("units")["en"]["smaller_joint"]
    return (*grammars, joint, *figures["en"]["names"], *figures["zh"]["patterns"].values(), *_patterns_in_code())


def _patterns_in_code() -> Iterator[str]:
    """Every pattern that the readers write out in a call of `re.compile`."""
    readers = ("numbers/**/*", "units/**/*", "periods/**/*", "quantities/**/*", "tokens", "dates")
    for file in sorted(found for reader in readers for found in (ROOT / "corpus").glob(f"{reader}.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_call = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "compile"
            )
            if isinstance(node, ast.Call) and is_call and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from _leaves(value)
    elif isinstance(node, list):
        for item in node:
            yield from _leaves(item)
    else:
        yield str(node)
