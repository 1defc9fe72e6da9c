"""CURRENT: the one line that says which snapshot answers, replaced in one step.

::

    00000042-1f0c9a7e 5d41402abc4b2a76b9719d911017c592ae3f…

The snapshot's id, and the SHA-256 of its manifest, which holds the SHA-256 of every file: so this line vouches for all.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from index.errors import SnapshotDamaged
from index.files import replace_text

Stamp = tuple[int, int, int]
"""Changes with every publication: the file's inode, size and time of change in nanoseconds."""

_LINE = re.compile(r"([\w-]+)(?: ([0-9a-f]{64}))?\n?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pointed:
    """What CURRENT says."""

    id: str
    manifest_sha256: str
    """Nothing where the first version of Footnote wrote it."""


class Pointer:
    """The file CURRENT of a shelf."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Pointed | None:
        """What it says, or None where nothing was published yet.

        Raises:
            SnapshotDamaged: it says nothing that can be understood.
        """
        try:
            line = _LINE.fullmatch(self.path.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise SnapshotDamaged(f"{self.path} cannot be read; run `footnote index`") from error
        if line is None:
            raise SnapshotDamaged(f"{self.path} is damaged; run `footnote index`")
        return Pointed(line[1], line[2] or "")

    def stamp(self) -> Stamp | None:
        """What to compare to see whether another snapshot was published; None where there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def write(self, pointed: Pointed) -> None:
        """Point at another snapshot, in one step."""
        replace_text(self.path, f"{pointed.id} {pointed.manifest_sha256}\n")

    def sweep(self) -> None:
        """Remove what a writer that died has left."""
        self.path.with_name(self.path.name + ".tmp").unlink(missing_ok=True)
