"""Forgetting what has been kept for long enough, once a day and when the bot starts."""

import asyncio
import logging
import time

from bot.chat.memory import Memory

_LOG = logging.getLogger(__name__)
_DAY = 24 * 3600.0
_LONGEST_FOOTNOTES = 30
"""Days for which the sentences that an answer quotes are kept where no question is."""


async def forget_what_is_old(memory: Memory, retention_days: int) -> None:
    """Delete what is older than so many days, each day anew, until this task is cancelled."""
    while True:
        before = time.time() - (retention_days or _LONGEST_FOOTNOTES) * _DAY
        try:
            await asyncio.to_thread(memory.expire, before)
        except Exception:  # noqa: BLE001 - it is tried again tomorrow
            _LOG.exception("what is old could not be deleted")
        await asyncio.sleep(_DAY)
