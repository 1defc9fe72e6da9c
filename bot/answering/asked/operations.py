"""What is to be done with several values, where a question says so: "how much more", "in total", "which came first"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.answering.asked.question import Operation
from bot.answering.lexicons import lexicon


class Asked(NamedTuple):
    """An operation, and whether a single figure of a source may answer as well."""

    operation: Operation
    is_plain: bool


def read_operation(text: str, language: str) -> Asked:
    """The operation whose pattern is found first in a text; ``none`` for most.

    >>> read_operation("How many more came in 2023 than in 2022?", "en").operation
    'difference'
    """
    lowered = text.casefold()
    return next((asked for asked, pattern in _patterns(language) if pattern.search(lowered)), Asked("none", True))


@cache
def _patterns(language: str) -> Sequence[tuple[Asked, re.Pattern[str]]]:
    rows = lexicon("computing")["questions"][language]
    return [(Asked(row["means"], row.get("is_plain", False)), re.compile(row["pattern"])) for row in rows]
