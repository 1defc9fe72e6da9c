"""Putting messages into a chat, whatever Telegram answers: a failure to send is logged here and goes no further."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.chat.html import plain_text
from bot.chat.messages import LIMIT, clipped, legible
from bot.chat.once import Once
from bot.chat.patience import Patience
from bot.chat.wire import seconds_to_wait

_LOG = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_LONGEST_NOTICE = 200
_SECONDS_CACHED = 10
_LONGEST_WAIT_OF_A_QUERY = 8.0

Keyboard = ReplyKeyboardMarkup | InlineKeyboardMarkup
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, a topic of it, and the message that it answers."""

    chat: int
    topic: int | None = None
    answer_to: int | None = None
    direct: int | None = None
    """Whose conversation it is, among the direct messages of a channel, where each writer has one of their own."""


class Outbox:
    """Sends and edits."""

    def __init__(self, bot: Bot, patience: Patience) -> None:
        self._bot = bot
        self._patience = patience
        self._closed_to_us = Once()

    async def send_html(self, place: Place, messages: Sequence[str], keyboard: Keyboard | None = None) -> list[int]:
        """Send messages of HTML, the first as an answer, the last with buttons; the ids of those that arrived."""
        sent = []
        for number, markup in enumerate(messages, start=1):
            where = place if number == 1 else replace(place, answer_to=None)
            last = keyboard if number == len(messages) else None
            message = await self._send(where, markup, html=True, keyboard=last)
            if message:
                sent.append(message)
        return sent

    async def send_text(self, place: Place, text: str, keyboard: Keyboard | None = None) -> int | None:
        """Send a message without markup; its id, where it arrived."""
        return await self._send(place, text, keyboard=keyboard)

    async def edit_text(
        self, chat: int, message: int, text: str, keyboard: InlineKeyboardMarkup | None = None, *, html: bool = False
    ) -> bool:
        """Give one of our messages another text and other buttons; False where that is impossible."""

        async def edit(*, text: str = text, html: bool = html) -> bool:
            await self._bot.edit_message_text(
                legible(text),
                chat,
                message,
                parse_mode=ParseMode.HTML if html else None,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )
            return True

        async def edit_somehow() -> bool:
            try:
                return await edit()
            except BadRequest as error:
                if html and _is_about_markup(error):
                    return await edit(text=plain_text(text), html=False)
                return _is_no_news(error)

        return bool(await self._attempt(chat, edit_somehow))

    async def edit_keyboard(self, chat: int, message: int, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Give one of our messages other buttons; False where that is impossible."""

        async def edit() -> bool:
            try:
                await self._bot.edit_message_reply_markup(chat, message, reply_markup=keyboard)
            except BadRequest as error:
                return _is_no_news(error)
            return True

        return bool(await self._attempt(chat, edit))

    async def delete(self, chat: int, message: int) -> bool:
        """Delete a message; True where it is gone, whoever deleted it."""

        async def delete() -> bool:
            try:
                return await self._bot.delete_message(chat, message)
            except BadRequest as error:
                if "not found" not in str(error).lower():
                    raise
                return True

        return bool(await self._attempt(chat, delete))

    async def answer_press(self, press: str, text: str = "") -> None:
        """Tell Telegram that a button did its work, with a short text for whoever pressed it."""
        await self._answer(lambda: self._bot.answer_callback_query(press, legible(text)[:_LONGEST_NOTICE] or None))

    async def answer_inline(
        self, query: str, results: Sequence[InlineQueryResultArticle], button: InlineQueryResultsButton
    ) -> None:
        """Show results to whoever is typing; they are theirs alone, and soon forgotten."""
        call = partial(self._bot.answer_inline_query, query, results, button=button, is_personal=True)
        await self._answer(partial(call, cache_time=_SECONDS_CACHED))

    async def answer_guest(self, query: str, result: InlineQueryResultArticle) -> None:
        """Answer in a chat that we are not in, which is possible once for each question."""
        await self._answer(lambda: self._bot.answer_guest_query(query, result))

    async def _answer(self, call: Callable[[], Awaitable[object]]) -> None:
        """Answer a query. It lives for seconds only: one that has grown too old meanwhile is nobody's any more."""
        try:
            await _once_more_after_a_flood(call)
        except TelegramError as error:
            level = logging.DEBUG if "too old" in str(error).lower() else logging.WARNING
            _LOG.log(level, "a query was not answered: %s", error)

    @contextmanager
    def typing(self, place: Place) -> Iterator[None]:
        """Show that an answer is on its way, where it takes long; that this fails does not matter."""
        task = asyncio.create_task(self._keep_typing(place))
        try:
            yield
        finally:
            task.cancel()

    async def _keep_typing(self, place: Place) -> None:
        await asyncio.sleep(self._patience.until_typing)
        with suppress(TelegramError):
            while True:
                await self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
                await asyncio.sleep(self._patience.between_typing)

    async def _send(
        self, place: Place, text: str, *, html: bool = False, keyboard: Keyboard | None = None
    ) -> int | None:
        async def send(
            *, text: str = text, html: bool = html, place: Place = place, keyboard: Keyboard | None = keyboard
        ) -> Message:
            return await self._bot.send_message(
                place.chat,
                legible(text),
                parse_mode=ParseMode.HTML if html else None,
                message_thread_id=place.topic,
                direct_messages_topic_id=place.direct,
                reply_parameters=_answering(place),
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )

        async def send_somehow() -> Message:
            try:
                return await send()
            except BadRequest as error:
                if place.answer_to and _is_about_reply(error):
                    return await send(place=replace(place, answer_to=None))
                if place.topic and _is_about_topic(error):
                    return await send(place=replace(place, topic=None))
                if not _is_about_what_is_sent(error):
                    raise
                _LOG.warning("a message was refused and goes out as plain text: %s", error)
                plain = clipped(plain_text(text) if html else text, LIMIT)
                return await send(text=plain, html=False, keyboard=None if _is_about_buttons(error) else keyboard)

        message = await self._attempt(place.chat, send_somehow)
        return message.message_id if message else None

    async def _attempt(self, chat: int, call: Callable[[], Awaitable[Result]]) -> Result | None:
        """The result of a call; None where it does not go through, after all that `Delivery` does about it."""
        try:
            return await call()
        except TelegramError as error:
            self._log(chat, error)
            return None

    def _log(self, chat: int, error: TelegramError) -> None:
        if isinstance(error, Forbidden) and not self._closed_to_us.is_first(chat):
            return
        _LOG.warning("a message to chat %s was not sent or edited: %s", chat, error)


async def _once_more_after_a_flood(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call, and make it again where Telegram asks for a wait that a query outlives.

    Raises:
        TelegramError: it does not go through.
    """
    try:
        await call()
    except RetryAfter as error:
        wait = seconds_to_wait(error)
        if wait > _LONGEST_WAIT_OF_A_QUERY:
            raise
        await asyncio.sleep(wait)
        await call()


def _answering(place: Place) -> ReplyParameters | None:
    # Where the question was deleted meanwhile, the answer goes out all the same.
    return ReplyParameters(place.answer_to, allow_sending_without_reply=True) if place.answer_to else None


def _is_about_markup(error: BadRequest) -> bool:
    return "can't parse entities" in str(error).lower()


def _is_about_what_is_sent(error: BadRequest) -> bool:
    """Whether less of the same would be taken: no markup, no buttons, a shorter text."""
    said = str(error).lower()
    return "can't parse" in said or ("too" in said and "long" in said) or _is_about_buttons(error)


def _is_about_buttons(error: BadRequest) -> bool:
    said = str(error).lower()
    return any(word in said for word in ("button", "keyboard", "reply_markup", "reply markup"))


def _is_about_reply(error: BadRequest) -> bool:
    """Whether the question is gone, for a server that does not send without it."""
    said = str(error).lower()
    return "repl" in said and ("not found" in said or "invalid" in said)


def _is_about_topic(error: BadRequest) -> bool:
    """Whether the topic is gone. What replies to a message lies where that does, and needs no topic."""
    return "thread not found" in str(error).lower()


def _is_no_news(error: BadRequest) -> bool:
    """Whether an edit was refused because it changes nothing, which is as good as done; any other refusal is raised."""
    if "not modified" not in str(error).lower():
        raise error
    return True
