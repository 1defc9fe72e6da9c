"""Whether the bot is alive: when updates were last fetched, and how long the event loop keeps others waiting."""

import asyncio
import time
from collections import deque
from typing import Final

_SECONDS_BETWEEN_BEATS: Final = 0.1
_BEATS_REMEMBERED: Final = 600
_SECONDS_OF_A_FETCH: Final = 60.0  # twice as long as the server may wait


class Pulse:
    """Beats ten times a second; a beat that comes late tells what else had to wait."""

    def __init__(self) -> None:
        self._late: deque[float] = deque(maxlen=_BEATS_REMEMBERED)
        self._fetched: float | None = None
        self.brings_well = False
        """Whether Telegram, by its own account, brings what there is to this bot's webhook."""

    async def beat(self) -> None:
        """Beat until cancelled."""
        while True:
            due = time.monotonic() + _SECONDS_BETWEEN_BEATS
            await asyncio.sleep(_SECONDS_BETWEEN_BEATS)
            self._late.append(time.monotonic() - due)

    def fetched(self) -> None:
        """Updates were fetched just now, or came by themselves."""
        self._fetched = time.monotonic()

    @property
    def worst_lag(self) -> float:
        """Seconds by which the latest beat of the last minute was late."""
        return max(self._late, default=0.0)

    @property
    def since_fetch(self) -> float | None:
        """Seconds since updates were last fetched; None before the first time."""
        return None if self._fetched is None else time.monotonic() - self._fetched

    @property
    def fetches_well(self) -> bool:
        """Whether the last fetch is as recent as that of a bot which fetches all the time."""
        return self.since_fetch is not None and self.since_fetch < _SECONDS_OF_A_FETCH
