"""How long a message may be, and where a text that is too long is parted. Nothing here knows markup but its length."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from corpus.spans import Span

LIMIT = 4096
"""What Telegram takes in one message, in UTF-16 code units. It counts after parsing; with the markup is safe."""

_BETWEEN = "\n\n"
# Embeddings, overrides and isolates; they hold until the end of a line, whatever stands in it.
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = (*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0))
_LINE_ENDS = (0x0C, 0x2028, 0x2029)
_ILLEGIBLE = dict.fromkeys(_DIRECTIONS) | dict.fromkeys(_CONTROLS, " ") | dict.fromkeys(_LINE_ENDS, "\n")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Zl", "Zp", "Zs"})
# Where to part a text, the best place first: after a line, after a sentence, after a word.
_SEAMS = (re.compile(r"\n+"), re.compile(r"[.!?…][\"'”’)\]]?\s+|[。！？]"), re.compile(r"\s+"))


def legible(text: str) -> str:
    r"""The text without what no message can hold, and without what makes other words read backwards.

    Half of a surrogate pair becomes ``?``, a control character a blank, and directions that a source gives (a title
    that turns the line after it around, say) are left out; the marks within words of right-to-left scripts stay.

    >>> legible("high\u202e retaw\x00")
    'high retaw '
    """
    return text.translate(_ILLEGIBLE).encode(errors="replace").decode()


def is_visible(text: str) -> bool:
    """Whether anything of a text can be seen: blanks and characters without a width cannot.

    >>> is_visible("\u200b \u2060"), is_visible("…")
    (False, True)
    """
    return any(unicodedata.category(character) not in _UNSEEN for character in text)


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
