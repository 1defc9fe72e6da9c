"""The shelf: a folder of snapshots, one of them current.

::

    INDEX_DIR/writer.lock          held by the one process that builds; holds its number
    INDEX_DIR/CURRENT              the current snapshot's id and its manifest's hash, replaced in one step
    INDEX_DIR/snapshots/<id>/      immutable, complete
    INDEX_DIR/snapshots/.<id>/     being built or removed, or left by a process that died: swept by the next build
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.files import sync_folder
from index.embedded import Embedded
from index.engine import Engine
from index.errors import EngineUnavailable, IndexingError, SnapshotDamaged, SnapshotMissing
from index.files import size_of
from index.locks import unread, writer_lock
from index.manifest import Manifest
from index.pointer import Pointed, Pointer, Stamp
from index.snapshot import MANIFEST, Snapshot, inspect_snapshot, open_snapshot

KEPT = 3
"""The current snapshot and the two before it."""
_ROOM_PER_BUILD = 2
"""A build may be this many times as large as the one before."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A snapshot as a list of snapshots shows it."""

    id: str
    is_current: bool
    manifest: Manifest | None
    """None where it is damaged, or of another version."""
    fault: str = ""
    """What is wrong with it; nothing where all is well."""


def free_bytes(folder: Path) -> int:
    """How much a disk still takes."""
    return shutil.disk_usage(folder).free


