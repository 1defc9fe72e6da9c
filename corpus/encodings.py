"""Bytes as text: UTF-8, what a byte order mark announces, and else an older encoding where there is no doubt."""

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLDER = ("gb18030", "big5", "cp1252")
"""What English and Chinese were written in before UTF-8; others are not guessed."""
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
"""What files call by the first name is written in the second."""
_SAMPLE = 100_000
_MOST_CHAOS, _LEAST_COHERENCE = 5.0, 10.0
"""In percent, as charset-normalizer counts: unlikely letters, and letters as frequent as a language has them."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding that it was in."""

    text: str
    encoding: str
    guessed: bool = False
    """Whether nothing in the file names the encoding."""


def decode(content: bytes, declared: str = "") -> Decoded:
    """Read bytes as text; no character is ever replaced. A byte order mark of UTF-8 stays in the text.

    Args:
        content: of a whole file, or the first part of one.
        declared: the encoding that the file itself names, if it does.

    Raises:
        UnicodeDecodeError: it is no UTF-8, and nothing else for certain.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding), encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        decoded = _as(content, _known(declared)) or _guess(content)
        if decoded is None:
            raise
        return decoded


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    return _LARGER.get(name, name)


def _as(content: bytes, encoding: str, *, guessed: bool = False) -> Decoded | None:
    try:
        text = content.decode(encoding) if encoding else ""
    except (UnicodeError, LookupError):  # no text, or an encoding that makes none
        return None
    return Decoded(text, encoding, guessed) if text else None


def _guess(content: bytes) -> Decoded | None:
    """An older encoding, where it is by far the best reading, among all that there are."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - nearly all files are in UTF-8

    sample = content[:_SAMPLE]
    best, among_all = from_bytes(sample, cp_isolation=list(_OLDER)).best(), from_bytes(sample).best()
    if best is None or among_all is None or str(best) != str(among_all):
        return None
    if best.percent_chaos > _MOST_CHAOS or best.percent_coherence < _LEAST_COHERENCE:
        return None
    return _as(content, best.encoding, guessed=True)
