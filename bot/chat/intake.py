"""Nothing lost, nothing twice: each update is written down before Telegram is told that it arrived."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, Protocol

from telegram import Bot, Message, Update
from telegram.constants import ChatType

from bot.chat.delivery import outcome
from bot.chat.lanes import Lanes
from bot.chat.reading import read_update
from bot.chat.workers import Workers

_LOG = logging.getLogger(__name__)
_SECONDS_IN_PRIVATE: Final = 24 * 60 * 60.0
_SECONDS_AMONG_OTHERS: Final = 15 * 60.0
_SECONDS_BETWEEN_LOOKS: Final = 2.0
_SECONDS_BETWEEN_SETTLINGS: Final = 60 * 60.0


class Inbox(Protocol):
    """Where updates are kept until they are done. It is called in a thread of its own."""

    def take(self, updates: Iterable[tuple[int, str]]) -> frozenset[int]:
        """Write updates, given with their numbers; the numbers that are new. On return they are safe."""

    def unfinished(self) -> list[tuple[int, str]]:
        """What an earlier life did not finish, in order."""

    def finish(self, numbers: Sequence[int], uncertain: Collection[int] = ()) -> None:
        """These are done; with some it is uncertain whether the answer arrived."""

    def quarantine(self, number: int | None, raw: str, why: str) -> None:
        """Set aside what cannot be read."""

    def settle(self) -> None:
        """An orderly end or hour: leave what is uncertain at that, forget what is old."""

    def tidy(self) -> None:
        """A quiet moment: leave no trace of the texts of what is done."""

    def forget(self, person: int) -> None:
        """Leave no text of a person, but of what still waits for an answer."""

    def close_chat(self, chat: int, why: str) -> None:
        """The bot cannot write there any more."""

    def reopen_chat(self, chat: int) -> None:
        """The bot can write there again."""

    def closed_chats(self) -> dict[int, str]:
        """The chats where it cannot, and why."""


Receive = Callable[..., Awaitable[None]]
"""What does what an update asks for: ``receive(update, busy=...)``."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """An update as it was written down, and, where it can be read, what it says."""

    number: int
    raw: str
    update: Update | None
    fault: str = ""


class Intake:
    """Takes updates in, in order within a chat and side by side across chats, and remembers which are done.

    Args:
        inbox: where they are kept.
        bot: what parsed updates belong to.
        receive: what does what an update asks for.
        moved: told the old and the new id of a group that says that it is a supergroup now.
        clock: seconds since 1970, to tell what is too old to be answered.
        most_waiting: how many updates may wait before further ones are told that the bot is busy.
    """

    def __init__(
        self,
        inbox: Inbox,
        bot: Bot,
        receive: Receive,
        moved: Callable[[int, int], None],
        clock: Callable[[], float] = time.time,
        *,
        most_waiting: int,
    ) -> None:
        self._inbox = inbox
        self._bot = bot
        self._receive = receive
        self._moved = moved
        self._clock = clock
        self._most_waiting = most_waiting
        self._lanes = Lanes()
        self._clerk = Workers(1, "inbox")
        self._done: list[tuple[int, bool]] = []
        self._closed: set[int] = set()
        self._emigrated: set[int] = set()
        self._filing: asyncio.Task[None] | None = None
        self._untidy = True

    @property
    def waiting(self) -> int:
        """How many updates are not done."""
        return len(self._lanes)

    async def replay(self) -> None:
        """Do what an earlier life took in and did not finish."""
        self._closed |= (await self._clerk.run(self._inbox.closed_chats)).keys()
        letters = await self._clerk.run(self._reread)
        if letters:
            _LOG.info("%d updates are left from before, and are done now", len(letters))
        self._sort(letters, are_new=False)

    async def take(self, updates: Sequence[Any]) -> None:
        """Take in updates as they came from the wire. On return they are safe, and those that are new are begun."""
        if updates:
            self._sort(await self._clerk.run(partial(self._write, updates)), are_new=True)

    async def keep_tidy(self) -> None:
        """Look after the inbox in quiet moments, and thoroughly every hour, until cancelled."""
        settled = time.monotonic()
        while True:
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
            if self._untidy and not self._lanes:
                self._untidy = False
                await self._clerk.run(self._inbox.tidy)
            if time.monotonic() - settled > _SECONDS_BETWEEN_SETTLINGS:
                settled = time.monotonic()
                await self._clerk.run(self._inbox.settle)

    async def drain(self, seconds: float) -> None:
        """Finish what was begun, but no longer than this; what is left is kept for the next life."""
        if left := await self._lanes.drain(seconds):
            _LOG.warning("%d updates are left for the next start", left)
        await self._clerk.run(self._inbox.settle)
        self._clerk.close()

    async def forget(self, person: int) -> None:
        """Leave no text of a person in the inbox, but of what still waits for an answer."""
        await self._clerk.run(partial(self._inbox.forget, person))

    def close_chat(self, chat: int, why: str) -> None:
        """The bot turns out to be shut out of a chat: what waits there is not answered any more."""
        self._closed.add(chat)
        self._in_background(partial(self._inbox.close_chat, chat, why))

    def _in_background(self, call: Callable[[], None]) -> None:
        asyncio.ensure_future(self._clerk.run(call)).add_done_callback(_log_failure)

    def _write(self, updates: Sequence[Any]) -> list[_Letter]:
        """Runs in the clerk's thread: the new letters, in order, safely written."""
        letters = _each_once(self._read(json.dumps(update), _number(update)) for update in updates)
        new = self._inbox.take((letter.number, letter.raw) for letter in letters if letter.number >= 0)
        return self._readable([letter for letter in letters if letter.number < 0 or letter.number in new])

    def _reread(self) -> list[_Letter]:
        """Runs in the clerk's thread: the letters that an earlier life left."""
        return self._readable([self._read(raw, number) for number, raw in self._inbox.unfinished()])

    def _readable(self, letters: Sequence[_Letter]) -> list[_Letter]:
        """The letters that can be read; the others are set aside."""
        for letter in letters:
            if letter.fault:
                self._inbox.quarantine(letter.number if letter.number >= 0 else None, letter.raw, letter.fault)
        return [letter for letter in letters if not letter.fault]

    def _read(self, raw: str, number: int) -> _Letter:
        if number < 0:
            return _Letter(number, raw, None, "it has no number")
        try:
            return _Letter(number, raw, read_update(raw, self._bot))
        except Exception as error:  # noqa: BLE001 - whatever an update does to the parser
            _LOG.warning("update %s cannot be read and is set aside: %r", number, error)
            return _Letter(number, raw, None, repr(error))

    def _sort(self, letters: Sequence[_Letter], *, are_new: bool) -> None:
        for letter in letters:
            if letter.update:
                self._note_standing(letter.update, is_new=are_new)
                busy = len(self._lanes) >= self._most_waiting
                self._lanes.put(_lane(letter.update), partial(self._do, letter.number, letter.update, busy=busy))

    async def _do(self, number: int, update: Update, *, busy: bool) -> None:
        with outcome() as became:
            try:
                if not (self._is_too_old(update) or self._is_shut_out(update)):
                    await self._receive(update, busy=busy)
            except Exception:  # noqa: BLE001 - one update never stops the bot
                _LOG.exception("update %s could not be handled", number)
        await self._finish(number, uncertain=became.uncertain)

    async def _finish(self, number: int, *, uncertain: bool) -> None:
        """Write down that an update is done, together with those that are done meanwhile; wait until it is written."""
        self._done.append((number, uncertain))
        while (number, uncertain) in self._done:
            if self._filing is None or self._filing.done():
                self._filing = asyncio.create_task(self._file())
            await asyncio.shield(self._filing)

    async def _file(self) -> None:
        done = tuple(self._done)
        uncertain = frozenset(number for number, is_uncertain in done if is_uncertain)
        await self._clerk.run(partial(self._inbox.finish, [number for number, _ in done], uncertain))
        self._done = self._done[len(done) :]
        self._untidy = True

    def _is_too_old(self, update: Update) -> bool:
        """Whether a message has waited so long that nobody expects an answer any more."""
        message = _message(update)
        if message is None:
            return False
        said: datetime = message.edit_date or message.date
        allowed = _SECONDS_IN_PRIVATE if message.chat.type == ChatType.PRIVATE else _SECONDS_AMONG_OTHERS
        return self._clock() - said.timestamp() > allowed

    def _is_shut_out(self, update: Update) -> bool:
        """Whether an answer could not be sent."""
        message = _message(update)
        return message is not None and message.chat.id in self._closed

    def _reopen_chat(self, chat: int) -> None:
        self._closed.discard(chat)
        self._in_background(partial(self._inbox.reopen_chat, chat))

    def _note_standing(self, update: Update, *, is_new: bool) -> None:
        """Whether somebody shuts the bot out, lets it in again, or moves a group.

        Where somebody writes now, the bot is not shut out, whatever it was told before.
        """
        message = _message(update)
        if is_new and message and message.chat.id in self._closed:
            self._reopen_chat(message.chat.id)
        if move := _move(update):
            self._emigrated.add(move[0])
            self._moved(*move)
        changed = update.my_chat_member
        if changed is None or changed.chat.id in self._emigrated:  # what waits there is answered in the new place
            return
        if changed.new_chat_member.status in ("kicked", "left"):
            self.close_chat(changed.chat.id, f"the bot is {changed.new_chat_member.status}")
        else:
            self._reopen_chat(changed.chat.id)


