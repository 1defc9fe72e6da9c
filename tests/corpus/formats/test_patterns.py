"""No pattern that is held against a stranger's file takes long, whatever stands in the file."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import product

import pytest

import corpus
from corpus.formats import page_dates
from corpus.lexicons import lexicon

_MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(corpus.__path__, "corpus.")
    if not module.ispkg and not module.name.endswith((".child", "__main__"))
)
_PIECES = (
    "a", "A", "1", " ", "\n", "\t", "<", ">", "-", ".", ",", "/", "'", '"', "=", "%", "(", "[", "#", "|", "*", "_", "—",
    "年", "月", "一", "百", "1,", "1.", "1 ", "a ", "a.", "A.", "A ", "a-", "<a", "< ", "a=", "1-", "1/", "12年",
    "Mr. ", "May 1", "by ", "a b", "--", "| ", "\r\n", "é", "，", "。",
)  # fmt: skip
_LENGTH = 4_096
_SECONDS = 0.1


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the house's lowest floor that is compiled when its module is imported, and of web pages."""
    for name in _MODULES:
        for own, value in vars(importlib.import_module(name)).items():
            found = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else [value]
            for number, pattern in enumerate(found):
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    yield f"{name}.{own}.{number}", pattern
    for number, written in enumerate((*page_dates._OF_DAY, *page_dates._OF_MONTH)):
        filled = written.replace("YEAR", "0?2025").replace("MONTH", "0?1").replace("DAY", "0?1")
        yield f"date {number}", re.compile(filled)
    for number, written in enumerate(lexicon("formats")["no_title"]):
        yield f"title {number}", re.compile(written, re.IGNORECASE)


PATTERNS = dict(patterns())


def test_there_are_patterns_to_try() -> None:
    """The walk finds those that matter."""
    assert len(PATTERNS) > 40
    assert any(name.startswith("corpus.formats.html") for name in PATTERNS)


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_takes_long(name: str) -> None:
    """Each is held against 4,096 characters of one piece again and again, alone and with a figure or a line's end."""
    pattern, slowest = PATTERNS[name], 0.0
    for one, other in product(_PIECES, ("", "1", "\n")):
        text = (one + other) * (_LENGTH // len(one + other)) + "\0"
        begun = time.process_time()
        for hold in (pattern.search, pattern.fullmatch):
            hold(text)
        slowest = max(slowest, time.process_time() - begun)
        assert slowest < _SECONDS, (one, other)
