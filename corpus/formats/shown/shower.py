"""What a page of a PDF shows: pieces of text, and the places where they begin and end.

Whether two letters are of one word is told by the white space between them, as it is to the eye, whatever was written
to bring it about.
"""

from collections import Counter

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from corpus.formats.layout.fragment import Page
from corpus.formats.shown.operands import held
from corpus.formats.shown.painter import Painter
from corpus.formats.typefaces import Typeface


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
        painter = Painter(self._reader, self._typeface)
        content = page.get("/Contents")
        if content is not None:
            painter.paint(content.get_object(), held(page, "/Resources"))
        box = page.cropbox
        left, bottom, width, height = (float(side) for side in (box.left, box.bottom, box.width, box.height))
        pieces = painter.runs.pieces or painter.runs.marks
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