def _message(update: Update) -> Message | None:
    """What somebody wrote into a chat; None for presses and notices."""
    return update.message or update.edited_message or update.channel_post or update.edited_channel_post


def _move(update: Update) -> tuple[int, int] | None:
    """The old and the new id of a group that has become a supergroup; each of the two says so."""
    message = update.message
    if message and message.migrate_to_chat_id:
        return message.chat.id, message.migrate_to_chat_id
    if message and message.migrate_from_chat_id:
        return message.migrate_from_chat_id, message.chat.id
    return None


def _each_once(letters: Iterable[_Letter]) -> list[_Letter]:
    """Without those whose number another one had before; what has none is kept."""
    seen: set[int] = set()
    kept = []
    for letter in letters:
        if letter.number < 0 or letter.number not in seen:
            seen.add(letter.number)
            kept.append(letter)
    return kept


def _number(update: object) -> int:
    """The number of an update; -1 where it has none."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and number >= 0 else -1


def _lane(update: Update) -> Hashable:
    """What must be in order with what: the messages of a chat, and one person's taps on a message."""
    if press := update.callback_query:
        return "taps", press.from_user.id, press.message.message_id if press.message else press.inline_message_id
    if update.inline_query:  # the next one must not wait for it, but overtake it
        return "query", update.inline_query.id
    return update.effective_chat.id if update.effective_chat else ("update", update.update_id)


def _log_failure(task: "asyncio.Future[None]") -> None:
    if not task.cancelled() and task.exception():
        _LOG.error("the inbox could not be written", exc_info=task.exception())
