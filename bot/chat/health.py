"""What a supervisor is told: whether the bot lives, and whether it can answer."""

from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web

from bot.chat.pulse import Pulse


class Health:
    """``/healthz`` answers while the event loop turns; ``/readyz`` says 503 before the index is open, while updates do
    not come, and at the end.
    """

    def __init__(self, pulse: Pulse, waiting: Callable[[], int], *, by_webhook: bool) -> None:
        self._pulse = pulse
        self._waiting = waiting
        self._by_webhook = by_webhook
        self._open = False

    def open(self) -> None:
        """From now on there is something to answer from."""
        self._open = True

    def close(self) -> None:
        """From now on the bot is not ready."""
        self._open = False

    async def alive(self, _: web.Request) -> web.Response:
        """Whether the event loop turns, and by how much it has kept others waiting in the last minute."""
        return web.json_response({"alive": True, "worst_lag_ms": round(self._pulse.worst_lag * 1000, 1)})

    async def ready(self, _: web.Request) -> web.Response:
        """Whether there is something to answer from, and updates come."""
        comes = self._pulse.brings_well if self._by_webhook else self._pulse.fetches_well
        ready = self._open and comes
        since = self._pulse.since_fetch
        told = {
            "ready": ready,
            "open": self._open,
            "waiting": self._waiting(),
            "seconds_since_updates": None if since is None else round(since, 1),
        }
        return web.json_response(told, status=HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE)
