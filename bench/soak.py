"""A long run with everything at once: questions, reindexes and faults, and whether anything grows.

    .venv/bin/python -m bench.soak --minutes 30

One library, as the bot holds it, answers the project's own questions from two threads. Meanwhile, again and again: an
article changes, files that are damaged are brought, and the index is built anew by a process of its own; every third
time another process is killed in the middle of a build, and every third time a file of the newest snapshot is damaged.
It prints after each reindex the memory, the open files and the threads, and in the end whether memory has a trend after
the third. It ends with 1 where answers failed, files stayed open, or memory rose by more than 2 MB a reindex.
"""

import gc
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bench.command import parser_of
from bot.app import open_library
from bot.library import Library
from bot.places import Places
from bot.settings import Settings
from corpus.errors import CorpusError
from index.errors import IndexingError

_ROOT = Path(__file__).parents[1]
_MOST_RISE = 2.0
"""Megabytes a reindex."""
_SETTLED = 3
"""Reindexes after which nothing should grow."""
_BAD_FILES = {
    "cut.pdf": b"%PDF-1.4\n1 0 obj\n<<",
    "deep.html": b"<div>" * 100_000,
    "old.docx": b"\xd0\xcf\x11\xe0" * 999,
}


@dataclass(slots=True)
class Asking:
    """Threads that ask one question after the other, and what came of it."""

    library: Library
    questions: list[str]
    answered: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def ask(self, first: int) -> None:
        """Until it is told to end."""
        for number in count(first, 2):
            if self.ended.is_set():
                return
            try:
                reply = self.library.reply(self.questions[number % len(self.questions)])
            except Exception as error:  # noqa: BLE001 - it is what this counts
                self.faults.append(repr(error))
                continue
            self.answered += not reply.abstained
            self.refused += reply.abstained


@dataclass(frozen=True, slots=True)
class Load:
    """What the process holds at one moment."""

    megabytes: float
    files: int
    threads: int

    @classmethod
    def now(cls) -> "Load":
        """As the system tells it."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return cls(
            pages * os.sysconf("SC_PAGE_SIZE") / 2**20,
            len(list(Path("/proc/self/fd").iterdir())),
            threading.active_count(),
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and judge."""
    parser = parser_of("bench.soak", __doc__)
    parser.add_argument("--minutes", type=float, default=30)
    minutes = parser.parse_args(arguments).minutes
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(_ROOT / "corpus" / "articles", folder / "corpus" / "articles")
        shutil.copytree(_ROOT / "corpus" / "facts", folder / "corpus" / "facts")
        exports = Settings().index_dir / "encoders"
        if exports.is_dir():
            shutil.copytree(exports, folder / "index" / "encoders")
        settings = Settings(index_dir=folder / "index", added_dir=folder / "added", corpus_dir=folder / "corpus")
        library = open_library(settings, Places(folder / "corpus", folder / "index", folder / "added"))
        asking = Asking(library, _questions())
        return _run(asking, folder, minutes)


def _run(asking: Asking, folder: Path, minutes: float) -> int:
    threads = [threading.Thread(target=asking.ask, args=(first,)) for first in (0, 1)]
    for thread in threads:
        thread.start()
    loads, end = [], time.monotonic() + 60 * minutes
    try:
        for number in count(1):
            _disturb(asking, folder, number)
            rebuilt = asking.library.reindex()
            loads.append(Load.now())
            load = loads[-1]
            _say(
                f"reindex {number}: {rebuilt.snapshot}, {rebuilt.seconds:.0f} s; {load.megabytes:.1f} MB, "
                f"{load.files} files, {load.threads} threads; {asking.answered} answers, {asking.refused} refusals"
            )
            if time.monotonic() >= end:
                break
    finally:
        asking.ended.set()
        for thread in threads:
            thread.join()
    return _judge(loads, asking)


def _disturb(asking: Asking, folder: Path, number: int) -> None:
    """Change an article, bring bad files, and every third time break something."""
    article = folder / "corpus" / "articles" / "soak.md"
    article.write_text(f"# The soak\n\nThe soak has been through {number} reindexes so far.\n", encoding="utf-8")
    for name, content in _BAD_FILES.items():
        try:
            asking.library.add(name, content)
            asking.faults.append(f"{name} was taken for an article")
        except CorpusError:
            continue
    if number % 3 == 1:
        _kill_a_build(folder)
    if number % 3 == 2:  # noqa: PLR2004 - by turns
        _damage(asking, folder)


def _kill_a_build(folder: Path) -> None:
    """Let a process die in the middle of a build of its own."""
    environment = {**os.environ, "ADDED_DIR": str(folder / "added"), "INDEX_DIR": str(folder / "index")}
    command = [
        sys.executable,
        "-m",
        "bot",
        "index",
        "--corpus",
        str(folder / "corpus"),
        "--index",
        str(folder / "index"),
    ]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    started = time.monotonic()
    while process.poll() is None and time.monotonic() < started + 120:
        if any(path.name.startswith(".0") for path in (folder / "index" / "snapshots").iterdir()):
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(0.005)
    process.wait()


def _damage(asking: Asking, folder: Path) -> None:
    """Turn a bit in a file of the newest snapshot, as a failing disk would: the live one answers on."""
    newest = max(path for path in (folder / "index" / "snapshots").iterdir() if not path.name.startswith("."))
    path = newest / "entries.jsonl"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    try:
        asking.library.changes()
    except (CorpusError, IndexingError) as error:
        asking.faults.append(str(error))


def _judge(loads: list[Load], asking: Asking) -> int:
    """Say what came of it; 1 where something is wrong."""
    settled = loads[_SETTLED:]
    rise = 0.0
    if len(settled) > 2:  # noqa: PLR2004 - a line needs more than two points to be one
        rise = statistics.linear_regression(range(len(settled)), [load.megabytes for load in settled]).slope
        low, high = min(load.megabytes for load in settled), max(load.megabytes for load in settled)
        _say(f"memory after reindex {_SETTLED}: {low:.1f} to {high:.1f} MB, {rise:+.2f} MB a reindex")
    leaked = _lowest(settled[len(settled) // 2 :]) - _lowest(settled[: len(settled) // 2])
    _say(f"{len(loads)} reindexes, {asking.answered} answers, {asking.refused} refusals, {leaked:+d} open files")
    for fault in dict.fromkeys(asking.faults):
        _say(f"fault: {fault}")
    return int(bool(asking.faults) or leaked > 0 or rise > _MOST_RISE)


def _lowest(loads: list[Load]) -> int:
    """The fewest files that were open: who is asking when a reindex ends still holds those of the snapshot before."""
    return min((load.files for load in loads), default=0)


def _questions() -> list[str]:
    files = sorted((_ROOT / "corpus" / "questions").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [json.loads(line)["question"] for line in lines]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - what this is for


if __name__ == "__main__":
    sys.exit(main())
