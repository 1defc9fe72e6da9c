"""What happens when Telegram, or the way to it, does not do as it should."""

import asyncio
import time
from dataclasses import replace

import pytest
from telegram.error import NetworkError, TimedOut

from bot.chat.delivery import Delivery, outcome
from bot.chat.patience import Patience
from tests.bot.chat.conftest import RunningBot, StartBot
from tests.telegram_emulator import Fault, Json, TelegramServer

pytestmark = pytest.mark.usefixtures("bot")


def test_markup_that_is_refused_goes_out_as_plain_text(server: TelegramServer) -> None:
    """An answer is never lost to its markup: it is sent once more, without."""
    ann = server.person()
    server.fail("sendMessage", Fault(400, "Bad Request: can't parse entities: whatever"), chat=ann.chat)
    ann.says("how high?")
    answer = server.wait_for_message(ann.chat)
    assert answer["entities"] == []
    assert answer["text"].endswith('High & low water (https://example.org/river?a=1&b="2") · Gauge <Office> · 2025-10')
    assert len(server.calls_of("sendMessage", ann.chat)) == 2


def test_plain_text_that_is_refused_is_not_sent_for_ever(server: TelegramServer) -> None:
    """Once is enough."""
    ann = server.person()
    server.fail("sendMessage", Fault(400, "Bad Request: can't parse entities: whatever"), chat=ann.chat, times=2)
    ann.says("how high?")
    ann.says("how low?")
    assert server.wait_for_message(ann.chat)["text"].startswith("HOW LOW?")
    assert len(server.calls_of("sendMessage", ann.chat)) == 3


@pytest.mark.parametrize(("why", "has_buttons"), [
    ("message is too long", True),
    ("ENTITIES_TOO_LONG", True),
    ("BUTTON_DATA_INVALID", False),
    ("can't parse inline keyboard button: whatever", False),
])  # fmt: skip
def test_what_telegram_does_not_take_goes_out_as_plain_text(
    server: TelegramServer, why: str, has_buttons: bool
) -> None:
    """No answer is lost to its dress: what is refused for its length, markup or buttons is sent once more, without."""
    ann = server.person()
    server.fail("sendMessage", Fault(400, f"Bad Request: {why}"), chat=ann.chat)
    ann.says("how high?")
    answer = server.wait_for_message(ann.chat)
    assert answer["text"].startswith("HOW HIGH?")
    assert answer["entities"] == []
    assert ("reply_markup" in answer) is has_buttons


def test_an_answer_is_not_lost_with_its_topic(server: TelegramServer) -> None:
    """Where Telegram knows the question's topic no more, the answer goes out in reply to the question alone."""
    ann, forum = server.person(), server.group(is_forum=True)
    rivers = forum.topic()
    server.fail("sendMessage", Fault(400, "Bad Request: message thread not found"), chat=forum.id)
    asked = ann.says("/ask how high?", forum, message_thread_id=rivers, is_topic_message=True)
    answer = server.wait_for_message(forum.id)
    assert answer["text"].startswith("HOW HIGH?")
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert len(server.calls_of("sendMessage", forum.id)) == 2


def test_flood_control_is_waited_out_in_its_chat_alone(server: TelegramServer) -> None:
    """After a 429 the message is sent when Telegram said; other chats do not wait."""
    ann, bob = server.person("Ann"), server.person("Bob")
    flood = Fault(429, "Too Many Requests: retry after 1", {"retry_after": 1})
    server.fail("sendMessage", flood, chat=ann.chat)
    ann.says("how high?")
    server.wait_until(lambda: server.calls_of("sendMessage", ann.chat), "the first attempt")
    bob.says("quick")
    server.wait_for_message(bob.chat)
    assert not server.sent(ann.chat)
    server.wait_for_message(ann.chat)
    refused, sent = server.calls_of("sendMessage", ann.chat)
    assert 1.0 <= sent.at - refused.at < 2.5


