"""What an article says of itself in a block of YAML between two lines of ``---`` at its top."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from corpus.dates import PartialDate
from corpus.spans import Span

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays as it was written
_OPENED = re.compile(r"\ufeff?---[ \t]*\r?\n")
_DEEPEST, _MOST_KEYS = 20, 40
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class FrontMatterError(Exception):
    """The block cannot be used: carries line and sentence of everything that is wrong with it."""

    def __init__(self, *faults: tuple[int, str]) -> None:
        super().__init__("; ".join(message for _, message in faults))
        self.faults = faults


def _check_id(written: str) -> str:
    if written and not re.fullmatch(r"\w[\w.-]{0,127}", written):
        raise ValueError(f"the id {written!r} is not usable; write letters, digits, dots and hyphens, 128 at most")
    return written


def _check_language(written: str) -> str:
    if written and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?", written):
        raise ValueError(f"{written!r} is no language; write a code such as en or zh")
    return written


def _check_url(written: str) -> str:
    try:
        parts = urlsplit(written)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if written and (not usable or re.search(r"\s", written)):
        raise ValueError(f"{written!r} is no address; write one that begins with http:// or https://")
    return written


def _read_published(written: Any) -> Any:  # noqa: ANN401 - pydantic refuses what is not text
    return (PartialDate.parse(written) if written.strip() else None) if isinstance(written, str) else written


def _one_line(written: str) -> str:
    return " ".join(written.split())


_Line = Annotated[str, AfterValidator(_one_line)]


class FrontMatter(BaseModel):
    """The keys that an article may set; what is left out is inferred from its text."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: Annotated[str, AfterValidator(_check_id)] = ""
    title: _Line = ""
    publisher: _Line = ""
    author: _Line = ""
    published: Annotated[PartialDate | None, BeforeValidator(_read_published)] = None
    url: Annotated[str, AfterValidator(_check_url)] = ""
    language: Annotated[str, AfterValidator(_check_language)] = ""
    original: _Line = ""
    """The name of the file that the text was taken from."""
    original_sha256: _Line = ""


@dataclass(frozen=True, slots=True)
class Parted:
    """A text parted into what it says of itself and what it says."""

    front_matter: FrontMatter
    body: Span


def part_front_matter(text: str) -> Parted:
    """Read the block at the top of `text`, if there is one; a byte order mark before it belongs to neither.

    Raises:
        FrontMatterError: the block is not closed, is no mapping of YAML, or has keys or values that cannot be used.
    """
    opened = _OPENED.match(text)
    if opened is None:
        return Parted(FrontMatter(), Span(int(text.startswith("\ufeff")), len(text)))
    closed = _CLOSED.search(text, opened.end())
    if closed is None:
        raise FrontMatterError((1, "the block that --- opens is never closed; write --- in a line of its own below it"))
    front_matter = _read(text[opened.end() : closed.start()])
    return Parted(front_matter, Span(min(closed.end() + 1, len(text)), len(text)))


def with_front_matter(body: str, said: Mapping[str, str]) -> str:
    """A text of `body` below a block that says what `said` says, by key; empty values and such as no article can have
    are left out, and where nothing is left there is no block.

    >>> print(with_front_matter("They rose.", {"title": "Rivers: May", "published": "", "url": "javascript:x"}))
    ---
    title: 'Rivers: May'
    ---
    <BLANKLINE>
    They rose.
    """
    usable = {key: _one_line(value) for key, value in said.items() if value.strip() and is_usable(key, value)}
    if not usable:
        return body
    block = yaml.safe_dump(usable, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{block}---\n\n{body}"


def check_said(said: Mapping[str, str]) -> None:
    """Refuse what somebody says of an article and no article can have, by key.

    Raises:
        FrontMatterError: with a sentence for each, all of line 0.
    """
    try:
        FrontMatter.model_validate(dict(said))
    except ValidationError as error:
        raise FrontMatterError(*((0, _sentence(entry)) for entry in error.errors())) from error


def is_usable(key: str, value: str) -> bool:
    """Whether an article can have that value for that key."""
    try:
        FrontMatter.model_validate({key: value})
    except ValidationError:
        return False
    return True


def _read(block: str) -> FrontMatter:
    pairs = _read_pairs(block)
    try:
        return FrontMatter.model_validate({key: value for key, _, value in pairs})
    except ValidationError as error:
        lines = {key: line for key, line, _ in pairs}
        faults = ((lines[str(entry["loc"][0])], _sentence(entry)) for entry in error.errors())
        raise FrontMatterError(*sorted(faults)) from error


def _read_pairs(block: str) -> list[tuple[str, int, str | None]]:
    """Key, line of the file and value; no value where it is more than a line of text."""
    nodes = _read_nodes(block)
    keys, values = nodes[::2], nodes[1::2]
    faults = [(line, "a key must be one word of text") for line, key in keys if key is None]
    written = [key for _, key in keys]
    faults += [
        (line, f"the key {key!r} stands here twice; leave one of the two out")
        for number, (line, key) in enumerate(keys)
        if key is not None and key in written[:number]
    ]
    if faults:
        raise FrontMatterError(*faults)
    return [(key or "", line, value) for (line, key), (_, value) in zip(keys, values, strict=True)]


def _read_nodes(block: str) -> list[tuple[int, str | None]]:
    """The keys and values of a mapping by turns, with their lines; nothing for what is no line of text.

    It follows the parser's events, because composing the nodes of a block that is nested deeply ends the process, and
    goes no deeper than a little, because even to parse such a block takes minutes.
    """
    nodes: list[tuple[int, str | None]] = []
    depth = 0
    for event in _events(block):
        line = _line(event.start_mark)
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            is_empty = isinstance(event, yaml.ScalarEvent) and not event.value
            if depth == 0 and not is_empty and not isinstance(event, yaml.MappingStartEvent):
                raise FrontMatterError((line, "between the lines of --- must stand lines such as title: Rivers in May"))
            if depth > _DEEPEST:
                raise FrontMatterError((line, "this is nested too deeply; write lines such as title: Rivers in May"))
            if len(nodes) > 2 * _MOST_KEYS:
                raise FrontMatterError((line, "more stands here than an article has keys; write --- above its text"))
            if depth == 1:
                nodes.append((line, event.value if isinstance(event, yaml.ScalarEvent) else None))
            depth += isinstance(event, yaml.CollectionStartEvent)
    return nodes


def _events(block: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(block, Loader=_Loader)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None)
        what = problem or "a character that YAML does not allow"
        line = _line(getattr(error, "problem_mark", None))
        raise FrontMatterError((line, f"this is no YAML ({what}); put quotes around the value")) from error


def _line(mark: Any) -> int:  # noqa: ANN401 - two classes of the library, which share no base
    return mark.line + 2 if mark else 2  # the block begins below the first ---


def _sentence(entry: ErrorDetails) -> str:
    key = entry["loc"][0]
    if entry["type"] == "extra_forbidden":
        *others, last = FrontMatter.model_fields
        return f"the key {key!r} is not known; use {', '.join(others)} or {last}"
    if entry["type"] == "value_error":
        return f"{key}: {entry['ctx']['error']}"
    return f"{key}: this must be one line of text"
