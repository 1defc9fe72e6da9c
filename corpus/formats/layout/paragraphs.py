"""Lines at even distances as paragraphs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.dating.stated import is_date
from corpus.formats.layout.letters import begins_han
from corpus.formats.layout.lines import Line

BULLET = re.compile(r"[•‣◦▪●○■□–·*\ue000-\uf8ff-]\s+(?=\S)")
"""The last ones but one are those of typefaces of signs."""
ENDS = re.compile(r"[.!?。！？:：;；]['\"”’」』)）\]]*$")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")
_LEADER = re.compile(r"(?:\. ?){4,200}\s{0,4}[\divxl]{1,6}$")
"""The dots in a table of contents, and the page."""
_WIDER_GAP = 1.35
_COLUMN = 4
_FULL = 0.8
_HALF = 0.55
_LEAST_PITCH, _USUAL_PITCH, _WIDEST_USUAL_PITCH, _MOST_PITCH = 0.8, 1.2, 1.55, 3.0
_PROSE = 20
"""Characters: a shorter line may be a part of a formula."""
_SMALL = 0.85
_EVEN = 8
"""Lines: in fewer, even distances may be those of paragraphs of one line each."""


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    pitch = _pitch(lines)
    block: list[Line] = []
    for line in lines:
        if block and not _goes_on(block, line, pitch, _right_margin(block[-1], lines)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def starts_low(text: str) -> bool:
    """Whether a text may be the rest of a sentence."""
    return text[:1].islower() or begins_han(text) or text[:1].isdigit()


def _pitch(lines: Sequence[Line]) -> float:
    """The distance of two lines of a paragraph, in sizes of their letters: the least that is common."""
    pairs = [(above, below) for above, below in pairwise(lines) if below.size and above.y > below.y]
    of_prose = [pair for pair in pairs if min(len(line.text) for line in pair) >= _PROSE]
    steps = sorted((above.y - below.y) / below.size for above, below in of_prose or pairs)
    steps = [step for step in steps if _LEAST_PITCH < step < _MOST_PITCH]
    if not steps:
        return _USUAL_PITCH
    least = steps[len(steps) // 10]
    is_even = len(steps) >= _EVEN and steps[len(steps) * 7 // 10] < least * 1.1
    return least if is_even else min(least, _WIDEST_USUAL_PITCH)


def _right_margin(line: Line, lines: Sequence[Line]) -> float:
    """Where the longest line ends that is of one column with `line`: it begins about there, in letters as large."""
    near = (other for other in lines if abs(other.x - line.x) < _COLUMN * line.size and other.is_as_large_as(line))
    return max(other.end for other in near)


def _goes_on(block: Sequence[Line], line: Line, pitch: float, right: float) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = block[-1]
    if not last.is_as_large_as(line) or last.is_bold != line.is_bold or _stands_alone(block, line):
        return False
    if line.y > last.y:  # up again: a new column
        return not last.is_bold and not ENDS.search(last.text) and starts_low(line.text)
    if last.y - line.y > _WIDER_GAP * pitch * line.size or _is_shifted(block, line):
        return False
    width = (last.end - last.x) / max(right - last.x, 1)
    ended = bool(ENDS.search(last.text))
    may_be_rest = starts_low(line.text) and not line.text[0].isdigit()
    return not (width < _FULL and ended) and not (width < _HALF and not may_be_rest)


def _stands_alone(block: Sequence[Line], line: Line) -> bool:
    """Whether a line begins anew, whatever its place: an item, a date, or behind a line of a table of contents."""
    is_next_number = _NUMBERED.match(line.text) and _NUMBERED.match(block[0].text)
    if BULLET.match(line.text) or is_next_number or _LEADER.search(block[-1].text):
        return True
    return is_date(line.text) or is_date(block[-1].text)


def _is_shifted(block: Sequence[Line], line: Line) -> bool:
    """Whether a line begins elsewhere than the one above it, other than behind an indented first line or a mark."""
    shift = line.x - block[-1].x
    if len(block) == 1 and (shift < 0 or BULLET.match(block[0].text) or _begins_with_a_note(block[0])):
        return abs(shift) > 5 * line.size
    return abs(shift) > line.size


def _begins_with_a_note(line: Line) -> bool:
    """Whether a small number stands before the words, as at a note below the text."""
    return bool(line.pieces) and line.pieces[0].size < _SMALL * line.size
