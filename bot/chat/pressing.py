"""What happens when somebody presses a button under an answer."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from telegram import CallbackQuery, InlineKeyboardMarkup
from telegram.constants import ChatType

from bot.chat.buttons import Does, Press, parse_press, related_keyboard, view_keyboard
from bot.chat.context import Speaker
from bot.chat.once import Once
from bot.chat.preferences import ChatPreferences
from bot.chat.records import Record
from bot.chat.replies import Ask, Replies, rendered
from bot.chat.rights import Rights
from bot.chat.sending import Place
from bot.chat.settings import ChatSettings
from bot.chat.texts import Texts, texts_for
from bot.chat.tools import Tools
from bot.chat.views import below, context_view, sources_view, working_view

_PLACES = 12
"""How many quotes one can page through."""
_SECONDS_OF_A_DOUBLE_PRESS: Final = 5.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press on a button under an answer that we still know."""

    query: CallbackQuery
    press: Press
    record: Record
    message: int
    """The message that the button is under."""
    texts: Texts
    """The language of the answer."""
    private: bool


class Pressing:
    """Does what the buttons say. Every press is answered once, whatever comes of it."""

    def __init__(
        self,
        tools: Tools,
        replies: Replies,
        *,
        preferences: ChatPreferences,
        settings: ChatSettings,
        rights: Rights,
    ) -> None:
        self._tools = tools
        self._outbox = tools.outbox
        self._records = tools.records
        self._replies = replies
        self._preferences = preferences
        self._settings = settings
        self._rights = rights
        self._asked = Once(_SECONDS_OF_A_DOUBLE_PRESS)
        self._does: dict[Does, Callable[[Pressed], Awaitable[str]]] = {
            "answer": self._show_answer,
            "sources": self._show_sources,
            "working": self._show_working,
            "context": self._show_context,
            "more": self._show_more,
            "related": self._offer_related,
            "ask": self._ask,
            "choose": self._ask,
            "up": self._vote,
            "down": self._vote,
        }

    async def press(self, query: CallbackQuery) -> None:
        """Do what a button says, and tell Telegram soon that it was pressed: a press grows old in seconds."""
        doing = asyncio.create_task(self._do(query))
        try:
            await asyncio.wait({doing}, timeout=self._tools.patience.until_a_press_is_answered)
            await self._outbox.answer_press(query.id, doing.result() if doing.done() else "")
            await doing
        finally:
            doing.cancel()

    async def _do(self, query: CallbackQuery) -> str:
        """Do what a button says; what to tell whoever pressed it."""
        try:
            pressed = await self._pressed(query)
            return pressed if isinstance(pressed, str) else await self._does[pressed.press.does](pressed)
        except Exception:  # noqa: BLE001 - whatever it is, the press is answered
            _LOG.exception("a press could not be handled")
            return texts_for(query.from_user.language_code).button_failed

    async def _pressed(self, query: CallbackQuery) -> Pressed | str:
        """What was pressed; or why nothing can come of it."""
        texts = texts_for(query.from_user.language_code)
        press = parse_press(query.data or "")
        record = await self._records.by_number(press.record) if press else None
        if not press or not record or not query.message or query.message.chat.id != record.chat:
            return texts.button_expired
        private = query.message.chat.type == ChatType.PRIVATE
        if private and not self._settings.admits(query.from_user.id):
            return texts.not_allowed.format(user=query.from_user.id)
        spoken = texts_for(record.reply.language)
        return Pressed(query, press, record, query.message.message_id, spoken, private)

    async def _show_answer(self, pressed: Pressed) -> str:
        if not pressed.record.knows_answer:
            return pressed.texts.button_expired
        messages, keyboard = rendered(pressed.record, pressed.texts)
        return await self._edit(pressed, messages[-1], keyboard)

    async def _show_sources(self, pressed: Pressed) -> str:
        view = sources_view(pressed.record.reply, pressed.texts)
        return await self._show(pressed, view, view_keyboard(pressed.record, pressed.texts))

    async def _show_working(self, pressed: Pressed) -> str:
        view = working_view(pressed.record.reply, pressed.texts)
        return await self._show(pressed, view, view_keyboard(pressed.record, pressed.texts))

    async def _show_more(self, pressed: Pressed) -> str:
        """The whole answer in place of the short one; what does not fit into the message follows it."""
        if not pressed.record.knows_answer:
            return pressed.texts.button_expired
        if not pressed.record.brief:  # somebody else was faster
            return ""
        full = replace(pressed.record, brief=False)
        await self._records.replace(full)
        messages, keyboard = rendered(full, pressed.texts)
        first, *others = messages
        await self._outbox.edit_text(full.chat, pressed.message, first, None if others else keyboard, html=True)
        sent = await self._outbox.send_html(_beside(full), others, keyboard) if others else []
        await self._records.sent_as(full, [pressed.message, *sent])
        return ""

    async def _show_context(self, pressed: Pressed) -> str:
        """The quote with this place among its neighbours."""
        footnotes = pressed.record.reply.footnotes[:_PLACES]
        if pressed.press.place >= len(footnotes):
            return pressed.texts.button_expired
        footnote = footnotes[pressed.press.place]
        around = await self._tools.workers.run(partial(self._tools.curator.surroundings, footnote))
        if around is None:
            return pressed.texts.quote_is_gone
        view = context_view(footnote, around, pressed.texts)
        keyboard = view_keyboard(pressed.record, pressed.texts, len(footnotes), pressed.press.place)
        return await self._show(pressed, view, keyboard)

    async def _offer_related(self, pressed: Pressed) -> str:
        """Questions beside this one, as buttons; each was tried before it is offered."""
        record = pressed.record
        reply = record.reply
        call = partial(self._tools.curator.related, record.question, reply.footnotes, reply.language)
        related = await self._tools.workers.run(call)
        if not related:
            return pressed.texts.nothing_related
        record = replace(record, related=related)
        await self._records.replace(record)
        await self._outbox.edit_keyboard(record.chat, pressed.message, related_keyboard(record, pressed.texts))
        return ""

    async def _ask(self, pressed: Pressed) -> str:
        """Ask the question that stands on the button, in the name of whoever pressed it."""
        record, place = pressed.record, pressed.press.place
        chooses = pressed.press.does == "choose"
        questions = record.reply.choices if chooses else record.related
        if place >= len(questions):
            return pressed.texts.button_expired
        preferences, user = await self._preferences.of(record.chat), pressed.query.from_user.id
        may = pressed.private or preferences.who == "everyone" or await self._rights.is_admin(record.chat, user)
        if not may:
            return pressed.texts.ask_refused
        if self._asked.is_first((user, pressed.press)):
            await self._replies.answer(
                Ask(
                    question=questions[place],
                    speaker=Speaker(record.chat, user),
                    place=_beside(record, pressed.message),
                    texts=pressed.texts,
                    preferences=preferences,
                    private=pressed.private,
                    context=(*record.context, record.question) if chooses else (),
                    asked_at=time.time(),
                )
            )
            self._asked.see((user, pressed.press))
        return ""

    async def _vote(self, pressed: Pressed) -> str:
        helpful, voter = pressed.press.does == "up", pressed.query.from_user.id
        vote = partial(self._tools.tally.vote, pressed.record, voter, helpful=helpful)
        helped, not_helped = await self._tools.clerk.run(vote)
        if pressed.private:
            return pressed.texts.thanks_for_vote
        return f"{pressed.texts.thanks_for_vote} 👍 {helped} · 👎 {not_helped}"

    async def _show(self, pressed: Pressed, view: str, keyboard: InlineKeyboardMarkup) -> str:
        """Show a view below the answer, or, where nobody knows any more how that read, as a reply to it."""
        record = pressed.record
        if record.knows_answer:
            messages, _ = rendered(record, pressed.texts)
            return await self._edit(pressed, below(messages[-1], view), keyboard)
        sent = await self._outbox.send_html(_beside(record, pressed.message), [view])
        return "" if sent else pressed.texts.button_failed

    async def _edit(self, pressed: Pressed, markup: str, keyboard: InlineKeyboardMarkup | None) -> str:
        edited = await self._outbox.edit_text(pressed.record.chat, pressed.message, markup, keyboard, html=True)
        return "" if edited else pressed.texts.button_failed


def _beside(record: Record, answer_to: int | None = None) -> Place:
    """Where an answer stands."""
    return Place(record.chat, record.topic, answer_to, record.direct)
