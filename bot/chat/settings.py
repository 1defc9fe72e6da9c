"""What the Telegram room is told from outside."""

import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Listen:
    """Where a server of ours listens."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """How Telegram brings updates by itself."""

    url: str
    """The public address; its path is the one that is answered."""
    listen: Listen
    secret: str = field(default_factory=secrets.token_urlsafe, repr=False)
    """What Telegram sends along; a new one for each start, where none is given."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """How to reach Telegram, and whom to serve."""

    token: str = field(repr=False)
    api_base_url: str = "https://api.telegram.org"
    """The root of a Bot API server: methods lie under ``/bot<token>/``, files under ``/file/bot<token>/``."""
    admin_user_ids: frozenset[int] = frozenset()
    allowed_user_ids: frozenset[int] = frozenset()
    """Who may ask in a private chat, besides the admins; empty means everyone."""
    rate_per_user: int = 0
    """Questions a minute; 0 means no limit."""
    question_retention_days: int = 30
    """Days for which the text of questions is kept; 0 means not at all."""
    webhook: WebhookSettings | None = None
    """Without one, updates are fetched."""
    health: Listen | None = None
    """Where a supervisor may ask how the bot is."""

    def is_admin(self, user: int | None) -> bool:
        """Whether this user may reindex."""
        return user in self.admin_user_ids

    def admits(self, user: int | None) -> bool:
        """Whether this user may ask in a private chat."""
        return not self.allowed_user_ids or user in self.allowed_user_ids or self.is_admin(user)
