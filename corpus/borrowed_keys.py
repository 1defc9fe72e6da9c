"""What articles of other programs say of themselves: their names for our keys, and their ways to write a value."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from corpus.lexicons import lexicon
from corpus.written_dates import read_date

_SHORTEST: Final = 5
"""Letters: shorter words are like too many others."""
_LIKE: Final = 0.8
_LONGEST_NAME: Final = 80
_LONGEST_LIST: Final = 20
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_LINKED: Final = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_MAIL: Final = re.compile(r"\s*<[^<>]{0,200}>")


def own_name(key: str, own: Collection[str]) -> str:
    """The one of our `own` keys that a key is, however its words are joined, or nothing."""
    return next((name for name in own if _folded(name) == _folded(key)), "")


def likely_meant(key: str, own: Collection[str]) -> str:
    """The one of our keys that a key seems to be, written wrongly; nothing where it is a word of its own.

    >>> likely_meant("publishd", ["published", "title"]), likely_meant("tags", ["title"])
    ('published', '')
    """
    word = _folded(key)
    known = lexicon("front_matter")
    if len(word) < _SHORTEST or word in chain(known["of_others"], *known["borrowed"].values()):
        return ""
    near = [name for name in own if abs(len(name) - len(word)) <= 1]
    return next(iter(difflib.get_close_matches(word, near, 1, _LIKE)), "")


def borrowed(key: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What may stand for one of our keys in what others write: the names of theirs and the values, the best first.

    Args:
        key: ours.
        said: keys and values, as texts, lists and mappings.
    """
    by_name = {_folded(written): written for written in said}
    for name in lexicon("front_matter")["borrowed"].get(key, ()):
        value = as_ours(key, said[by_name[name]]) if name in by_name else ""
        if value and not (name == "source" and key == "publisher" and not _may_publish(value)):
            yield by_name[name], value


def as_ours(key: str, value: Any) -> str:  # noqa: ANN401 - a text, or lists and mappings of texts
    """A value in the form that our key has; nothing where it is of no use for it.

    >>> as_ours("author", [{"name": "Ann Lee"}, "[[Bo Carr]]"]), as_ours("published", "May 3, 2024")
    ('Ann Lee, Bo Carr', '2024-05-03')
    """
    if key in {"author", "publisher"}:
        return ", ".join(filter(None, map(_name, _listed(value))))
    if not isinstance(value, str):
        return ""
    if key == "published":
        return str(read_date(value) or "")
    if key == "url":
        return value.strip() if _ADDRESS.fullmatch(value.strip()) else ""
    return value.replace("_", "-") if key == "language" else value


def _listed(value: Any) -> list[Any]:  # noqa: ANN401
    return value[:_LONGEST_LIST] if isinstance(value, list) else [value]


def _name(value: Any) -> str:  # noqa: ANN401
    """A name, without the brackets of a link and without an address of mail; nothing for a number or a path."""
    written = value.get("name", "") if isinstance(value, dict) else value
    if not isinstance(written, str):
        return ""
    name = " ".join(_MAIL.sub("", _LINKED.sub(r"\1", written)).split())
    has_letters = any(letter.isalpha() for letter in name)
    return name if has_letters and len(name) <= _LONGEST_NAME and not re.search(r"[/@\[\]{}]", name) else ""


def _may_publish(value: str) -> bool:
    """Whether a source is a name, and not a word such as "web" or "manual"."""
    return not value[0].islower()


def _folded(key: str) -> str:
    return re.sub(r"[-_\s]", "", key).lower()
