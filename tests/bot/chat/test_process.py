"""The real process, as its users run it, through what can happen to it. Slow, for each start loads the encoder."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from bench.telegram_load import answers_to, in_order, read_questions, replied_to, wait_for_answers
from bot.state.database import Database
from tests.bot.chat.process import BotProcess
from tests.telegram_emulator import Fault, Json, TelegramServer

pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    """A server for one process, which may not be called for what it does not know."""
    with TelegramServer() as running:
        yield running
        assert not running.unplanned


def test_a_kill_amid_three_hundred_questions_loses_none(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """Of 300 questions from 40 chats every one is answered across two SIGKILLs, at most one a chat and kill twice, and
    in the order in which they were asked.
    """
    people, questions = [server.person(f"Reader {number}") for number in range(40)], read_questions()
    with BotProcess(server, tmp_path, INDEX_DIR=str(index)) as bot:
        bot.wait_until_it_answers()
        asked = [people[number % 40].says(questions[number]) for number in range(300)]
        for answered in (40, 150):
            wait_for_answers(server, people, answered, 90)
            bot.kill()
            bot.start()
        wait_for_answers(server, people, 300, 180)
        assert bot.terminate() == 0
    answers = Counter((message["chat"]["id"], replied_to(message)) for message in answers_to(server, people))
    assert answers.keys() == {(message["chat"]["id"], message["message_id"]) for message in asked}
    again = Counter({chat: 0 for chat, _ in answers})
    for (chat, _), times in answers.items():
        again[chat] += times - 1
    assert max(again.values()) <= 2
    assert all(in_order(server, person) for person in people)


def test_a_signal_lets_the_bot_finish(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """SIGTERM amid questions ends the process with status 0 within 20 seconds; the next start answers what was left."""
    people, questions = [server.person(f"Reader {number}") for number in range(20)], read_questions()
    with BotProcess(server, tmp_path, INDEX_DIR=str(index)) as bot:
        bot.wait_until_it_answers()
        for number in range(100):
            people[number % 20].says(questions[number])
        wait_for_answers(server, people, 10, 60)
        assert bot.terminate(20) == 0
        bot.start()
        wait_for_answers(server, people, 100, 120)
    assert set(Counter((m["chat"]["id"], replied_to(m)) for m in answers_to(server, people)).values()) == {1}


def test_a_second_poller_ends_the_bot(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """A 409 is borne for a while, then the process says who is in its way and ends with another status than 0."""
    conflict = Fault(409, "Conflict: terminated by other getUpdates request; make sure that only one bot is running")
    with BotProcess(server, tmp_path, INDEX_DIR=str(index)) as bot:
        bot.wait_until_it_answers()
        server.fail("getUpdates", conflict, times=100)
        server.person().says("quick")
        assert bot.wait(120) == 2
        assert "another program fetches the updates" in bot.output.splitlines()[-1]
        assert "Traceback" not in bot.output


def test_the_token_is_in_no_output(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """Through every kind of fault of every method, neither token nor secret stands in what the process prints, nor in
    what it keeps, plain or quoted.
    """
    ann, group = server.person(), server.group()
    poison: Json = {"message": {"message_id": 1, "text": "nonsense"}}
    with BotProcess(server, tmp_path, INDEX_DIR=str(index), ADMIN_USER_IDS=str(ann.id)) as bot:
        server.fail("setMyCommands", Fault(500))
        bot.wait_until_it_answers()
        for fault in (
            Fault(500), Fault(502, raw=b"<html>"), Fault(200, raw=b"{"), Fault(hang_up=True), Fault.flood(1),
            Fault(400, "Bad Request: can't parse entities"), Fault(403, "Forbidden: bot was blocked by the user"),
            Fault(400, "Bad Request: whatever"),
        ):  # fmt: skip
            for method in ("sendMessage", "getUpdates"):
                server.fail(method, fault)
            server.deliver_raw(poison)
            ann.says("How tall is the lighthouse?")
            ann.says("/ask How tall is the lighthouse?", group)
        server.wait_until(lambda: len(server.sent(ann.chat)) >= 3, "some answers", 120)
        server.mend()
        ann.says("/status")
        server.fail("getUpdates", Fault(401, "Unauthorized"), times=100)
        ann.says("the end")
        assert bot.wait(60) == 2
    secret = server.token.partition(":")[2]
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()).decode("utf-8", "replace")
    sent = str([message.get("text") for message in server.world.sent])
    for hidden in (server.token, secret, quote(server.token, safe="")):
        assert hidden not in bot.output
        assert hidden not in kept
        assert hidden not in sent
    assert "Traceback" not in bot.output
    assert "TELEGRAM_BOT_TOKEN was refused" in bot.output.splitlines()[-1]


def test_a_newer_versions_state_is_one_sentence(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """State that a newer version has written is left as it is, and the process ends with status 2."""
    database = Database(tmp_path / "state_dir")
    database.change("INSERT INTO migrations VALUES (9999)")
    database.close()
    with BotProcess(server, tmp_path, INDEX_DIR=str(index)) as bot:
        assert bot.wait(90) == 2
        assert "a newer version of Footnote has written it" in bot.output.splitlines()[-1]
        assert "Traceback" not in bot.output
