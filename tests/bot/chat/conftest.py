"""The bot, really running, against a Bot API server on this machine."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.chat.application import serve
from bot.chat.curator import Curator
from bot.chat.logs import token_kept_out_of_logs
from bot.chat.patience import Patience
from bot.chat.settings import ChatSettings
from bot.state.database import Database
from bot.state.inbox import InboxTable
from bot.state.state import State
from tests.bot.chat.librarian import EchoingLibrarian
from tests.telegram_emulator import TelegramServer

TODAY = date(2025, 11, 1)


PATIENCE = Patience(between_edits=0.3)


class RunningBot:
    """The whole room in a thread of its own, as `run_chat` runs it, but for the signals."""

    def __init__(
        self,
        server: TelegramServer,
        librarian: Curator,
        folder: Path,
        *,
        patience: Patience = PATIENCE,
        may_open: threading.Event | None = None,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        self.error: BaseException | None = None
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._settings = ChatSettings(**{"token": server.token, "api_base_url": server.url, **settings})
        self._database = Database(folder, durable=True)
        self.inbox = InboxTable(self._database)
        self.folder = folder
        self.state = State(folder)
        self._serving = serve(
            lambda: self._opened(librarian, may_open),
            self._settings,
            self.inbox,
            self.state,
            stop=self._stop,
            today=lambda: TODAY,
            patience=patience,
        )
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> None:
        """Tell the bot to stop, and wait until it has."""
        self.begin_to_stop()
        self.wait()

    def begin_to_stop(self) -> None:
        """Tell the bot to stop."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)

    def wait(self, seconds: float = 20.0) -> None:
        """Wait until the bot has stopped."""
        self._thread.join(seconds)
        assert not self._thread.is_alive(), f"the bot has not stopped within {seconds} s"

    @staticmethod
    def _opened(librarian: Curator, may_open: threading.Event | None) -> Curator:
        if may_open:
            may_open.wait(30)
        return librarian

    def _run(self) -> None:
        try:
            with (
                token_kept_out_of_logs(self._settings.token),
                asyncio.Runner(loop_factory=lambda: self._loop) as runner,
            ):
                runner.run(self._serving)
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            self.error = error
        finally:
            self._database.close()
            self.state.close()


StartBot = Callable[..., RunningBot]


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    """A server for the tests of one file; no test may make the bot call what the server does not know."""
    with TelegramServer() as running:
        yield running
        assert not running.unplanned


@pytest.fixture(scope="module")
def librarian() -> EchoingLibrarian:
    """The librarian of `bot`."""
    return EchoingLibrarian()


@pytest.fixture(scope="module")
def bot(
    server: TelegramServer, librarian: EchoingLibrarian, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningBot]:
    """One bot for the tests of one file, each of which has chats of its own."""
    running = RunningBot(server, librarian, tmp_path_factory.mktemp("state"), admin_user_ids=frozenset({77}))
    yield running
    librarian.released.set()
    running.stop()
    assert running.error is None


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that all processes share; the first one builds it."""
    return tmp_path_factory.mktemp("index")


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[InboxTable]:
    """An empty inbox."""
    database = Database(tmp_path / "state", durable=True)
    yield InboxTable(database)
    database.close()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """An empty memory."""
    opened = State(tmp_path / "state")
    yield opened
    opened.close()


@pytest.fixture
def own_server() -> Iterator[TelegramServer]:
    """A server for one test."""
    with TelegramServer() as running:
        yield running
        assert not running.unplanned


@pytest.fixture
def start_bot(own_server: TelegramServer, tmp_path: Path) -> Iterator[StartBot]:
    """Starts a bot for one test, on `own_server`; it is stopped when the test ends."""
    running: list[RunningBot] = []

    def start(librarian: Curator | None = None, **settings: Any) -> RunningBot:  # noqa: ANN401
        running.append(RunningBot(own_server, librarian or EchoingLibrarian(), tmp_path / "state", **settings))
        return running[-1]

    yield start
    for bot in running:
        bot.stop()
