"""In which order updates are handled."""

import asyncio
import inspect
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_AT_ONCE = 256


class InOrderWithinAChat(BaseUpdateProcessor):
    """Chats side by side, and within one chat one update after the other, as they came.

    The limit is high because a waiting update takes a place as well: with a low one, a chat that waits for its own
    long answer would hold up the others.
    """

    def __init__(self) -> None:
        super().__init__(_AT_ONCE)
        # A lock lives as long as somebody holds it or waits for it.
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update when its chat's earlier ones are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        try:
            if chat is None:
                await coroutine
            else:
                async with self._locks.setdefault(chat.id, asyncio.Lock()):
                    await coroutine
        finally:
            if inspect.iscoroutine(coroutine):
                coroutine.close()  # where the bot stops before this update's turn came

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to hand back."""
