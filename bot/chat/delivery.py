"""How every call reaches Telegram: what each of its faults means, in one place.

========================================  =======================================================================
429, too many requests                    that chat waits as long as Telegram says, and no other one does
the request never left this machine       it is made again, more and more seldom
5xx, and the server says it in its form   it is made again, more and more seldom, but not for ever
400, the group became a supergroup        the call is made once more, with the new id, which is remembered
403, blocked, kicked, not a member        the chat is closed to us; nothing is tried again
no answer, or one that makes no sense     of a message nobody knows whether it arrived: it is not sent again;
                                          an edit is, a few times, for that does no harm
========================================  =======================================================================
"""

import asyncio
import itertools
import logging
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.chat.patience import Patience
from bot.chat.wire import NotDone, seconds_to_wait

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE: Final = 30.0
_TRIES_OF_AN_EDIT: Final = 3
_TRIES_OF_WHAT_WAS_NOT_DONE: Final = 8  # in a minute and a half
_MESSAGES_A_SECOND, _MESSAGES_AT_ONCE = 30.0, 30.0
# What the HTTP client says when a request did not leave this machine: only then is sending again safe, for there is
# no way to ask Telegram whether a message arrived.
_NEVER_SENT: Final = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout"})

_GIVES_A_MESSAGE: Final = ("sendMessage", "sendDocument", "editMessage")
_TELLS_A_MESSAGE: Final = frozenset({"message_id", "date", "chat"})

Call = Callable[..., Coroutine[Any, Any, Any]]


@dataclass(slots=True)
class Outcome:
    """What became of all that was sent on behalf of one update."""

    uncertain: bool = False
    """Whether something was sent of which nobody knows whether it arrived."""


_OUTCOME: ContextVar[Outcome | None] = ContextVar("outcome", default=None)


@contextmanager
def outcome() -> Iterator[Outcome]:
    """What becomes of the calls that are made within the block, by its task or by tasks that it starts."""
    here = Outcome()
    token = _OUTCOME.set(here)
    try:
        yield here
    finally:
        _OUTCOME.reset(token)


