"""What an article says of itself in a block of YAML between two lines of ``---`` at its top."""

import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from corpus.dates import PartialDate
from corpus.spans import Span
from corpus.yaml_lines import YamlFault, load_located

_OPENED = re.compile(r"\ufeff?---[ \t]*\r?\n")
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


def _read(block: str) -> FrontMatter:
    try:
        located = load_located(block)
    except YamlFault as fault:
        raise FrontMatterError(
            (fault.line + 1, f"this is no YAML ({fault.message}); put quotes around the value")
        ) from fault
    if located.data in (None, ""):
        return FrontMatter()
    if not isinstance(located.data, dict):
        raise FrontMatterError((2, "the block between the lines of --- must hold lines such as title: Rivers in May"))
    try:
        return FrontMatter.model_validate(located.data)
    except ValidationError as error:
        faults = ((located.line(entry["loc"][:1]) + 1, _sentence(entry)) for entry in error.errors())
        raise FrontMatterError(*sorted(faults)) from error


def _sentence(entry: Any) -> str:  # noqa: ANN401 - pydantic's own mapping, whose keys depend on the error
    key = entry["loc"][0] if entry["loc"] else ""
    if entry["type"] == "extra_forbidden":
        *others, last = FrontMatter.model_fields
        return f"the key {key!r} is not known; use {', '.join(others)} or {last}"
    if entry["type"] == "value_error":
        return f"{key}: {entry['ctx']['error']}"
    return f"{key}: this must be one line of text"
