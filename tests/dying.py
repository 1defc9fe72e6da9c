"""Work that is killed at every step, as by ``kill -9``: ``python -m tests.dying WORK FOLDERS MOST STRIDE``.

``FOLDERS/0`` is what the work begins with. For one number after the other it is copied to ``FOLDERS/<number>``, and a
child does the work there and kills itself just before its so many-th call of what touches a disk: opening, writing,
flushing, forcing to disk, renaming, removing; counted from the first that writes anything. The first child that lives
through it ends this, or the number ``MOST``. Prints a line of JSON for each death: its number, and what a power cut
would undo or leave in part, for the disk had not been made to keep it: files, and names.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from bot.backup.restore import restore_backup
from corpus.added import AddedArticles
from corpus.formats.conversions import Conversions
from corpus.reader import read_corpus
from index.build import build_snapshot
from index.shelf import Shelf
from tests.fakes_index import WordHashEncoder

_CALLS = {
    "open", "write", "writelines", "flush", "fsync", "close", "rename", "replace", "mkdir", "unlink", "remove", "rmdir",
    "scandir", "truncate", "flock", "dup",
}  # fmt: skip
_KEPT = "kept-for-the-test"


def build(folder: Path) -> None:
    """Build a snapshot of the corpus, and publish it."""
    build_snapshot(read_corpus(folder / "corpus"), WordHashEncoder(), Shelf(folder / "index", kept=2))


def roll_back(folder: Path) -> None:
    """Step back to the snapshot before."""
    Shelf(folder / "index").roll_back()


def add(folder: Path) -> None:
    """Add the file ``new.txt`` as another edition of ``tides.txt``."""
    with Conversions() as conversions:
        content = (folder / "new.txt").read_bytes()
        AddedArticles(folder / "added").add("tides.txt", content, {}, conversions)


def remove(folder: Path) -> None:
    """Remove the article ``tides``."""
    AddedArticles(folder / "added").remove("tides")


def restore(folder: Path) -> None:
    """Put back the archive ``backup.tgz``."""
    parts = {part: folder / part for part in ("state", "added")}
    restore_backup(folder / "backup.tgz", parts, overwrite=True)


WORKS: dict[str, Callable[[Path], None]] = {work.__name__: work for work in (build, roll_back, add, remove, restore)}


class Death:
    """Kills this process before its so many-th call, after writing down what the disk need not have kept."""

    def __init__(self, folder: Path, moment: int) -> None:
        self._folder = folder
        self._left = moment
        self._has_begun = False
        self._written: set[Path] = set()
        self._renamed: list[tuple[Path, Path]] = []

    def await_it(self) -> None:
        """From now on."""
        sys.addaudithook(self._see)
        sys.setprofile(self._count)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        self._has_begun = self._has_begun or event in {"os.mkdir", "os.remove", "os.rename"}
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
            path = Path(os.fsdecode(arguments[0])) if not isinstance(arguments[0], int) else None
            if path and path.is_relative_to(self._folder):
                self._has_begun = True
                self._written.add(path)
        if event == "os.rename":
            one, other = (Path(os.fsdecode(name)) for name in arguments[:2])
            if other.is_file():
                shutil.copyfile(other, self._keeping(other))
            self._renamed.append((one, other))
            self._written = {other if path == one else path for path in self._written}

    def _count(self, frame: FrameType, event: str, called: Any) -> None:  # noqa: ANN401 - any function in C
        name = getattr(called, "__name__", "")
        if event == "c_return" and name == "fsync":
            self._forget(frame)
        if event == "c_call" and name in _CALLS and self._has_begun:
            self._left -= 1
            if not self._left:
                self._die()

    def _forget(self, frame: FrameType) -> None:
        """What was forced to disk, as the frame that did it holds it: open files, and numbers of open folders."""
        for value in frame.f_locals.values():
            place = _number_of(value)
            link = Path(f"/proc/self/fd/{place}")
            if place is not None and link.is_symlink():
                forced = link.readlink()
                self._written.discard(forced)
                self._renamed = [pair for pair in self._renamed if pair[1].parent != forced]

    def _die(self) -> None:
        sys.setprofile(None)
        names = [[str(one), str(other), str(self._keeping(other))] for one, other in self._renamed]
        pending = {"written": sorted(map(str, self._written)), "renamed": names}
        os.write(1, json.dumps(pending).encode() + b"\n")
        os.kill(os.getpid(), signal.SIGKILL)

    def _keeping(self, path: Path) -> Path:
        return self._folder.with_name(f"{self._folder.name}-{path.name}-{_KEPT}")


def _number_of(value: Any) -> int | None:  # noqa: ANN401 - whatever a frame holds
    """The number of an open file, if that is what it is."""
    try:
        return value if isinstance(value, int) else int(value.fileno())
    except (AttributeError, OSError, TypeError, ValueError):
        return None


def main() -> None:
    """Read the command line and let children die."""
    work, folders, most, stride = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    WORKS[work](shutil.copytree(folders / "0", folders / "alive"))  # so that all is imported and known before the fork
    for moment in range(1, most + 1, stride):
        folder = shutil.copytree(folders / "0", folders / str(moment))
        print(f"{moment}\t", end="", flush=True)  # noqa: T201
        child = os.fork()
        if not child:
            Death(folder, moment).await_it()
            WORKS[work](folder)
            sys.setprofile(None)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status == 0:
            return
        if status != -signal.SIGKILL:
            raise ChildProcessError(f"the {work} that should die at moment {moment} failed")


if __name__ == "__main__":
    main()
