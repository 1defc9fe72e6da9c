"""The Telegram room, wired: settings and a librarian become a bot that runs until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import date
from typing import Any, Final

from telegram.error import InvalidToken, TelegramError

from bot.answering.librarian import Librarian
from bot.chat.connection import make_bot
from bot.chat.delivery import Delivery
from bot.chat.errors import ServerUnreachable, TokenRefused, WebhookRefused
from bot.chat.handlers import Desk
from bot.chat.health import Health
from bot.chat.intake import Inbox, Intake
from bot.chat.listening import Door, Listeners
from bot.chat.logs import redact, token_kept_out_of_logs
from bot.chat.menu import publish_menus
from bot.chat.polling import Poller
from bot.chat.pulse import Pulse
from bot.chat.reception import KINDS, Reception
from bot.chat.reindexing import Reindexing
from bot.chat.sending import Outbox
from bot.chat.settings import ChatSettings, WebhookSettings
from bot.chat.webhook import Webhook
from bot.chat.workers import Workers

__all__ = ["ChatSettings", "run_chat", "serve"]

_LOG = logging.getLogger(__name__)
_ANSWERING_THREADS: Final = 2
_WEBHOOK_CONNECTIONS: Final = 40
# Together under twenty seconds, after which supervisors kill.
_SECONDS_TO_FINISH, _SECONDS_TO_CLOSE = 14.0, 2.0


def run_chat(librarian: Librarian, settings: ChatSettings, inbox: Inbox) -> None:
    """Answer on Telegram until SIGTERM or SIGINT, and then finish what was begun, within twenty seconds.

    Raises:
        ChatError: the token is refused, the server cannot be reached, or another program takes the updates; the
            message says which and what to do.
    """
    with token_kept_out_of_logs(settings.token):
        asyncio.run(_serve_until_signalled(librarian, settings, inbox))


async def serve(
    librarian: Librarian,
    settings: ChatSettings,
    inbox: Inbox,
    stop: asyncio.Event,
    *,
    today: Callable[[], date] = date.today,
    between_edits: float = 3.0,
) -> None:
    """Answer on Telegram until `stop` is set.

    Args:
        librarian: who answers.
        settings: how to reach Telegram, and whom to serve.
        inbox: where updates are kept until they are done.
        stop: ends this.
        today: the day on which questions are asked.
        between_edits: seconds between two edits of a report on reindexing.

    Raises:
        ChatError: as for `run_chat`.
    """
    room = _Room(librarian, settings, inbox, today, between_edits)
    stopped = asyncio.create_task(stop.wait())
    working = asyncio.create_task(room.work())
    try:
        await asyncio.wait({working, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        stopped.cancel()
        working.cancel()
        await asyncio.wait({working})
        await room.close()


class _Room:
    """What answers on Telegram, and what it calls, from the first request to the last."""

    def __init__(
        self,
        librarian: Librarian,
        settings: ChatSettings,
        inbox: Inbox,
        today: Callable[[], date],
        between_edits: float,
    ) -> None:
        self._settings = settings
        self._delivery = Delivery(self._chat_closed, self._group_moved)
        self._bot = make_bot(settings, self._delivery)
        self._workers = Workers(_ANSWERING_THREADS, "answer")
        self._reindexing = Reindexing(librarian, between_edits)
        desk = Desk(
            librarian,
            settings,
            Outbox(self._bot),
            username=lambda: self._bot.username,
            today=today,
            workers=self._workers,
            reindexing=self._reindexing,
        )
        self._intake = Intake(inbox, self._bot, Reception(self._bot, desk, settings).receive, self._delivery.moved)
        self._pulse = Pulse()
        self._health = Health(self._pulse, lambda: self._intake.waiting, by_webhook=settings.webhook is not None)
        self._listeners = Listeners()
        self._webhook: Webhook | None = None
        self._beside: list[asyncio.Task[None]] = []

    async def work(self) -> None:
        """Make sure that the server and the token are right, do what was left, and take in updates until cancelled."""
        await self._connect()
        self._do_beside(self._pulse.beat(), self._intake.settle_hourly())
        await self._intake.replay()
        await self._listen()
        self._do_beside(publish_menus(self._bot, self._settings.admin_user_ids))
        _LOG.info("answering on Telegram as @%s", self._bot.username)
        if self._settings.webhook:
            await self._be_brought(self._settings.webhook)
        else:
            await self._fetch()

    async def close(self) -> None:
        """Take in no more, finish what was begun, and let go of everything; each step within its time."""
        self._health.stop()
        if self._webhook:
            self._webhook.drain()
        for task in self._beside:
            task.cancel()
        stopping = asyncio.create_task(self._reindexing.stop())
        await self._intake.drain(_SECONDS_TO_FINISH)
        await _within(_SECONDS_TO_CLOSE, stopping)
        self._workers.close()
        await _within(_SECONDS_TO_CLOSE, self._let_go())

    async def _connect(self) -> None:
        server = self._settings.api_base_url
        try:
            await self._bot.initialize()
        except InvalidToken:  # whose message is the token
            raise TokenRefused(server) from None
        except TelegramError as error:
            raise ServerUnreachable(server, redact(str(error), self._settings.token)) from None

    async def _listen(self) -> None:
        """Open the doors that the settings name."""
        doors = []
        if webhook := self._settings.webhook:
            self._webhook = Webhook(webhook.url, webhook.secret, self._intake.take, self._pulse)
            at = ("WEBHOOK_LISTEN", webhook.listen.host, webhook.listen.port)
            doors.append(Door(*at, "POST", self._webhook.path, self._webhook.receive))
        if health := self._settings.health:
            at = ("HEALTH_LISTEN", health.host, health.port)
            doors.append(Door(*at, "GET", "/healthz", self._health.alive))
            doors.append(Door(*at, "GET", "/readyz", self._health.ready))
        await self._listeners.open(doors)

    async def _fetch(self) -> None:
        with suppress(TelegramError):  # a server that has no webhook to delete is fetched from all the same
            await self._bot.delete_webhook()
        await Poller(self._bot, self._intake.take, KINDS, self._pulse, server=self._settings.api_base_url).run()

    async def _be_brought(self, webhook: WebhookSettings) -> None:
        try:
            await self._bot.set_webhook(
                webhook.url,
                secret_token=webhook.secret,
                allowed_updates=list(KINDS),
                max_connections=_WEBHOOK_CONNECTIONS,
                drop_pending_updates=False,
            )
        except InvalidToken:
            raise TokenRefused(self._settings.api_base_url) from None
        except TelegramError as error:
            raise WebhookRefused(redact(str(error), self._settings.token)) from None
        self._health.webhook_is_set()
        await asyncio.Event().wait()

    async def _let_go(self) -> None:
        await self._listeners.close()
        await self._bot.shutdown()
        for request in self._bot._request:  # noqa: SLF001 - an uninitialised bot has connections, and does not close them
            await request.shutdown()

    def _do_beside(self, *works: Coroutine[Any, Any, None]) -> None:
        self._beside.extend(asyncio.create_task(work) for work in works)

    def _chat_closed(self, chat: int, why: str) -> None:
        self._intake.close_chat(chat, why)

    def _group_moved(self, old: int, new: int) -> None:
        _LOG.info("group %s is the supergroup %s now", old, new)


async def _serve_until_signalled(librarian: Librarian, settings: ChatSettings, inbox: Inbox) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Some systems have no such handlers, and only the main thread may set them.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop.set)
    await serve(librarian, settings, inbox, stop)


async def _within(seconds: float, work: Coroutine[Any, Any, None] | asyncio.Task[None]) -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        _LOG.warning("stopping takes too long, and what is left is given up")
    except TelegramError as error:
        _LOG.info("Telegram did not take leave: %s", error)
