"""The Telegram room, wired: settings and a librarian become a bot that runs until it is told to stop."""

import asyncio
import ipaddress
import logging
import re
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler
from telegram.request import HTTPXRequest

from bot.answering.librarian import Librarian
from bot.chat.errors import ServerUnreachable, TokenMalformed, TokenRefused
from bot.chat.handlers import Desk
from bot.chat.logs import redact, token_kept_out_of_logs
from bot.chat.menu import publish_menus
from bot.chat.polling import PollingRequest, log_polling_error
from bot.chat.processor import InOrderWithinAChat
from bot.chat.reception import KINDS, Reception
from bot.chat.reindexing import Reindexing
from bot.chat.sending import Outbox
from bot.chat.settings import ChatSettings
from bot.chat.workers import Workers

__all__ = ["ChatSettings", "run_chat", "serve"]

_LOG = logging.getLogger(__name__)
_TOKEN = re.compile(r"[A-Za-z0-9_:.-]+")
_ANSWERING_THREADS = 2
_POLL_SECONDS = 30
# Together under twenty seconds, after which supervisors kill.
_SECONDS_TO_STOP_POLLING, _SECONDS_TO_FINISH, _SECONDS_TO_CLOSE = 7.0, 9.0, 2.0
_TIMEOUTS: dict[str, Any] = {"connect_timeout": 5.0, "read_timeout": 12.0, "write_timeout": 20.0, "pool_timeout": 3.0}

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def run_chat(librarian: Librarian, settings: ChatSettings) -> None:
    """Answer on Telegram until SIGTERM or SIGINT, and then finish what was begun, within twenty seconds.

    Raises:
        ChatError: the token is refused, or the server cannot be reached; the message says which and what to do.
    """
    with token_kept_out_of_logs(settings.token):
        asyncio.run(_serve_until_signalled(librarian, settings))


async def serve(
    librarian: Librarian,
    settings: ChatSettings,
    stop: asyncio.Event,
    *,
    today: Callable[[], date] = date.today,
    between_edits: float = 3.0,
) -> None:
    """Answer on Telegram until `stop` is set.

    Args:
        librarian: who answers.
        settings: how to reach Telegram, and whom to serve.
        stop: ends this; set by the server's refusal of the token as well.
        today: the day on which questions are asked.
        between_edits: seconds between two edits of a report on reindexing.

    Raises:
        ChatError: as for `run_chat`.
    """
    room = _Room(librarian, settings, stop, today, between_edits)
    try:
        await _unless_stopped(stop, room.open())
        await stop.wait()
    finally:
        await room.close()
    if room.token_refused:
        raise TokenRefused(settings.api_base_url)


class _Room:
    """The library's application and what it calls, from the first request to the last."""

    def __init__(
        self,
        librarian: Librarian,
        settings: ChatSettings,
        stop: asyncio.Event,
        today: Callable[[], date],
        between_edits: float,
    ) -> None:
        self.token_refused = False
        self._settings = settings
        self._stop = stop
        self._application = _application(settings, on_token_refused=self._refuse_token)
        self._bot = self._application.bot
        self._outbox = Outbox(self._bot)
        self._workers = Workers(_ANSWERING_THREADS, "answer")
        self._reindexing = Reindexing(librarian, between_edits)
        self._desk = Desk(
            librarian,
            settings,
            self._outbox,
            username=lambda: self._bot.username,
            today=today,
            workers=self._workers,
            reindexing=self._reindexing,
        )
        self._reception = Reception(self._bot, self._desk, settings)
        self._menus: asyncio.Task[None] | None = None
        self._application.add_handler(TypeHandler(Update, self._receive))

    async def open(self) -> None:
        """Make sure that the server and the token are right, and begin to fetch updates."""
        server = self._settings.api_base_url
        try:
            await self._application.initialize()
            await self._updater.start_polling(
                timeout=_POLL_SECONDS, allowed_updates=list(KINDS), error_callback=log_polling_error
            )
        except InvalidToken:  # whose message is the token
            raise TokenRefused(server) from None
        except TelegramError as error:
            raise ServerUnreachable(server, redact(str(error), self._settings.token)) from None
        await self._application.start()
        self._menus = asyncio.create_task(publish_menus(self._bot, self._settings.admin_user_ids))
        _LOG.info("answering on Telegram as @%s", self._bot.username)

    async def close(self) -> None:
        """Fetch no more, finish what was begun, and let go of everything; each step within its time."""
        if self._menus:
            self._menus.cancel()
        if self._updater.running:
            await _within(_SECONDS_TO_STOP_POLLING, self._updater.stop())
        if self._application.running:
            await _within(_SECONDS_TO_FINISH, self._finish())
        self._workers.close()
        await _within(_SECONDS_TO_CLOSE, self._let_go())

    @property
    def _updater(self) -> Any:  # noqa: ANN401 - the library says that there may be none; ours has one
        return self._application.updater

    async def _finish(self) -> None:
        await asyncio.gather(self._reindexing.stop(), self._application.stop())

    async def _let_go(self) -> None:
        await self._application.shutdown()
        await (
            self._bot.shutdown()
        )  # where the application was never initialised, its connections were made all the same

    async def _receive(self, update: Update, _: object) -> None:
        await self._reception.receive(update)

    def _refuse_token(self) -> None:
        self.token_refused = True
        self._stop.set()


def _application(settings: ChatSettings, on_token_refused: Callable[[], None]) -> AnyApplication:
    """The library's application for a server and a token.

    Raises:
        TokenMalformed: the token cannot be part of an address.
    """
    if not _TOKEN.fullmatch(settings.token):
        raise TokenMalformed
    server = settings.api_base_url.rstrip("/")
    # A server on this machine is not asked for through a proxy.
    client = {"trust_env": not _is_this_machine(server)}
    return (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{server}/bot")
        .base_file_url(f"{server}/file/bot")
        .request(HTTPXRequest(connection_pool_size=256, httpx_kwargs=client, **_TIMEOUTS))
        .get_updates_request(PollingRequest(on_token_refused, connection_pool_size=1, httpx_kwargs=client, **_TIMEOUTS))
        .concurrent_updates(InOrderWithinAChat())
        .job_queue(None)
        .build()
    )


def _is_this_machine(server: str) -> bool:
    host: str | None = None
    with suppress(ValueError):  # no address, or one with a name for a host
        host = urlsplit(server).hostname
        return ipaddress.ip_address(host or "").is_loopback
    return host == "localhost"


async def _serve_until_signalled(librarian: Librarian, settings: ChatSettings) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Some systems have no such handlers, and only the main thread may set them.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop.set)
    await serve(librarian, settings, stop)


async def _unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Wait for some work, but give it up when it is time to stop."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait({working})
    elif not working.cancelled():
        working.result()


async def _within(seconds: float, work: Coroutine[Any, Any, None]) -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        _LOG.warning("stopping takes too long, and what is left is given up")
    except TelegramError as error:
        _LOG.info("Telegram did not take leave: %s", error)
