"""The folders of a shelf's snapshots: those in sight, how a new one comes to them, and how old ones go.

What is being built, or removed, has a name that begins with a dot. It comes into sight, and out of it, in one step, so
that whoever dies on the way leaves no half of a snapshot in sight; the next build sweeps up what is hidden.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from corpus.files import sync_folder
from index.engine import Engine
from index.errors import EngineUnavailable, IndexingError
from index.files import size_of
from index.locks import unread
from index.snapshot import MANIFEST

_ROOM_PER_BUILD = 2
"""A build may be this many times as large as the one before."""


def free_bytes(folder: Path) -> int:
    """How much a disk still takes."""
    return shutil.disk_usage(folder).free


class SnapshotFolders:
    """The folders under one that holds nothing else.

    Args:
        folder: that holds them; made by the first build.
        engine: what searches the snapshots, and may keep something of its own for each.
        free: how much room a folder's disk has, in bytes.
    """

    def __init__(self, folder: Path, engine: Engine, free: Callable[[Path], int]) -> None:
        self._folder = folder
        self._engine = engine
        self._free = free

    def published(self) -> list[Path]:
        """Those in sight, the oldest first."""
        if not self._folder.is_dir():
            return []
        return sorted(path for path in self._folder.iterdir() if path.is_dir() and not path.name.startswith("."))

    def find(self, identifier: str) -> Path | None:
        """The snapshot with this id, or None where there is none."""
        place = self._folder / identifier
        return place if place in self.published() else None

    def make(self) -> None:
        """Make what holds them.

        Raises:
            IndexingError: it cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise IndexingError(f"{self._folder.parent} cannot be written ({error.strerror}); set INDEX_DIR") from error

    def sweep(self) -> None:
        """Remove what a process that died has left."""
        with os.scandir(self._folder) as found:
            for entry in found:
                if entry.name.startswith("."):
                    self._remove(Path(entry.path))

    @contextlib.contextmanager
    def building(self, fingerprint: str, before: Path | None) -> Iterator[Path]:
        """A hidden folder to build in; removed where it is not shown in the end.

        Raises:
            IndexingError: the disk is full or cannot be written.
        """
        self._check_room(before)
        folder = self._folder / f".{self._next_number():08}-{fingerprint[:8]}"
        try:
            folder.mkdir()
            yield folder
        except OSError as error:
            raise IndexingError(
                f"the index cannot be written to {folder} ({error.strerror or error}); make room, or set INDEX_DIR"
            ) from error
        finally:
            if folder.exists():
                self._remove(folder)

    def show(self, folder: Path) -> Path:
        """Bring a hidden folder into sight; its new place, which lasts once `sync` was called."""
        place = folder.with_name(folder.name.removeprefix("."))
        folder.rename(place)
        return place

    def sync(self) -> None:
        """Force the folders' names to disk."""
        sync_folder(self._folder)

    def discard(self, place: Path) -> None:
        """Remove a snapshot."""
        hidden = place.with_name(f".{place.name}")
        with contextlib.suppress(OSError):
            place.rename(hidden)
        self._remove(hidden)

    def prune(self, keep: Collection[Path | None], most: int) -> None:
        """Remove the oldest snapshots beyond so many; one that somebody is reading stays for now."""
        others = [path for path in self.published() if path not in keep]
        spared = most - len([path for path in keep if path])
        for path in others[: len(others) - max(0, spared)]:
            with unread(path / MANIFEST) as is_free:
                if is_free:
                    self.discard(path)

    def _check_room(self, before: Path | None) -> None:
        needed = _ROOM_PER_BUILD * size_of(before) if before else 0
        free = self._free(self._folder)
        if free < needed:
            wanted = f"needs {needed // 2**20 + 1} MB for a new index and its disk has {free // 2**20} MB"
            raise IndexingError(f"{self._folder.parent} {wanted}; make room, or set INDEX_DIR")

    def _next_number(self) -> int:
        numbers = [path.name.split("-")[0] for path in self.published()]
        return max((int(number) for number in numbers if number.isdigit()), default=0) + 1

    def _remove(self, folder: Path) -> None:
        """Remove a folder, and what the engine keeps for it; where that does not answer, the next build does it."""
        with contextlib.suppress(EngineUnavailable):
            self._engine.discard(folder)
            shutil.rmtree(folder, ignore_errors=True)