@pytest.mark.parametrize("fault", [
    Fault(429, "Too Many Requests: retry after 1"),
    Fault(200, raw=b'{"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 1"}'),
    Fault(429, raw=b"<html>Too Many Requests, retry after 1 s</html>"),
    Fault(200, raw=b'{"ok":false,"error_code":429,"description":"Flood","parameters":{"retry_after":1}}'),
])  # fmt: skip
def test_a_flood_is_one_in_whatever_form_it_is_told(server: TelegramServer, fault: Fault) -> None:
    """What was refused for too many requests was surely not sent, and is sent later."""
    ann = server.person()
    server.fail("sendMessage", fault, chat=ann.chat)
    ann.says("how high?")
    assert server.wait_for_message(ann.chat)["text"].startswith("HOW HIGH?")
    refused, sent = server.calls_of("sendMessage", ann.chat)
    assert sent.at - refused.at >= 1.0


def test_a_no_that_comes_as_a_success_is_a_no(server: TelegramServer, bot: RunningBot) -> None:
    """What a server refuses in the body alone is dealt with like any refusal: here, the chat is closed."""
    ann = server.person()
    blocked = b'{"ok": false, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}'
    server.fail("sendMessage", Fault(200, raw=blocked), chat=ann.chat)
    ann.says("how high?")
    server.wait_until(lambda: ann.chat in bot.inbox.closed_chats(), "the chat to be closed")


@pytest.mark.parametrize("why", ["message to be replied not found", "MESSAGE_ID_INVALID: reply_parameters"])
def test_an_answer_needs_no_question_to_reply_to(server: TelegramServer, why: str) -> None:
    """Where a server does not find the message that is replied to, the answer goes out as no reply."""
    ann = server.person()
    server.fail("sendMessage", Fault(400, f"Bad Request: {why}"), chat=ann.chat)
    ann.says("how high?")
    answer = server.wait_for_message(ann.chat)
    assert answer["text"].startswith("HOW HIGH?")
    assert "reply_to_message" not in answer


