"""How long a message may be, and where a text that is too long is parted. Nothing here knows markup but its length."""

import re
from collections.abc import Callable, Iterable, Iterator

from corpus.spans import Span

LIMIT = 4096
"""What Telegram takes in one message, in UTF-16 code units. It counts after parsing; with the markup is safe."""

_BETWEEN = "\n\n"
# Where to part a text, the best place first: after a line, after a sentence, after a word.
_SEAMS = (re.compile(r"\n+"), re.compile(r"[.!?…][\"'”’)\]]?\s+|[。！？]"), re.compile(r"\s+"))


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units.

    >>> units("a😀")
    3
    """
    return len(text) + sum(character > "\uffff" for character in text)


def packed(pieces: Iterable[str], limit: int = LIMIT) -> list[str]:
    """The pieces as few messages, in order, with a blank line between them; no piece is parted.

    Args:
        pieces: none of them longer than `limit`.
        limit: of one message, in UTF-16 code units.
    """
    messages: list[str] = []
    for piece in pieces:
        if messages and units(messages[-1]) + units(_BETWEEN) + units(piece) <= limit:
            messages[-1] += _BETWEEN + piece
        else:
            messages.append(piece)
    return messages


def parted(text: str, limit: int, cost: Callable[[str], int] = units) -> Iterator[Span]:
    """The spans of `text` between its seams, none of them dearer than `limit`, without the blanks at their ends.

    Args:
        text: what to part.
        limit: of one part.
        cost: of one character, so that a part's cost is the sum of its characters'.
    """
    start = 0
    while start < len(text):
        fitting = _longest_prefix(text, start, limit, cost)
        end = fitting if fitting == len(text) else _last_seam(text, start, fitting)
        if part := _without_blanks(text, start, end):
            yield part
        start = end


def clipped(text: str, limit: int, cost: Callable[[str], int] = units) -> str:
    """`text`, or as much of it as costs no more than `limit`, with … where it was shortened.

    >>> clipped("the river rose by two metres", 15)
    'the river rose…'
    """
    if _longest_prefix(text, 0, limit, cost) == len(text):
        return text
    fitting = _longest_prefix(text, 0, max(limit - cost("…"), 0), cost)
    return text[:fitting].rstrip() + "…"


def listed(head: str, lines: Iterable[str], more: Callable[[int], str], limit: int = LIMIT) -> str:
    """`head` and as many of the lines below it as fit in one message; then how many more there are.

    Args:
        head: the first line.
        lines: what to list; one that is far too long is shortened.
        more: says how many lines were left out.
        limit: of the message, in UTF-16 code units.
    """
    every = [clipped(line, limit // 4) for line in lines]
    whole = "\n".join([head, *every])
    if units(whole) <= limit:
        return whole
    room = limit - units("\n" + more(len(every)))
    message, shown = clipped(head, room), 0
    while units(message) + units("\n" + every[shown]) <= room:
        message += "\n" + every[shown]
        shown += 1
    return message + "\n" + more(len(every) - shown)


def _longest_prefix(text: str, start: int, limit: int, cost: Callable[[str], int]) -> int:
    """Where the longest affordable piece that begins at `start` ends."""
    spent = 0
    for at in range(start, len(text)):
        spent += cost(text[at])
        if spent > limit:
            return at
    return len(text)


def _last_seam(text: str, start: int, end: int) -> int:
    """The last good place to part before `end`; `end` itself where there is none in the second half."""
    for seam in _SEAMS:
        places = [found.end() for found in seam.finditer(text, start, end)]
        if places and places[-1] > (start + end) // 2:
            return places[-1]
    return end


def _without_blanks(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
