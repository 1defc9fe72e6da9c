"""Telegram: the settings handed to the chat room, and its errors told to the user."""

from bot.app import Library
from bot.chat.application import run_chat
from bot.chat.errors import ChatError
from bot.chat.settings import ChatSettings
from bot.errors import UserError
from bot.settings import Settings


def serve(library: Library, settings: Settings, token: str) -> int:
    """Answer in Telegram until stopped; the exit status.

    Raises:
        UserError: the token was refused, or the server cannot be reached.
    """
    library.reply("Is the encoder awake?")  # loads the model before the first reader waits for it
    served = ChatSettings(
        token=token,
        api_base_url=settings.telegram_api_base_url,
        admin_user_ids=settings.admin_user_ids,
        allowed_user_ids=settings.allowed_user_ids,
        rate_per_user=settings.rate_per_user,
    )
    try:
        run_chat(library, served)
    except ChatError as error:
        raise UserError(str(error)) from error
    return 0
