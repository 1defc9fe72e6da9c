"""Updates that Telegram brings by itself, and what a supervisor is told meanwhile."""

import json
import socket
import threading
import time
from http import HTTPStatus

import pytest

from bot.chat.errors import CannotListen, WebhookRefused
from bot.chat.patience import Patience
from bot.chat.settings import Listen, WebhookSettings
from tests.bot.chat.conftest import RunningBot, StartBot
from tests.bot.chat.librarian import EchoingLibrarian
from tests.bot.chat.process import free_port, request
from tests.telegram_emulator import Fault, Json, TelegramServer

SECRET = "correct-horse-battery"  # noqa: S105 - of these tests
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a name


@pytest.fixture
def port() -> int:
    """Where the bot listens."""
    return free_port()


def brought_to(port: int) -> WebhookSettings:
    """A webhook at this port; its public address ends there, as a proxy would see to."""
    return WebhookSettings(f"http://127.0.0.1:{port}/hook", Listen("127.0.0.1", port), SECRET)


def started(server: TelegramServer, start_bot: StartBot, port: int, **settings: object) -> RunningBot:
    """A bot with a webhook, once it is ready."""
    bot = start_bot(webhook=brought_to(port), **settings)
    server.wait_until(lambda: server.calls_of("setWebhook"), "the webhook to be set")
    return bot


def test_what_is_brought_is_answered(own_server: TelegramServer, start_bot: StartBot, port: int) -> None:
    """Telegram is told address, secret and kinds, and each update that it brings is taken once, in order."""
    ann = own_server.person()
    bot = started(own_server, start_bot, port)
    for number in range(5):
        ann.says(f"number {number}")
    own_server.wait_for_message(ann.chat, 5)
    (call,) = own_server.calls_of("setWebhook")
    assert call.parameters["secret_token"] == SECRET
    assert {"message", "callback_query", "my_chat_member"} <= set(call.parameters["allowed_updates"])
    assert [message["text"].partition(" [")[0] for message in own_server.sent(ann.chat)] == [
        f"NUMBER {number}" for number in range(5)
    ]
    assert not own_server.calls_of("getUpdates")
    assert {status for _, status, _ in own_server.postman.deliveries} == {200}
    bot.stop()


def test_only_telegram_is_let_in(own_server: TelegramServer, start_bot: StartBot, port: int) -> None:
    """Without the secret, or with another, nothing is read; other paths and methods are not there."""
    ann = own_server.person()
    started(own_server, start_bot, port)
    update = json.dumps({"update_id": 5, "message": ann.says("quick")}).encode()
    for headers in ({}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: "é"}):
        assert request(port, "/hook", update, **headers)[0] == HTTPStatus.FORBIDDEN
    right = {SECRET_HEADER: SECRET}
    assert request(port, "/", update, **right)[0] == HTTPStatus.NOT_FOUND
    assert request(port, "/hook", None, **right)[0] == HTTPStatus.METHOD_NOT_ALLOWED
    assert request(port, "/hook", b" " * 1024 * 1025, **right)[0] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_poison_is_taken_and_set_aside(own_server: TelegramServer, start_bot: StartBot, port: int) -> None:
    """What cannot be read is answered with 200, for otherwise Telegram would bring it for a day."""
    ann = own_server.person()
    bot = started(own_server, start_bot, port)
    right = {SECRET_HEADER: SECRET}
    for body in (b"no json", b"[]", b'{"update_id": 7, "message": {"nonsense": 1}}', b"\xff\xfe", b""):
        assert request(port, "/hook", body, **right)[0] == HTTPStatus.OK
    assert request(port, "/hook", b"{}", **{**right, "Content-Type": "application/json; charset=utf-8"})[0] == 200
    assert len(bot.inbox.quarantined()) == 6
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)


def test_a_bot_that_drains_asks_to_come_again(own_server: TelegramServer, start_bot: StartBot, port: int) -> None:
    """While it finishes what was begun, it takes nothing more, says when to come again, and is not ready."""
    librarian, ann, health = EchoingLibrarian(), own_server.person(), free_port()
    bot = start_bot(librarian, webhook=brought_to(port), health=Listen("127.0.0.1", health))
    ann.says("hold")
    own_server.wait_until(lambda: own_server.calls_of("sendChatAction", ann.chat), "the question to be worked on")
    assert request(health, "/readyz")[0] == HTTPStatus.OK
    bot.begin_to_stop()
    right = {SECRET_HEADER: SECRET}

    def drains() -> bool:
        return request(port, "/hook", b'{"update_id": 9}', **right)[0] == HTTPStatus.SERVICE_UNAVAILABLE

    own_server.wait_until(drains, "the bot to drain")
    assert request(port, "/hook", b'{"update_id": 9}', **right)[2] == "5"
    assert request(health, "/readyz")[0] == HTTPStatus.SERVICE_UNAVAILABLE
    threading.Timer(0.2, librarian.released.set).start()
    bot.wait()
    assert own_server.sent(ann.chat)[0]["text"].startswith("HOLD")


def test_a_secret_that_is_not_given_is_made(own_server: TelegramServer, start_bot: StartBot, port: int) -> None:
    """Without WEBHOOK_SECRET nobody can bring updates but Telegram all the same."""
    ann = own_server.person()
    start_bot(webhook=WebhookSettings(f"http://127.0.0.1:{port}/hook", Listen("127.0.0.1", port)))
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    assert request(port, "/hook", b"{}")[0] == HTTPStatus.FORBIDDEN


