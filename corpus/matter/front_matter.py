"""What an article says of itself in a block at its top: by our keys, or by those of other programs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from corpus.dates import PartialDate
from corpus.matter.block import Block, BlockFault, part_block
from corpus.matter.borrowed_keys import as_ours, borrowed, likely_meant, own_name
from corpus.spans import Span

_HOUR = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.{0,30}")
_SWITCHES = frozenset({"true", "false", "yes", "no"})


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
    passed_over: tuple[str, ...] = ()
    """Keys that say nothing of which an article makes use."""


def part_front_matter(text: str) -> Parted:
    """Read the block at the top of `text`, if there is one; a byte order mark before it belongs to neither.

    Our own keys are held to their form. What others write by keys of theirs is taken where it is of use, and passed
    over where it is not.

    Raises:
        FrontMatterError: the block is not closed, says nothing by keys, or has values that cannot be used, or a key
            that seems to be one of ours, written wrongly.
    """
    try:
        block = part_block(text)
    except BlockFault as fault:
        raise FrontMatterError((fault.line, fault.message)) from fault
    return _read(block)


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


def _read(block: Block) -> Parted:
    """What a block says by our keys, to the letter, and by those of others, as far as that is of use."""
    own, others, faults = {}, {}, []
    for key, value in block.said.items():
        name = own_name(key, FrontMatter.model_fields)
        if name and name not in own and not _is_of_others(name, value):
            own[name] = (key, value)
        else:
            others[key] = value
            meant = "" if name else likely_meant(key, FrontMatter.model_fields)
            faults += (
                [(block.lines[key], f"the key {key!r} is not known; {meant!r} seems to be meant")] if meant else []
            )
    said = {name: _in_our_form(name, value) for name, (_, value) in own.items()}
    for name in FrontMatter.model_fields.keys() - {name for name, value in said.items() if value}:
        for key, value in borrowed(name, others):
            if is_usable(name, value):
                said[name] = value
                del others[key]
                break
    try:
        front_matter = FrontMatter.model_validate(said)
    except ValidationError as error:
        faults += [(block.lines[own[str(entry["loc"][0])][0]], _sentence(entry)) for entry in error.errors()]
    if faults:
        raise FrontMatterError(*sorted(faults))
    return Parted(front_matter, block.body, tuple(others))


def _is_of_others(name: str, value: Any) -> bool:  # noqa: ANN401 - what a block can hold
    """Whether others mean another thing by a key of ours: Jekyll whether to publish, Hugo where on the site it is."""
    written = value.strip().lower() if isinstance(value, str) else ""
    return (name == "published" and written in _SWITCHES) or (name == "url" and written.startswith("/"))


def _in_our_form(name: str, value: Any) -> Any:  # noqa: ANN401
    """The names of a list or a mapping, a day without its hour; all else is held to our form as it stands."""
    if name in {"author", "publisher"} and not isinstance(value, str):
        return as_ours(name, value) or value
    if name == "published" and isinstance(value, str):
        return _HOUR.sub("", value.strip())
    return value.replace("_", "-") if name == "language" and isinstance(value, str) else value


def _sentence(entry: ErrorDetails) -> str:
    key = entry["loc"][0]
    if entry["type"] == "value_error":
        return f"{key}: {entry['ctx']['error']}"
    return f"{key}: this must be one line of text"