class Delivery(BaseRateLimiter[None]):
    """Stands between the library's bot and the server.

    Args:
        on_closed: told the id of a chat that turns out to be closed to us, and why.
        on_moved: told the old and the new id of a group that has become a supergroup.
        patience: how long it tries, and how long it pauses.
    """

    def __init__(
        self, on_closed: Callable[[int, str], None], on_moved: Callable[[int, int], None], patience: Patience
    ) -> None:
        self._patience = patience
        self._on_closed = on_closed
        self._on_moved = on_moved
        self._open_again: dict[int, float] = {}
        self._moved: dict[int, int] = {}
        self._next_message = 0.0

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to hand back."""

    async def process_request(  # noqa: PLR0917 - the library's
        self,
        callback: Call,
        args: Any,  # noqa: ANN401 - as the library hands them on
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002 - the library's name
    ) -> Any:  # noqa: ANN401
        """Make a call, and deal with what goes wrong."""
        chat = data.get("chat_id")
        if not isinstance(chat, int):
            return await _called(lambda: callback(*args, **kwargs))
        if endpoint == "sendChatAction" and self._wait_of(chat):
            return True  # nobody looks at it while the answer itself must wait
        data["chat_id"] = self._moved.get(chat, chat)
        try:
            return await self._insist(lambda: callback(*args, **kwargs), endpoint, data)
        except ChatMigrated as moved:
            self.moved(chat, moved.new_chat_id)
            data["chat_id"] = moved.new_chat_id
            return await self._insist(lambda: callback(*args, **kwargs), endpoint, data)
        except Forbidden as error:
            self._on_closed(chat, str(error))
            raise

    def moved(self, old: int, new: int) -> None:
        """A group has another id from now on."""
        if self._moved.get(old) != new:
            self._moved[old] = new
            self._on_moved(old, new)

    def has_moved_to(self, chat: int) -> bool:
        """Whether this is the new id of a group that was known by another."""
        return chat in self._moved.values()

    async def _insist(self, call: Call, endpoint: str, data: dict[str, Any]) -> Any:  # noqa: ANN401
        """The result of a call, as soon as it goes through.

        Raises:
            TelegramError: it does not, and another try is pointless, or could send a message twice.
        """
        deadline = time.monotonic() + self._patience.until_delivered
        for tries in itertools.count(1):
            await self._wait_for_turn(endpoint, data["chat_id"])
            try:
                return _sensible(endpoint, await _called(call))
            except TelegramError as error:
                wait = self._wait_after(error, endpoint, data["chat_id"], tries)
                if wait is None or time.monotonic() + wait > deadline:
                    raise
            await asyncio.sleep(wait)
        return None

    async def _wait_for_turn(self, endpoint: str, chat: int) -> None:
        while wait := self._wait_of(chat):  # noqa: ASYNC110 - it may have grown meanwhile
            await asyncio.sleep(wait)
        if endpoint.startswith("send") and endpoint != "sendChatAction":
            await self._wait_for_all()

    async def _wait_for_all(self) -> None:
        """Thirty messages a second, to all chats together, is what Telegram lets through."""
        now = time.monotonic()
        self._next_message = max(self._next_message, now - _MESSAGES_AT_ONCE / _MESSAGES_A_SECOND)
        self._next_message += 1 / _MESSAGES_A_SECOND
        if self._next_message > now:
            await asyncio.sleep(self._next_message - now)

    def _wait_of(self, chat: int) -> float:
        """Seconds until a chat that had too many messages is open again."""
        wait = self._open_again.get(chat, 0.0) - time.monotonic()
        if wait <= 0:
            self._open_again.pop(chat, None)
        return max(wait, 0.0)

    def _wait_after(self, error: TelegramError, endpoint: str, chat: int, tries: int) -> float | None:
        """Seconds until another try; None where there is none."""
        pause = min(self._patience.first_pause * 2.0 ** (tries - 1), _LONGEST_PAUSE)
        if isinstance(error, RetryAfter):
            wait = seconds_to_wait(error)
            self._open_again[chat] = max(self._open_again.get(chat, 0.0), time.monotonic() + wait)
            return None if endpoint == "sendChatAction" else wait
        if type(error.__cause__).__name__ in _NEVER_SENT:
            return pause
        if isinstance(error, NotDone) and tries < _TRIES_OF_WHAT_WAS_NOT_DONE and endpoint != "sendChatAction":
            return pause
        if not _is_uncertain(error) or endpoint == "sendChatAction":
            return None
        if endpoint.startswith("send"):
            _note_uncertain(error)
            return None
        return pause if tries < _TRIES_OF_AN_EDIT else None


async def _called(call: Call) -> Any:  # noqa: ANN401
    """What the server gave.

    Raises:
        TelegramError: it gave nothing that the library could read, among other faults.
    """
    try:
        return await call()
    except (KeyError, TypeError, AttributeError) as error:
        raise TelegramError("the server's answer is none") from error


def _sensible(endpoint: str, result: Any) -> Any:  # noqa: ANN401
    """What the server gave, where it can be what the call asked for; of a message, what tells it from others.

    The message that ours replies to comes along, and the library may be unable to read it.

    Raises:
        TelegramError: it gave no message for a message.
    """
    if not endpoint.startswith(_GIVES_A_MESSAGE):
        return result
    if isinstance(result, dict) and "date" in result:
        return {key: value for key, value in result.items() if key in _TELLS_A_MESSAGE}
    if endpoint.startswith("send"):
        raise TelegramError("the server's answer is no message")
    return result


def _is_uncertain(error: TelegramError) -> bool:
    """Whether a call may have had its effect. What is no sensible answer comes as the mere base of all errors."""
    lost = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    return lost or type(error) is TelegramError


def _note_uncertain(error: TelegramError) -> None:
    _LOG.warning("nobody knows whether a message arrived, and it is not sent again: %s", error)
    here = _OUTCOME.get()
    if here:
        here.uncertain = True
