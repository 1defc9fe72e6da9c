"""What a process costs, as the operating system tells it: seconds, and the memory that it had at its most."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1024  # in kilobytes, which is what Linux counts in
_LOOK = 0.005  # seconds


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of a process."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    output: str


def cost_of(
    words: Sequence[str], settings: dict[str, str], *, python: str = sys.executable, cores: int | None = None
) -> Cost:
    """Run Python with these words to its end, on so many cores; on all where nothing is said.

    Its memory is looked at while it runs: what the system tells of it afterwards counts its parent's, too.

    Raises:
        ChildProcessError: it failed; what it said.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - our own
            [python, *words], stdout=said, stderr=said, env=os.environ | settings
        )
        if cores is not None:
            os.sched_setaffinity(child.pid, sorted(os.sched_getaffinity(0))[:cores])
        megabytes = 0.0
        while (ended := os.wait4(child.pid, os.WNOHANG))[0] == 0:
            megabytes = max(megabytes, _most_memory(child.pid))
            time.sleep(_LOOK)
        _, status, used = ended
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read().decode(errors="replace")
    if child.returncode:
        raise ChildProcessError(f"{' '.join(words)}: {output[-500:]}")
    return Cost(seconds, used.ru_utime + used.ru_stime, megabytes, output)


def _most_memory(process: int) -> float:
    """The most that a running process has had so far, in megabytes; 0 where the system does not tell."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / _MEGABYTE
    return 0.0
