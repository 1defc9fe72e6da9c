"""Files of other formats as documents, read by a process of their own that is ended when it is late or too greedy."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from corpus.formats.document import Document, Unreadable
from corpus.formats.kinds import Format

_BY_THE_CLOCK: Final = 2.5
"""How much longer than of the processor a file may take by the clock, on a busy machine; and then a few seconds."""
_START: Final = 5.0
_LONGEST_ANSWER: Final = 20_000_000
_ROOT: Final = Path(__file__).parents[2]


class Converter:
    """Reads documents, one after the other, from any one thread.

    One process serves them all, and is started when it is first needed; where a file ends it, the next one gets a
    fresh one. Close it, or use it as a context manager.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def convert(self, content: bytes, form: Format) -> Document:
        """Read one file.

        Args:
            content: of the file.
            form: its format.

        Raises:
            Unreadable: it is damaged, or larger, deeper or slower than the format's limits allow.
        """
        limits = form.limits
        if len(content) > limits.bytes:
            raise Unreadable(f"it is larger than the {limits.bytes // 1_000_000} MB that are read of {form.name}")
        seconds = limits.seconds_for(len(content))
        answer = self._ask({"kind": form.kind, "size": len(content), "seconds": seconds}, content)
        if answer is None:
            self.close()
            raise Unreadable(
                f"reading it took more than {seconds:.0f} seconds of work, or broke off; make a simpler document of it"
            )
        if "refused" in answer:
            raise Unreadable(answer["refused"])
        return Document(**answer)

    def close(self) -> None:
        """End the process, if there is one."""
        child, self._child = self._child, None
        if child:
            child.kill()
            child.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, request: dict[str, Any], content: bytes) -> dict[str, Any] | None:
        """The process's answer; None where it has died, or had to be ended."""
        child = self._living()
        watchdog = threading.Timer(_START + _BY_THE_CLOCK * request["seconds"], child.kill)
        watchdog.start()
        try:
            return _exchange(child, request, content)
        finally:
            watchdog.cancel()

    def _living(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = _start()
        return self._child


def _start() -> "subprocess.Popen[bytes]":
    """A process with no environment but where our own code lies."""
    return subprocess.Popen(
        [sys.executable, "-P", "-B", "-m", "corpus.formats.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(_ROOT)},
        close_fds=True,
        start_new_session=True,
    )


def _exchange(child: "subprocess.Popen[bytes]", request: dict[str, Any], content: bytes) -> dict[str, Any] | None:
    if child.stdin is None or child.stdout is None:
        return None
    try:
        child.stdin.write(json.dumps(request).encode() + b"\n" + content)
        child.stdin.flush()
        line = child.stdout.readline(_LONGEST_ANSWER)
    except OSError:  # it died while it was told
        return None
    if not line.endswith(b"\n"):
        return None
    answer: dict[str, Any] = json.loads(line)
    return answer
