"""The shelf: a folder of snapshots, one of them current.

::

    INDEX_DIR/writer.lock          held by the one process that builds; holds its number
    INDEX_DIR/CURRENT              the current snapshot's id and its manifest's hash, replaced in one step
    INDEX_DIR/snapshots/<id>/      immutable, complete
    INDEX_DIR/snapshots/.<id>/     being built or removed, or left by a process that died: swept by the next build
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from index.embedded import Embedded
from index.engine import Engine
from index.errors import EngineUnavailable, IndexingError, SnapshotDamaged, SnapshotMissing
from index.locks import writer_lock
from index.manifest import Manifest
from index.pointer import Pointed, Pointer, Stamp
from index.snapshot import MANIFEST, Snapshot, inspect_snapshot, open_snapshot
from index.snapshot_folders import SnapshotFolders, free_bytes

KEPT = 3
"""The current snapshot and the two before it."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A snapshot as a list of snapshots shows it."""

    id: str
    is_current: bool
    manifest: Manifest | None
    """None where it is damaged, or of another version."""
    fault: str = ""
    """What is wrong with it; nothing where all is well."""


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
        self._pointer = pointer(folder / "CURRENT")
        self._folders = SnapshotFolders(folder / "snapshots", self.engine, free)

    @property
    def current(self) -> Path | None:
        """The current snapshot's folder, or None on an empty shelf.

        Raises:
            SnapshotDamaged: CURRENT names no snapshot of this shelf.
        """
        pointed = self._pointer.read()
        if pointed is None:
            return None
        place = self._folders.find(pointed.id)
        if place is None:
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
        return tuple(self._shelved(place, place == current) for place in reversed(self._folders.published()))

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
            place = self._place_of(snapshot.manifest.id)
            try:
                self._point_at(place)
            except OSError as error:
                raise IndexingError(
                    f"{self._pointer.path} cannot be written ({error.strerror}); see to the disk"
                ) from error
            self._tell(place)
            return snapshot

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the shelf for a build. The lock goes with the process, however that ends.

        Raises:
            BuildRunning: another process holds it.
            IndexingError: the folder cannot be written.
        """
        self._folders.make()
        with writer_lock(self.folder / "writer.lock"):
            self._pointer.sweep()
            self._folders.sweep()
            yield

    def building(self, fingerprint: str) -> contextlib.AbstractContextManager[Path]:
        """A hidden folder to build in; removed where the build fails.

        Raises:
            IndexingError: the disk is full or cannot be written.
        """
        return self._folders.building(fingerprint, self._current_or_none())

    def publish(self, folder: Path) -> Path:
        """Make a finished build the current snapshot, in one step, and drop the oldest ones; its new place.

        A publication that fails is undone, as long as nobody can have seen it.
        """
        before = self._current_or_none()
        place = self._folders.show(folder)
        try:
            self._folders.sync()
            self._point_at(place)
        finally:
            if self._current_or_none() != place:
                self._folders.discard(place)
        self._tell(place)
        self._folders.prune({place, before}, self._kept)
        return place

    def _open_pointed(self) -> Snapshot:
        pointed = self._pointer.read()
        place = self.current
        if pointed is None or place is None:
            raise SnapshotMissing(f"there is no index in {self.folder}; run `footnote index`")
        return self._open(place, pointed.manifest_sha256)

    def _open(self, place: Path, manifest_sha256: str = "") -> Snapshot:
        return open_snapshot(place, manifest_sha256, self.engine)

    def _tell(self, place: Path) -> None:
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
        return [place for place in self._folders.published() if current is None or place <= current]

    def _place_of(self, identifier: str) -> Path:
        place = self._folders.find(identifier)
        if place is None:
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
