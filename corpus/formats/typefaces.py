"""Typefaces of PDF files, mended where they would mislead about how wide a space is. Child process only.

Words stand apart by gaps, and the library learns from a typeface's space how wide a gap between words is.
"""

from collections.abc import Iterator

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_SPACE = b"1 beginbfchar <FFFE> <0020> endbfchar\n"
"""Says that the letter of the highest number is the space."""
_CODE_OF_SPACE = 32
_USUAL, _WIDEST = 250, 400
"""Of a space, in thousandths of the letters' size: TeX sets words apart by 250, and has a wider mark of that number."""
_MOST_FORMS = 200
"""On a page; such as a page that was printed into a part of a larger one."""


def give_spaces(page: DictionaryObject) -> None:
    """Let every typeface of a page have a space of usual width, be it written or not."""
    for resources in _resources(page):
        typefaces = _entries(resources, "/Font")
        for typeface in (_entries(typefaces, name) for name in typefaces):
            if typeface.get("/Subtype") == "/Type0":
                _name_space(typeface)
            else:
                _narrow_space(typeface)


def _resources(page: DictionaryObject) -> Iterator[DictionaryObject]:
    """What a page draws with, and what the forms on it, and those on these, draw with; each once."""
    waiting, seen = [page], set[int]()
    while waiting and len(seen) < _MOST_FORMS:
        holder = waiting.pop()
        if id(holder) not in seen:
            seen.add(id(holder))
            resources = _entries(holder, "/Resources")
            yield resources
            forms = _entries(resources, "/XObject")
            waiting.extend(
                form for form in (_entries(forms, name) for name in forms) if form.get("/Subtype") == "/Form"
            )


def _name_space(typeface: DictionaryObject) -> None:
    """Give a typeface whose letters are numbered a space, though none be written.

    Else the letter that has a space's number in other typefaces would be taken for one, however wide that is.
    """
    letters = typeface.get("/ToUnicode")
    stream = letters.get_object() if letters is not None else None
    if isinstance(stream, StreamObject):
        mapping = stream.get_data()
        if _SPACE not in mapping:
            mended = DecodedStreamObject()
            mended.set_data(mapping.replace(b"endcmap", _SPACE + b"endcmap"))
            typeface[NameObject("/ToUnicode")] = mended


def _narrow_space(typeface: DictionaryObject) -> None:
    """Have no space that is wider than any is, but in a typeface all of whose letters are equally wide."""
    widths, first = _of(typeface.get("/Widths")), _of(typeface.get("/FirstChar"))
    if not isinstance(widths, ArrayObject) or not isinstance(first, int):
        return
    numbers = [width.get_object() for width in widths]
    place = _CODE_OF_SPACE - first
    space = numbers[place] if 0 <= place < len(numbers) else 0
    is_even = len({str(number) for number in numbers if number}) == 1
    if isinstance(space, int | float) and space > _WIDEST and not is_even:
        numbers[place] = NumberObject(_USUAL)
        typeface[NameObject("/Widths")] = ArrayObject(numbers)


def _entries(holder: DictionaryObject, name: str) -> DictionaryObject:
    """What a dictionary holds under a name, where that is a dictionary."""
    found = _of(holder.get(name))
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _of(held: PdfObject | None) -> PdfObject | None:
    """What is held, or what it refers to."""
    return held.get_object() if held is not None else None
