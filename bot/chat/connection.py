"""The library's bot for a server and a token: made, and in touch with the server."""

import asyncio
import ipaddress
import re
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.chat.delivery import Delivery
from bot.chat.errors import ServerUnreachable, TokenMalformed, TokenRefused
from bot.chat.logs import redact
from bot.chat.polling import FetchingBot
from bot.chat.settings import ChatSettings
from bot.chat.wire import WireRequest, seconds_to_wait

_TOKEN: Final = re.compile(r"[A-Za-z0-9_:.-]+")
_TIMEOUTS: Final[dict[str, Any]] = {
    "connect_timeout": 5.0,
    "read_timeout": 12.0,
    "write_timeout": 20.0,
    "pool_timeout": 10.0,
}

_TRIES: Final = 5
_FIRST_PAUSE: Final = 0.5
# What lies behind an error where there is a server: its own word, a page that cannot be read, a broken connection.
_STUMBLES: Final = frozenset({"NoneType", "TelegramError", "ReadError", "RemoteProtocolError", "ReadTimeout"})


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


async def connect(bot: FetchingBot, settings: ChatSettings) -> None:
    """Make sure that the server and the token are right; a server that only stumbles is asked again.

    Raises:
        TokenRefused: the server does not know the token.
        ServerUnreachable: there is none, or it does not answer as one does.
    """
    server = settings.api_base_url
    for tries in range(1, _TRIES + 1):
        try:
            await bot.initialize()
        except InvalidToken:  # whose message is the token
            raise TokenRefused(server) from None
        except (KeyError, TypeError):  # an answer that no user can be made of
            raise ServerUnreachable(server, "its answer to getMe is no bot") from None
        except TelegramError as error:
            if tries == _TRIES or not _is_a_stumble(error):
                raise ServerUnreachable(server, redact(str(error), settings.token)) from None
            await asyncio.sleep(seconds_to_wait(error) if isinstance(error, RetryAfter) else _FIRST_PAUSE * tries)
        else:
            return


def _is_a_stumble(error: TelegramError) -> bool:
    """Whether a server is there, and fails for the moment."""
    return isinstance(error, RetryAfter) or type(error.__cause__).__name__ in _STUMBLES


def _is_this_machine(server: str) -> bool:
    host: str | None = None
    with suppress(ValueError):  # no address, or one with a name for a host
        host = urlsplit(server).hostname
        return ipaddress.ip_address(host or "").is_loopback
    return host == "localhost"
