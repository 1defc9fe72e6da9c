"""``footnote run``: the main job. Telegram with a token, the terminal without one."""

import argparse
import sys

from bot.commands import chat
from bot.commands.shared import open_for, read_settings
from bot.errors import UserError

_HOW_TO_GET_A_TOKEN = (
    "No TELEGRAM_BOT_TOKEN is set, so this is the terminal. For Telegram, write to @BotFather there, send /newbot, "
    "and put the token that you get into .env as TELEGRAM_BOT_TOKEN=…\n"
)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    settings = read_settings()
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        sys.stderr.write(_HOW_TO_GET_A_TOKEN)
        chat.converse(open_for(options), settings)
        return 0
    from bot.chat.application import run_chat  # noqa: PLC0415 - the terminal needs no Telegram library
    from bot.chat.errors import ChatError
    from bot.chat.settings import ChatSettings

    served = ChatSettings(
        token=token,
        api_base_url=settings.telegram_api_base_url,
        admin_user_ids=settings.admin_user_ids,
        allowed_user_ids=settings.allowed_user_ids,
        rate_per_user=settings.rate_per_user,
    )
    library = open_for(options)
    library.reply("hello, is the encoder awake?")  # loads the model before the first question waits for it
    try:
        run_chat(library, served)
    except ChatError as error:
        raise UserError(str(error)) from error
    return 0
