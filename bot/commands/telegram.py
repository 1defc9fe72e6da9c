"""Telegram: the settings handed to the chat room, and its errors told to the user."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from bot.chat.application import run_chat
from bot.chat.errors import ChatError
from bot.chat.settings import ChatSettings, Listen, WebhookSettings
from bot.commands.shared import show_cursor
from bot.errors import SettingsError, UserError
from bot.library import Library
from bot.setting_kinds import Address
from bot.settings import Settings
from bot.state.database import Database
from bot.state.errors import StateError
from bot.state.inbox import InboxTable
from bot.state.state import State

# While answers are computed, the event loop has to wait its turn; by default a turn is five times as long.
_SECONDS_BEFORE_OTHERS: Final = 0.001


def serve(open_library: Callable[[], Library], settings: Settings, token: str) -> int:
    """Answer in Telegram until stopped; the exit status.

    Raises:
        UserError: the token was refused, the server cannot be reached, or the state cannot be kept.
        Exception: whatever opening the library raises.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # It writes a traceback for every answer that is none; the chat room says each fault in one line.
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    sys.setswitchinterval(_SECONDS_BEFORE_OTHERS)
    try:
        with _inbox(settings) as inbox:
            run_chat(partial(_opened, open_library), chat_settings(settings, token), inbox, State(settings.state_dir))
    except (ChatError, StateError) as error:
        raise UserError(str(error)) from error
    finally:
        show_cursor()
    return 0


def _opened(open_library: Callable[[], Library]) -> Library:
    library = open_library()
    library.reply("Is the encoder awake?")  # loads the model before the first reader waits for it
    return library


def chat_settings(settings: Settings, token: str) -> ChatSettings:
    """What the chat room is told of the settings.

    Raises:
        SettingsError: a webhook is wanted, and nothing listens for it.
    """
    return ChatSettings(
        token=token,
        api_base_url=settings.telegram_api_base_url,
        admin_user_ids=settings.admin_user_ids,
        allowed_user_ids=settings.allowed_user_ids,
        rate_per_user=settings.rate_per_user,
        question_retention_days=settings.question_retention_days,
        webhook=_webhook(settings),
        health=_listen(settings.health_listen),
    )


@contextmanager
def _inbox(settings: Settings) -> Iterator[InboxTable]:
    database = Database(settings.state_dir, durable=True)
    try:
        yield InboxTable(database, keep_poison=settings.question_retention_days > 0)
    finally:
        database.close()


def _webhook(settings: Settings) -> WebhookSettings | None:
    listen = _listen(settings.webhook_listen)
    if not settings.webhook_url:
        return None
    if listen is None:
        raise SettingsError("WEBHOOK_LISTEN is empty while WEBHOOK_URL is set: give a host and a port to listen at.")
    secret = settings.webhook_secret.get_secret_value()
    return WebhookSettings(settings.webhook_url, listen, **({"secret": secret} if secret else {}))


def _listen(address: Address | None) -> Listen | None:
    return Listen(address.host, address.port) if address else None
