"""The kinds of values that settings have: from the text that was written to the value that the house is given.

A value that is wrong is a `ValueError`; its message, where it has one, says what to do, else the setting's remedy does.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, SecretStr

SERVICE_IDS: Final = {
    1087968824: "every anonymous admin of every group",
    136817688: "every channel that speaks in a group",
    777000: "Telegram itself",
}
"""Ids that Telegram gives to senders who are no one person, so that a right given to them is given to strangers."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens: ``127.0.0.1:8080`` or ``[::1]:8080``."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


_PORTS: Final = 65536


def _split_ids(value: object) -> object:
    return value.replace(",", " ").split() if isinstance(value, str) else value


def _refuse_no_person(ids: frozenset[int]) -> frozenset[int]:
    for user_id in sorted(ids):
        if user_id <= 0:
            raise ValueError(f"take out {user_id}, which is a group or a channel and no person")
        if user_id in SERVICE_IDS:
            raise ValueError(f"take out {user_id}, which stands for {SERVICE_IDS[user_id]} and not for one person")
    return ids


def _expand_home(value: object) -> object:
    try:
        return Path(value).expanduser() if isinstance(value, str) else value
    except RuntimeError:  # "~someone" whose home is not known
        raise ValueError from None


def _parse_address(value: object) -> object:
    if not isinstance(value, str) or not value:
        return value or None
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:\[\]]+)):([0-9]{1,5})", value)
    if match is None or not 0 < int(match[3]) < _PORTS:
        raise ValueError
    return Address(match[1] or match[2], int(match[3]))


def _secret_of_form(pattern: str) -> AfterValidator:
    def check(secret: SecretStr) -> SecretStr:
        if secret.get_secret_value() and not re.fullmatch(pattern, secret.get_secret_value()):
            raise ValueError
        return secret

    return AfterValidator(check)


def _address_of_form(pattern: str) -> AfterValidator:
    def check(url: str) -> str:
        if url and not re.fullmatch(pattern, url):
            raise ValueError
        return url.rstrip("/")

    return AfterValidator(check)


UserIds = Annotated[frozenset[int], BeforeValidator(_split_ids), AfterValidator(_refuse_no_person)]
Folder = Annotated[Path, BeforeValidator(_expand_home)]
Listen = Annotated[Address | None, BeforeValidator(_parse_address)]
Token = Annotated[SecretStr, _secret_of_form(r"[0-9]{1,20}:[A-Za-z0-9_-]{3,100}")]
Secret = Annotated[SecretStr, _secret_of_form(r"[A-Za-z0-9_-]{1,256}")]
ServerUrl = Annotated[str, _address_of_form(r"https?://[^\s/?#][^\s?#]*")]
WebhookUrl = Annotated[str, _address_of_form(r"(?:https://[^\s/?#]|http://(?:127\.0\.0\.1|localhost)[:/])\S*")]
"""Telegram calls nothing but https; a Bot API server of one's own on the same machine may do without."""
