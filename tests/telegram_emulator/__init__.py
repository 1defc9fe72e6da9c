"""A Bot API server on the loopback interface: what a test of the bot talks to instead of Telegram.

It speaks the real wire: HTTP, ``/bot<token>/<method>``, form or JSON bodies, ``{"ok": ...}`` envelopes and the error
texts of the official server. It keeps the rules that a bot can break: the length of a message, well-formed HTML, which
chat, topic or message exists, what an edit changes, how many buttons and results there may be. It logs every call, and
remembers those that it does not know in `TelegramServer.unplanned`, which a test asserts to be empty.

What it cannot show: the real limits of flood control, how apps draw a message, the last corners of Telegram's parsers.

>>> with TelegramServer() as server:                                            # doctest: +SKIP
...     ann = server.person("Ann")
...     start_the_bot(server.token, server.url)
...     ann.says("How large was it in 2024?")
...     answer = server.wait_for_message(ann.chat)

Where to look: `actors` for what people, groups and channels can do; `wire.Fault` with `TelegramServer.fail` for what
can go wrong; `methods` for what the bot may call. ``python -m tests.telegram_emulator --port 8081`` runs it by itself.
"""

from tests.telegram_emulator.actors import Chat, Person
from tests.telegram_emulator.server import TelegramServer
from tests.telegram_emulator.texts import entities_of, parsed_html, utf16
from tests.telegram_emulator.wire import TOKEN, Call, Fault, Json, Refused

__all__ = [
    "TOKEN",
    "Call",
    "Chat",
    "Fault",
    "Json",
    "Person",
    "Refused",
    "TelegramServer",
    "entities_of",
    "parsed_html",
    "utf16",
]
