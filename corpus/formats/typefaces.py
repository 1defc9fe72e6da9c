"""Typefaces of PDF files: which letters the bytes of a text are, and how wide each is. Child process only."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject
from pypdf.generic._font import Font  # what a letter is and how wide, it tells nowhere else; pinned for that

_THOUSANDTH: Final = 0.001
_USUAL_WIDTH: Final = 0.5
"""Of the letters' size: how wide letters are on average."""
_HEAVY: Final = ("bold", "black", "heavy", "semibold", "medi")
_FORCED_BOLD: Final = 1 << 18
_BLANK: Final = 32
_SOFT_HYPHEN: Final = "\u00ad"


class Letter(NamedTuple):
    """One letter of a text, or several that one sign stands for."""

    text: str
    width: float
    """Of the letters' size."""
    is_blank: bool
    """Whether it is the byte that word spacing widens."""


class Typeface:
    """One typeface of a file."""

    def __init__(self, resource: DictionaryObject) -> None:
        """Read it; nothing of it is kept open."""
        self._font = Font.from_font_resource(resource)
        self._unit = _THOUSANDTH
        self.em = 1.0
        """How large a letter of size 1 is."""
        if resource.get("/Subtype") == "/Type3":
            self._measure(resource)
        name = self._font.name.lower()
        self.is_bold = any(word in name for word in _HEAVY) or self._is_forced_bold()

    def letters(self, written: bytes) -> Iterator[Letter]:
        """The letters that bytes are."""
        font = self._font
        widths, default = font.character_widths, font.character_widths["default"]
        if isinstance(font.encoding, str):
            codes = written.decode(font.encoding, "replace")
            for code in codes:
                yield self._letter(font.character_map.get(code, code), widths.get(code, default), is_blank=False)
            return
        for number in written:
            code = chr(number)
            named = font.encoding.get(number, code)
            text = font.character_map.get(named) or "".join(font.character_map.get(one, one) for one in named)
            yield self._letter(text, widths.get(code, default), is_blank=number == _BLANK)

    def _letter(self, text: str, width: float, *, is_blank: bool) -> Letter:
        # One sign may stand for two hyphens; where it can be seen, it is the common one.
        seen = "-" if text == _SOFT_HYPHEN and width > 0 else text
        return Letter(seen, float(width) * self._unit, is_blank)

    def _measure(self, resource: DictionaryObject) -> None:
        """Learn how large its letters are: a typeface that is drawn has a measure of its own."""
        matrix = resource.get("/FontMatrix")
        if isinstance(matrix, ArrayObject) and matrix and float(matrix[0]):
            self._unit = abs(float(matrix[0]))
        widths = [float(width) for code, width in self._font.character_widths.items() if code != "default" and width]
        usual = sum(widths) / len(widths) * self._unit if widths else _USUAL_WIDTH
        if not _USUAL_WIDTH / 2 < usual < _USUAL_WIDTH * 2:
            self.em = usual / _USUAL_WIDTH

    def _is_forced_bold(self) -> bool:
        flags = self._font.font_descriptor.flags
        return isinstance(flags, int) and bool(flags & _FORCED_BOLD)
