"""The bot as its users run it: ``python -m bot run``, a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import IO, Self
from urllib.error import HTTPError

from tests.telegram_emulator import TelegramServer

ROOT = Path(__file__).parents[3]


class BotProcess:
    """A running bot, with its folders below one folder; use it as a context manager, which kills it in the end.

    Args:
        server: the Telegram that it talks to.
        folder: where state and index lie, and its output, in ``output.txt``.
        settings: more of the environment, by the names of the settings.
    """

    def __init__(self, server: TelegramServer, folder: Path, **settings: str) -> None:
        self._server = server
        self._output = folder / "output.txt"
        places = {name: str(folder / name.lower()) for name in ("STATE_DIR", "INDEX_DIR", "ADDED_DIR")}
        self._environment = {
            "PATH": os.environ["PATH"],
            "HF_HUB_OFFLINE": "1",
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_BASE_URL": server.url,
            "RATE_PER_USER": "0",
            "CORPUS_DIR": str(ROOT / "corpus"),
            **places,
            **settings,
        }
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start it, or start it again."""
        self._log = self._output.open("ab")
        command = [sys.executable, "-m", "bot", "run"]
        environment = self._environment | {"PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(  # noqa: S603
            command, cwd=self._folder, env=environment, stdout=self._log, stderr=subprocess.STDOUT
        )

    def wait_until_it_answers(self, seconds: float = 300.0) -> None:
        """Wait for its first call for updates, or for its webhook."""
        calls = self._server.calls_of
        before = len(calls("deleteWebhook")) + len(calls("setWebhook"))
        self._server.wait_until(
            lambda: len(calls("deleteWebhook")) + len(calls("setWebhook")) > before or self.exit_status is not None,
            "the bot to start",
            seconds,
        )

    @property
    def exit_status(self) -> int | None:
        """None while it runs."""
        return self._process.poll() if self._process else None

    @property
    def output(self) -> str:
        """What it has printed in all its lives."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """SIGKILL: no chance to do anything."""
        self._end(signal.SIGKILL)

    def terminate(self, seconds: float = 25.0) -> int:
        """SIGTERM; its exit status."""
        return self._end(signal.SIGTERM, seconds)

    def begin_to_terminate(self) -> None:
        """SIGTERM."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)

    def wait(self, seconds: float) -> int:
        """Its exit status, once it ends by itself."""
        assert self._process
        assert self._log
        status = self._process.wait(seconds)
        self._log.close()
        return status

    def _end(self, number: signal.Signals, seconds: float = 5.0) -> int:
        assert self._process
        assert self._log
        if self._process.poll() is None:
            self._process.send_signal(number)
        status = self._process.wait(seconds)
        self._log.close()
        return status


def free_port() -> int:
    """A port where nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def request(address: str | int, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes, str]:
    """What is answered at an address of this machine, of which the port is enough: the status, the body and the wish
    to come again; status 0 where nobody listens.
    """
    place = f"127.0.0.1:{address}" if isinstance(address, int) else address
    sent = {"Content-Type": "application/json", **headers}
    asked = urllib.request.Request(f"http://{place}{path}", body, sent)
    try:
        with urllib.request.urlopen(asked, timeout=5) as answered:  # noqa: S310 - http, and ours
            return answered.status, answered.read(), ""
    except HTTPError as error:
        return error.code, error.read(), error.headers.get("Retry-After", "")
    except OSError:
        return 0, b"", ""
