"""Putting messages into a chat, whatever Telegram answers: a failure to send is logged here and goes no further."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import Bot, LinkPreviewOptions, Message, ReplyKeyboardMarkup, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat.html import plain_text
from bot.chat.once import Once

_LOG = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNTIL_TYPING, _BETWEEN_TYPING = 0.5, 4.5

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, a topic of it, and the message that it answers."""

    chat: int
    topic: int | None = None
    answer_to: int | None = None


class Outbox:
    """Sends and edits."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._closed_to_us = Once()

    async def send_html(self, place: Place, messages: Sequence[str]) -> list[int]:
        """Send messages of HTML, the first one as an answer; the ids of those that arrived."""
        sent = []
        for number, markup in enumerate(messages):
            message = await self._send(place if number == 0 else replace(place, answer_to=None), markup, html=True)
            if message:
                sent.append(message)
        return sent

    async def send_text(self, place: Place, text: str, keyboard: ReplyKeyboardMarkup | None = None) -> int | None:
        """Send a message without markup; its id, where it arrived."""
        return await self._send(place, text, keyboard=keyboard)

    async def edit_text(self, chat: int, message: int, text: str) -> bool:
        """Give one of our messages another text; False where that is impossible."""

        async def edit() -> bool:
            try:
                await self._bot.edit_message_text(text, chat, message, link_preview_options=_NO_PREVIEW)
            except BadRequest as error:
                if "not modified" not in str(error).lower():
                    raise
            return True

        return bool(await self._attempt(chat, edit))

    @contextmanager
    def typing(self, place: Place) -> Iterator[None]:
        """Show that an answer is on its way, where it takes long; that this fails does not matter."""
        task = asyncio.create_task(self._keep_typing(place))
        try:
            yield
        finally:
            task.cancel()

    async def _keep_typing(self, place: Place) -> None:
        await asyncio.sleep(_UNTIL_TYPING)
        with suppress(TelegramError):
            while True:
                await self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
                await asyncio.sleep(_BETWEEN_TYPING)

    async def _send(
        self, place: Place, text: str, *, html: bool = False, keyboard: ReplyKeyboardMarkup | None = None
    ) -> int | None:
        async def send(*, text: str = text, html: bool = html) -> Message:
            return await self._bot.send_message(
                place.chat,
                text,
                parse_mode=ParseMode.HTML if html else None,
                message_thread_id=place.topic,
                reply_parameters=_answering(place),
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )

        async def send_somehow() -> Message:
            try:
                return await send()
            except BadRequest as error:
                if not (html and _is_about_markup(error)):
                    raise
                _LOG.warning("a message was not understood as HTML and goes out without markup: %s", error)
                return await send(text=plain_text(text), html=False)

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


def _answering(place: Place) -> ReplyParameters | None:
    # Where the question was deleted meanwhile, the answer goes out all the same.
    return ReplyParameters(place.answer_to, allow_sending_without_reply=True) if place.answer_to else None


def _is_about_markup(error: BadRequest) -> bool:
    return "can't parse entities" in str(error).lower()
