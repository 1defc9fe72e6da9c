"""A small Bot API server on the loopback interface: what a test of the bot talks to instead of Telegram.

It speaks the real wire: HTTP, ``/bot<token>/<method>``, form or JSON bodies, ``{"ok": ...}`` envelopes and the error
texts of the official server. It keeps the rules that a bot can break: the length of a message, well-formed HTML, which
chat, topic or message exists, what an edit changes. It logs every call, and remembers those that it does not know in
`TelegramServer.unplanned`, which a test asserts to be empty.

>>> with TelegramServer() as server:                                            # doctest: +SKIP
...     ann = server.person("Ann")
...     start_the_bot(server.token, server.url)
...     ann.says("How large was it in 2024?")
...     answer = server.wait_for_message(ann.chat)
"""

import json
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

Json = dict[str, Any]

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - of this server alone
_BOT_ID = 110201543
_LONGEST_MESSAGE = 4096
_SECONDS_OF_PATIENCE = 5.0
_ENTITIES = re.compile(
    r"(?P<code>`[^`]*`)|(?P<url>https?://\S+)|(?P<email>[\w.]+@[\w.]+\.\w+)"
    r"|(?<![\w/])(?P<bot_command>/[a-z0-9_]{1,32}(?:@\w+)?)|(?<!\w)(?P<mention>@\w{5,32})",
    re.IGNORECASE,
)
_TAGS = frozenset({"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})
_JSON_PARAMETERS = frozenset(
    {"reply_parameters", "reply_markup", "link_preview_options", "allowed_updates", "commands", "scope", "entities"}
)
# What each method takes. A parameter that is not here is a mistake of the bot, or this table's to learn.
_PARAMETERS = {
    "getMe": set[str](),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "deleteWebhook": {"drop_pending_updates"},
    "setMyCommands": {"commands", "scope", "language_code"},
    "sendMessage": {
        "chat_id", "message_thread_id", "text", "parse_mode", "reply_parameters", "reply_markup",
        "link_preview_options",
    },
    "editMessageText": {"chat_id", "message_id", "text", "parse_mode", "link_preview_options", "reply_markup"},
    "sendChatAction": {"chat_id", "action", "message_thread_id"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, as it came in, and how it was answered."""

    method: str
    parameters: Json
    at: float
    """Seconds of the monotonic clock."""
    status: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What a method does wrong, for so many calls."""

    status: int = 500
    description: str = "Internal Server Error"
    parameters: Json = field(default_factory=dict)
    delay: float = 0.0
    """Seconds until the answer."""
    hang_up: bool = False
    """Close the connection without an answer."""
    applied: bool = False
    """Do what the call asks for, and fail all the same."""


class Refused(Exception):
    """A call that the server answers with an error."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.body: Json = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.body["parameters"] = parameters


def utf16(text: str) -> int:
    """The length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that the bot is in."""

    server: "TelegramServer"
    json: Json

    @property
    def id(self) -> int:
        """Negative for groups and channels."""
        return int(self.json["id"])

    def posts(self, text: str, **more: Any) -> Json:  # noqa: ANN401
        """A post in a channel: nobody's, but the channel's."""
        return self.server.deliver("channel_post", {"chat": self.json, "sender_chat": self.json, **_said(text), **more})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks to the bot, or past it."""

    server: "TelegramServer"
    json: Json

    @property
    def id(self) -> int:
        """Of the user, and of their private chat with the bot."""
        return int(self.json["id"])

    @property
    def chat(self) -> int:
        """The id of the private chat with the bot."""
        return self.id

    def says(self, text: str, chat: Chat | None = None, reply_to: Json | None = None, **more: Any) -> Json:  # noqa: ANN401
        """Write a message, in the private chat by default; commands, mentions, addresses and code become entities.

        Returns:
            The message, as the bot receives it.
        """
        return self.sends({**_said(text), **more}, chat, reply_to)

    def sends(self, content: Json, chat: Chat | None = None, reply_to: Json | None = None) -> Json:
        """Send a message of any kind: a sticker, a photo with a caption, a notice."""
        return self.server.deliver("message", self._message(content, chat, reply_to))

    def edits(self, message: Json, text: str) -> Json:
        """Change an earlier message."""
        return self.server.deliver("edited_message", {**message, **_said(text), "edit_date": int(time.time())})

    def _message(self, content: Json, chat: Chat | None, reply_to: Json | None) -> Json:
        private = {"id": self.id, "type": "private", "first_name": self.json["first_name"]}
        message = {"from": self.json, "chat": chat.json if chat else private, **content}
        if reply_to:
            # A reply carries the message that it replies to, but not what that one replied to.
            message["reply_to_message"] = {key: value for key, value in reply_to.items() if key != "reply_to_message"}
        return message


class TelegramServer:
    """The server, and the world around it. Use it as a context manager."""

    def __init__(self, token: str = TOKEN, username: str = "FootnoteBot") -> None:
        self.token = token
        self.me: Json = {"id": _BOT_ID, "is_bot": True, "first_name": "Footnote", "username": username}
        self.calls: list[Call] = []
        self.unplanned: list[str] = []
        self._messages: dict[int, dict[int, Json]] = {}
        self._sent: list[Json] = []
        self._updates: list[Json] = []
        self._faults: list[tuple[str, int | None, Fault]] = []
        self._menus: dict[tuple[str, int | None, str], list[Json]] = {}
        self._numbers = iter(range(1, 10**9))
        self._changed = threading.Condition()
        self._closed = False
        self._http = _Http(("127.0.0.1", 0), _Handler)
        self._http.telegram = self
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._http.shutdown()
        self._http.server_close()

    # The world: who and what there is

    def person(
        self, name: str = "Ann", *, user_id: int | None = None, language: str = "en", bot: bool = False
    ) -> Person:
        """A user, whose private chat with the bot exists from now on."""
        number = user_id or 1000 + next(self._numbers)
        self._messages.setdefault(number, {})
        return Person(self, {"id": number, "is_bot": bot, "first_name": name, "language_code": language})

    def group(self, title: str = "Readers", *, kind: str = "supergroup", **more: Any) -> Chat:  # noqa: ANN401
        """A group, a supergroup or a channel that the bot is a member of."""
        number = -1_000_000_000_000 - next(self._numbers)
        self._messages[number] = {}
        return Chat(self, {"id": number, "type": kind, "title": title, **more})

    def deliver(self, kind: str, message: Json) -> Json:
        """Put a message into its chat, and an update into the bot's queue."""
        with self._changed:
            message = {"message_id": next(self._numbers), "date": int(time.time()), **message}
            self._messages[message["chat"]["id"]][message["message_id"]] = message
            self._updates.append({"update_id": next(self._numbers), kind: message})
            self._changed.notify_all()
        return message

    def deliver_raw(self, update: Json) -> None:
        """Put any update into the bot's queue."""
        with self._changed:
            self._updates.append({"update_id": next(self._numbers), **update})
            self._changed.notify_all()

    def fail(self, method: str, fault: Fault, *, chat: int | None = None, times: int = 1) -> None:
        """Let the next calls of a method fail, in one chat or in any."""
        self._faults.extend([(method, chat, fault)] * times)

    # What the bot did

    def sent(self, chat: int) -> list[Json]:
        """The bot's messages in a chat as they now read, in order."""
        with self._changed:
            return [message for message in self._sent if message["chat"]["id"] == chat]

    def wait_for_message(self, chat: int, count: int = 1, seconds: float = _SECONDS_OF_PATIENCE) -> Json:
        """The message number `count` of the bot in a chat, as soon as it is there."""
        self.wait_until(lambda: len(self.sent(chat)) >= count, f"message {count} in chat {chat}", seconds)
        return self.sent(chat)[count - 1]

    def wait_until(self, happened: Callable[[], object], what: str, seconds: float = _SECONDS_OF_PATIENCE) -> None:
        """Wait for something that the bot does.

        Raises:
            AssertionError: it did not, in this time.
        """
        deadline = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
            time.sleep(0.005)

    def calls_of(self, method: str, chat: int | None = None) -> list[Call]:
        """The calls of one method, in one chat or in all."""
        with self._changed:
            return [
                call
                for call in self.calls
                if call.method == method and (chat is None or call.parameters.get("chat_id") == chat)
            ]

    def menu(self, scope: str, language: str = "", chat: int | None = None) -> list[str]:
        """The commands that the bot offers there, by name."""
        return [command["command"] for command in self._menus.get((scope, chat, language), [])]

    # The wire

    def answer(self, token: str, method: str, parameters: Json) -> tuple[int, Json] | None:
        """Answer one call: the status and the envelope, or None to hang up."""
        fault = self._next_fault(method, parameters)
        time.sleep(fault.delay if fault else 0.0)
        with self._changed:  # so that whoever sees an effect finds its call in the log
            status, body = self._outcome(token, method, parameters, fault)
            self.calls.append(Call(method, parameters, time.monotonic(), status))
        return None if fault and fault.hang_up else (status, body)

    def _outcome(self, token: str, method: str, parameters: Json, fault: Fault | None) -> tuple[int, Json]:
        try:
            result = self._result(token, method, parameters) if fault is None or fault.applied else None
        except Refused as refused:
            return refused.status, refused.body
        if fault:
            return fault.status, Refused(fault.status, fault.description, fault.parameters).body
        return 200, {"ok": True, "result": result}

    def _next_fault(self, method: str, parameters: Json) -> Fault | None:
        with self._changed:
            for planned in self._faults:
                if planned[0] == method and planned[1] in (None, parameters.get("chat_id")):
                    self._faults.remove(planned)
                    return planned[2]
        return None

    def _result(self, token: str, method: str, parameters: Json) -> object:
        if token != self.token:
            raise Refused(401, "Unauthorized")
        known = _PARAMETERS.get(method)
        if known is None:
            self.unplanned.append(method)
            raise Refused(404, "Not Found")
        self.unplanned.extend(f"{method}({name})" for name in parameters.keys() - known)
        return getattr(self, f"_{method}")(parameters)

    def _getMe(self, _: Json) -> Json:  # noqa: N802 - Telegram's name
        groups = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        return self.me | groups

    def _deleteWebhook(self, _: Json) -> bool:  # noqa: N802
        return True

    def _answerCallbackQuery(self, _: Json) -> bool:  # noqa: N802
        return True

    def _getUpdates(self, parameters: Json) -> list[Json]:  # noqa: N802
        deadline = time.monotonic() + parameters.get("timeout", 0)
        allowed = set(parameters.get("allowed_updates") or [])
        with self._changed:
            self._updates = [update for update in self._updates if update["update_id"] >= parameters.get("offset", 0)]
            while True:
                # Telegram keeps no update of a kind that is not asked for.
                self._updates = [update for update in self._updates if not allowed or allowed & update.keys()]
                rest = deadline - time.monotonic()
                if self._updates or self._closed or rest <= 0:
                    return self._updates[:100]
                self._changed.wait(rest)

    def _setMyCommands(self, parameters: Json) -> bool:  # noqa: N802
        scope = parameters.get("scope", {"type": "default"})
        chat = scope.get("chat_id")
        if chat is not None and chat not in self._messages:
            raise Refused(400, "Bad Request: chat not found")
        self._menus[scope["type"], chat, parameters.get("language_code", "")] = parameters["commands"]
        return True

    def _sendChatAction(self, parameters: Json) -> bool:  # noqa: N802
        self._chat(parameters)
        return True

    def _sendMessage(self, parameters: Json) -> Json:  # noqa: N802
        with self._changed:
            messages = self._chat(parameters)
            message = self._written(parameters)
            replied = self._replied_to(parameters, messages)
            chat = (
                next(iter(messages.values()))["chat"] if messages else {"id": parameters["chat_id"], "type": "private"}
            )
            message |= {"message_id": next(self._numbers), "date": int(time.time()), "chat": chat, "from": self.me}
            if replied:
                message["reply_to_message"] = replied
            if "message_thread_id" in parameters:
                message |= {"message_thread_id": parameters["message_thread_id"], "is_topic_message": True}
            messages[message["message_id"]] = message
            self._sent.append(message)
            self._changed.notify_all()
            return message

    def _editMessageText(self, parameters: Json) -> Json:  # noqa: N802
        with self._changed:
            message = self._chat(parameters).get(parameters["message_id"])
            if message is None:
                raise Refused(400, "Bad Request: message to edit not found")
            written = self._written(parameters)
            if written["text"] == message["text"]:
                raise Refused(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are "
                    "exactly the same as a current content and reply markup of the message",
                )
            message.update(written)
            return message

    def _chat(self, parameters: Json) -> dict[int, Json]:
        chat = parameters["chat_id"]
        if chat not in self._messages:
            raise Refused(400, "Bad Request: chat not found")
        topics = {message.get("message_thread_id") for message in self._messages[chat].values()}
        if "message_thread_id" in parameters and parameters["message_thread_id"] not in topics:
            raise Refused(400, "Bad Request: message thread not found")
        return self._messages[chat]

    def _written(self, parameters: Json) -> Json:
        markup = parameters.get("text", "")
        text, entities = parsed_html(markup) if parameters.get("parse_mode") == "HTML" else (markup, [])
        if not text.strip():
            raise Refused(400, "Bad Request: message text is empty")
        if utf16(text) > _LONGEST_MESSAGE:
            raise Refused(400, "Bad Request: message is too long")
        return {"text": text, "entities": entities}

    def _replied_to(self, parameters: Json, messages: dict[int, Json]) -> Json | None:
        reply = parameters.get("reply_parameters")
        if not reply:
            return None
        replied = messages.get(reply["message_id"])
        if replied is None and not reply.get("allow_sending_without_reply"):
            raise Refused(400, "Bad Request: message to be replied not found")
        return {key: value for key, value in replied.items() if key != "reply_to_message"} if replied else None


def parsed_html(markup: str) -> tuple[str, list[Json]]:
    """The text and the entities of a message in HTML.

    Raises:
        Refused: it is not what Telegram calls HTML: a tag that it does not know, one that stays open, a bare ``<``.
    """
    reader = _Html()
    reader.feed(markup)
    reader.close()
    if reader.open:
        raise Refused(
            400, f"Bad Request: can't parse entities: Can't find end tag corresponding to {reader.open[-1][0]}"
        )
    if markup.count("<") != reader.tags:
        raise Refused(400, "Bad Request: can't parse entities: Unsupported start tag")
    return "".join(reader.written), reader.entities


class _Html(HTMLParser):
    """Reads a message's HTML as strictly as Telegram does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.entities: list[Json] = []
        self.open: list[tuple[str, int, Json]] = []
        self.tags = 0

    def handle_data(self, data: str) -> None:
        self.written.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if tag not in _TAGS:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}" at byte offset 0')
        entity: Json = {"type": {"b": "bold", "a": "text_link"}.get(tag, tag)}
        if tag == "a":
            entity["url"] = dict(attrs)["href"]
        if tag == "blockquote":
            entity["type"] = "expandable_blockquote" if "expandable" in dict(attrs) else "blockquote"
        self.open.append((tag, self._here(), entity))

    def handle_endtag(self, tag: str) -> None:
        self.tags += 1
        if not self.open or self.open[-1][0] != tag:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unexpected end tag "{tag}"')
        _, start, entity = self.open.pop()
        self.entities.append(entity | {"offset": start, "length": self._here() - start})

    def _here(self) -> int:
        return utf16("".join(self.written))


def _said(text: str) -> Json:
    return {"text": text, "entities": list(entities_of(text))}


def entities_of(text: str) -> Iterator[Json]:
    """The commands, mentions, addresses and pieces of code in a text, with offsets in UTF-16 code units."""
    for found in _ENTITIES.finditer(text):
        yield {"type": found.lastgroup, "offset": utf16(text[: found.start()]), "length": utf16(found.group())}


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    telegram: TelegramServer

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """A bot that hangs up is no error of the server's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        bot, _, method = urlsplit(self.path).path.removeprefix("/").partition("/")
        answered = self.server.telegram.answer(bot.removeprefix("bot"), method, self._parameters(body))
        if answered is None:
            self.close_connection = True
            return
        status, envelope = answered
        self._send(status, json.dumps(envelope).encode())

    do_GET = do_POST  # noqa: N815 - the library's name

    def _parameters(self, body: bytes) -> Json:
        written = body.decode()
        if self.headers.get("Content-Type", "").startswith("application/json"):
            return dict(json.loads(written or "{}"))
        pairs = parse_qsl(written or urlsplit(self.path).query, keep_blank_values=True)
        return {name: _value(name, value) for name, value in pairs}

    def _send(self, status: int, payload: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)
        except OSError:  # the bot has hung up
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """The test's output stays quiet; `TelegramServer.calls` is the log."""


def _value(name: str, written: str) -> Any:  # noqa: ANN401
    if name in _JSON_PARAMETERS:
        return json.loads(written)
    return int(written) if re.fullmatch(r"-?\d+", written) and name != "text" else written
