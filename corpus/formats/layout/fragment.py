"""What a page shows: pieces of text, and where they stand."""

from dataclasses import dataclass

_FIRST_WIDE = 0x2E80
"""The first of the letters that are as wide as they are high."""
_NARROW, _WIDE = frozenset("iljtfrI.,;:'!|()[] "), frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text that was written in one go; lengths are in points, `y` grows upwards."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool = False

    @property
    def end(self) -> float:
        """Where it ends, as letters of a common typeface would."""
        return self.x + self.size * sum(map(_width, self.text.rstrip()))


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces on one page, in the order in which they were written."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]


def _width(letter: str) -> float:
    if ord(letter) > _FIRST_WIDE:
        return 1.0
    if letter in _NARROW:
        return 0.29
    return 0.85 if letter in _WIDE else 0.66 if letter.isupper() else 0.53
