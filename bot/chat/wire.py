"""The HTTP client: what the Bot API server itself refuses is told apart from what merely went wrong on the way."""

import json
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from telegram.error import NetworkError, RetryAfter
from telegram.request import HTTPXRequest

# What the server says while it closes, of calls that it may have passed on already.
_LEFT_OPEN: Final = "restart"


class NotDone(NetworkError):
    """The Bot API server answered, in its own form, that it could not do what was asked: trying again does no harm."""


def seconds_to_wait(error: RetryAfter) -> float:
    """For how long Telegram asks to be left alone, in whichever form the library tells it."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


class WireRequest(HTTPXRequest):
    """The library's client.

    The library makes the same error of a server that says that it failed, of a proxy's page and of a lost answer. Only
    after the first is it certain that a message was not sent.
    """

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - as the library has them
        """Make a request; the status and the body.

        Raises:
            NotDone: the server says that it failed.
            TelegramError: there was no answer.
        """
        status, body = await super().do_request(*args, **kwargs)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR and (why := _refusal(body)):
            raise NotDone(why)
        return status, body


def _refusal(body: bytes) -> str:
    """What the server gives as its reason; nothing where this is no such answer, or one that leaves it open.

    >>> _refusal(b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}')
    'Internal Server Error'
    >>> _refusal(b"<html>Bad Gateway</html>")
    ''
    """
    try:
        said = json.loads(body)
    except ValueError:  # a body that is no UTF-8 among them
        return ""
    if not (isinstance(said, dict) and said.get("ok") is False):
        return ""
    why = str(said.get("description", ""))
    return "" if _LEFT_OPEN in why.lower() or said.get("parameters") else why
