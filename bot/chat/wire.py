"""The HTTP client: what the Bot API server itself refuses is told apart from what merely went wrong on the way."""

import json
import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from telegram.error import NetworkError, RetryAfter
from telegram.request import HTTPXRequest

# What the server says while it closes, of calls that it may have passed on already.
_LEFT_OPEN: Final = "restart"
_SAYS_NO: Final = re.compile(rb'"ok"\s*:\s*false')
_RETRY_AFTER: Final = re.compile(r"retry after (\d{1,6})", re.IGNORECASE)
_SECONDS_UNTIL_AGAIN: Final = 5
"""After a flood for which nobody says how long it lasts."""


class NotDone(NetworkError):
    """The Bot API server answered, in its own form, that it could not do what was asked: trying again does no harm."""


def seconds_to_wait(error: RetryAfter) -> float:
    """For how long Telegram asks to be left alone, in whichever form the library tells it."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


class WireRequest(HTTPXRequest):
    """The library's client.

    The library makes the same error of a server that says that it failed, of a proxy's page and of a lost answer. Only
    after the first is it certain that a message was not sent. So it is after a refusal for too many requests, in
    whatever form that comes, and where the server says no in the body alone.
    """

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - as the library has them
        """Make a request; the status and the body.

        Raises:
            NotDone: the server says that it failed.
            RetryAfter: it has too many requests, and does not say in the usual way for how long.
            TelegramError: there was no answer.
        """
        status, body = await super().do_request(*args, **kwargs)
        refusal = _refusal(body)
        if refusal and status < HTTPStatus.BAD_REQUEST:
            status = _code(refusal) or status
        if status == HTTPStatus.TOO_MANY_REQUESTS and not _says_how_long(refusal):
            raise RetryAfter(_seconds(body))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR and (why := _reason(refusal)):
            raise NotDone(why)
        return status, body


def _refusal(body: bytes) -> dict[str, Any]:
    """The server's answer, where it says no in its own form; else nothing.

    >>> _refusal(b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}')["error_code"]
    500
    >>> _refusal(b"<html>Bad Gateway</html>"), _refusal(b'{"ok": true, "result": true}')
    ({}, {})
    """
    if not _SAYS_NO.search(body):
        return {}
    try:
        said = json.loads(body)
    except ValueError:  # a body that is no UTF-8 among them
        return {}
    return said if isinstance(said, dict) and said.get("ok") is False else {}


def _code(refusal: dict[str, Any]) -> int:
    """The status that a refusal stands for; 0 where it names none."""
    code = refusal.get("error_code")
    return code if isinstance(code, int) and code >= HTTPStatus.BAD_REQUEST else 0


def _says_how_long(refusal: dict[str, Any]) -> bool:
    parameters = refusal.get("parameters")
    return isinstance(parameters, dict) and isinstance(parameters.get("retry_after"), int)


def _seconds(body: bytes) -> int:
    """For how long to wait, by the words of a refusal.

    >>> _seconds(b'{"description": "Too Many Requests: retry after 3"}'), _seconds(b"<html>")
    (3, 5)
    """
    found = _RETRY_AFTER.search(body.decode("utf-8", "replace"))
    return int(found[1]) if found else _SECONDS_UNTIL_AGAIN


def _reason(refusal: dict[str, Any]) -> str:
    """What the server gives as its reason; nothing where it leaves open whether something was done.

    >>> _reason({"ok": False, "description": "Internal Server Error"}), _reason({"description": "restart"}), _reason({})
    ('Internal Server Error', '', '')
    """
    why = str(refusal.get("description", ""))
    return "" if _LEFT_OPEN in why.lower() or refusal.get("parameters") else why
