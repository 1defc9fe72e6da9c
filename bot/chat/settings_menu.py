"""``/settings``: how a chat wants the bot, set by its admins with buttons or in words."""

import re
from dataclasses import replace
from typing import Final

from telegram import CallbackQuery, Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ChatType

from bot.chat.hearing import Hearing
from bot.chat.preferences import CHOICES, GENERAL, ChatPreferences, Preferences
from bot.chat.rights import Rights
from bot.chat.sending import Outbox
from bot.chat.texts import Texts, texts_for
from bot.chat.visit import Visit, topic_of

CARRIED: Final = re.compile(r"s1:(\w{1,16}):(\w{1,20})", re.ASCII)
_ONLY_IN_GROUPS = frozenset({"who"})
_UNMISTAKABLE = frozenset({ChatType.PRIVATE, ChatType.CHANNEL})
"""Chats of which the bot hears everything in any case."""


class SettingsMenu:
    """Shows a chat's settings and changes them; in a private chat they are its one person's."""

    def __init__(self, outbox: Outbox, preferences: ChatPreferences, rights: Rights, hearing: Hearing) -> None:
        self._outbox = outbox
        self._hearing = hearing
        self._preferences = preferences
        self._rights = rights

    async def settings(self, visit: Visit) -> None:
        """Show the menu; words after the command, such as ``language zh`` or ``topics here``, set at once."""
        texts, chat = visit.texts, visit.speaker.chat
        if not (visit.private or visit.speaks_as_chat or await self._rights.is_admin(chat, visit.speaker.user)):
            await self._outbox.send_text(visit.place, texts.settings_refused)
            return
        preferences = visit.preferences
        if visit.heard.words:
            changed = _in_words(preferences, visit.heard.words.lower(), visit.place.topic)
            if changed is None:
                await self._outbox.send_text(visit.place, texts.settings_usage)
                return
            await self._preferences.set(chat, changed)
            preferences, texts = changed, _texts(changed, texts)
        keyboard = _keyboard(preferences, texts, visit.message)
        await self._outbox.send_text(visit.place, await self._title(visit.message.chat, texts), keyboard)

    async def press(self, query: CallbackQuery) -> None:
        """Change what a button says, if whoever pressed it is an admin of the chat."""
        notice = await self._press(query, texts_for(query.from_user.language_code))
        await self._outbox.answer_press(query.id, notice)

    async def _press(self, query: CallbackQuery, texts: Texts) -> str:
        found, message = CARRIED.fullmatch(query.data or ""), query.message
        if not found or not isinstance(message, Message):
            return texts.button_expired
        chat = message.chat
        if chat.type != ChatType.PRIVATE and not await self._rights.is_admin(chat.id, query.from_user.id):
            return texts.settings_refused
        if found[1] == "done":
            await self._outbox.delete(chat.id, message.message_id)
            return texts.settings_saved
        changed = _pressed(await self._preferences.of(chat.id), found[1], found[2])
        if changed is None:
            return texts.button_expired
        await self._preferences.set(chat.id, changed)
        texts = _texts(changed, texts)
        keyboard = _keyboard(changed, texts, message)
        await self._outbox.edit_text(chat.id, message.message_id, await self._title(chat, texts), keyboard)
        return texts.settings_saved

    async def _title(self, chat: Chat, texts: Texts) -> str:
        """What stands above the buttons; in a group, whose admins can change that, also what the bot hears there."""
        if chat.type in _UNMISTAKABLE:
            return texts.settings_title
        return f"{texts.settings_title}\n\n{await self._hearing.here(chat.id, texts)}"


def _texts(preferences: Preferences, otherwise: Texts) -> Texts:
    return otherwise if preferences.language == "auto" else texts_for(preferences.language)


def _in_words(preferences: Preferences, words: str, topic: int | None) -> Preferences | None:
    """The preferences that words ask for; None where they ask for nothing that there is."""
    setting, _, choice = words.partition(" ")
    choice = choice.strip()
    if setting == "topics" and choice == "all":
        return replace(preferences, topics=())
    if setting == "topics" and choice == "here":
        return preferences.with_topic(topic)
    return preferences.with_choice(setting, choice)


def _pressed(preferences: Preferences, setting: str, choice: str) -> Preferences | None:
    if setting == "topic" and choice.isascii() and choice.isdigit():
        return preferences.with_topic(int(choice))
    if setting == "topics":
        return replace(preferences, topics=())
    return preferences.with_choice(setting, choice)


def _keyboard(preferences: Preferences, texts: Texts, message: Message) -> InlineKeyboardMarkup:
    """One row for each setting, the present choice with a tick; the topic's row only where there are topics."""
    private = message.chat.type == ChatType.PRIVATE
    rows = [
        [
            _button(
                texts.settings[f"{setting}_{choice}"], f"s1:{setting}:{choice}", getattr(preferences, setting) == choice
            )
            for choice in choices
        ]
        for setting, choices in CHOICES.items()
        if not (private and setting in _ONLY_IN_GROUPS)
    ]
    if message.chat.is_forum or message.is_topic_message:
        number = topic_of(message) or GENERAL
        rows.append(
            [
                _button(texts.settings["topics_all"], "s1:topics:all", not preferences.topics),
                _button(texts.settings["topics_here"], f"s1:topic:{number}", number in preferences.topics),
            ]
        )
    return InlineKeyboardMarkup([*rows, [_button(texts.settings["done"], "s1:done:0", ticked=False)]])


def _button(label: str, carried: str, ticked: bool) -> InlineKeyboardButton:
    return InlineKeyboardButton(f"✓ {label}" if ticked else label, callback_data=carried)
