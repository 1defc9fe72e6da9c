"""What every engine of the comparison is asked to do, each step in a process of its own.

    python -m bench.speed.peers.with_NAME STEP FOLDER MODEL

STEP is ``index``, ``add``, ``ask`` or ``serve``; FOLDER holds ``task.json`` and what the engine keeps; MODEL is the
folder of the encoder. Prints one object of JSON. Nothing but Python's own library may be imported here: every engine's
environment runs it.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

K = 20
_WARMING = 20
_ADDED = "The lamp of the harbour was lit by hand until a Thursday in March, when its keeper bought a clock for it."


class Engine(Protocol):
    """An index of numbered passages."""

    def load(self) -> None:
        """Import what it takes to index, and load what encodes."""
        ...

    def index(self, passages: Sequence[str]) -> None:
        """Index the passages, and write the index to disk."""
        ...

    def open(self) -> None:
        """Open what was written, and load what encodes."""
        ...

    def add(self, passage: str, number: int) -> None:
        """Take one more passage in, and write the index to disk."""
        ...

    def search(self, question: str, k: int) -> list[int]:
        """The numbers of the best passages, the best first."""
        ...


def run(make: Callable[[Path, Path], Engine]) -> None:
    """Do the step that the command line names."""
    step, folder, model = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    task = json.loads((folder / "task.json").read_text(encoding="utf-8"))
    engine = make(folder, model)
    print(json.dumps(_STEPS[step](engine, task)))  # noqa: T201 - what this is for


def _index(engine: Engine, task: Any) -> dict[str, float]:  # noqa: ANN401 - as JSON has it
    engine.load()
    return _spent(lambda: engine.index(task["passages"]))


def _add(engine: Engine, task: Any) -> dict[str, float]:  # noqa: ANN401
    engine.open()
    return _spent(lambda: engine.add(_ADDED, len(task["passages"])))


def _ask(engine: Engine, task: Any) -> dict[str, float]:  # noqa: ANN401
    engine.open()
    return {"first": float(engine.search(task["questions"][0]["text"], K)[0])}


def _serve(engine: Engine, task: Any) -> dict[str, float]:  # noqa: ANN401
    engine.open()
    questions = task["questions"]
    for question in questions[:_WARMING]:
        engine.search(question["text"], K)
    seconds, cpu, ranks = [], time.process_time(), []
    for question in questions:
        begun = time.perf_counter()
        found = engine.search(question["text"], K)
        seconds.append(time.perf_counter() - begun)
        ranks.append(next((rank for rank, number in enumerate(found, start=1) if number in question["right"]), K + 1))
    spent = time.process_time() - cpu
    return {
        "p50_ms": 1000 * statistics.median(seconds),
        "p99_ms": 1000 * sorted(seconds)[int(0.99 * (len(seconds) - 1))],
        "cpu_ms": 1000 * spent / len(questions),
        "recall@1": sum(rank == 1 for rank in ranks) / len(ranks),
        "recall@5": sum(rank <= 5 for rank in ranks) / len(ranks),  # noqa: PLR2004 - its name says it
        "megabytes_now": _memory_now(),
    }


def _spent(work: Callable[[], None]) -> dict[str, float]:
    begun, cpu = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.perf_counter() - begun, "cpu_seconds": time.process_time() - cpu}


def _memory_now() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


_STEPS: dict[str, Callable[[Engine, Any], dict[str, float]]] = {
    "index": _index,
    "add": _add,
    "ask": _ask,
    "serve": _serve,
}
