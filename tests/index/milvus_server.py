"""A Milvus server for the tests: the one that MILVUS_URI names, else Milvus Lite behind its own gRPC server."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SECONDS_TO_START = 60


@contextmanager
def milvus_server(folder: Path) -> Iterator[str]:
    """The address of a server, which keeps its data in `folder` where it is ours; skips where there can be none."""
    given = os.environ.get("MILVUS_URI")
    if given:
        yield given
        return
    for library in ("pymilvus", "milvus_lite"):
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed (`make setup` does that), and MILVUS_URI names no server")
    port = _free_port()
    command = [sys.executable, "-m", "milvus_lite", "server", "--data-dir", str(folder), "--host", "127.0.0.1"]
    with (folder.parent / "milvus.log").open("wb") as log:
        server = subprocess.Popen([*command, "--port", str(port)], stdout=log, stderr=log)  # noqa: S603 - our own
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < _SECONDS_TO_START:
        if server.poll() is not None:
            raise ChildProcessError(f"Milvus Lite has ended with the status {server.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("Milvus Lite does not listen")
