"""What articles of other programs say of themselves: their names for our keys, and their ways to write a value."""

import difflib
import html
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Final

from corpus.dating.written import read_date
from corpus.lexicons import lexicon

_SHORTEST: Final = 5
"""Letters: shorter words are like too many others."""
_LIKE: Final = 0.8
_LONGEST_NAME: Final = 80
_LONGEST_LIST: Final = 20
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_LINKED: Final = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_MAIL: Final = re.compile(r"\s*<[^<>]{0,200}>")
_TAG: Final = re.compile(r"</?(?:a|b|br|em|i|mark|small|span|strong|sub|sup)\b[^<>]{0,300}>", re.IGNORECASE)
_SECONDS: Final = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,9})?")
"""Since 1970, perhaps with thousandths: from 1973 on."""
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?")


def own_name(key: str, own: Collection[str]) -> str:
    """The one of our `own` keys that a key is, however its words are joined, or nothing."""
    return next((name for name in own if _folded(name) == _folded(key)), "")


def likely_meant(key: str, own: Collection[str]) -> str:
    """The one of our keys that a key seems to be, written wrongly; nothing where it is a word of its own.

    >>> likely_meant("publishd", ["published", "title"]), likely_meant("tags", ["title"])
    ('published', '')
    """
    word = _folded(key)
    known = lexicon("keys")
    if len(word) < _SHORTEST or word in chain(known["of_others"], *known["borrowed"].values()):
        return ""
    near = [name for name in own if abs(len(name) - len(word)) <= 1]
    return next(iter(difflib.get_close_matches(word, near, 1, _LIKE)), "")


def borrowed(key: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What may stand for one of our keys in what others write: the names of theirs and the values, the best first.

    Args:
        key: ours.
        said: keys and values, as texts, numbers, lists and mappings.
    """
    by_name = {_folded(written): written for written in said}
    for name in lexicon("keys")["borrowed"].get(key, ()):
        value = as_ours(key, said[by_name[name]]) if name in by_name else ""
        if value and not (key == "publisher" and value[0].islower() and "." not in value):  # "web", "manual"
            yield by_name[name], value


def as_ours(key: str, value: Any) -> str:  # noqa: ANN401 - what YAML, TOML or JSON can hold
    """A value in the form that our key has; nothing where it is of no use for it.

    >>> as_ours("author", [{"name": "Ann Lee"}, "[[Bo Carr]]"]), as_ours("published", "May 3, 2024")
    ('Ann Lee, Bo Carr', '2024-05-03')
    """
    if key in {"author", "publisher"}:
        return ", ".join(filter(None, map(_name, value[:_LONGEST_LIST] if isinstance(value, list) else [value])))
    written = _shown(value)
    if key == "published":
        return _day(written)
    if key == "url":
        return written.strip() if _ADDRESS.fullmatch(written.strip()) else ""
    if key == "text":
        return "".join(map(_shown, value)) if isinstance(value, list) else written
    return written.replace("_", "-") if key == "language" else html.unescape(_TAG.sub("", written))


def _shown(value: Any) -> str:  # noqa: ANN401
    """A text, a number, or the text within a mapping; nothing else."""
    if isinstance(value, dict):
        value = next((value[key] for key in lexicon("keys")["within"] if isinstance(value.get(key), str)), "")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _name(value: Any) -> str:  # noqa: ANN401
    """A name, without the brackets of a link and without an address of mail; nothing for a number or a path."""
    written = html.unescape(_MAIL.sub("", _LINKED.sub(r"\1", _shown(value))))
    name = " ".join(written.split())
    has_letters = any(letter.isalpha() for letter in name)
    return name if has_letters and len(name) <= _LONGEST_NAME and not re.search(r"[/@\[\]{}]", name) else ""


def _day(written: str) -> str:
    """The day of a date, however it is written; in Greenwich, where only seconds are counted."""
    plain = written.strip()
    if compact := _COMPACT.fullmatch(plain):
        plain = "-".join(compact.groups())
    elif seconds := _SECONDS.fullmatch(plain):
        plain = datetime.fromtimestamp(int(seconds[1]), UTC).date().isoformat()
    return str(read_date(plain) or "")


def _folded(key: str) -> str:
    return re.sub(r"[-_\s]", "", key).lower()
