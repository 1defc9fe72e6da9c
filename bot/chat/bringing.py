"""How Telegram is told to bring updates by itself, and watched doing so."""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Final

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.chat.errors import TokenRefused, WebhookRefused
from bot.chat.logs import redact
from bot.chat.pulse import Pulse
from bot.chat.settings import ChatSettings, WebhookSettings
from bot.chat.wire import seconds_to_wait

_LOG = logging.getLogger(__name__)
_CONNECTIONS: Final = 40
_SECONDS_OF_A_FAULT: Final = 90.0
_SECONDS_UNTIL_SET_AGAIN: Final = 2.0


class Bringing:
    """Sets the webhook, looks after it, and sets it again where somebody has taken it away.

    Args:
        bot: who asks.
        settings: the token and the server.
        webhook: the address that Telegram is to call.
        kinds: of updates to ask for.
        pulse: told how it goes.
        between_looks: seconds between two looks at what Telegram says of the webhook.
    """

    def __init__(
        self,
        bot: Bot,
        settings: ChatSettings,
        webhook: WebhookSettings,
        kinds: Sequence[str],
        *,
        pulse: Pulse,
        between_looks: float,
    ) -> None:
        self._bot = bot
        self._settings = settings
        self._webhook = webhook
        self._kinds = kinds
        self._pulse = pulse
        self._between_looks = between_looks

    async def run(self) -> None:
        """Set the webhook and watch over it until cancelled.

        Raises:
            WebhookRefused: Telegram does not take it.
            TokenRefused: the token is not known, or not any more.
        """
        await self._set()
        while True:
            await asyncio.sleep(self._between_looks)
            try:
                await self._look(await self._bot.get_webhook_info())
            except InvalidToken:
                raise TokenRefused(self._settings.api_base_url) from None
            except TelegramError as error:
                self._pulse.brings_well = False
                _LOG.warning("Telegram does not say how the webhook is: %s", error)

    async def _set(self) -> None:
        """Set the webhook; where Telegram stumbles, again and again."""
        while not self._pulse.brings_well:
            try:
                await self._bot.set_webhook(
                    self._webhook.url,
                    secret_token=self._webhook.secret,
                    allowed_updates=list(self._kinds),
                    max_connections=_CONNECTIONS,
                    drop_pending_updates=False,
                )
            except InvalidToken:
                raise TokenRefused(self._settings.api_base_url) from None
            except BadRequest as error:
                raise WebhookRefused(redact(str(error), self._settings.token)) from None
            except TelegramError as error:
                _LOG.warning("the webhook is not set yet: %s", error)
                wait = seconds_to_wait(error) if isinstance(error, RetryAfter) else _SECONDS_UNTIL_SET_AGAIN
                await asyncio.sleep(wait)
            else:
                self._pulse.brings_well = True

    async def _look(self, info: WebhookInfo) -> None:
        if info.url != self._webhook.url:
            _LOG.error("somebody else has changed the webhook of this bot; it is set again")
            self._pulse.brings_well = False
            await self._set()
            return
        fault = info.last_error_date
        is_fresh = fault is not None and time.time() - fault.timestamp() < _SECONDS_OF_A_FAULT
        self._pulse.brings_well = not (is_fresh and info.pending_update_count)
        if not self._pulse.brings_well:
            _LOG.warning("Telegram cannot bring its updates: %s", info.last_error_message)
