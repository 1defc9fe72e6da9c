"""What a snapshot says of itself; written last, so that a folder without one is no snapshot."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from index.encoder import EncoderIdentity
from index.engine import Searching
from index.errors import SnapshotDamaged, SnapshotForeign, SnapshotOutdated

FORMAT = 5
"""Counts the layouts of a snapshot's folder; a snapshot of another layout is not opened."""

_SEAL = "checksum"


class FileSeal(BaseModel):
    """What a file must be: its size in bytes and its SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """The description of one snapshot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    id: str
    parent: str
    """The snapshot that was current when this one was built; nothing for the first."""
    created: str
    """When the reading of its articles began, in ISO 8601 to the microsecond: what is younger is not in it."""
    fingerprint: str
    """The hash of all that went in: articles, facts, terms, encoder, format."""
    rules: str
    """The hash of the code and the lexicons that read the articles: rows of equal rules may be taken over."""
    encoder: EncoderIdentity
    counts: dict[str, int]
    """How many articles, sentences, passages, facts and entries it holds."""
    sources: dict[str, str]
    """The SHA-256 of every article's text, by its id."""
    searching: Searching
    """What searches its rows, and how well."""
    files: dict[str, FileSeal]
    """Every other file, by its path within the folder."""

    @classmethod
    def parse(cls, content: bytes, name: str) -> Self:
        """The manifest that `serialise` gave; `name` is what a message calls it.

        The layout is looked at before all else, for nothing can be known of a later one; but a damaged number is no
        later layout, so the checksum, which every layout has from the second on, comes first.

        Raises:
            SnapshotDamaged: it is not what was written.
            SnapshotOutdated: an earlier version wrote it.
            SnapshotForeign: a later version wrote it.
        """
        described = _described(content, name)
        _check_layout(described, name)
        try:
            return cls.model_validate(described)
        except ValidationError as error:
            raise SnapshotDamaged(f"{name} is damaged; run `footnote index`") from error

    @property
    def created_second(self) -> str:
        """`created` as people are told it, such as "2025-11-01T09:30:00+00:00"."""
        return datetime.fromisoformat(self.created).isoformat(timespec="seconds")

    def serialise(self) -> bytes:
        """The bytes of the file."""
        return seal(self.model_dump(mode="json"))


def seal(described: Mapping[str, Any]) -> bytes:
    """JSON with a checksum of itself: the form of every layout from the second on, whatever its keys."""
    return _written({**described, _SEAL: _checksum(described)})


def _described(content: bytes, name: str) -> dict[str, Any]:
    """The keys of a manifest without its seal, after the seal was found to be right."""
    try:
        described = json.loads(content)
        is_sealed = described.pop(_SEAL, None) is not None
        is_whole = content == seal(described) if is_sealed else described.get("format") == 1
    except (ValueError, AttributeError, TypeError) as error:
        raise SnapshotDamaged(f"{name} is damaged; run `footnote index`") from error
    if not is_whole:
        raise SnapshotDamaged(f"{name} is damaged; run `footnote index`")
    return dict(described)


def _check_layout(described: Mapping[str, Any], name: str) -> None:
    layout = described.get("format")
    if not isinstance(layout, int):
        raise SnapshotDamaged(f"{name} is damaged; run `footnote index`")
    if layout < FORMAT:
        raise SnapshotOutdated(f"{name} was written by an earlier version of Footnote; run `footnote index`")
    if layout > FORMAT:
        raise SnapshotForeign(
            f"{name} was written by a later version of Footnote; install that one, or run `footnote index`"
        )


def _written(described: Mapping[str, Any]) -> bytes:
    return (json.dumps(described, indent=2, ensure_ascii=False) + "\n").encode()


def _checksum(described: Mapping[str, Any]) -> str:
    return hashlib.sha256(_written(described)).hexdigest()
