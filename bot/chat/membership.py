"""Coming into a chat, and what changes in it."""

from collections.abc import Callable

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatMemberStatus, ChatType

from bot.chat.preferences import ChatPreferences
from bot.chat.rights import Rights
from bot.chat.sending import Outbox, Place
from bot.chat.texts import texts_for

_INSIDE = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Membership:
    """Says one friendly line when the bot comes into a group, and keeps what is known of a chat true."""

    def __init__(
        self, outbox: Outbox, preferences: ChatPreferences, rights: Rights, has_moved_to: Callable[[int], bool]
    ) -> None:
        """Take who speaks, what is known of chats and their admins, and which chats are old ones with a new id."""
        self._has_moved_to = has_moved_to
        self._outbox = outbox
        self._preferences = preferences
        self._rights = rights

    async def of_the_bot(self, change: ChatMemberUpdated, username: str) -> None:
        """The bot was added, removed, or given other rights. A channel is not greeted: all its readers would see it."""
        self._rights.changed(change.chat.id, change.new_chat_member.user.id)
        came = _is_inside(change.new_chat_member) and not _is_inside(change.old_chat_member)
        if came and change.chat.type in _GROUPS and not self._has_moved_to(change.chat.id):
            language = (await self._preferences.of(change.chat.id)).language
            spoken = change.from_user.language_code if language == "auto" else language
            greeting = texts_for(spoken).welcome_in_group.format(username=username)
            await self._outbox.send_text(Place(change.chat.id), greeting)

    def of_somebody(self, change: ChatMemberUpdated) -> None:
        """Somebody's rights in a chat have changed."""
        self._rights.changed(change.chat.id, change.new_chat_member.user.id)


def _is_inside(member: ChatMember) -> bool:
    """Whether a member is in the chat; a restricted one says so itself."""
    return member.status in _INSIDE or bool(getattr(member, "is_member", False))
