"""Builds in a process of their own: ``python -m tests.index.builds CORPUS SHELF [MOMENT]``.

Without a moment: build once and print the hashes of the snapshot's files. With one: for each number from 1 on, build
on the shelf ``SHELF/<number>`` in a child that kills itself, as ``kill -9`` would, just before its so many-th opening,
renaming or removing of a file or a folder; stop at the first build that outlives its moment, or after ``MOMENT``.
Prints how many were killed.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from corpus.reader import read_corpus
from index.build import build_snapshot
from index.lexical import LexicalIndex
from index.shelf import Shelf
from tests.fakes_index import WordHashEncoder

_MOMENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "fcntl.flock"}


def main() -> None:
    """Read the command line and build."""
    corpus, shelf, *moment = sys.argv[1:]
    if moment:
        print(_kill_builds(Path(corpus), Path(shelf), int(moment[0])))  # noqa: T201
        return
    built = build_snapshot(read_corpus(Path(corpus)), WordHashEncoder(), Shelf(Path(shelf)))
    print(built.manifest.model_dump_json(include={"files"}) if built else None)  # noqa: T201


def _kill_builds(folder: Path, shelves: Path, most: int) -> int:
    corpus = read_corpus(folder)
    LexicalIndex.build(["so that its library is imported before the fork"])
    for moment in range(1, most + 1):
        shelf = shutil.copytree(shelves / "0", shelves / str(moment))
        child = os.fork()
        if not child:
            _die_at(moment)
            build_snapshot(corpus, WordHashEncoder(), Shelf(shelf))
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status == 0:
            return moment - 1
        if status != -signal.SIGKILL:
            raise ChildProcessError(f"the build that should die at moment {moment} failed")
    return most


def _die_at(moment: int) -> None:
    left = moment

    def watch(event: str, _: object) -> None:
        nonlocal left
        if event not in _MOMENTS:
            return
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    main()
