"""The shelf: a folder of snapshots, one of them current.

::

    INDEX_DIR/writer.lock          held by the one process that builds
    INDEX_DIR/CURRENT              the current snapshot's id, replaced in one step
    INDEX_DIR/snapshots/<id>/      immutable, complete
    INDEX_DIR/snapshots/.<id>/     being built, or left by a build that died: swept by the next one
"""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from index.errors import BuildRunning, IndexingError, SnapshotDamaged, SnapshotMissing
from index.files import replace_text, sync_folder
from index.snapshot import Snapshot, open_snapshot


class Shelf:
    """Snapshots under one folder: the current one, and the one that was current before it, to roll back to.

    Any number of readers, one writer at a time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def current(self) -> Path | None:
        """The current snapshot's folder, or None on an empty shelf.

        Raises:
            SnapshotDamaged: CURRENT names no snapshot of this shelf.
        """
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise SnapshotDamaged(f"{self._pointer} cannot be read; run `footnote index`") from error
        place = self._snapshots / name
        if place not in self._published():
            raise SnapshotDamaged(f"{self._pointer} names no snapshot; run `footnote index`")
        return place

    def open_current(self) -> Snapshot:
        """The current snapshot, opened and checked.

        Raises:
            SnapshotMissing: nothing was published yet.
            SnapshotDamaged: a file is not what the manifest says.
            SnapshotForeign: another version built it.
        """
        place = self.current
        if place is None:
            raise SnapshotMissing(f"there is no index in {self.folder}; run `footnote index`")
        return open_snapshot(place)

    def open_current_or_none(self) -> Snapshot | None:
        """The current snapshot, or None where there is none that can be opened: a build then starts afresh."""
        try:
            return self.open_current()
        except IndexingError:
            return None

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the shelf for a build. The lock goes with the process, however that ends.

        Raises:
            BuildRunning: another process holds it.
            IndexingError: the folder cannot be written.
        """
        try:
            self._snapshots.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "writer.lock").open("a")
        except OSError as error:
            raise IndexingError(f"{self.folder} cannot be written ({error.strerror}); set INDEX_DIR") from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BuildRunning("another process is building this index; wait until it has finished") from error
            except OSError as error:
                raise IndexingError(f"{self.folder} cannot be locked ({error.strerror}); set INDEX_DIR") from error
            self._sweep()
            yield

    @contextlib.contextmanager
    def building(self, fingerprint: str) -> Iterator[Path]:
        """A hidden folder to build in; removed where the build fails.

        Raises:
            IndexingError: the disk is full or cannot be written.
        """
        folder = self._snapshots / f".{self._next_number():08}-{fingerprint[:8]}"
        try:
            folder.mkdir()
            yield folder
        except OSError as error:
            raise IndexingError(f"the index cannot be written to {folder} ({error.strerror or error})") from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path) -> Path:
        """Make a finished build the current snapshot, in one step, and drop all but the one before; its new place.

        A publication that fails is undone, as long as nobody can have seen it.
        """
        before = self._current_or_none()
        place = folder.with_name(folder.name.removeprefix("."))
        folder.rename(place)
        try:
            sync_folder(self._snapshots)
            replace_text(self._pointer, place.name + "\n")
        finally:
            if self._current_or_none() != place:
                shutil.rmtree(place, ignore_errors=True)
        self._prune(keep={place, before})
        return place

    @property
    def _pointer(self) -> Path:
        return self.folder / "CURRENT"

    @property
    def _snapshots(self) -> Path:
        return self.folder / "snapshots"

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

    def _prune(self, keep: Collection[Path | None]) -> None:
        for path in self._published():
            if path not in keep:
                shutil.rmtree(path, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what a build that died has left."""
        self._pointer.with_name(self._pointer.name + ".tmp").unlink(missing_ok=True)
        with os.scandir(self._snapshots) as found:
            for entry in found:
                if entry.name.startswith("."):
                    shutil.rmtree(entry.path, ignore_errors=True)
