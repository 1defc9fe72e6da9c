"""Answers, from the question to the message with its buttons, and to what is remembered of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from telegram import InlineKeyboardMarkup

from bot.answering.said.reply import Reply
from bot.chat.buttons import answer_keyboard
from bot.chat.context import Conversations, Speaker
from bot.chat.html import brief_message, escaped, reply_messages
from bot.chat.preferences import Preferences
from bot.chat.rate import RateLimit
from bot.chat.records import Record
from bot.chat.sending import Place
from bot.chat.texts import Texts, texts_for
from bot.chat.tools import Tools


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, who asks it, and where its answer goes."""

    question: str
    speaker: Speaker
    place: Place
    texts: Texts
    """The language of what is said besides the answer."""
    preferences: Preferences
    private: bool
    context: tuple[str, ...]
    """Earlier questions, the oldest first."""
    asked_at: float
    """In seconds since 1970."""
    asked_in: int = 0
    """The message that asks; 0 where a button does."""


class Replies:
    """Answers questions."""

    def __init__(
        self,
        tools: Tools,
        *,
        conversations: Conversations,
        rate: RateLimit,
        today: Callable[[], date],
    ) -> None:
        self._tools = tools
        self._outbox = tools.outbox
        self._records = tools.records
        self._conversations = conversations
        self._rate = rate
        self._today = today

    async def answer(self, ask: Ask) -> None:
        """Find an answer and send it, unless its asker is too fast."""
        if await self._is_too_fast(ask):
            return
        with self._outbox.typing(ask.place):
            reply = await self._find(ask)
        record = await self._records.add(self._record(ask, reply))
        messages, keyboard = rendered(record, ask.texts)
        sent = await self._outbox.send_html(ask.place, messages, keyboard)
        if reply.kind != "smalltalk":
            self._conversations.remember(ask.speaker, ask.question, sent)
        await self._file(record, sent)

    async def answer_again(self, ask: Ask, before: Record) -> None:
        """Answer a question that was changed, in the messages that answered it before."""
        ask = replace(ask, context=before.context)
        if ask.question == before.question or await self._is_too_fast(ask):
            return
        reply = await self._find(ask)
        record = replace(self._record(ask, reply), number=before.number)
        await self._records.replace(record)
        sent = await self._resend(ask, record)
        self._conversations.amend(ask.speaker, before.question, ask.question, sent)
        await self._file(record, sent)

    async def _resend(self, ask: Ask, record: Record) -> list[int]:
        """Put an answer into the messages of the one before; too many are deleted, too few followed by more."""
        messages, keyboard = rendered(record, ask.texts)
        places = await self._records.messages_of(record)
        for place in places[len(messages) :]:
            await self._outbox.delete(record.chat, place)
        kept: list[int] = []
        for number, (place, markup) in enumerate(zip(places, messages, strict=False), start=1):
            last = keyboard if number == len(messages) else None
            if await self._outbox.edit_text(record.chat, place, markup, last, html=True):
                kept.append(place)
        if more := messages[len(places) :]:
            where = replace(ask.place, answer_to=None) if places else ask.place
            kept += await self._outbox.send_html(where, more, keyboard)
        return kept

    def _record(self, ask: Ask, reply: Reply) -> Record:
        return Record(
            chat=ask.place.chat,
            topic=ask.place.topic,
            asked_in=ask.asked_in,
            asker=ask.speaker.user,
            question=ask.question,
            context=ask.context,
            reply=reply,
            brief=ask.preferences.is_brief(private=ask.private),
            direct=ask.place.direct,
        )

    async def _file(self, record: Record, sent: Sequence[int]) -> None:
        """Keep which messages an answer was sent as, and count it; in one go, for the update is not done before."""

        def file() -> None:
            self._records.file(record, sent)
            if record.reply.kind != "smalltalk":
                self._tools.tally.count(record)

        await self._tools.clerk.run(file)

    async def _is_too_fast(self, ask: Ask) -> bool:
        wait = self._rate.wait(ask.speaker.user, ask.asked_at)
        if wait and wait.is_news:
            await self._outbox.send_text(ask.place, ask.texts.too_many_questions.format(seconds=wait.seconds))
        return wait is not None

    async def _find(self, ask: Ask) -> Reply:
        """The librarian's reply, found in a worker's thread."""
        call = partial(
            self._tools.curator.reply,
            ask.question,
            context=ask.context,
            asked_on=self._today(),
            language=ask.preferences.answer_language,
        )
        return await self._tools.workers.run(call)


def rendered(record: Record, texts: Texts) -> tuple[list[str], InlineKeyboardMarkup | None]:
    """An answer's messages and the buttons under the last of them, in the answer's language.

    Args:
        record: the answer.
        texts: for an answer that says nothing, which is a fault of ours.
    """
    spoken = texts_for(record.reply.language)
    if not record.knows_answer:
        return [escaped(texts.failed)], None
    if record.brief:
        message, is_cut = brief_message(record.reply, spoken)
        return [message], answer_keyboard(record, spoken, is_cut=is_cut)
    return reply_messages(record.reply, spoken), answer_keyboard(record, spoken, is_cut=False)
