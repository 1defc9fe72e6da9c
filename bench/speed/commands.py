"""Whole processes: indexing for the first time and again after a change, one question, and a bot until it is ready."""

import shutil
import socket
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import URLError

from bench.speed.processes import Cost, cost_of
from tests.bot.chat.process import BotProcess
from tests.telegram_emulator import TelegramServer

_QUESTION = "How large was Shanghai's biomedical industry in 2024?"
_STARTS, _LOOK, _PATIENCE = 5, 0.01, 60.0


def measure_commands(index: Path) -> dict[str, Any]:
    """Make the index of the bundled articles, the encoder's export included, and use it; what was there is removed."""
    index = index.absolute()  # the bot runs elsewhere
    shutil.rmtree(index, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree("corpus", corpus, ignore=shutil.ignore_patterns("*.py", "__pycache__", "questions"))
        settings = {"INDEX_DIR": str(index), "CORPUS_DIR": str(corpus), "STATE_DIR": folder}
        with_export = cost_of(["-m", "bot", "index"], settings)
        shutil.rmtree(index / "snapshots")
        (index / "CURRENT").unlink()
        first = cost_of(["-m", "bot", "index"], settings)
        asked = min((cost_of(["-m", "bot", "ask", _QUESTION], settings) for _ in range(_STARTS)), key=_seconds)
        ready = min(_until_ready(Path(folder) / f"{number}", index, corpus) for number in range(_STARTS))
        with (corpus / "articles" / "river-ansel.md").open("a", encoding="utf-8") as article:
            article.write("\n\nThe Ansel has two ferries.\n")
        again = cost_of(["-m", "bot", "index"], settings)
    costs = {"with_export": with_export, "first": first, "again": again, "ask": asked}
    return {name: _told(cost) for name, cost in costs.items()} | {"starts": _STARTS, "ready": ready}


def _until_ready(folder: Path, index: Path, corpus: Path) -> float:
    """Seconds from the start of the bot's process until ``/readyz`` says that it answers."""
    folder.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    settings = {"INDEX_DIR": str(index), "CORPUS_DIR": str(corpus), "HEALTH_LISTEN": listen}
    with TelegramServer() as server:
        begun = time.perf_counter()
        with BotProcess(server, folder, **settings):
            while not _is_ready(listen):
                if time.perf_counter() - begun > _PATIENCE:
                    raise TimeoutError(f"the bot was not ready after {_PATIENCE:.0f} seconds")
                time.sleep(_LOOK)
            return time.perf_counter() - begun


def _is_ready(listen: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{listen}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004 - the name of "OK"
    except (URLError, OSError):
        return False


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _told(cost: Cost) -> dict[str, float]:
    return {"seconds": cost.seconds, "cpu_seconds": cost.cpu_seconds, "megabytes": cost.megabytes}
