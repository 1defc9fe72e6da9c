"""What a page of a PDF shows: pieces of text, with the places where they begin and end. Child process only.

The operators are those of ISO 32000-1, chapters 8 (graphics) and 9 (text). Whether two letters are of one word is told
by the white space between them, as it is to the eye, whatever was written to bring it about.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject

from corpus.formats.document import Unreadable
from corpus.formats.layout.fragment import CELL_GAP, WORD_GAP, Fragment, Page
from corpus.formats.typefaces import Typeface

_MOST_PIECES: Final = 50_000
"""On one page; a page full of text has a few hundred."""
_MOST_FORMS: Final = 500
"""On one page; such as a page that was printed into a part of a larger one."""
_DEEPEST: Final = 8
_OVERLAP: Final = 0.4
"""Of the letters' size: how far a letter may reach under the one before it."""
_ONE_HEIGHT: Final = 0.05
_STRUCK_AGAIN: Final = 0.1
"""Of the letters' size: how far beside itself a text is shown a second time."""
_FEWEST_BLANKS: Final = 3
"""In a row: fewer stand between words, as where lines are made even with blanks."""
_FEWEST_TRACKED: Final = 2
"""Letters: more of them, with one gap between all, are a word set wide; between two of them the gap parts two words."""
_WIDEST_BLANK: Final = 1.5
"""Of the letters' size: between words of an even line; what is wider parts cells."""
_BYTE_ORDER: Final = b"\xfe\xff"

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Shower:
    """Reads pages of one file, each typeface once."""

    def __init__(self, reader: PdfReader) -> None:
        """Take the file that the pages are of."""
        self._reader = reader
        self._typefaces: dict[int, tuple[DictionaryObject, Typeface | None]] = {}

    def show(self, page: PageObject) -> Page:
        """The pieces of text of a page, in the order in which they were written, those of its margins' marks aside.

        Raises:
            Unreadable: it has more pieces than a page can show.
        """
        painter = _Painter(self._reader, self._typeface)
        content = page.get("/Contents")
        if content is not None:
            painter.paint(content.get_object(), _held(page, "/Resources"))
        box = page.cropbox
        left, bottom, width, height = (float(side) for side in (box.left, box.bottom, box.width, box.height))
        pieces = painter.pieces or painter.marks
        turns = Counter[int]()
        for piece in pieces:
            turns[piece.turn] += len(piece.text)
        main = turns.most_common(1)[0][0] if turns else 0
        placed = [
            piece.placed(left, bottom, width, height) for piece in sorted(pieces, key=lambda one: one.turn != main)
        ]
        sides = (height, width) if main % 2 else (width, height)
        return Page(*sides, tuple(placed))

    def _typeface(self, resource: DictionaryObject) -> Typeface | None:
        """A typeface of the file, or None where it is none."""
        known = self._typefaces.get(id(resource))
        if known is None:
            try:
                made = Typeface(resource)
            except (AttributeError, TypeError, KeyError, ValueError):
                made = None
            known = self._typefaces[id(resource)] = (resource, made)
        return known[1]


@dataclass(slots=True)
class _Run:
    """Letters that stand next to one another; `along` and `across` are measured in the direction of the text."""

    text: str
    turn: int
    """In right angles, anti-clockwise."""
    along: float
    end: float
    across: float
    size: float
    is_bold: bool

    def placed(self, left: float, bottom: float, width: float, height: float) -> Fragment:
        """Where it is on the page, when the page is turned so that it can be read."""
        starts = ((left, bottom), (bottom, -left - width), (-left - width, -bottom - height), (-bottom - height, left))
        x, y = starts[self.turn]
        return Fragment(self.text, self.along - x, self.across - y, self.size, self.end - x, self.is_bold)


