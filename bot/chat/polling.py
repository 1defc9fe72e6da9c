"""How updates are fetched: long polling that neither falls silent nor runs in circles."""

import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram import Update
from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

_LOG = logging.getLogger(__name__)
_TOKEN_UNKNOWN = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class PollingRequest(HTTPXRequest):
    """The requests for updates. Tells when the server no longer knows the token, and disarms what cannot be parsed.

    The library's loop would end without a word in the first case. In the second it would fetch the same updates again
    and again, and nothing behind the bad one would come through.
    """

    def __init__(self, on_token_refused: Callable[[], None], **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self._on_token_refused = on_token_refused

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Fetch as the library does, and look at what comes."""
        status, payload = await super().do_request(*args, **options)
        if status in _TOKEN_UNKNOWN:
            self._on_token_refused()
        return status, disarmed(payload) if status == HTTPStatus.OK else payload


def disarmed(payload: bytes) -> bytes:
    """The answer to ``getUpdates``, with each update that cannot be parsed emptied, so that it counts as fetched."""
    try:
        answer = json.loads(payload)
        answer["result"] = [update if _can_be_parsed(update) else _emptied(update) for update in answer["result"]]
    except (ValueError, KeyError, TypeError):  # not an answer to getUpdates: the library says so
        return payload
    return json.dumps(answer).encode()


def log_polling_error(error: TelegramError) -> None:
    """Say in one line what keeps updates from coming; the library tries again."""
    if isinstance(error, Conflict):
        _LOG.error("another program fetches this bot's updates with the same token; stop it: %s", error)
    else:
        _LOG.warning("no updates at the moment, trying again: %s", error)


def _can_be_parsed(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update, None)
    except Exception:  # noqa: BLE001 - whatever an update does to the parser
        return False
    return True


def _emptied(update: dict[str, Any]) -> dict[str, Any]:
    _LOG.warning("update %s cannot be parsed and is left out", update["update_id"])
    return {"update_id": update["update_id"]}
