"""Follows the operators of a page: where its letters stand, how large they are, and in which typeface.

The operators are those of ISO 32000-1, chapters 8 (graphics) and 9 (text).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject

from corpus.formats.shown.operands import UNIT, Matrix, decoded, held, matrix_in, numbers_in, product
from corpus.formats.shown.runs import Run, Runs
from corpus.formats.typefaces import Typeface

_MOST_FORMS: Final = 500
"""On one page; such as a page that was printed into a part of a larger one."""
_DEEPEST: Final = 8
_FEWEST_TRACKED: Final = 2
"""Letters: more of them, with one gap between all, are a word set wide; between two of them the gap parts two words."""


@dataclass(frozen=True, slots=True)
class _State:
    """What an operator may save and bring back."""

    matrix: Matrix = UNIT
    typeface: Typeface | None = None
    size: float = 0.0
    letter_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class Painter:
    """Follows the operators of a page, and notes which letters they show and where."""

    def __init__(self, reader: PdfReader, typeface: Callable[[DictionaryObject], Typeface | None]) -> None:
        self.runs = Runs()
        self._reader = reader
        self._typeface_of = typeface
        self._state = _State()
        self._saved: list[_State] = []
        self._line = self._pen = UNIT
        self._marked: list[tuple[bool, str | None]] = []
        self._instead: str | None = None
        self._forms: list[int] = []
        self._painted_forms = 0
        self._typefaces: Mapping[str, Any] = {}
        self._further: Mapping[str, Any] = {}

    def paint(self, content: Any, resources: DictionaryObject) -> None:  # noqa: ANN401 - a stream or an array of such
        """Follow a stream of operators that uses those resources."""
        before = self._typefaces, self._further
        self._typefaces, self._further = held(resources, "/Font"), held(resources, "/XObject")
        try:
            for operands, operator in ContentStream(content, self._reader, "bytes").operations:
                act = _ACTS.get(operator)
                if act:
                    act(self, operands)
        finally:
            self._typefaces, self._further = before

    def save(self, _: Sequence[Any]) -> None:
        """``q``: keep what is set."""
        self._saved.append(self._state)

    def bring_back(self, _: Sequence[Any]) -> None:
        """``Q``: set again what was kept last."""
        if self._saved:
            self._state = self._saved.pop()

    def transform(self, operands: Sequence[Any]) -> None:
        """``cm``: draw what comes elsewhere."""
        self._change(matrix=product(matrix_in(operands), self._state.matrix))
        self.runs.move()

    def begin(self, _: Sequence[Any]) -> None:
        """``BT``: begin at the origin."""
        self._place(UNIT)

    def set_matrix(self, operands: Sequence[Any]) -> None:
        """``Tm``: begin at a place."""
        self._place(matrix_in(operands))

    def move(self, operands: Sequence[Any]) -> None:
        """``Td``: begin a line beside the one before."""
        across, up = numbers_in(operands, 2)
        self._place(product((1.0, 0.0, 0.0, 1.0, across, up), self._line))

    def move_and_lead(self, operands: Sequence[Any]) -> None:
        """``TD``: the same, and let lines be that far apart."""
        self._change(leading=-numbers_in(operands, 2)[1])
        self.move(operands)

    def next_line(self, _: Sequence[Any]) -> None:
        """``T*``: begin the next line."""
        self._place(product((1.0, 0.0, 0.0, 1.0, 0.0, -self._state.leading), self._line))

    def set_letter_gap(self, operands: Sequence[Any]) -> None:
        """``Tc``: what stands between letters."""
        self._change(letter_gap=numbers_in(operands, 1)[0])

    def set_word_gap(self, operands: Sequence[Any]) -> None:
        """``Tw``: what stands between words besides."""
        self._change(word_gap=numbers_in(operands, 1)[0])

    def set_stretch(self, operands: Sequence[Any]) -> None:
        """``Tz``: how wide letters are, in percent."""
        self._change(stretch=numbers_in(operands, 1)[0] / 100)

    def set_leading(self, operands: Sequence[Any]) -> None:
        """``TL``: how far apart lines are."""
        self._change(leading=numbers_in(operands, 1)[0])

    def set_rise(self, operands: Sequence[Any]) -> None:
        """``Ts``: how far above the line letters stand."""
        self._change(rise=numbers_in(operands, 1)[0])

    def set_typeface(self, operands: Sequence[Any]) -> None:
        """``Tf``: the typeface, and its size."""
        named = self._typefaces.get(operands[0]) if operands else None
        resource = named.get_object() if named is not None else None
        found = self._typeface_of(resource) if isinstance(resource, DictionaryObject) else None
        self._change(typeface=found, size=numbers_in(operands[1:], 1)[0] or self._state.size)

    def show(self, operands: Sequence[Any]) -> None:
        """``Tj``: show a text."""
        if operands and isinstance(operands[0], bytes):
            self._show(operands[0])

    def show_on_next_line(self, operands: Sequence[Any]) -> None:
        """``'``: show a text on the next line."""
        self.next_line(())
        self.show(operands)

    def show_spaced(self, operands: Sequence[Any]) -> None:
        """Show a text on the next line, with other gaps: the operator ``"``."""
        self.set_word_gap(operands[:1])
        self.set_letter_gap(operands[1:2])
        self.show_on_next_line(operands[2:])

    def show_adjusted(self, operands: Sequence[Any]) -> None:
        """``TJ``: show texts, and move by numbers between them."""
        for part in operands[0] if operands and isinstance(operands[0], ArrayObject) else ():
            if isinstance(part, bytes):
                self._show(part)
            elif isinstance(part, int | float):
                self._advance(-float(part) / 1000 * self._state.size * self._state.stretch)

    def begin_marked(self, operands: Sequence[Any]) -> None:
        """``BMC``, ``BDC``: what comes is a running head, or stands for other words."""
        said = operands[1] if len(operands) > 1 else None
        instead = said.get("/ActualText") if isinstance(said, DictionaryObject) else None
        self._marked.append((bool(operands) and operands[0] == "/Artifact", self._instead))
        if isinstance(instead, bytes):
            self._instead = decoded(instead)

    def end_marked(self, _: Sequence[Any]) -> None:
        """``EMC``: that ends."""
        if self._marked:
            self._instead = self._marked.pop()[1]

    def paint_form(self, operands: Sequence[Any]) -> None:
        """``Do``: show a drawing that lies apart, as often as it is asked for."""
        named = self._further.get(operands[0]) if operands else None
        form = named.get_object() if named is not None else None
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        if id(form) in self._forms or len(self._forms) >= _DEEPEST or self._painted_forms >= _MOST_FORMS:
            return
        self._painted_forms += 1
        self._forms.append(id(form))
        before, saved = self._state, self._saved
        self._saved = []
        matrix = form.get("/Matrix")
        self.transform(matrix if isinstance(matrix, ArrayObject) else UNIT)
        with suppress(PyPdfError):  # a drawing that is damaged is left out
            self.paint(form, held(form, "/Resources"))
        self._state, self._saved = before, saved
        self._forms.pop()
        self.runs.move()

    def _change(self, **values: Any) -> None:  # noqa: ANN401 - each of its own field's type
        self._state = replace(self._state, **values)

    def _place(self, matrix: Matrix) -> None:
        self._line = self._pen = matrix
        self.runs.move()

    def _advance(self, length: float) -> None:
        a, b, c, d, x, y = self._pen
        self._pen = (a, b, c, d, x + length * a, y + length * b)

    def _show(self, written: bytes) -> None:
        """Note the letters of a text from the pen on, and move the pen behind them."""
        state = self._state
        if state.typeface is None:
            return
        a, b, c, d, x, y = product(self._pen, state.matrix)
        scale, size = math.hypot(a, b), state.size * math.hypot(c, d) * state.typeface.em
        turn = _turn(a, b)
        along, across = _turned(turn, x, y)
        is_again = self.runs.is_struck_again(written, along, across, size)
        length = 0.0
        letters = list(state.typeface.letters(written))
        gap = state.letter_gap * state.stretch
        tracking = gap if len(letters) > _FEWEST_TRACKED else 0.0
        for letter in letters:
            width = (letter.width * state.size + state.word_gap * letter.is_blank) * state.stretch
            begin, end = along + length * scale, along + (length + width + tracking) * scale
            length += width + gap
            text = letter.text
            if self._instead is not None:
                text, self._instead = self._instead, ""
            if is_again:
                continue
            if text.strip():
                run = Run(text, turn, begin, end, across, size, state.typeface.is_bold)
                self.runs.put(run, is_mark=self._is_in_mark)
            elif text:
                self.runs.add_blanks(len(text))
            else:
                self.runs.widen(end, is_mark=self._is_in_mark)
        self._advance(length)

    @property
    def _is_in_mark(self) -> bool:
        return any(is_mark for is_mark, _ in self._marked)


_ACTS: Final[Mapping[bytes, Callable[[Painter, Sequence[Any]], None]]] = {
    b"q": Painter.save,
    b"Q": Painter.bring_back,
    b"cm": Painter.transform,
    b"BT": Painter.begin,
    b"Tm": Painter.set_matrix,
    b"Td": Painter.move,
    b"TD": Painter.move_and_lead,
    b"T*": Painter.next_line,
    b"Tc": Painter.set_letter_gap,
    b"Tw": Painter.set_word_gap,
    b"Tz": Painter.set_stretch,
    b"TL": Painter.set_leading,
    b"Ts": Painter.set_rise,
    b"Tf": Painter.set_typeface,
    b"Tj": Painter.show,
    b"'": Painter.show_on_next_line,
    b'"': Painter.show_spaced,
    b"TJ": Painter.show_adjusted,
    b"BMC": Painter.begin_marked,
    b"BDC": Painter.begin_marked,
    b"EMC": Painter.end_marked,
    b"Do": Painter.paint_form,
}


def _turn(a: float, b: float) -> int:
    """The direction of a text, in right angles."""
    return (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)


def _turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """A place, measured along and across the direction of its text."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
