"""The room: what answers on Telegram, and what it calls, from the first request to the last."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import date
from typing import Any, Final

from telegram import Update
from telegram.error import TelegramError

from bot.chat.bringing import Bringing
from bot.chat.connection import connect, make_bot
from bot.chat.curator import Curator
from bot.chat.delivery import Delivery
from bot.chat.expiring import forget_what_is_old
from bot.chat.health import Health
from bot.chat.intake import Inbox, Intake
from bot.chat.listening import Door, Listeners
from bot.chat.memory import Memory
from bot.chat.menu import publish_menus
from bot.chat.patience import Patience
from bot.chat.polling import Poller
from bot.chat.preferences import ChatPreferences
from bot.chat.pulse import Pulse
from bot.chat.reception import KINDS, Reception
from bot.chat.records import Records
from bot.chat.reindexing import Reindexing
from bot.chat.sending import Outbox
from bot.chat.settings import ChatSettings
from bot.chat.staffing import open_reception
from bot.chat.tally import Tally
from bot.chat.tools import Tools
from bot.chat.vitals import Vitals
from bot.chat.webhook import Webhook
from bot.chat.workers import Workers

_LOG = logging.getLogger(__name__)
_ANSWERING_THREADS: Final = 2
_SECONDS_TO_CLOSE: Final = 2.0

OpenCurator = Callable[[], Curator]
"""Opens the library; it may take long, and is called in a thread of its own."""


class Room:
    """What answers on Telegram, and what it calls, from the first request to the last."""

    def __init__(
        self,
        settings: ChatSettings,
        inbox: Inbox,
        memory: Memory,
        *,
        today: Callable[[], date],
        patience: Patience,
    ) -> None:
        self._settings = settings
        self._memory = memory
        self._today = today
        self._patience = patience
        self._delivery = Delivery(self._chat_closed, self._group_moved, patience)
        self._bot = make_bot(settings, self._delivery)
        self._workers = Workers(_ANSWERING_THREADS, "answer")
        self._clerk = Workers(1, "memory")
        self._errands = Workers(1, "errand")
        self._preferences = ChatPreferences(memory.chat_settings, self._clerk)
        self._moving: set[asyncio.Task[None]] = set()
        self._pulse = Pulse()
        self._intake = Intake(inbox, self._bot, self._receive, self._delivery.moved, most_waiting=patience.most_waiting)
        self._health = Health(self._pulse, lambda: self._intake.waiting, by_webhook=settings.webhook is not None)
        self._webhook = Webhook(settings.webhook, self._intake.take, self._pulse) if settings.webhook else None
        self._listeners = Listeners()
        self._opened = asyncio.Event()
        self._reception: Reception | None = None
        self._reindexing: Reindexing | None = None
        self._beside: list[asyncio.Task[None]] = []

    async def work(self, open_curator: OpenCurator) -> None:
        """Take in updates until cancelled: first what was left, and, while the library is being opened, for later."""
        await self._intake.replay()
        await self._listeners.open(self._doors())
        await connect(self._bot, self._settings)
        self._open(await _in_a_thread(open_curator))
        self._do_beside(
            self._pulse.beat(),  # from now on somebody may wait; opening a library holds up the loop, and nobody else
            self._intake.keep_tidy(),
            publish_menus(self._bot, self._settings.admin_user_ids),
            forget_what_is_old(self._memory, self._settings.question_retention_days),
        )
        _LOG.info("answering on Telegram as @%s", self._bot.username)
        if webhook := self._settings.webhook:
            bringing = Bringing(
                self._bot, self._settings, webhook, KINDS, pulse=self._pulse, between_looks=self._patience.between_looks
            )
            await bringing.run()
        else:
            await self._fetch()

    async def close(self) -> None:
        """Take in no more, finish what was begun, and let go of everything; each step within its time."""
        self._health.close()
        if self._webhook:
            self._webhook.drain()
        for task in self._beside:
            task.cancel()
        stopping = asyncio.create_task(self._reindexing.stop()) if self._reindexing else None
        await self._intake.drain(self._patience.to_finish if self._opened.is_set() else 0.0)
        if stopping:
            await _within(_SECONDS_TO_CLOSE, stopping)
        if self._moving:
            await asyncio.wait(self._moving, timeout=_SECONDS_TO_CLOSE)
        for workers in (self._workers, self._clerk, self._errands):
            workers.close()
        await _within(_SECONDS_TO_CLOSE, self._let_go())

    def _open(self, curator: Curator) -> None:
        """The library is open: whoever waits is received."""
        keeps_questions = self._settings.question_retention_days > 0
        tools = Tools(
            curator=curator,
            outbox=Outbox(self._bot, self._patience),
            patience=self._patience,
            memory=self._memory,
            records=Records(self._memory.answers, self._clerk, keeps_questions=keeps_questions),
            tally=Tally(self._memory, today=self._today, keeps_questions=keeps_questions),
            workers=self._workers,
            clerk=self._clerk,
            errands=self._errands,
        )
        self._reindexing = Reindexing(
            curator,
            tools.outbox,
            self._memory.gaps,
            settings=self._settings,
            today=self._today,
            between_edits=self._patience.between_edits,
        )
        self._reception = open_reception(
            self._bot,
            tools,
            self._settings,
            preferences=self._preferences,
            reindexing=self._reindexing,
            vitals=Vitals(waiting=lambda: self._intake.waiting, last_poll=lambda: self._pulse.since_fetch),
            today=self._today,
            forget_updates=self._intake.forget,
            has_moved_to=self._delivery.has_moved_to,
        )
        self._health.open()
        self._opened.set()

    async def _receive(self, update: Update, *, busy: bool) -> None:
        await self._opened.wait()
        if self._reception:
            await self._reception.receive(update, busy=busy)

    def _doors(self) -> list[Door]:
        """What the settings want to be answered on this machine."""
        doors = []
        if self._webhook and self._settings.webhook:
            listen = self._settings.webhook.listen
            at = ("WEBHOOK_LISTEN", listen.host, listen.port)
            doors.append(Door(*at, "POST", self._webhook.path, self._webhook.receive))
        if listen_health := self._settings.health:
            at = ("HEALTH_LISTEN", listen_health.host, listen_health.port)
            doors.append(Door(*at, "GET", "/healthz", self._health.alive))
            doors.append(Door(*at, "GET", "/readyz", self._health.ready))
        return doors

    async def _fetch(self) -> None:
        with suppress(TelegramError):  # a server that has no webhook to delete is fetched from all the same
            await self._bot.delete_webhook()
        await Poller(self._bot, self._intake.take, KINDS, self._pulse, server=self._settings.api_base_url).run()

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
        moving = asyncio.create_task(self._preferences.move(old, new))
        self._moving.add(moving)
        moving.add_done_callback(self._moving.discard)


async def _in_a_thread(open_curator: OpenCurator) -> Curator:
    """What is opened, while the event loop turns; a bot that stops does not wait for it."""
    opening = Workers(1, "opening")
    try:
        return await opening.run(open_curator)
    finally:
        opening.close()


async def _within(seconds: float, work: Coroutine[Any, Any, None] | asyncio.Task[None]) -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        _LOG.warning("stopping takes too long, and what is left is given up")
    except TelegramError as error:
        _LOG.info("Telegram did not take leave: %s", error)
