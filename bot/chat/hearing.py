"""What the bot is told of a chat: Telegram's privacy mode, and where it does not hold."""

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.rights import Rights
from bot.chat.texts import Texts


class Hearing:
    """Asks Telegram what it passes on."""

    def __init__(self, bot: Bot, rights: Rights) -> None:
        self._bot = bot
        self._rights = rights

    async def anywhere(self, texts: Texts) -> str:
        """What the bot hears in groups, for its admins; it can be changed while the bot runs."""
        hears_all = await self._hears_all()
        if hears_all is None:
            return "?"
        return texts.privacy_mode_off if hears_all else texts.privacy_mode_on

    async def here(self, chat: int, texts: Texts) -> str:
        """What the bot hears in one group, for its admins: as an admin there itself, it hears all."""
        hears_all = await self._hears_all() or await self._rights.is_admin(chat, self._bot.id)
        return texts.hears_all if hears_all else texts.hears_what_is_addressed

    async def _hears_all(self) -> bool | None:
        """Whether groups that the bot is an ordinary member of are passed on; None where nobody says."""
        try:
            return bool((await self._bot.get_me()).can_read_all_group_messages)
        except TelegramError:
            return None
