"""Who is an admin of a chat, as Telegram says, remembered for five minutes at most."""

import time
from collections import OrderedDict
from collections.abc import Callable

from telegram import ChatMember
from telegram.error import TelegramError

from bot.chat.polling import FetchingBot

_SECONDS = 300.0
_REMEMBERED = 10_000
_ADMINS = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})


class Rights:
    """Asks Telegram who is an admin."""

    def __init__(self, bot: FetchingBot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[tuple[int, int], tuple[bool, float]] = OrderedDict()

    async def is_admin(self, chat: int, user: int) -> bool:
        """Whether a user is an admin of a chat. Where Telegram does not say, nobody is."""
        if user < 0:  # a channel that somebody speaks as
            return False
        is_admin, until = self._known.get((chat, user), (False, 0.0))
        if self._clock() < until:
            return is_admin
        try:
            is_admin = await self._bot.standing(chat, user) in _ADMINS
        except TelegramError:
            return False
        self._known[chat, user] = is_admin, self._clock() + _SECONDS
        self._known.move_to_end((chat, user))
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return is_admin

    def changed(self, chat: int, user: int) -> None:
        """What is remembered of a user in a chat holds no longer."""
        self._known.pop((chat, user), None)
