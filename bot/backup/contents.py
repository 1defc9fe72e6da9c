"""The list of what an archive holds, which is its first member: nothing that is not on it is ever put back."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import UserError

FORMAT = 1
LIST = "contents.json"
LONGEST_LIST = 64 * 2**20
PARTS = ("state", "added", "index")
"""The folders that an archive may hold, by their names in it."""


class Sealed(BaseModel):
    """What a file must be: its size in bytes and its SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Contents(BaseModel):
    """The list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    created: str
    """When it was written: ISO 8601, UTC."""
    files: Mapping[str, Sealed]
    """By their names in the archive: the part, and the path within it."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of which there is at least one file."""
        return tuple(part for part in PARTS if any(name.startswith(f"{part}/") for name in self.files))


def parse_contents(content: bytes, archive: str) -> Contents:
    """The list of an archive.

    Raises:
        UserError: it is none, a later version wrote it, or a name on it leads out of its folder.
    """
    try:
        layout = json.loads(content)["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{archive} is no backup of Footnote; name one that `footnote backup` wrote") from error
    if layout != FORMAT:
        raise UserError(f"{archive} was written by another version of Footnote; restore it with that one")
    try:
        contents = Contents.model_validate_json(content)
    except ValidationError as error:
        raise UserError(f"{archive} is damaged; restore another backup") from error
    for name in contents.files:
        if not _stays_inside(name):
            raise UserError(f"{archive} holds a file named {name!r}, which no backup does; do not use this archive")
    return contents


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    own = len(path.parts) > 1 and path.parts[0] in PARTS
    return own and ".." not in path.parts and path.as_posix() == name and "\\" not in name and "\0" not in name
