"""Every method that the server has, and the parameters that each of them takes.

The parameters are those of the library's own methods, less what it keeps to itself: so a parameter that no version of
the Bot API defines is a mistake of the bot, and noticed.
"""

import inspect
import re
from collections.abc import Callable
from functools import cache

import telegram

from tests.telegram_emulator import asking, sending
from tests.telegram_emulator.sending import Files
from tests.telegram_emulator.wire import Json
from tests.telegram_emulator.world import World

Method = Callable[[World, Json, Files], object]

METHODS: dict[str, Method] = {
    "getMe": asking.get_me,
    "setWebhook": asking.set_webhook,
    "deleteWebhook": asking.delete_webhook,
    "getWebhookInfo": asking.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "setMessageReaction": sending.set_message_reaction,
    "editMessageText": sending.edit_message_text,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message,
    "deleteMessages": sending.delete_messages,
    "answerCallbackQuery": asking.answer_callback_query,
    "answerInlineQuery": asking.answer_inline_query,
    "answerGuestQuery": asking.answer_guest_query,
    "setMyCommands": asking.set_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "getMyCommands": asking.get_my_commands,
    "setMyDescription": asking.succeed,
    "setMyShortDescription": asking.succeed,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatAdministrators": asking.get_chat_administrators,
    "getChatMemberCount": asking.get_chat_member_count,
    "leaveChat": asking.leave_chat,
    "getFile": asking.get_file,
}
"""By Telegram's name; ``getUpdates`` waits, and lies with the server."""

_OF_THE_LIBRARY_ALONE = {
    "self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "filename",
    "reply_to_message_id", "allow_sending_without_reply", "disable_web_page_preview", "current_offset",
    "auto_pagination",
}  # fmt: skip


def library_name(method: str) -> str:
    """What the library calls a method.

    >>> library_name("getMyCommands")
    'get_my_commands'
    """
    return re.sub(r"[A-Z]", lambda capital: f"_{capital[0].lower()}", method)


@cache
def parameters_of(method: str) -> frozenset[str]:
    """The names of the parameters that the Bot API defines for a method."""
    signature = inspect.signature(getattr(telegram.Bot, library_name(method)))
    return frozenset(signature.parameters) - _OF_THE_LIBRARY_ALONE
