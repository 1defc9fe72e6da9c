"""The real process, as its users run it, through what can happen to it. Slow, for each start loads the encoder."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from bench.telegram_load import answers_to, in_order, read_questions, replied_to, wait_for_answers
from bot.state.database import Database
from tests.bot.chat.process import BotProcess
from tests.telegram_emulator import Fault, Json, Person, TelegramServer

pytestmark = pytest.mark.slow

PATIENCE = 600.0
"""Seconds that a test waits for what must happen, however busy the machine is; how fast it is, `bench` measures."""

SECONDS_TO_END = 20.0
"""After which those who stop a process usually kill it."""


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    """A server for one process, which may not be called for what it does not know."""
    with TelegramServer() as running:
        yield running
        assert not running.unplanned


def test_a_kill_amid_three_hundred_questions_loses_none(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """Of 300 questions from 40 chats every one is answered across two SIGKILLs, in the order in which they were asked;
    twice only what a kill found in flight, which is at most one in each chat and at each kill: the first that the next
    life answers there.
    """
    people, questions = [server.person(f"Reader {number}") for number in range(40)], read_questions()
    lives: list[list[tuple[int, int]]] = []

    def end_a_life() -> None:
        lives.append(answered(server, people)[sum(map(len, lives)) :])

    with BotProcess(server, tmp_path, INDEX_DIR=str(index)) as bot:
        bot.wait_until_it_answers()
        asked = [people[number % 40].says(questions[number]) for number in range(300)]
        for count in (40, 150):
            wait_for_answers(server, people, count, PATIENCE)
            bot.kill()
            server.wait_until(lambda: server.is_idle, "what was in flight to land")
            end_a_life()
            bot.start()
        wait_for_answers(server, people, 300, PATIENCE)
        assert bot.terminate(PATIENCE) == 0
        end_a_life()
    assert {one for life in lives for one in life} == {(said["chat"]["id"], said["message_id"]) for said in asked}
    assert all(in_order(server, person) for person in people)
    for number, life in enumerate(lives):
        assert len(set(life)) == len(life)
        known = {one for earlier in lives[:number] for one in earlier}
        first = dict(reversed(life))
        assert all(first[chat] == question for chat, question in life if (chat, question) in known)


def answered(server: TelegramServer, people: list[Person]) -> list[tuple[int, int]]:
    """The answers so far, in order, by the chat and the question that they reply to."""
    return [(message["chat"]["id"], replied_to(message)) for message in answers_to(server, people)]


def test_a_signal_lets_the_bot_finish(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """SIGTERM amid questions ends the process with status 0; the next start answers what was left, and only that."""
    people, questions = [server.person(f"Reader {number}") for number in range(20)], read_questions()
    with BotProcess(server, tmp_path, INDEX_DIR=str(index)) as bot:
        bot.wait_until_it_answers()
        for number in range(100):
            people[number % 20].says(questions[number])
        wait_for_answers(server, people, 10, PATIENCE)
        assert bot.terminate(PATIENCE) == 0
        bot.start()
        wait_for_answers(server, people, 100, PATIENCE)
    assert set(Counter((m["chat"]["id"], replied_to(m)) for m in answers_to(server, people)).values()) == {1}


@pytest.mark.parametrize("seed", range(2))
def test_a_signal_is_obeyed_in_time_however_slow_telegram_is(
    server: TelegramServer, tmp_path: Path, index: Path, seed: int
) -> None:
    """Amid a rebuilding and more questions than there is time for, SIGTERM ends the process within twenty seconds; what
    was begun is finished, the next start answers the rest, and in both lives together each question has one answer.
    """
    chance = random.Random(seed)
    admin, people = server.person("Admin"), [server.person(f"Reader {number}") for number in range(20)]
    askers = [person for person in people for _ in range(chance.randrange(1, 16))]
    chance.shuffle(askers)
    with BotProcess(server, tmp_path, INDEX_DIR=str(index), ADMIN_USER_IDS=str(admin.id)) as bot:
        bot.wait_until_it_answers()
        server.fail("sendMessage", Fault(delay=chance.uniform(1.5, 3.5), slow=True), times=10_000)
        admin.says("/reindex")
        asked = [person.says(question) for person, question in zip(askers, read_questions(), strict=False)]
        wait_for_answers(server, people, chance.randrange(1, 40), PATIENCE)
        assert bot.terminate(SECONDS_TO_END) == 0
        server.mend()
        bot.start()
        wait_for_answers(server, people, len(asked), PATIENCE)
        assert bot.terminate(PATIENCE) == 0
    assert sorted(answered(server, people)) == sorted((said["chat"]["id"], said["message_id"]) for said in asked)
    assert all(in_order(server, person) for person in people)


def test_a_second_poller_ends_the_bot(server: TelegramServer, tmp_path: Path, index: Path) -> None:
    """A 409 is borne for a while, then the process says who is in its way and ends with another status than 0."""
    conflict = Fault(409, "Conflict: terminated by other getUpdates request; make sure that only one bot is running")
    with BotProcess(server, tmp_path, INDEX_DIR=str(index)) as bot:
        bot.wait_until_it_answers()
        server.fail("getUpdates", conflict, times=100)
        server.person().says("quick")
        assert bot.wait(PATIENCE) == 2
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
            blocked = fault.status == 403
            server.fail("sendMessage", fault, chat=group.id if blocked else None)
            server.fail("getUpdates", fault)
            server.deliver_raw(poison)
            ann.says("How tall is the lighthouse?")
            ann.says("/ask How tall is the lighthouse?", group)
        server.wait_until(lambda: len(server.sent(ann.chat)) >= 3, "some answers", PATIENCE)
        server.mend()
        ann.says("/status")
        server.fail("getUpdates", Fault(401, "Unauthorized"), times=100)
        ann.says("the end")
        assert bot.wait(PATIENCE) == 2
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
        assert bot.wait(PATIENCE) == 2
        assert "a newer version of Footnote has written it" in bot.output.splitlines()[-1]
        assert "Traceback" not in bot.output
