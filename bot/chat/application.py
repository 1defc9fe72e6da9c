"""The Telegram room at work: it answers from when it is opened until it is told to stop."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Final

from bot.chat.intake import Inbox
from bot.chat.logs import token_kept_out_of_logs
from bot.chat.memory import Memory
from bot.chat.patience import Patience
from bot.chat.room import OpenCurator, Room
from bot.chat.settings import ChatSettings

__all__ = ["ChatSettings", "run_chat", "serve"]

_USUAL: Final = Patience()


def run_chat(open_curator: OpenCurator, settings: ChatSettings, inbox: Inbox, memory: Memory) -> None:
    """Answer on Telegram until SIGTERM or SIGINT, and then finish what was begun, within twenty seconds.

    Raises:
        ChatError: the token is refused, the server cannot be reached, or another program takes the updates; the
            message says which and what to do.
        Exception: whatever `open_curator` raises.
    """
    with token_kept_out_of_logs(settings.token):
        asyncio.run(_serve_until_signalled(open_curator, settings, inbox, memory))


async def serve(
    open_curator: OpenCurator,
    settings: ChatSettings,
    inbox: Inbox,
    memory: Memory,
    *,
    stop: asyncio.Event,
    today: Callable[[], date] = date.today,
    patience: Patience = _USUAL,
) -> None:
    """Answer on Telegram until `stop` is set.

    Args:
        open_curator: gives who answers.
        settings: how to reach Telegram, and whom to serve.
        inbox: where updates are kept until they are done.
        memory: what else outlives this process.
        stop: ends this.
        today: the day on which questions are asked.
        patience: how long is waited for what.

    Raises:
        ChatError: as for `run_chat`.
    """
    room = Room(settings, inbox, memory, today=today, patience=patience)
    stopped = asyncio.create_task(stop.wait())
    working = asyncio.create_task(room.work(open_curator))
    try:
        await asyncio.wait({working, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        stopped.cancel()
        working.cancel()
        await asyncio.wait({working})
        await room.close()


async def _serve_until_signalled(
    open_curator: OpenCurator, settings: ChatSettings, inbox: Inbox, memory: Memory
) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Some systems have no such handlers, and only the main thread may set them.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop.set)
    await serve(open_curator, settings, inbox, memory, stop=stop)
