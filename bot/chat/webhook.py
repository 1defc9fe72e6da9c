"""Updates that Telegram brings by itself: one address, which only Telegram can use."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.chat.pulse import Pulse
from bot.chat.settings import WebhookSettings

_LOG = logging.getLogger(__name__)
BIGGEST_BODY: Final = 1024 * 1024
"""Bytes; an update is far smaller."""
_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a name
_SECONDS_UNTIL_AGAIN: Final = "5"


class Webhook:
    """Takes one update a request, and says 200 only when it is safe.

    A request without the secret is told 403, one with too large a body 413, and while the bot drains everybody is told
    to come again. What cannot be read is set aside and taken all the same, for Telegram would bring it for a day.
    """

    def __init__(
        self, webhook: WebhookSettings, take: Callable[[Sequence[Any]], Awaitable[None]], pulse: Pulse
    ) -> None:
        self.path = urlsplit(webhook.url).path or "/"
        self._secret = webhook.secret.encode()
        self._take = take
        self._pulse = pulse
        self._draining = False

    def drain(self) -> None:
        """Take no more."""
        self._draining = True

    async def receive(self, request: web.Request) -> web.Response:
        """Answer one request."""
        given = request.headers.get(_SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        if self._draining:
            return _come_again()
        body = await request.read()  # refuses by itself what is too large
        try:
            await self._take([_parsed(body)])
        except Exception:  # noqa: BLE001 - whatever it is, Telegram keeps the update meanwhile
            _LOG.exception("an update could not be written down")
            return _come_again()
        self._pulse.fetched()
        return web.Response()


def _parsed(body: bytes) -> Any:  # noqa: ANN401
    """The update in a body; what is none is handed on as it is, to be set aside."""
    text = body.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except ValueError:
        return text


def _come_again() -> web.Response:
    return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": _SECONDS_UNTIL_AGAIN})
