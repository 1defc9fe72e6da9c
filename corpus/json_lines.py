"""Exports in JSON Lines: an article a line, as other programs write them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, BinaryIO

from corpus.article import Article
from corpus.articles import article_from, slug_of
from corpus.cleaning import clean
from corpus.errors import CorpusError, Fault
from corpus.formats.conversions import Conversions
from corpus.formats.document import Unreadable
from corpus.formats.kinds import MOST_CHARACTERS, format_of
from corpus.matter.borrowed_keys import as_ours, borrowed
from corpus.matter.front_matter import FrontMatter, is_usable
from corpus.spans import Span

PLAIN = "text/markdown"
"""What a line says under ``media_type`` where its text is none of HTML, whatever it looks like."""
_LONGEST = 4 * MOST_CHARACTERS
"""Bytes of a line, which may write every letter as four."""
_MOST_FAULTS = 20
"""That are told of one file; one of another kind, with such a name, has one in every line."""
_TAGGED = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|table|blockquote|figure|article|section)(?:\s[^<>]{0,500})?/?>"
    r"|</(?:a|b|code|em|i|li|p|span|strong|td)>",
    re.IGNORECASE,
)
"""Signs that a text is HTML."""
_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});")


def read_lines(path: Path, name: str, conversions: Conversions | None = None) -> Iterator[Article | Fault]:
    """The articles of a file, and the faults of the lines that are none, in order.

    An article's text is what the line says under ``text``, but for unseen characters; offsets count from its start.

    Args:
        path: of the file.
        name: that the articles and the faults tell the file by.
        conversions: what makes text of HTML in a line; None leaves every text as it stands there.
    """
    form = format_of(path.suffix)
    most = form.limits.bytes if form else 0
    try:
        if path.stat().st_size > most:
            yield Fault(name, 0, f"it is larger than the {most // 1_000_000} MB that are read of such a file; part it")
            return
        with path.open("rb") as stream:
            yield from _few_faults(_read(stream, name, conversions), name)
    except OSError as error:
        yield Fault(name, 0, f"the file cannot be read ({error.strerror or error})")


def _few_faults(lines: Iterable[Article | Fault], name: str) -> Iterator[Article | Fault]:
    """The same lines, of many faults the first ones and how many more there are."""
    faults = 0
    for line in lines:
        faults += isinstance(line, Fault)
        if isinstance(line, Article) or faults <= _MOST_FAULTS:
            yield line
    if faults > _MOST_FAULTS:
        yield Fault(name, 0, f"{faults - _MOST_FAULTS:,} more of its lines are no articles; see to the first ones")


def _read(stream: BinaryIO, name: str, conversions: Conversions | None) -> Iterator[Article | Fault]:
    found = False
    number = 0
    while content := stream.readline(_LONGEST + 1):
        number += 1
        if len(content) > _LONGEST:
            yield Fault(name, number, "this line is longer than any article, so the file is read no further; part it")
            return
        if content.strip(b"\xef\xbb\xbf \t\r\n"):
            found = True
            yield from _read_line(content, name, number, conversions)
    if not found:
        yield Fault(name, 0, 'there is no article in it; write one a line, such as {"id": …, "title": …, "text": …}')


def _read_line(content: bytes, name: str, number: int, conversions: Conversions | None) -> Iterator[Article | Fault]:
    try:
        fields = _parse(content)
        text = _text(fields, conversions)
        yield article_from(text, Span(0, len(text)), _said(fields, f"{Path(name).stem}-{number}"), name)
    except (ValueError, Unreadable) as error:
        yield Fault(name, number, str(error))
    except CorpusError as error:
        yield from (Fault(name, number, fault.message) for fault in error.faults)


def _parse(content: bytes) -> Mapping[str, Any]:
    """One line as keys and values.

    Raises:
        ValueError: says what is wrong with it.
    """
    try:
        fields = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("this line is no UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("this line is no JSON; write one object a line") from None
    if not isinstance(fields, dict):
        raise ValueError(  # noqa: TRY004 - a value of the wrong kind, not an argument
            'this line is no object; write one such as {"id": "a1", "title": "Rivers", "text": "…"}'
        )
    return fields


def _text(fields: Mapping[str, Any], conversions: Conversions | None) -> str:
    """The text of an article, without tags where there are such."""
    found = next(_values("text", fields), "")
    if not found:
        is_there = fields.get("text") is not None
        raise ValueError("'text' must be text" if is_there else "'text' is missing; every article needs it")
    text = clean(found)
    if conversions is None or fields.get("media_type") == PLAIN:
        return text
    if _TAGGED.search(text):
        return conversions.words_of(text)
    return unescape(text) if _ENTITY.search(text) else text


def _said(fields: Mapping[str, Any], otherwise: str) -> FrontMatter:
    """What a line says of its article; its id `otherwise`, where it gives none."""
    identifier = next(_values("id", fields), otherwise)
    said = {
        key: next((value for value in map(clean, _values(key, fields)) if is_usable(key, value)), "")
        for key in FrontMatter.model_fields
    }
    written = fields.get("published")
    if written and not said["published"]:
        raise ValueError(f"'published' is {str(written)[:40]!r}; write a date such as 2025-10-24, or leave it out")
    return FrontMatter.model_validate(said | {"id": said["id"] or slug_of(identifier)})


def _values(key: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """What may stand for one of our keys, the best first: our own, then those of other programs."""
    own = as_ours(key, fields.get(key))
    if own.strip():
        yield own
    yield from (value for _, value in borrowed(key, fields))