@dataclass(frozen=True, slots=True)
class _State:
    """What an operator may save and bring back."""

    matrix: Matrix = _UNIT
    typeface: Typeface | None = None
    size: float = 0.0
    letter_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class _Painter:
    """Follows the operators of a page, and notes which letters they show and where."""

    def __init__(self, reader: PdfReader, typeface: Callable[[DictionaryObject], Typeface | None]) -> None:
        self.pieces: list[_Run] = []
        self.marks: list[_Run] = []
        """Of running heads and feet, where the file says which these are."""
        self._reader = reader
        self._typeface_of = typeface
        self._state = _State()
        self._saved: list[_State] = []
        self._line = self._pen = _UNIT
        self._is_moved = True
        self._blanks = 0
        self._struck = (b"", 0.0, 0.0)
        self._marked: list[tuple[bool, str | None]] = []
        self._instead: str | None = None
        self._forms: list[int] = []
        self._painted_forms = 0
        self._typefaces: Mapping[str, Any] = {}
        self._further: Mapping[str, Any] = {}

    def paint(self, content: Any, resources: DictionaryObject) -> None:  # noqa: ANN401 - a stream or an array of such
        """Follow a stream of operators that uses those resources."""
        before = self._typefaces, self._further
        self._typefaces, self._further = _held(resources, "/Font"), _held(resources, "/XObject")
        try:
            for operands, operator in ContentStream(content, self._reader, "bytes").operations:
                act = _ACTS.get(operator)
                if act:
                    act(self, operands)
        finally:
            self._typefaces, self._further = before

    def save(self, _: Sequence[Any]) -> None:
        self._saved.append(self._state)

    def bring_back(self, _: Sequence[Any]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def transform(self, operands: Sequence[Any]) -> None:
        self._change(matrix=_product(_matrix(operands), self._state.matrix))
        self._is_moved = True

    def begin(self, _: Sequence[Any]) -> None:
        self._place(_UNIT)

    def set_matrix(self, operands: Sequence[Any]) -> None:
        self._place(_matrix(operands))

    def move(self, operands: Sequence[Any]) -> None:
        across, up = _numbers(operands, 2)
        self._place(_product((1.0, 0.0, 0.0, 1.0, across, up), self._line))

    def move_and_lead(self, operands: Sequence[Any]) -> None:
        self._change(leading=-_numbers(operands, 2)[1])
        self.move(operands)

    def next_line(self, _: Sequence[Any]) -> None:
        self._place(_product((1.0, 0.0, 0.0, 1.0, 0.0, -self._state.leading), self._line))

    def set_letter_gap(self, operands: Sequence[Any]) -> None:
        self._change(letter_gap=_numbers(operands, 1)[0])

    def set_word_gap(self, operands: Sequence[Any]) -> None:
        self._change(word_gap=_numbers(operands, 1)[0])

    def set_stretch(self, operands: Sequence[Any]) -> None:
        self._change(stretch=_numbers(operands, 1)[0] / 100)

    def set_leading(self, operands: Sequence[Any]) -> None:
        self._change(leading=_numbers(operands, 1)[0])

    def set_rise(self, operands: Sequence[Any]) -> None:
        self._change(rise=_numbers(operands, 1)[0])

    def set_typeface(self, operands: Sequence[Any]) -> None:
        named = self._typefaces.get(operands[0]) if operands else None
        resource = named.get_object() if named is not None else None
        found = self._typeface_of(resource) if isinstance(resource, DictionaryObject) else None
        self._change(typeface=found, size=_numbers(operands[1:], 1)[0] or self._state.size)

    def show(self, operands: Sequence[Any]) -> None:
        if operands and isinstance(operands[0], bytes):
            self._show(operands[0])

    def show_on_next_line(self, operands: Sequence[Any]) -> None:
        self.next_line(())
        self.show(operands)

    def show_spaced(self, operands: Sequence[Any]) -> None:
        self.set_word_gap(operands[:1])
        self.set_letter_gap(operands[1:2])
        self.show_on_next_line(operands[2:])

    def show_adjusted(self, operands: Sequence[Any]) -> None:
        for part in operands[0] if operands and isinstance(operands[0], ArrayObject) else ():
            if isinstance(part, bytes):
                self._show(part)
            elif isinstance(part, int | float):
                self._advance(-float(part) / 1000 * self._state.size * self._state.stretch)

    def begin_marked(self, operands: Sequence[Any]) -> None:
        said = operands[1] if len(operands) > 1 else None
        instead = said.get("/ActualText") if isinstance(said, DictionaryObject) else None
        self._marked.append((bool(operands) and operands[0] == "/Artifact", self._instead))
        if isinstance(instead, bytes):
            self._instead = _decoded(instead)

    def end_marked(self, _: Sequence[Any]) -> None:
        if self._marked:
            self._instead = self._marked.pop()[1]

    def paint_form(self, operands: Sequence[Any]) -> None:
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
        self.transform(matrix if isinstance(matrix, ArrayObject) else _UNIT)
        with suppress(PyPdfError):  # a drawing that is damaged is left out
            self.paint(form, _held(form, "/Resources"))
        self._state, self._saved = before, saved
        self._forms.pop()
        self._is_moved = True

    def _change(self, **values: Any) -> None:  # noqa: ANN401 - each of its own field's type
        self._state = replace(self._state, **values)

    def _place(self, matrix: Matrix) -> None:
        self._line = self._pen = matrix
        self._is_moved = True

    def _advance(self, length: float) -> None:
        a, b, c, d, x, y = self._pen
        self._pen = (a, b, c, d, x + length * a, y + length * b)

    def _show(self, written: bytes) -> None:
        """Note the letters of a text from the pen on, and move the pen behind them."""
        state = self._state
        if state.typeface is None:
            return
        a, b, c, d, x, y = _product(self._pen, state.matrix)
        scale, size = math.hypot(a, b), state.size * math.hypot(c, d) * state.typeface.em
        turn = _turn(a, b)
        along, across = _turned(turn, x, y)
        is_again = self._is_struck_again(written, along, across, size)
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
                self._put(_Run(text, turn, begin, end, across, size, state.typeface.is_bold))
            elif text:
                self._blanks += len(text)
            elif (pieces := self._pieces) and not self._is_moved:
                pieces[-1].end = max(pieces[-1].end, end)
        self._advance(length)

    def _is_struck_again(self, written: bytes, along: float, across: float, size: float) -> bool:
        """Whether the text was shown just before in nearly the same place, which makes letters look bold."""
        before, self._struck = self._struck, (written, along, across)
        return before[0] == written and math.dist(before[1:], (along, across)) < _STRUCK_AGAIN * size

    @property
    def _pieces(self) -> list[_Run]:
        return self.marks if any(is_mark for is_mark, _ in self._marked) else self.pieces

    def _put(self, run: _Run) -> None:
        """Add letters to the piece before them, or let them begin a new one."""
        pieces = self._pieces
        blanks, is_moved = self._blanks, self._is_moved
        self._blanks, self._is_moved = 0, False
        last = pieces[-1] if pieces else None
        if last and _may_go_on(last, run):
            gap = (run.along - last.end) / max(run.size, 0.01)
            if not blanks and -_OVERLAP < gap < WORD_GAP:
                last.text += run.text
                last.end = run.end
                return
            if not is_moved and blanks < _FEWEST_BLANKS and 0 < gap < (_WIDEST_BLANK if blanks else CELL_GAP):
                last.text += f" {run.text}"
                last.end = run.end
                return
        if len(pieces) > _MOST_PIECES:
            raise Unreadable("a page of it has more pieces of text than a page can show; save a simpler document")
        pieces.append(replace(run, text=f" {run.text}") if blanks else run)


_ACTS: Final[Mapping[bytes, Callable[[_Painter, Sequence[Any]], None]]] = {
    b"q": _Painter.save,
    b"Q": _Painter.bring_back,
    b"cm": _Painter.transform,
    b"BT": _Painter.begin,
    b"Tm": _Painter.set_matrix,
    b"Td": _Painter.move,
    b"TD": _Painter.move_and_lead,
    b"T*": _Painter.next_line,
    b"Tc": _Painter.set_letter_gap,
    b"Tw": _Painter.set_word_gap,
    b"Tz": _Painter.set_stretch,
    b"TL": _Painter.set_leading,
    b"Ts": _Painter.set_rise,
    b"Tf": _Painter.set_typeface,
    b"Tj": _Painter.show,
    b"'": _Painter.show_on_next_line,
    b'"': _Painter.show_spaced,
    b"TJ": _Painter.show_adjusted,
    b"BMC": _Painter.begin_marked,
    b"BDC": _Painter.begin_marked,
    b"EMC": _Painter.end_marked,
    b"Do": _Painter.paint_form,
}


def _may_go_on(last: _Run, run: _Run) -> bool:
    """Whether letters are of one line and one kind with those before them."""
    is_level = last.turn == run.turn and abs(last.across - run.across) <= _ONE_HEIGHT * run.size
    return is_level and abs(last.size - run.size) <= _ONE_HEIGHT * run.size and last.is_bold == run.is_bold


def _turn(a: float, b: float) -> int:
    """The direction of a text, in right angles."""
    return (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)


def _turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """A place, measured along and across the direction of its text."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, x, y = first
    k, l, m, n, u, v = then  # noqa: E741 - the letters of the standard
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, x * k + y * m + u, x * l + y * n + v)


def _matrix(operands: Sequence[Any]) -> Matrix:
    """Six numbers; those of no change where they are not given."""
    if len(operands) < len(_UNIT) or not all(isinstance(one, int | float) for one in operands[:6]):
        return _UNIT
    a, b, c, d, x, y = (float(one) for one in operands[:6])
    return (a, b, c, d, x, y)


def _numbers(operands: Sequence[Any], count: int) -> list[float]:
    """The first operands as numbers; 0 for what is none."""
    given = [float(one) if isinstance(one, int | float) else 0.0 for one in operands[:count]]
    return given + [0.0] * (count - len(given))


def _decoded(written: bytes) -> str:
    if written.startswith(_BYTE_ORDER):
        return written[len(_BYTE_ORDER) :].decode("utf-16-be", "replace")
    return written.decode("latin-1")


def _held(holder: DictionaryObject, name: str) -> DictionaryObject:
    """What a dictionary holds under a name, where that is a dictionary."""
    found = holder.get(name)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