def test_a_webhook_that_telegram_refuses_is_one_sentence(
    own_server: TelegramServer, start_bot: StartBot, port: int
) -> None:
    """The error gives Telegram's reason and names the settings."""
    own_server.fail("setWebhook", Fault(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook"))
    bot = start_bot(webhook=brought_to(port))
    bot.wait()
    assert isinstance(bot.error, WebhookRefused)
    assert "HTTPS" in str(bot.error).upper()


@pytest.mark.parametrize("fault", [Fault.flood(1), Fault(500), Fault(502, raw=b"<html>")])
def test_a_server_that_stumbles_is_asked_again_to_bring_updates(
    own_server: TelegramServer, start_bot: StartBot, port: int, fault: Fault
) -> None:
    """Only a refusal ends the bot."""
    ann = own_server.person()
    own_server.fail("setWebhook", fault)
    start_bot(webhook=brought_to(port))
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    assert len(own_server.calls_of("setWebhook")) == 2


def test_an_address_that_is_taken_is_one_sentence(start_bot: StartBot) -> None:
    """The error names the setting and the address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        bot = start_bot(health=Listen("127.0.0.1", port))
        bot.wait()
    assert isinstance(bot.error, CannotListen)
    assert str(bot.error).startswith(f"HEALTH_LISTEN: nothing can listen at 127.0.0.1:{port}")


def test_a_supervisor_is_told_the_truth(own_server: TelegramServer, start_bot: StartBot, port: int) -> None:
    """The bot lives while its loop turns, and is ready once it has fetched updates."""
    own_server.fail("getUpdates", Fault(502, raw=b"<html>Bad Gateway</html>"))
    start_bot(health=Listen("127.0.0.1", port))
    own_server.wait_until(lambda: own_server.calls_of("getUpdates"), "the first fetch")
    assert request(port, "/readyz")[0] == HTTPStatus.SERVICE_UNAVAILABLE
    own_server.person().says("how high?")
    own_server.wait_until(lambda: request(port, "/readyz")[0] == HTTPStatus.OK, "the bot to be ready")
    told: Json = json.loads(request(port, "/healthz")[1])
    assert told["alive"]
    assert told["worst_lag_ms"] >= 0
    assert json.loads(request(port, "/readyz")[1])["waiting"] >= 0


def test_a_bot_that_nobody_writes_to_is_ready_at_once(
    own_server: TelegramServer, start_bot: StartBot, port: int
) -> None:
    """The first fetch waits for nothing to come; the later ones do, so that Telegram is not asked all the time."""
    start_bot(health=Listen("127.0.0.1", port))
    own_server.wait_until(lambda: request(port, "/readyz")[0] == HTTPStatus.OK, "the bot to be ready")
    own_server.person().says("how high?")
    own_server.wait_until(lambda: len(own_server.calls_of("getUpdates")) > 1, "the second fetch")
    first, second = (call.parameters.get("timeout", 0) for call in own_server.calls_of("getUpdates")[:2])
    assert (first, second) == (0, 30)


def test_before_the_library_is_open_the_bot_lives_and_keeps_what_comes(
    own_server: TelegramServer, start_bot: StartBot, port: int
) -> None:
    """It is alive at once and ready only later; what is brought meanwhile is kept, and answered when it can be."""
    may_open, ann, health = threading.Event(), own_server.person(), free_port()
    bot = start_bot(webhook=brought_to(port), health=Listen("127.0.0.1", health), may_open=may_open)
    own_server.wait_until(lambda: own_server.calls_of("getMe"), "the bot to come up")
    assert request(health, "/healthz")[0] == HTTPStatus.OK
    status, told, _ = request(health, "/readyz")
    assert (status, json.loads(told)["open"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)
    update = json.dumps({"update_id": 5, "message": ann.says("how high?")}).encode()
    assert request(port, "/hook", update, **{SECRET_HEADER: SECRET})[0] == HTTPStatus.OK
    assert [number for number, _ in bot.inbox.unfinished()] == [5]
    may_open.set()
    own_server.wait_for_message(ann.chat)
    own_server.wait_until(lambda: request(health, "/readyz")[0] == HTTPStatus.OK, "the bot to be ready")


def test_a_bot_that_is_stopped_while_its_library_opens_stops(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Opening can take minutes; a bot that is told to stop does not wait for it."""
    may_open = threading.Event()
    bot = start_bot(may_open=may_open)
    own_server.wait_until(lambda: own_server.calls_of("getMe"), "the bot to come up")
    bot.begin_to_stop()
    bot.wait(3)
    may_open.set()
    assert bot.error is None


def test_readiness_is_what_telegram_says_of_the_webhook(
    own_server: TelegramServer, start_bot: StartBot, port: int
) -> None:
    """Where Telegram cannot bring what waits, the bot is not ready; a webhook that somebody removes is set again."""
    health = free_port()
    patience = Patience(between_looks=0.1)
    started(own_server, start_bot, port, health=Listen("127.0.0.1", health), patience=patience)

    def becomes(status: HTTPStatus) -> None:
        own_server.wait_until(lambda: request(health, "/readyz")[0] == status, f"readiness to be {status}")

    becomes(HTTPStatus.OK)
    fault = {"last_error_date": int(time.time()), "last_error_message": "Connection refused"}
    with own_server.world.changed:
        own_server.world.webhook |= fault
        own_server.world.updates.append({"update_id": 10**7, "poll": 1})
    becomes(HTTPStatus.SERVICE_UNAVAILABLE)
    with own_server.world.changed:
        own_server.world.updates.clear()
    becomes(HTTPStatus.OK)
    own_server.world.webhook = {}
    own_server.wait_until(lambda: own_server.world.webhook, "the webhook to be set again")
    becomes(HTTPStatus.OK)
    own_server.fail("getWebhookInfo", Fault(401, "Unauthorized"), times=9)
