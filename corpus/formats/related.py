"""What pages list of other pages amid or behind an article, taken out. Child process only."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from corpus.lexicons import lexicon
from corpus.sentences.stops import has_final_mark

_LONGEST_ENTRY: Final = 120
"""Characters; an entry is the headline of another page."""
_MOST_ENTRIES: Final = 12
"""Below one label; where more stand, the page has no sentences."""


def without_related(pieces: Sequence[str]) -> Iterator[str]:
    """Pieces of Markdown without headings such as "Most read" and the headlines right below them.

    >>> list(without_related(["They rose.", "## Most read", "- Tax to rise", "Ferry stops", "They fell again."]))
    ['They rose.', 'They fell again.']
    """
    left = 0
    for piece in filter(None, pieces):
        is_label = _labels().fullmatch(piece.lstrip("#- ").strip("*: ：")) is not None
        left = _MOST_ENTRIES if is_label else left - 1 if left and _may_be_headline(piece) else 0
        if not left:
            yield piece


def _may_be_headline(piece: str) -> bool:
    is_plain = not piece.startswith(("#", "|", "```")) and len(piece) <= _LONGEST_ENTRY
    return is_plain and not has_final_mark(piece)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("formats")["related"]), re.IGNORECASE)
