"""How updates are fetched: long polling that neither falls silent nor runs in circles."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.chat.errors import AnotherPoller, TokenRefused
from bot.chat.pulse import Pulse
from bot.chat.wire import seconds_to_wait

_LOG = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 10.0
_CONFLICTS_TO_BEAR: Final = 9  # with the pauses between them, three quarters of a minute
_SECONDS_MORE: Final = 10.0  # than the server waits, until its answer counts as lost

RawUpdate = dict[str, Any]


class FetchingBot(ExtBot[None]):
    """The library's bot, which hands out updates as they came.

    The library's own way of fetching fails as a whole where one update cannot be parsed, and then fetches the same
    updates again and again, and nothing behind the bad one comes through.
    """

    async def fetch(self, offset: int | None, seconds: int, kinds: Sequence[str]) -> list[RawUpdate]:
        """Updates from this number on, as soon as there are some, or none after so many seconds.

        Raises:
            TelegramError: they cannot be had.
        """
        data = {"timeout": seconds, "allowed_updates": list(kinds)} | ({} if offset is None else {"offset": offset})
        try:
            got: Any = await self._post("getUpdates", data, read_timeout=seconds + _SECONDS_MORE)
        except (KeyError, TypeError, AttributeError) as error:
            raise TelegramError("the server's answer is none") from error
        if not isinstance(got, list):
            raise TelegramError("the server's answer is no list of updates")
        return got

    async def standing(self, chat: int, user: int) -> str:
        """What somebody is in a chat: their status alone, for the library reads no member who lacks a newer right.

        Raises:
            TelegramError: nobody says.
        """
        got: Any = await self._post("getChatMember", {"chat_id": chat, "user_id": user})
        return str(got.get("status", "")) if isinstance(got, dict) else ""

    async def reconnect(self) -> None:
        """Give up the connection on which updates come, and make another."""
        fetching, _ = self._request
        await fetching.shutdown()
        await fetching.initialize()


class Poller:
    """Fetches updates and hands them on, for ever. What was handed on safely is acknowledged with the next fetch.

    Args:
        bot: who fetches.
        take: what becomes of the updates; when it returns, they are safe.
        kinds: of updates to ask for.
        pulse: told of each fetch that went well.
        server: its address, for errors.
        seconds: how long the server may wait for updates.
    """

    def __init__(
        self,
        bot: FetchingBot,
        take: Callable[[Sequence[RawUpdate]], Awaitable[None]],
        kinds: Sequence[str],
        pulse: Pulse,
        *,
        server: str,
        seconds: int = 30,
    ) -> None:
        self._bot = bot
        self._take = take
        self._kinds = kinds
        self._pulse = pulse
        self._server = server
        self._seconds = seconds
        self._failures = 0
        self._conflicts = 0

    async def run(self) -> None:
        """Fetch until cancelled.

        Raises:
            TokenRefused: the token is no longer known.
            AnotherPoller: another program fetches this bot's updates, again and again.
        """
        offset: int | None = None
        patience = 0  # the first fetch says at once whether updates can be had, for a bot is ready only then
        while True:
            try:
                updates = await self._bot.fetch(offset, patience, self._kinds)
            except TelegramError as error:
                await self._recover(error)
                continue
            patience = self._seconds
            self._conflicts = 0
            if not await self._keep(updates):
                continue
            self._pulse.fetched()
            following = _following(updates, offset)
            if updates and following == offset:
                await self._hold_back()
            else:
                self._failures = 0
            offset = following

    async def _keep(self, updates: Sequence[RawUpdate]) -> bool:
        """Hand updates on; where they are not safe, they are not acknowledged, and come again."""
        try:
            await self._take(updates)
        except Exception:  # noqa: BLE001 - a full disk, say: Telegram keeps them meanwhile
            self._failures += 1
            _LOG.exception("updates could not be written down, and are fetched again")
            await asyncio.sleep(self._pause)
            return False
        return True

    async def _hold_back(self) -> None:
        """What cannot be acknowledged, or was and comes all the same, would come again at once, and for ever."""
        self._failures += 1
        _LOG.warning("the same updates come again, trying again in %.1f s", self._pause)
        await asyncio.sleep(self._pause)

    @property
    def _pause(self) -> float:
        return min(_FIRST_PAUSE * 2.0 ** (self._failures - 1), _LONGEST_PAUSE)

    async def _recover(self, error: TelegramError) -> None:
        self._failures += 1
        pause = self._pause
        match error:
            case InvalidToken():
                raise TokenRefused(self._server) from None
            case Conflict():
                await self._bear_conflict(error)
            case RetryAfter():
                pause = seconds_to_wait(error)
            case _:
                _LOG.warning("no updates at the moment, trying again in %.1f s: %s", pause, error)
        if isinstance(error, TimedOut):
            await self._bot.reconnect()
        await asyncio.sleep(pause)

    async def _bear_conflict(self, error: Conflict) -> None:
        self._conflicts += 1
        if self._conflicts >= _CONFLICTS_TO_BEAR:
            raise AnotherPoller
        if "webhook" not in str(error).lower():
            _LOG.error("another program fetches this bot's updates with the same token; stop it: %s", error)
            return
        _LOG.warning("this bot's updates go to a webhook, which is deleted now: %s", error)
        with suppress(TelegramError):
            await self._bot.delete_webhook()


def _following(updates: Sequence[RawUpdate], offset: int | None) -> int | None:
    """From which number on to fetch next."""
    numbers = [number for update in updates if (number := _number(update)) is not None]
    return max(numbers) + 1 if numbers else offset


def _number(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None
