"""Every update that Telegram sends, and who looks after it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from telegram import Bot, CallbackQuery, InlineQuery, Message, Update

from bot.chat.adding import Adding
from bot.chat.addressed import Me, What, heard, heard_as_guest
from bot.chat.deleting import Deleting
from bot.chat.handlers import Desk
from bot.chat.inline import Inline
from bot.chat.membership import Membership
from bot.chat.overview import Overview
from bot.chat.preferences import ChatPreferences
from bot.chat.pressing import Pressing
from bot.chat.privacy import Privacy
from bot.chat.reindexing import CANCEL, Reindexing
from bot.chat.settings import ChatSettings
from bot.chat.settings_menu import CARRIED, SettingsMenu
from bot.chat.visit import Visit, visit_of
from index.errors import IndexingError

KINDS: Final = (
    Update.MESSAGE, Update.EDITED_MESSAGE, Update.CHANNEL_POST, Update.EDITED_CHANNEL_POST, Update.INLINE_QUERY,
    Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER, Update.CHAT_MEMBER, Update.GUEST_MESSAGE,
)  # fmt: skip
"""What Telegram is asked for. It keeps the list, so it is sent along each time; what is not in it never comes."""

_NOT_WHEN_LATE: Final[frozenset[What]] = frozenset({"reindex", "rollback", "remove"})
"""What an admin may have thought better of while the bot was down."""

_LOG = logging.getLogger(__name__)

Handler = Callable[[Visit], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Staff:
    """Who looks after what."""

    desk: Desk
    pressing: Pressing
    inline: Inline
    menu: SettingsMenu
    membership: Membership
    deleting: Deleting
    privacy: Privacy
    adding: Adding
    overview: Overview
    reindexing: Reindexing


class Reception:
    """Hands each update to its handler."""

    def __init__(self, bot: Bot, staff: Staff, settings: ChatSettings, preferences: ChatPreferences) -> None:
        self._bot = bot
        self._staff = staff
        self._settings = settings
        self._preferences = preferences
        self._handlers = _handlers(staff)
        self._admins_handlers = _admins_handlers(staff)

    async def receive(self, update: Update, *, busy: bool = False) -> None:
        """Do what an update asks for. Returns when all that it brings about was sent.

        Where too many wait already, `busy`, a question is told so instead of answered.
        """
        if message := update.message or update.channel_post:
            await self._hear(message, update.update_id, busy=busy)
        elif changed := update.edited_message or update.edited_channel_post:
            await self._hear_changed(changed)
        elif update.callback_query:
            await self._press(update.callback_query)
        elif update.inline_query:
            await self._suggest(update.inline_query)
        elif update.guest_message:
            await self._answer_guest(update.guest_message)
        elif update.my_chat_member:
            await self._staff.membership.of_the_bot(update.my_chat_member, self._bot.username)
        elif update.chat_member:
            self._staff.membership.of_somebody(update.chat_member)

    async def _hear(self, message: Message, number: int, *, busy: bool) -> None:
        """Look at a message, and hand it to its handler where it is for us."""
        visit = await self._visit(message)
        if visit is None:
            return
        handler = self._handler(visit)
        if busy and handler == self._staff.desk.answer:
            handler = self._staff.desk.be_busy
        try:
            await handler(visit)
        except IndexingError as error:
            _LOG.error("update %s could not be answered: %s", number, error)
            await self._staff.desk.cannot_search(visit, str(error))
        except Exception:  # noqa: BLE001 - one message never stops the bot
            _LOG.exception("update %s could not be handled", number)
            await self._staff.desk.failed(visit)

    async def _hear_changed(self, message: Message) -> None:
        """A question that was changed is answered anew; nothing else is done twice."""
        visit = await self._visit(message)
        if visit and visit.heard.what in ("question", "document") and self._admits(visit):
            await self._staff.desk.answer_changed(visit)

    async def _press(self, query: CallbackQuery) -> None:
        if query.data == CANCEL:
            await self._staff.reindexing.press(query)
        elif CARRIED.fullmatch(query.data or ""):
            await self._staff.menu.press(query)
        else:
            await self._staff.pressing.press(query)

    async def _suggest(self, query: InlineQuery) -> None:
        await self._staff.inline.answer(query)

    async def _answer_guest(self, message: Message) -> None:
        wanted = heard_as_guest(message, self._me)
        if wanted:
            await self._staff.inline.answer_guest(message, wanted.question)

    async def _visit(self, message: Message) -> Visit | None:
        """What a message wants of us; None where it is not for us."""
        wanted = heard(message, self._me)
        if wanted is None:
            return None
        return visit_of(message, wanted, self._settings, await self._preferences.of(message.chat.id))

    def _handler(self, visit: Visit) -> Handler:
        what = visit.heard.what
        if not self._admits(visit):
            return self._staff.desk.refuse
        if visit.admin and what in self._admins_handlers:
            is_held_back = what in _NOT_WHEN_LATE and visit.is_late
            return self._staff.desk.late if is_held_back else self._admins_handlers[what]
        return self._handlers.get(what, self._staff.desk.unknown)

    def _admits(self, visit: Visit) -> bool:
        return not visit.private or self._settings.admits(visit.speaker.user)

    @property
    def _me(self) -> Me:
        return Me(self._bot.id, self._bot.username)


def _handlers(staff: Staff) -> dict[What, Handler]:
    """What happens about each thing that anybody can want; an admin's command is unknown to everybody else."""
    desk = staff.desk
    return {
        "question": desk.answer,
        "start": desk.start,
        "help": desk.help,
        "sources": desk.sources,
        "settings": staff.menu.settings,
        "privacy": staff.privacy.privacy,
        "forget": staff.privacy.forget,
        "delete": staff.deleting.delete,
        "usage": desk.usage,
        "document": desk.document,
        "no_text": desk.no_text,
    }


def _admins_handlers(staff: Staff) -> dict[What, Handler]:
    return {
        "add": staff.adding.add,
        "document": staff.adding.add,
        "remove": staff.adding.remove,
        "articles": staff.adding.articles,
        "reindex": staff.reindexing.reindex,
        "rollback": staff.reindexing.rollback,
        "status": staff.overview.status,
        "gaps": staff.overview.gaps,
        "stats": staff.overview.stats,
    }