def test_a_wait_that_is_too_long_is_not_waited(
    own_server: TelegramServer, start_bot: StartBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A flood wait beyond all patience loses the message, which the log tells; the chat goes on."""
    start_bot(patience=Patience(until_delivered=0.5))
    ann = own_server.person()
    own_server.fail("sendMessage", Fault.flood(1), chat=ann.chat)
    ann.says("how high?")
    ann.says("how low?")
    assert own_server.wait_for_message(ann.chat)["text"].startswith("HOW LOW?")
    assert any(str(ann.chat) in record.getMessage() for record in caplog.records)


def test_who_blocked_the_bot_is_left_alone_and_logged_once(
    server: TelegramServer, bot: RunningBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A 403 is not tried again; what waits there is left; who writes again is answered again."""
    ann = server.person()
    server.fail("sendMessage", Fault(403, "Forbidden: bot was blocked by the user"), chat=ann.chat, times=2)
    for question in ("wait 0.3", "two", "three"):
        ann.says(question)
    server.wait_until(lambda: server.calls_of("sendMessage", ann.chat), "the first attempt")
    server.wait_until(lambda: not bot.inbox.unfinished(), "the others to be left")
    ann.says("four")
    server.wait_until(lambda: len(server.calls_of("sendMessage", ann.chat)) == 2, "the second attempt")
    ann.says("five")
    assert server.wait_for_message(ann.chat)["text"].startswith("FIVE")
    assert len(server.calls_of("sendMessage", ann.chat)) == 3
    assert len([record for record in caplog.records if str(ann.chat) in record.getMessage()]) == 1


@pytest.mark.parametrize("status", [500, 502, 503])
def test_what_the_server_says_it_has_not_done_is_asked_again(server: TelegramServer, status: int) -> None:
    """A server that fails, and says so in its own form, has sent nothing: the answer comes when it is well again."""
    ann = server.person()
    server.fail("sendMessage", Fault(status, "Internal Server Error"), chat=ann.chat)
    ann.says("how high?")
    server.wait_for_message(ann.chat)
    assert [call.status for call in server.calls_of("sendMessage", ann.chat)] == [status, 200]


@pytest.mark.parametrize("fault", [
    Fault(502, raw=b"<html>Bad Gateway</html>"), Fault(504, raw=b"[]"), Fault(500, "Internal Server Error: restart"),
    Fault(200, raw=b"[]"), Fault(200, raw=b'{"ok": true}'), Fault(200, raw=b"{"),
])  # fmt: skip
def test_what_leaves_it_open_whether_a_message_was_sent_is_not_asked_again(
    server: TelegramServer, fault: Fault
) -> None:
    """A proxy's page, or nonsense, may stand for a message that arrived; nothing is sent in its place either."""
    ann = server.person()
    server.fail("sendMessage", replace(fault, applied=True), chat=ann.chat)
    ann.says("how high?")
    ann.says("how low?")
    server.wait_for_message(ann.chat, 2)
    leads = [message["text"].partition(" [1]")[0] for message in server.sent(ann.chat)]
    assert leads == ["HOW HIGH?", "HOW LOW?"]


@pytest.mark.parametrize("applied", [True, False])
def test_a_message_that_may_have_arrived_is_not_sent_twice(server: TelegramServer, applied: bool) -> None:
    """Where the connection breaks while an answer is awaited, nobody knows whether it came: it is sent once."""
    ann = server.person()
    server.fail("sendMessage", Fault(hang_up=True, applied=applied), chat=ann.chat)
    ann.says("how high?")
    ann.says("how low?")
    server.wait_for_message(ann.chat, 2 if applied else 1)
    leads = [message["text"].partition(" [1]")[0] for message in server.sent(ann.chat)]
    assert leads == (["HOW HIGH?", "HOW LOW?"] if applied else ["HOW LOW?"])


def test_typing_that_fails_does_not_touch_the_answer(server: TelegramServer) -> None:
    """The answer comes whether typing was shown or not."""
    ann = server.person()
    server.fail("sendChatAction", Fault(400, "Bad Request: whatever"), chat=ann.chat)
    ann.says("wait 0.6")
    assert server.wait_for_message(ann.chat)["text"].startswith("WAIT 0.6")
    assert len(server.calls_of("sendChatAction", ann.chat)) == 1


def test_typing_that_hangs_does_not_hold_up_the_answer(server: TelegramServer) -> None:
    """The answer does not wait for the typing."""
    ann = server.person()
    server.fail("sendChatAction", Fault(400, "Bad Request: whatever", delay=60), chat=ann.chat)
    ann.says("wait 0.6")
    server.wait_for_message(ann.chat, seconds=30)


def test_a_group_that_became_a_supergroup_is_answered_there(server: TelegramServer) -> None:
    """The error names the group's new id, and the answer goes there."""
    ann, old, new = server.person(), server.group(kind="group"), server.group()
    moved = Fault(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": new.id})
    server.fail("sendMessage", moved, chat=old.id)
    ann.says("/ask how high?", old)
    assert server.wait_for_message(new.id)["text"].startswith("HOW HIGH?")


def test_polling_goes_on_after_a_fault(server: TelegramServer, caplog: pytest.LogCaptureFixture) -> None:
    """A server that stumbles is asked again, and nothing is lost; that another program polls is said."""
    ann = server.person()
    server.fail("getUpdates", Fault(409, "Conflict: terminated by other getUpdates request"))
    ann.says("how high?")
    server.wait_for_message(ann.chat)
    ann.says("how low?")
    server.wait_for_message(ann.chat, 2)
    server.wait_until(lambda: any("another program" in record.getMessage() for record in caplog.records), "the warning")


def test_an_update_that_cannot_be_parsed_blocks_nothing(server: TelegramServer) -> None:
    """What the library cannot read is left out, and what comes with it and after it is answered."""
    ann = server.person()
    polls = len(server.calls_of("getUpdates"))
    server.deliver_raw({"message": {"message_id": 1, "nonsense": True}})
    ann.says("how high?")
    server.wait_for_message(ann.chat)
    assert len(server.calls_of("getUpdates")) - polls < 5


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b'{"ok": true}', b'{"ok": true, "result": [1, {"message": 1}]}', b"<html>"]
)
def test_a_server_that_talks_nonsense_is_asked_again(server: TelegramServer, raw: bytes) -> None:
    """Whatever comes instead of updates, the next fetch brings them."""
    ann = server.person()
    server.fail("getUpdates", Fault(200, raw=raw))
    ann.says("how high?")
    server.wait_for_message(ann.chat)


