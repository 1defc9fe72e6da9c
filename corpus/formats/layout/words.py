"""Lines as one text: words that were parted at the end of a line are put together again."""

import re
from collections.abc import Sequence

from corpus.formats.layout.letters import begins_han
from corpus.lexicons import lexicon

_SET_HYPHEN = "\u2010"
"""Some programs part words by it, and leave the common one to authors."""
_JOINED = re.compile(rf"[^\W\d_]{{1,40}}[-{_SET_HYPHEN}]\w")
_PARTED = re.compile(rf"[^\W\d_][-{_SET_HYPHEN}]$")


def joined(lines: Sequence[str]) -> str:
    """Lines as one; a word that was parted at the end of a line is put together again.

    >>> joined(["well-known reme-", "dies"]), joined(["a long-term commit\u2010", "ment by twenty-", "two"])
    ('well-known remedies', 'a long-term commitment by twenty-two')
    """
    written = lines[0]
    for line in lines[1:]:
        if _PARTED.search(written) and line[:1].islower():
            written = written[:-1] + line if not _is_compound(written, line) else written + line
        elif begins_han(written[-1:]) and begins_han(line):
            written += line
        else:
            written += " " + line
    return written


def _is_compound(before: str, after: str) -> bool:
    """Whether the hyphen belongs to the word: ``twenty-two``, ``two-thirds``, ``well-known``."""
    if before.endswith(_SET_HYPHEN) and _SET_HYPHEN not in before[:-1]:
        return False
    first = re.split(r"[\s(“\"]", before)[-1].rstrip(f"-{_SET_HYPHEN}").lower()
    return first in lexicon("formats")["hyphened"] or "-" in first or _JOINED.match(after) is not None
