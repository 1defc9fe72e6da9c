"""``footnote run``: the main job. Telegram with a token, the terminal without one."""

import argparse
import importlib
import sys
from functools import partial

from bot.commands.shared import open_for, read_settings

_FOR_TELEGRAM = (
    "No TELEGRAM_BOT_TOKEN is set, so this is the terminal. For Telegram, write to @BotFather there, send /newbot, "
    "and put the token that you get into .env as TELEGRAM_BOT_TOKEN=…\n"
)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    settings = read_settings()
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        sys.stderr.write(_FOR_TELEGRAM)
        chat = importlib.import_module("bot.commands.chat")
        chat.converse(open_for(options), settings)
        return 0
    telegram = importlib.import_module("bot.commands.telegram")  # the terminal needs no Telegram library
    return int(telegram.serve(partial(open_for, options), settings, token))