@pytest.mark.slow
def test_updates_that_cannot_be_acknowledged_are_not_fetched_in_circles(server: TelegramServer) -> None:
    """What has no number comes again with every fetch; the bot takes its time, and answers what comes beside it."""
    ann = server.person()
    polls = len(server.calls_of("getUpdates"))
    server.fail("getUpdates", Fault(200, raw=b'{"ok": true, "result": [{"message": 1}]}'), times=3)
    ann.says("how high?")
    asked = time.monotonic()
    server.wait_for_message(ann.chat)
    assert time.monotonic() - asked > 0.5 + 1 + 2 - 0.5
    assert len(server.calls_of("getUpdates")) - polls <= 6


def test_a_webhook_that_stands_in_the_way_is_deleted(server: TelegramServer) -> None:
    """Where updates go to a webhook after all, it is deleted, and they come."""
    server.wait_until(lambda: server.calls_of("deleteWebhook"), "the bot to have started")
    ann, before = server.person(), len(server.calls_of("deleteWebhook"))
    server.fail("getUpdates", Fault(409, "Conflict: can't use getUpdates method while webhook is active"))
    ann.says("how high?")  # a fetch that waits already brings this one; the next one fails
    server.wait_for_message(ann.chat)
    server.wait_until(lambda: len(server.calls_of("deleteWebhook")) > before, "the webhook to be deleted")
    ann.says("how high?")
    server.wait_until(lambda: len(server.sent(ann.chat)) > 1, "an answer after that")
    assert len(server.calls_of("deleteWebhook")) == before + 1


@pytest.mark.parametrize(("cause", "tries"), [("ConnectError", 3), ("ConnectTimeout", 3), ("ReadError", 1)])
def test_only_what_did_not_leave_this_machine_is_sent_again(cause: str, tries: int) -> None:
    """Where no connection came about, the message is surely not there; where one broke, it may be."""
    made = []

    async def send(*_: object) -> Json:
        made.append(cause)
        if len(made) > 2:
            return {"message_id": 7, "date": 1}
        raise NetworkError("no connection") from type(cause, (Exception,), {})()

    async def deliver() -> object:
        with outcome() as became:
            try:
                return await a_delivery().process_request(send, (), {}, "sendMessage", {"chat_id": 1}, None)
            except NetworkError:
                return became.uncertain

    assert asyncio.run(deliver()) == ({"message_id": 7, "date": 1} if tries == 3 else True)
    assert len(made) == tries


def test_an_edit_whose_fate_is_unknown_is_made_again() -> None:
    """An edit does no harm twice, so that a broken connection does not leave an old text standing."""
    made = []

    async def edit(*_: object) -> bool:
        made.append(1)
        if len(made) < 3:
            raise TimedOut
        return True

    assert asyncio.run(a_delivery().process_request(edit, (), {}, "editMessageText", {"chat_id": 1}, None))
    assert len(made) == 3


def a_delivery() -> Delivery:
    """One that tells nobody of chats that are closed or moved, and makes no pauses."""
    return Delivery(lambda *_: None, lambda *_: None, Patience(first_pause=0.0))
