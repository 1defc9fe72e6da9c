"""The commands that Telegram offers while somebody types a slash."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Final

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import RetryAfter, TelegramError

from bot.chat.addressed import ADMIN_COMMANDS
from bot.chat.texts import all_texts
from bot.chat.wire import NotDone, seconds_to_wait

_LOG = logging.getLogger(__name__)
_PRIVATE = ("start", "help", "sources", "settings", "delete", "privacy", "forget")
_GROUP = ("ask", "help", "delete")
_GROUP_ADMIN = (*_GROUP, "settings")
_ADMIN = (*_PRIVATE, *ADMIN_COMMANDS)
_DEFAULT_LANGUAGE = "en"
_TRIES: Final = 5
_PAUSE: Final = 5.0


async def publish_menus(bot: Bot, admins: Iterable[int]) -> None:
    """Set the menus of private chats, of groups, of their admins, and of each admin of the bot, in every language.

    A menu that cannot be set is logged and left: the commands work without. An admin who has never written to the bot
    has no chat with it yet.
    """
    scopes: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), _PRIVATE),
        (BotCommandScopeAllGroupChats(), _GROUP),
        (BotCommandScopeAllChatAdministrators(), _GROUP_ADMIN),
        *((BotCommandScopeChat(admin), _ADMIN) for admin in sorted(admins)),
    ]
    for scope, commands in scopes:
        try:
            await _insist(partial(_publish, bot, scope, commands))
        except TelegramError as error:
            _LOG.info("the menu of %s was not set: %s", scope.type, error)


async def _insist(publish: Callable[[], Awaitable[None]]) -> None:
    """Publish, once Telegram has time for it.

    Raises:
        TelegramError: it refuses, or has no time for long.
    """
    for _ in range(_TRIES - 1):
        try:
            await publish()
        except RetryAfter as error:
            await asyncio.sleep(seconds_to_wait(error))
        except NotDone:
            await asyncio.sleep(_PAUSE)
        else:
            return
    await publish()


async def _publish(bot: Bot, scope: BotCommandScope, commands: Iterable[str]) -> None:
    for language, texts in all_texts().items():
        await bot.set_my_commands(
            [(command, texts.commands[command]) for command in commands],
            scope=scope,
            # A menu without a language serves everybody whose language has none.
            language_code=None if language == _DEFAULT_LANGUAGE else language,
        )
