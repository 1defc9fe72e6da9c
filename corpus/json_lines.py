"""Exports in JSON Lines: an article a line, as other programs write them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from corpus.article import Article
from corpus.articles import article_from, slug_of
from corpus.cleaning import clean
from corpus.dates import PartialDate
from corpus.dating.written import read_date
from corpus.errors import CorpusError, Fault
from corpus.formats.kinds import MOST_CHARACTERS, format_of
from corpus.front_matter import FrontMatter, is_usable
from corpus.spans import Span

_LONGEST = 4 * MOST_CHARACTERS
"""Bytes of a line, which may write every letter as four."""
_MOST_FAULTS = 20
"""That are told of one file; one of another kind, with such a name, has one in every line."""


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else "" if value is None else value


_Text = Annotated[str, BeforeValidator(_as_text)]


class _Record(BaseModel):
    """One line; other keys are passed over, and the commonest other names of these are known."""

    model_config = ConfigDict(frozen=True)

    text: _Text = Field(validation_alias=AliasChoices("text", "content", "body"))
    id: _Text = ""
    title: _Text = Field("", validation_alias=AliasChoices("title", "headline"))
    published: _Text = Field("", validation_alias=AliasChoices("published", "published_at", "date"))
    url: _Text = Field("", validation_alias=AliasChoices("url", "link"))
    publisher: _Text = Field("", validation_alias=AliasChoices("publisher", "source", "site"))
    author: _Text = Field("", validation_alias=AliasChoices("author", "byline"))
    language: _Text = Field("", validation_alias=AliasChoices("language", "lang"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is an article, and what was written there."""

    article: Article
    written: str


def read_lines(path: Path, name: str) -> Iterator[Line | Fault]:
    """The articles of a file, and the faults of the lines that are none, in order.

    An article's text is what the line says under ``text``, but for unseen characters; offsets count from its start.
    """
    form = format_of(path.suffix)
    most = form.limits.bytes if form else 0
    try:
        if path.stat().st_size > most:
            yield Fault(name, 0, f"it is larger than the {most // 1_000_000} MB that are read of such a file; part it")
            return
        with path.open("rb") as stream:
            yield from _few_faults(_read(stream, name), name)
    except OSError as error:
        yield Fault(name, 0, f"the file cannot be read ({error.strerror or error})")


def _few_faults(lines: Iterable[Line | Fault], name: str) -> Iterator[Line | Fault]:
    """The same lines, of many faults the first ones and how many more there are."""
    faults = 0
    for line in lines:
        faults += isinstance(line, Fault)
        if isinstance(line, Line) or faults <= _MOST_FAULTS:
            yield line
    if faults > _MOST_FAULTS:
        yield Fault(name, 0, f"{faults - _MOST_FAULTS:,} more of its lines are no articles; see to the first ones")


def _read(stream: Any, name: str) -> Iterator[Line | Fault]:  # noqa: ANN401 - any stream of bytes
    found = False
    number = 0
    while content := stream.readline(_LONGEST + 1):
        number += 1
        if len(content) > _LONGEST:
            yield Fault(name, number, "this line is longer than any article, so the file is read no further; part it")
            return
        if content.strip(b"\xef\xbb\xbf \t\r\n"):
            found = True
            yield from _read_line(content, name, number)
    if not found:
        yield Fault(name, 0, 'there is no article in it; write one a line, such as {"id": …, "title": …, "text": …}')


def _read_line(content: bytes, name: str, number: int) -> Iterator[Line | Fault]:
    try:
        record = _parse(content)
        article = _article(record, name, number)
    except ValueError as error:
        yield Fault(name, number, str(error))
    except CorpusError as error:
        yield from (Fault(name, number, fault.message) for fault in error.faults)
    else:
        yield Line(article, content.decode().strip("\ufeff \t\r\n"))


def _parse(content: bytes) -> _Record:
    """One line as a record.

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
    try:
        return _Record.model_validate(
            {key: clean(value) if isinstance(value, str) else value for key, value in fields.items()}
        )
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        key = str(fault["loc"][0]) if fault["loc"] else "text"
        missing = fault["type"] == "missing"
        raise ValueError(
            f"{key!r} is missing; every article needs it" if missing else f"{key!r} must be text"
        ) from None


def _article(record: _Record, name: str, number: int) -> Article:
    identifier = record.id or f"{Path(name).stem}-{number}"
    said = FrontMatter(
        id=identifier if is_usable("id", identifier) else slug_of(identifier),
        title=record.title,
        publisher=record.publisher,
        author=record.author,
        published=_published(record.published),
        url=record.url if is_usable("url", record.url) else "",
        language=record.language if is_usable("language", record.language) else "",
    )
    return article_from(record.text, Span(0, len(record.text)), said, name)


def _published(written: str) -> PartialDate | None:
    if not written.strip():
        return None
    found = read_date(written)
    if found is None:
        raise ValueError(f"'published' is {written[:40]!r}; write a date such as 2025-10-24, or leave it out")
    return found
