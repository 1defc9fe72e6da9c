"""How updates are delivered to a webhook: in order within a chat, with the secret, and again until they are taken."""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

import aiohttp

from tests.telegram_emulator.wire import Json
from tests.telegram_emulator.world import World, kinds_in_chats

_TAKEN = range(200, 300)
_LONGEST_PAUSE = 60.0


class Postman:
    """Posts each update, and posts it again after a pause that doubles, or that the bot asks for, until it is taken."""

    def __init__(self, world: World, address: Callable[[str], str], first_pause: float) -> None:
        """Take the world, what a public address stands for on this machine, and the first pause in seconds."""
        self._world = world
        self._address = address
        self._first_pause = first_pause
        self._routes: dict[int, asyncio.Task[None]] = {}
        self.deliveries: list[tuple[int, int, float]] = []
        """The number of an update, the status that the bot answered (0 where it did not), and when."""

    def leads_to(self, address: str) -> None:
        """From now on every public address stands for this one."""
        self._address = lambda _: address

    async def look(self) -> None:
        """Send somebody to every chat that has an update and nobody on the way."""
        if not self._world.webhook:
            return
        for update in list(self._world.updates):
            chat = _chat(update)
            if chat not in self._routes or self._routes[chat].done():
                self._routes[chat] = asyncio.create_task(self._deliver(chat))

    async def stop(self) -> None:
        """Let everybody come home."""
        for route in self._routes.values():
            route.cancel()

    async def _deliver(self, chat: int) -> None:
        async with aiohttp.ClientSession(trust_env=False) as client:
            pause = self._first_pause
            while update := self._next(chat):
                if wish := await self._post(client, update, pause):
                    await asyncio.sleep(wish)
                    pause = min(2 * pause, _LONGEST_PAUSE)
                else:
                    pause = self._first_pause

    def _next(self, chat: int) -> Json | None:
        with self._world.changed:
            if not self._world.webhook:
                return None
            return next((update for update in self._world.updates if _chat(update) == chat), None)

    async def _post(self, client: aiohttp.ClientSession, update: Json, pause: float) -> float:
        """Post an update; how long to wait before it is posted again, 0 where it was taken."""
        webhook = self._world.webhook
        headers = {"Content-Type": "application/json"}
        if "secret_token" in webhook:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
        status, asked = 0, pause
        try:
            address = self._address(webhook["url"])
            async with client.post(address, data=json.dumps(update), headers=headers) as answered:
                status = answered.status
                asked = max(pause, float(answered.headers.get("Retry-After", 0)))
        except (aiohttp.ClientError, OSError, TimeoutError):
            webhook["last_error_message"] = "Connection refused"
            webhook["last_error_date"] = int(time.time())
        self.deliveries.append((update["update_id"], status, time.monotonic()))
        if status not in _TAKEN:
            return asked
        with self._world.changed:
            self._world.updates[:] = [one for one in self._world.updates if one is not update]
        return 0.0


def _chat(update: dict[str, Any]) -> int:
    for kind in (*kinds_in_chats(), "my_chat_member", "chat_member"):
        if kind in update:
            return int(update[kind].get("chat", {}).get("id", 0))
    return 0
