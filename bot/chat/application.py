"""The Telegram room, wired: settings and a librarian become a bot that runs until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import date
from typing import Any, Final

from telegram.error import InvalidToken, TelegramError

from bot.chat.connection import make_bot
from bot.chat.curator import Curator
from bot.chat.delivery import Delivery
from bot.chat.errors import ServerUnreachable, TokenRefused, WebhookRefused
from bot.chat.expiring import forget_what_is_old
from bot.chat.health import Health
from bot.chat.intake import Inbox, Intake
from bot.chat.listening import Door, Listeners
from bot.chat.logs import redact, token_kept_out_of_logs
from bot.chat.memory import Memory
from bot.chat.menu import publish_menus
from bot.chat.polling import Poller
from bot.chat.pulse import Pulse
from bot.chat.reception import KINDS
from bot.chat.reindexing import Reindexing
from bot.chat.sending import Outbox
from bot.chat.settings import ChatSettings, WebhookSettings
from bot.chat.staffing import open_reception
from bot.chat.vitals import Vitals
from bot.chat.webhook import Webhook
from bot.chat.workers import Workers

__all__ = ["ChatSettings", "run_chat", "serve"]

_LOG = logging.getLogger(__name__)
_ANSWERING_THREADS: Final = 2
_WEBHOOK_CONNECTIONS: Final = 40
# Together under twenty seconds, after which supervisors kill.
_SECONDS_TO_FINISH, _SECONDS_TO_CLOSE = 14.0, 2.0


def run_chat(curator: Curator, settings: ChatSettings, inbox: Inbox, memory: Memory) -> None:
    """Answer on Telegram until SIGTERM or SIGINT, and then finish what was begun, within twenty seconds.

    Raises:
        ChatError: the token is refused, the server cannot be reached, or another program takes the updates; the
            message says which and what to do.
    """
    with token_kept_out_of_logs(settings.token):
        asyncio.run(_serve_until_signalled(curator, settings, inbox, memory))


async def serve(
    curator: Curator,
    settings: ChatSettings,
    inbox: Inbox,
    memory: Memory,
    *,
    stop: asyncio.Event,
    today: Callable[[], date] = date.today,
    between_edits: float = 3.0,
) -> None:
    """Answer on Telegram until `stop` is set.

    Args:
        curator: who answers.
        settings: how to reach Telegram, and whom to serve.
        inbox: where updates are kept until they are done.
        memory: what else outlives this process.
        stop: ends this.
        today: the day on which questions are asked.
        between_edits: seconds between two edits of a report on reindexing.

    Raises:
        ChatError: as for `run_chat`.
    """
    room = _Room(curator, settings, inbox, memory, today=today, between_edits=between_edits)
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
        curator: Curator,
        settings: ChatSettings,
        inbox: Inbox,
        memory: Memory,
        *,
        today: Callable[[], date],
        between_edits: float,
    ) -> None:
        self._settings = settings
        self._memory = memory
        self._delivery = Delivery(self._chat_closed, self._group_moved)
        self._bot = make_bot(settings, self._delivery)
        self._workers = Workers(_ANSWERING_THREADS, "answer")
        outbox = Outbox(self._bot)
        self._reindexing = Reindexing(
            curator, outbox, memory.gaps, settings=settings, today=today, between_edits=between_edits
        )
        self._pulse = Pulse()
        reception = open_reception(
            self._bot,
            curator,
            memory,
            settings,
            outbox=outbox,
            workers=self._workers,
            reindexing=self._reindexing,
            vitals=Vitals(waiting=lambda: self._intake.waiting, last_poll=lambda: self._pulse.since_fetch),
            today=today,
        )
        self._intake = Intake(inbox, self._bot, reception.receive, self._delivery.moved)
        self._health = Health(self._pulse, lambda: self._intake.waiting, by_webhook=settings.webhook is not None)
        self._listeners = Listeners()
        self._webhook: Webhook | None = None
        self._beside: list[asyncio.Task[None]] = []

    async def work(self) -> None:
        """Make sure that the server and the token are right, do what was left, and take in updates until cancelled."""
        await self._connect()
        self._do_beside(self._pulse.beat(), self._intake.keep_tidy())
        await self._intake.replay()
        await self._listen()
        self._do_beside(
            publish_menus(self._bot, self._settings.admin_user_ids),
            forget_what_is_old(self._memory, self._settings.question_retention_days),
        )
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
        self._memory.chat_settings.move(old, new)
        self._memory.chat_settings.move(old, new)


async def _serve_until_signalled(curator: Curator, settings: ChatSettings, inbox: Inbox, memory: Memory) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Some systems have no such handlers, and only the main thread may set them.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop.set)
    await serve(curator, settings, inbox, memory, stop=stop)


async def _within(seconds: float, work: Coroutine[Any, Any, None] | asyncio.Task[None]) -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        _LOG.warning("stopping takes too long, and what is left is given up")
    except TelegramError as error:
        _LOG.info("Telegram did not take leave: %s", error)
