"""What keeps the bot from talking to Telegram: one sentence each, which says what to do, and never holds the token."""


class ChatError(Exception):
    """The root of this tree: the message is fit for a user. The command line prints it and exits with status 2."""


class TokenRefused(ChatError):
    """The Bot API server does not know the token."""

    def __init__(self, server: str) -> None:
        super().__init__(f"TELEGRAM_BOT_TOKEN was refused by {server}; get a new one from @BotFather")


class TokenMalformed(ChatError):
    """The token cannot be one."""

    def __init__(self) -> None:
        super().__init__("TELEGRAM_BOT_TOKEN is no token; copy it from @BotFather again, like 123456:ABC-DEF")


class ServerUnreachable(ChatError):
    """No Bot API server answers at the address that is set."""

    def __init__(self, server: str, why: str) -> None:
        super().__init__(f"the Bot API server {server} cannot be reached ({why}); check TELEGRAM_API_BASE_URL")


class AnotherPoller(ChatError):
    """Another program takes this bot's updates away."""

    def __init__(self) -> None:
        super().__init__("another program fetches the updates of TELEGRAM_BOT_TOKEN; stop it, or use another token")


class WebhookRefused(ChatError):
    """Telegram does not take the webhook."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Telegram refuses the webhook ({why}); check WEBHOOK_URL and WEBHOOK_SECRET")


class CannotListen(ChatError):
    """The address at which to listen is not to be had."""

    def __init__(self, setting: str, address: str, why: str) -> None:
        super().__init__(f"{setting}: nothing can listen at {address} ({why}); give another host:port")
