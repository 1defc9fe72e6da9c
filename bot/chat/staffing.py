"""Everybody who looks after something, introduced to one another."""

from collections.abc import Awaitable, Callable
from datetime import date

from bot.chat.adding import Adding
from bot.chat.context import Conversations
from bot.chat.deleting import Deleting
from bot.chat.handlers import Desk
from bot.chat.hearing import Hearing
from bot.chat.inline import Inline
from bot.chat.membership import Membership
from bot.chat.overview import Overview
from bot.chat.polling import FetchingBot
from bot.chat.preferences import ChatPreferences
from bot.chat.pressing import Pressing
from bot.chat.privacy import Privacy
from bot.chat.rate import RateLimit
from bot.chat.reception import Reception, Staff
from bot.chat.reindexing import Reindexing
from bot.chat.replies import Replies
from bot.chat.rights import Rights
from bot.chat.settings import ChatSettings
from bot.chat.settings_menu import SettingsMenu
from bot.chat.tools import Tools
from bot.chat.vitals import Vitals


def open_reception(
    bot: FetchingBot,
    tools: Tools,
    settings: ChatSettings,
    *,
    preferences: ChatPreferences,
    reindexing: Reindexing,
    vitals: Vitals,
    today: Callable[[], date],
    forget_updates: Callable[[int], Awaitable[None]],
    has_moved_to: Callable[[int], bool],
) -> Reception:
    """The reception, with a handler for everything that can come.

    Args:
        bot: initialised before the first update comes.
        tools: what everybody works with.
        settings: whom to serve.
        preferences: how each chat wants the bot.
        reindexing: how the index is rebuilt.
        vitals: how the bot is.
        today: the reader's day.
        forget_updates: leaves no text of a person among the updates.
        has_moved_to: whether a chat is one that was known by another id.
    """
    conversations, rights, rate = Conversations(), Rights(bot), RateLimit(settings.rate_per_user)
    outbox, hearing = tools.outbox, Hearing(bot, rights)
    replies = Replies(tools, conversations=conversations, rate=rate, today=today)
    staff = Staff(
        desk=Desk(tools, replies, username=lambda: bot.username, conversations=conversations, rights=rights),
        pressing=Pressing(tools, replies, preferences=preferences, settings=settings, rights=rights),
        inline=Inline(tools, settings, today=today, rate=rate),
        menu=SettingsMenu(outbox, preferences, rights, hearing),
        membership=Membership(outbox, preferences, rights, has_moved_to),
        deleting=Deleting(outbox, tools.records, rights, settings=settings, me=lambda: bot.id),
        privacy=Privacy(
            tools,
            conversations=conversations,
            settings=settings,
            preferences=preferences,
            forget_updates=forget_updates,
        ),
        adding=Adding(bot, tools),
        overview=Overview(tools, settings=settings, hearing=hearing, vitals=vitals, today=today),
        reindexing=reindexing,
    )
    return Reception(bot, staff, settings, preferences)
