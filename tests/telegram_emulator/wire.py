"""The nouns of the wire: calls, faults, refusals, and how parameters are read off a request."""

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - of this server alone

# What is text even where it looks like a number or an object.
_TEXTS = frozenset(
    {
        "text", "caption", "callback_query_id", "inline_query_id", "guest_query_id", "inline_message_id", "file_id",
        "secret_token", "url", "name", "description", "short_description", "next_offset", "parse_mode",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came along with a call."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, as it came in, and how it was answered."""

    method: str
    parameters: Json
    at: float
    """Seconds of the monotonic clock."""
    status: int
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What a method does wrong."""

    status: int = 500
    description: str = "Internal Server Error"
    parameters: Json = field(default_factory=dict)
    delay: float = 0.0
    """Seconds until the answer."""
    hang_up: bool = False
    """Close the connection without an answer."""
    applied: bool = False
    """Do what the call asks for, and fail all the same."""
    raw: bytes | None = None
    """Answer with these bytes instead of an envelope."""
    slow: bool = False
    """Only slow: the call succeeds at once, whether anybody waits for its answer or not, which comes after `delay`."""

    @classmethod
    def flood(cls, seconds: int) -> "Fault":
        """The refusal of a bot that sends too fast."""
        return cls(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


class Refused(Exception):
    """A call that the server answers with an error."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.body: Json = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.body["parameters"] = parameters


def bad_request(reason: str, parameters: Json | None = None) -> Refused:
    """The error of a call that asks for what cannot be."""
    return Refused(400, f"Bad Request: {reason}", parameters)


def read_value(name: str, written: str) -> Any:  # noqa: ANN401
    """The value of a parameter: forms carry numbers, booleans and objects as JSON, and text as it is.

    >>> read_value("chat_id", "-100"), read_value("text", "-100"), read_value("action", "typing")
    (-100, '-100', 'typing')
    """
    if name in _TEXTS:
        return written
    try:
        return json.loads(written)
    except ValueError:
        return written
