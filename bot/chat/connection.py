"""The library's bot for a server and a token."""

import ipaddress
import re
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

from bot.chat.delivery import Delivery
from bot.chat.errors import TokenMalformed
from bot.chat.polling import FetchingBot
from bot.chat.settings import ChatSettings
from bot.chat.wire import WireRequest

_TOKEN: Final = re.compile(r"[A-Za-z0-9_:.-]+")
_TIMEOUTS: Final[dict[str, Any]] = {
    "connect_timeout": 5.0,
    "read_timeout": 12.0,
    "write_timeout": 20.0,
    "pool_timeout": 10.0,
}


def make_bot(settings: ChatSettings, delivery: Delivery) -> FetchingBot:
    """A bot, not yet connected, whose calls all pass through `delivery`.

    Raises:
        TokenMalformed: the token cannot be part of an address.
    """
    if not _TOKEN.fullmatch(settings.token):
        raise TokenMalformed
    server = settings.api_base_url.rstrip("/")
    # A server on this machine is not asked for through a proxy.
    client = {"trust_env": not _is_this_machine(server)}
    return FetchingBot(
        settings.token,
        f"{server}/bot",
        f"{server}/file/bot",
        request=WireRequest(connection_pool_size=256, httpx_kwargs=client, **_TIMEOUTS),
        get_updates_request=WireRequest(connection_pool_size=1, httpx_kwargs=client, **_TIMEOUTS),
        rate_limiter=delivery,
    )


def _is_this_machine(server: str) -> bool:
    host: str | None = None
    with suppress(ValueError):  # no address, or one with a name for a host
        host = urlsplit(server).hostname
        return ipaddress.ip_address(host or "").is_loopback
    return host == "localhost"
