"""What the bot does about each kind of message that is for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from telegram import KeyboardButton, Message, ReplyKeyboardMarkup
from telegram.constants import ChatType

from bot.answering.librarian import Librarian
from bot.answering.reply import Reply
from bot.chat.addressed import Heard
from bot.chat.context import Conversations, Speaker
from bot.chat.html import escaped, reply_messages
from bot.chat.messages import clipped
from bot.chat.once import Once
from bot.chat.rate import RateLimit
from bot.chat.reindexing import Reindexing
from bot.chat.sending import Outbox, Place
from bot.chat.settings import ChatSettings
from bot.chat.sources import sources_messages
from bot.chat.texts import Texts, texts_for
from bot.chat.workers import Workers

_LONGEST_PLACEHOLDER = 64


@dataclass(frozen=True, slots=True)
class Visit:
    """A message that is for us, and what its handler needs to know of it."""

    heard: Heard
    speaker: Speaker
    place: Place
    texts: Texts
    private: bool
    said_at: float
    """In seconds since 1970."""
    admin: bool
    """Whether an admin wrote it with their own hands: not forwarded, not through another bot, not as a channel."""


def visit_of(message: Message, heard: Heard, settings: ChatSettings) -> Visit:
    """Read what a handler needs to know from a message."""
    author = message.from_user
    topic = message.message_thread_id if message.is_topic_message else None
    at_first_hand = not (message.forward_origin or message.via_bot or message.sender_chat)
    return Visit(
        heard=heard,
        speaker=Speaker(message.chat.id, _who(message)),
        place=Place(message.chat.id, topic, heard.answer_to),
        texts=texts_for(author.language_code if author else None),
        private=message.chat.type == ChatType.PRIVATE,
        said_at=message.date.timestamp(),
        admin=at_first_hand and author is not None and settings.is_admin(author.id),
    )


class Desk:
    """The handlers, one method for each thing that can be wanted, and what they share."""

    def __init__(
        self,
        librarian: Librarian,
        settings: ChatSettings,
        outbox: Outbox,
        *,
        username: Callable[[], str],
        today: Callable[[], date],
        workers: Workers,
        reindexing: Reindexing,
    ) -> None:
        self._librarian = librarian
        self._outbox = outbox
        self._username = username
        self._today = today
        self._workers = workers
        self._reindexing = reindexing
        self._conversations = Conversations()
        self._rate = RateLimit(settings.rate_per_user)
        self._refusals = RateLimit(1)
        self._busy_notices = RateLimit(1)
        self._albums = Once()

    async def answer(self, visit: Visit) -> None:
        """Answer a question, in the light of what its author asked before."""
        if await self._is_too_fast(visit):
            return
        with self._outbox.typing(visit.place):
            reply = await self._reply_to(visit)
        messages = reply_messages(reply, texts_for(reply.language)) or [escaped(visit.texts.failed)]
        sent = await self._outbox.send_html(visit.place, messages)
        if reply.kind != "smalltalk":
            self._conversations.remember(visit.speaker, visit.heard.question, sent)

    async def start(self, visit: Visit) -> None:
        """Say who is here; in a private chat offer three questions that a tap asks."""
        if not visit.private:
            await self._say(visit, visit.texts.welcome_in_group.format(username=self._username()))
            return
        examples = await self._workers.run(self._librarian.examples)
        await self._say(visit, visit.texts.welcome, _keyboard(examples, visit.texts) if examples else None)

    async def help(self, visit: Visit) -> None:
        """Say how to ask."""
        texts = visit.texts
        if not visit.private:
            await self._say(visit, texts.help_in_group.format(username=self._username()))
            return
        await self._say(visit, f"{texts.help}\n\n{texts.help_for_admins}" if visit.admin else texts.help)

    async def sources(self, visit: Visit) -> None:
        """List the articles; in a group only the first few."""
        sources = await self._workers.run(self._librarian.sources)
        await self._outbox.send_html(visit.place, sources_messages(sources, visit.texts, briefly=not visit.private))

    async def reindex(self, visit: Visit) -> None:
        """Rebuild the index in the background; for anybody but an admin there is no such command."""
        if not visit.admin:
            await self.unknown(visit)
            return
        await self._reindexing.start(self._outbox, visit.place, visit.texts)

    async def usage(self, visit: Visit) -> None:
        """Say how ``/ask`` is used."""
        await self._say(visit, visit.texts.ask_usage)

    async def unknown(self, visit: Visit) -> None:
        """Say that there is no such command; in a group it may be another bot's."""
        if visit.private:
            await self._say(visit, visit.texts.unknown_command)

    async def no_text(self, visit: Visit) -> None:
        """Say that only text can be read, once for all the pictures of an album."""
        if not visit.heard.album or self._albums.is_first(visit.heard.album):
            await self._say(visit, visit.texts.text_only)

    async def refuse(self, visit: Visit) -> None:
        """Tell somebody who may not ask that they may not, and by which number an admin can let them in."""
        if self._refusals.wait(visit.speaker.user) is None:
            await self._say(visit, visit.texts.not_allowed.format(user=visit.speaker.user))

    async def be_busy(self, visit: Visit) -> None:
        """Tell a chat, not more than once a minute, that more questions wait than can be answered soon."""
        if self._busy_notices.wait(visit.speaker.chat) is None:
            await self._say(visit, visit.texts.busy)

    async def failed(self, visit: Visit) -> None:
        """Say that something went wrong here."""
        await self._say(visit, visit.texts.failed)

    async def _say(self, visit: Visit, text: str, keyboard: ReplyKeyboardMarkup | None = None) -> None:
        await self._outbox.send_text(visit.place, text, keyboard)

    async def _is_too_fast(self, visit: Visit) -> bool:
        wait = self._rate.wait(visit.speaker.user, visit.said_at)
        if wait and wait.is_news:
            await self._say(visit, visit.texts.too_many_questions.format(seconds=wait.seconds))
        return wait is not None

    async def _reply_to(self, visit: Visit) -> Reply:
        """The librarian's reply, found in a worker's thread."""
        call = partial(
            self._librarian.reply,
            visit.heard.question,
            context=self._conversations.earlier(visit.speaker, visit.heard.follows),
            asked_on=self._today(),
        )
        return await self._workers.run(call)


def _who(message: Message) -> int:
    """Who speaks: a user, or the channel or group in whose name they do."""
    author = message.sender_chat or message.from_user
    return author.id if author else message.chat.id


def _keyboard(examples: tuple[str, ...], texts: Texts) -> ReplyKeyboardMarkup:
    """Buttons below the text field. A tap says the question in the user's name, before and after a restart alike."""
    return ReplyKeyboardMarkup(
        [[KeyboardButton(example)] for example in examples],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=clipped(texts.question_placeholder, _LONGEST_PLACEHOLDER),
    )
