"""Everybody who looks after something, introduced to one another."""

from collections.abc import Awaitable, Callable
from datetime import date

from telegram import Bot

from bot.chat.adding import Adding
from bot.chat.context import Conversations
from bot.chat.curator import Curator
from bot.chat.deleting import Deleting
from bot.chat.handlers import Desk
from bot.chat.inline import Inline
from bot.chat.membership import Membership
from bot.chat.memory import Memory
from bot.chat.overview import Overview
from bot.chat.preferences import ChatPreferences
from bot.chat.pressing import Pressing
from bot.chat.privacy import Privacy
from bot.chat.rate import RateLimit
from bot.chat.reception import Reception, Staff
from bot.chat.records import Records
from bot.chat.reindexing import Reindexing
from bot.chat.replies import Replies
from bot.chat.rights import Rights
from bot.chat.sending import Outbox
from bot.chat.settings import ChatSettings
from bot.chat.settings_menu import SettingsMenu
from bot.chat.vitals import Vitals
from bot.chat.workers import Workers


def open_reception(
    bot: Bot,
    curator: Curator,
    memory: Memory,
    settings: ChatSettings,
    *,
    outbox: Outbox,
    workers: Workers,
    clerk: Workers,
    errands: Workers,
    preferences: ChatPreferences,
    reindexing: Reindexing,
    vitals: Vitals,
    today: Callable[[], date],
    forget_updates: Callable[[int], Awaitable[None]],
) -> Reception:
    """The reception, with a handler for everything that can come.

    Args:
        bot: initialised before the first update comes.
        curator: who answers.
        memory: what is remembered.
        settings: whom to serve.
        outbox: what is said goes through it.
        workers: the threads that answers are found in.
        clerk: the thread in which things are remembered.
        errands: the thread in which articles are fetched and read.
        preferences: how each chat wants the bot.
        reindexing: how the index is rebuilt.
        vitals: how the bot is.
        today: the reader's day.
        forget_updates: leaves no text of a person among the updates.
    """
    conversations, rights = Conversations(), Rights(bot)
    rate = RateLimit(settings.rate_per_user)
    records = Records(memory.answers, clerk, keeps_questions=settings.question_retention_days > 0)
    replies = Replies(
        curator,
        outbox,
        memory,
        records,
        workers=workers,
        clerk=clerk,
        conversations=conversations,
        rate=rate,
        today=today,
        keeps_questions=settings.question_retention_days > 0,
    )
    staff = Staff(
        desk=Desk(
            curator,
            outbox,
            replies,
            records,
            username=lambda: bot.username,
            workers=workers,
            conversations=conversations,
            rights=rights,
        ),
        pressing=Pressing(
            curator,
            outbox,
            memory,
            records,
            replies,
            workers=workers,
            clerk=clerk,
            preferences=preferences,
            settings=settings,
            rights=rights,
        ),
        inline=Inline(curator, outbox, settings, workers=workers, today=today, rate=rate),
        menu=SettingsMenu(outbox, preferences, rights),
        membership=Membership(outbox, preferences, rights),
        deleting=Deleting(outbox, records, rights, settings=settings, me=lambda: bot.id),
        privacy=Privacy(
            outbox,
            memory,
            records,
            conversations=conversations,
            settings=settings,
            preferences=preferences,
            clerk=clerk,
            forget_updates=forget_updates,
        ),
        adding=Adding(bot, curator, outbox, workers, errands),
        overview=Overview(
            bot,
            curator,
            outbox,
            memory,
            settings=settings,
            vitals=vitals,
            workers=workers,
            clerk=clerk,
            today=today,
        ),
        reindexing=reindexing,
    )
    return Reception(bot, staff, settings, preferences)
