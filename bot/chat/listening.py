"""The small web servers of the bot: for the webhook, and for who watches over it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.chat.errors import CannotListen
from bot.chat.webhook import BIGGEST_BODY

_SECONDS_TO_CLOSE: Final = 1.0

Answer = Callable[[web.Request], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class Door:
    """Something that is answered at a path of an address."""

    setting: str
    """Where the address comes from, for errors."""
    host: str
    port: int
    method: str
    path: str
    answer: Answer


class Listeners:
    """One server for each address; doors at the same address share it."""

    def __init__(self) -> None:
        self._runners: list[web.AppRunner] = []

    async def open(self, doors: list[Door]) -> None:
        """Listen.

        Raises:
            CannotListen: an address is taken, or is none of this machine.
        """
        for address in dict.fromkeys((door.host, door.port) for door in doors):
            await self._listen([door for door in doors if (door.host, door.port) == address])

    async def close(self) -> None:
        """Listen no more."""
        for runner in self._runners:
            await runner.cleanup()

    async def _listen(self, doors: list[Door]) -> None:
        application = web.Application(client_max_size=BIGGEST_BODY)
        for door in doors:
            application.router.add_route(door.method, door.path, door.answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=_SECONDS_TO_CLOSE)
        self._runners.append(runner)
        await runner.setup()
        one = doors[0]
        try:
            await web.TCPSite(runner, one.host, one.port).start()
        except OSError as error:
            raise CannotListen(one.setting, f"{one.host}:{one.port}", error.strerror or str(error)) from None