class Shelf:
    """Snapshots under one folder: the current one, and those before it, to roll back to.

    Any number of readers, one writer at a time.

    Args:
        folder: of the shelf; made by the first build.
        kept: how many snapshots to keep, the current one among them.
        free: how much room a folder's disk has, in bytes.
        engine: what searches its snapshots; by default the one in this process.
        pointer: what reads and writes CURRENT, by its path.
    """

    def __init__(
        self,
        folder: Path,
        kept: int = KEPT,
        free: Callable[[Path], int] = free_bytes,
        engine: Engine | None = None,
        pointer: Callable[[Path], Pointer] = Pointer,
    ) -> None:
        self.folder = folder
        self.engine = engine or Embedded()
        self._kept = kept
        self._free = free
        self._pointer = pointer(folder / "CURRENT")
        self._snapshots = folder / "snapshots"

    @property
    def current(self) -> Path | None:
        """The current snapshot's folder, or None on an empty shelf.

        Raises:
            SnapshotDamaged: CURRENT names no snapshot of this shelf.
        """
        pointed = self._pointer.read()
        if pointed is None:
            return None
        place = self._snapshots / pointed.id
        if place not in self._published():
            raise SnapshotDamaged(f"{self._pointer.path} names no snapshot; run `footnote index`")
        return place

    @property
    def stamp(self) -> Stamp | None:
        """Changes with every publication and every step back; None on an empty shelf. Costs next to nothing."""
        return self._pointer.stamp()

    def points_at(self, snapshot: Snapshot) -> bool:
        """Whether an opened snapshot is the current one still."""
        pointed = self._pointed_or_none()
        return pointed is not None and pointed.id == snapshot.manifest.id

    def open_current(self) -> Snapshot:
        """The current snapshot, opened and checked.

        Where it is damaged, the newest whole one of those before it is opened instead, and says so in `instead_of`.

        Raises:
            SnapshotMissing: nothing was published yet.
            SnapshotDamaged: a file is not what the manifest says, and no older snapshot is whole.
            SnapshotForeign: another version built it, and no older snapshot is whole.
        """
        while True:
            stamp = self.stamp
            try:
                return self._open_pointed()
            except (SnapshotMissing, EngineUnavailable):
                raise
            except IndexingError as error:
                if self.stamp != stamp:
                    continue  # a build has gone over to the next one meanwhile, and removed this one
                return self._open_older(error)

    def open_current_or_none(self) -> Snapshot | None:
        """The current snapshot, or None where there is none that can be opened: a build then starts afresh."""
        try:
            return self.open_current()
        except IndexingError:
            return None

    def list_snapshots(self) -> tuple[Shelved, ...]:
        """Every snapshot, all its files checked, the newest first."""
        current = self._current_or_none()
        return tuple(self._shelved(place, place == current) for place in reversed(self._published()))

    def open(self, identifier: str) -> Snapshot:
        """The snapshot with this id, opened and checked, with nothing in its stead.

        Raises:
            SnapshotMissing: there is none.
            SnapshotDamaged: a file is not what the manifest says.
            SnapshotForeign: another version built it.
        """
        pointed = self._pointed_or_none()
        place = self._place_of(identifier)
        return self._open(place, pointed.manifest_sha256 if pointed and pointed.id == identifier else "")

    def roll_back(self, identifier: str = "") -> Snapshot:
        """Make an older snapshot the current one; without an id the newest whole one before the current one.

        Raises:
            BuildRunning: another process builds on this shelf.
            SnapshotMissing: there is no such snapshot, or none before the current one.
            IndexingError: it is damaged, or the shelf cannot be written.
        """
        with self.writing():
            snapshot = self.open(identifier) if identifier else self._newest_whole_before_current()
            try:
                self._point_at(self._snapshots / snapshot.manifest.id)
            except OSError as error:
                raise IndexingError(
                    f"{self._pointer.path} cannot be written ({error.strerror}); see to the disk"
                ) from error
            self._show(self._snapshots / snapshot.manifest.id)
            return snapshot

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the shelf for a build. The lock goes with the process, however that ends.

        Raises:
            BuildRunning: another process holds it.
            IndexingError: the folder cannot be written.
        """
        try:
            self._snapshots.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise IndexingError(f"{self.folder} cannot be written ({error.strerror}); set INDEX_DIR") from error
        with writer_lock(self.folder / "writer.lock"):
            self._sweep()
            yield

    @contextlib.contextmanager
    def building(self, fingerprint: str) -> Iterator[Path]:
        """A hidden folder to build in; removed where the build fails.

        Raises:
            IndexingError: the disk is full or cannot be written.
        """
        self._check_room()
        folder = self._snapshots / f".{self._next_number():08}-{fingerprint[:8]}"
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

    def publish(self, folder: Path) -> Path:
        """Make a finished build the current snapshot, in one step, and drop the oldest ones; its new place.

        A publication that fails is undone, as long as nobody can have seen it.
        """
        before = self._current_or_none()
        place = folder.with_name(folder.name.removeprefix("."))
        folder.rename(place)
        try:
            sync_folder(self._snapshots)
            self._point_at(place)
        finally:
            if self._current_or_none() != place:
                self._discard(place)
        self._show(place)
        self._prune(keep={place, before})
        return place

    def _open_pointed(self) -> Snapshot:
        pointed = self._pointer.read()
        place = self.current
        if pointed is None or place is None:
            raise SnapshotMissing(f"there is no index in {self.folder}; run `footnote index`")
        return self._open(place, pointed.manifest_sha256)

    def _open(self, place: Path, manifest_sha256: str = "") -> Snapshot:
        return open_snapshot(place, manifest_sha256, self.engine)

    def _show(self, place: Path) -> None:
        """Tell the engine which snapshot is current: a courtesy to others, for CURRENT alone decides."""
        with contextlib.suppress(EngineUnavailable):
            self.engine.publish(place)

    def _open_older(self, fault: IndexingError) -> Snapshot:
        """The newest whole snapshot that is no newer than the current one; the fault itself where there is none."""
        for place in reversed(self._up_to_current()):
            with contextlib.suppress(IndexingError):
                older = self._open(place)
                return replace(older, instead_of=f"{fault}; until then the snapshot {older.manifest.id} answers")
        raise fault

    def _newest_whole_before_current(self) -> Snapshot:
        current = self._current_or_none()
        for place in reversed(self._up_to_current()):
            if place != current:
                with contextlib.suppress(IndexingError):
                    return self._open(place)
        raise SnapshotMissing(
            f"there is no whole snapshot before the current one in {self.folder}; nothing was changed"
        )

    def _up_to_current(self) -> list[Path]:
        """The snapshots no newer than the current one, the oldest first; all, where nobody can tell which that is.

        The current one is among them: where only CURRENT is damaged, its own manifest still vouches for it.
        """
        current = self._current_or_none()
        return [place for place in self._published() if current is None or place <= current]

    def _place_of(self, identifier: str) -> Path:
        place = self._snapshots / identifier
        if place not in self._published():
            raise SnapshotMissing(f"there is no snapshot {identifier!r}; `footnote snapshots` lists those there are")
        return place

    def _shelved(self, place: Path, is_current: bool) -> Shelved:
        pointed = self._pointed_or_none()
        try:
            manifest = inspect_snapshot(place, pointed.manifest_sha256 if pointed and is_current else "")
        except IndexingError as error:
            return Shelved(place.name, is_current, None, str(error))
        return Shelved(place.name, is_current, manifest)

    def _point_at(self, place: Path) -> None:
        digest = hashlib.sha256((place / MANIFEST).read_bytes()).hexdigest()
        self._pointer.write(Pointed(place.name, digest))

    def _pointed_or_none(self) -> Pointed | None:
        try:
            return self._pointer.read()
        except SnapshotDamaged:
            return None

    def _current_or_none(self) -> Path | None:
        try:
            return self.current
        except SnapshotDamaged:
            return None

    def _published(self) -> list[Path]:
        """The snapshots' folders, the oldest first."""
        if not self._snapshots.is_dir():
            return []
        return sorted(path for path in self._snapshots.iterdir() if path.is_dir() and not path.name.startswith("."))

    def _next_number(self) -> int:
        numbers = [int(path.name.split("-")[0]) for path in self._published() if path.name.split("-")[0].isdigit()]
        return max(numbers, default=0) + 1

    def _check_room(self) -> None:
        current = self._current_or_none()
        needed = _ROOM_PER_BUILD * size_of(current) if current else 0
        free = self._free(self.folder)
        if free < needed:
            raise IndexingError(
                f"{self.folder} needs {needed // 2**20 + 1} MB for a new index and its disk has {free // 2**20} MB; "
                "make room, or set INDEX_DIR"
            )

    def _prune(self, keep: Collection[Path | None]) -> None:
        """Remove the oldest snapshots beyond those that are kept; one that somebody is reading stays for now."""
        others = [path for path in self._published() if path not in keep]
        spared = self._kept - len([path for path in keep if path])
        for path in others[: len(others) - max(0, spared)]:
            with unread(path / MANIFEST) as is_free:
                if is_free:
                    self._discard(path)

    def _discard(self, place: Path) -> None:
        """Remove a snapshot: out of sight in one step, so that a death on the way leaves no half of it in sight."""
        hidden = place.with_name(f".{place.name}")
        with contextlib.suppress(OSError):
            place.rename(hidden)
        self._remove(hidden)

    def _remove(self, folder: Path) -> None:
        """Remove a folder, and what the engine keeps for it; where that does not answer, the next build does it."""
        with contextlib.suppress(EngineUnavailable):
            self.engine.discard(folder)
            shutil.rmtree(folder, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what a process that died has left."""
        self._pointer.sweep()
        with os.scandir(self._snapshots) as found:
            for entry in found:
                if entry.name.startswith("."):
                    self._remove(Path(entry.path))
