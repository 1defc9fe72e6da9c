"""What the bot does about each kind of message that anybody may send it."""

import time
from collections.abc import Callable
from typing import Final

from telegram import KeyboardButton, ReplyKeyboardMarkup

from bot.chat.context import Conversations
from bot.chat.messages import clipped
from bot.chat.once import Once
from bot.chat.rate import RateLimit
from bot.chat.replies import Ask, Replies
from bot.chat.rights import Rights
from bot.chat.sources import sources_messages
from bot.chat.texts import Texts
from bot.chat.tools import Tools
from bot.chat.visit import Visit

_LONGEST_PLACEHOLDER = 64
HELP_LINKS: Final = frozenset({"help", "inline"})
"""What a link to the bot can carry to open the help instead of the welcome."""


class Desk:
    """The handlers, one method for each thing that can be wanted, and what they share."""

    def __init__(
        self,
        tools: Tools,
        replies: Replies,
        *,
        username: Callable[[], str],
        conversations: Conversations,
        rights: Rights,
    ) -> None:
        self._curator = tools.curator
        self._outbox = tools.outbox
        self._replies = replies
        self._records = tools.records
        self._username = username
        self._workers = tools.workers
        self._conversations = conversations
        self._rights = rights
        self._refusals, self._busy_notices = RateLimit(1), RateLimit(1)
        self._albums = Once()

    async def answer(self, visit: Visit) -> None:
        """Answer a question, in the light of what its author asked before."""
        if visit.heard.album:
            self._albums.see(visit.heard.album)
        if not await self._may_ask(visit):
            return
        await self._replies.answer(await self._ask(visit))

    async def answer_changed(self, visit: Visit) -> None:
        """Answer a question that was changed, in the place of its first answer; where it had none, it gets none now."""
        before = await self._records.by_question(visit.speaker.chat, visit.message.message_id)
        if before and await self._may_ask(visit):
            await self._replies.answer_again(await self._ask(visit), before)

    async def start(self, visit: Visit) -> None:
        """Say who is here; in a private chat offer three questions that a tap asks. A link may lead to the help."""
        if visit.heard.words in HELP_LINKS:
            await self.help(visit)
            return
        if not visit.private:
            await self._say(visit, visit.texts.welcome_in_group.format(username=self._username()))
            return
        examples = await self._workers.run(self._curator.examples)
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
        sources = await self._workers.run(self._curator.sources)
        await self._outbox.send_html(visit.place, sources_messages(sources, visit.texts, briefly=not visit.private))

    async def usage(self, visit: Visit) -> None:
        """Say how ``/ask`` is used."""
        await self._say(visit, visit.texts.ask_usage)

    async def unknown(self, visit: Visit) -> None:
        """Say that there is no such command; in a group it may be another bot's."""
        if visit.private:
            await self._say(visit, visit.texts.unknown_command)

    async def late(self, visit: Visit) -> None:
        """Say that a command has waited too long to be obeyed unasked."""
        minutes = int((time.time() - visit.said_at) / 60)
        await self._say(visit, visit.texts.late_command.format(minutes=minutes))

    async def document(self, visit: Visit) -> None:
        """Answer what stands under a file; the file itself is nothing that can be read."""
        await (self.answer(visit) if visit.heard.question else self.no_text(visit))

    async def no_text(self, visit: Visit) -> None:
        """Say that only text can be read, once for all the pictures of an album, and not beside a question."""
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

    async def cannot_search(self, visit: Visit, why: str) -> None:
        """Say that the index cannot be searched now, and to an admin why."""
        await self._say(visit, why if visit.admin else visit.texts.search_unavailable)

    async def failed(self, visit: Visit) -> None:
        """Say that something went wrong here."""
        await self._say(visit, visit.texts.failed)

    async def _say(self, visit: Visit, text: str, keyboard: ReplyKeyboardMarkup | None = None) -> None:
        await self._outbox.send_text(visit.place, text, keyboard)

    async def _may_ask(self, visit: Visit) -> bool:
        """Whether this chat's admins let this person ask here; where they do not, silence is the answer."""
        if not visit.preferences.answers_in(visit.place.topic):
            return False
        if visit.private or visit.preferences.who == "everyone" or visit.speaks_as_chat:
            return True
        return await self._rights.is_admin(visit.speaker.chat, visit.speaker.user)

    async def _ask(self, visit: Visit) -> Ask:
        follows, chat = visit.heard.follows, visit.speaker.chat
        followed = await self._records.by_message(chat, follows) if follows else None
        answered = followed.question if followed else ""
        return Ask(
            question=visit.heard.question,
            speaker=visit.speaker,
            place=visit.place,
            texts=visit.texts,
            preferences=visit.preferences,
            private=visit.private,
            context=self._conversations.earlier(visit.speaker, follows, answered),
            asked_at=visit.said_at,
            asked_in=visit.message.message_id,
        )


def _keyboard(examples: tuple[str, ...], texts: Texts) -> ReplyKeyboardMarkup:
    """Buttons below the text field. A tap says the question in the user's name, before and after a restart alike."""
    return ReplyKeyboardMarkup(
        [[KeyboardButton(example)] for example in examples],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=clipped(texts.question_placeholder, _LONGEST_PLACEHOLDER),
    )
