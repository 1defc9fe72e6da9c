"""The real process with a webhook, and what a supervisor is told of it. Slow, for each start loads the encoder."""

import json
from http import HTTPStatus
from pathlib import Path

import pytest

from bench.telegram_load import answers_to, in_order, read_questions, wait_for_answers
from tests.bot.chat.process import BotProcess, free_port, request
from tests.telegram_emulator import Fault, TelegramServer

pytestmark = pytest.mark.slow

SECRET = "correct-horse-battery"  # noqa: S105 - of these tests
RIGHT = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]"])
def test_a_webhook_from_the_first_second_to_the_last(
    own_server: TelegramServer, tmp_path: Path, index: Path, host: str
) -> None:
    """Alive at once, ready when it can answer; only Telegram is let in; what is brought is answered in order; whoever
    comes while it drains is asked to come again; and what was not taken is answered in the next life.
    """
    server = own_server
    hook, health = f"{host}:{free_port()}", f"{host}:{free_port()}"
    settings = {
        "WEBHOOK_URL": "http://127.0.0.1:9/hook", "WEBHOOK_LISTEN": hook, "WEBHOOK_SECRET": SECRET,
        "HEALTH_LISTEN": health, "INDEX_DIR": str(index),
    }  # fmt: skip
    server.postman.leads_to(f"http://{hook}/hook")

    def answers(address: str, path: str, status: int) -> bool:
        return request(address, path)[0] == status

    with BotProcess(server, tmp_path, **settings) as bot:
        server.wait_until(lambda: answers(health, "/healthz", HTTPStatus.OK), "a sign of life", 120)
        assert answers(health, "/readyz", HTTPStatus.SERVICE_UNAVAILABLE)
        server.wait_until(lambda: answers(health, "/readyz", HTTPStatus.OK), "the bot to be ready", 300)
        people, questions = [server.person(f"Reader {number}") for number in range(5)], read_questions()
        for number in range(20):
            people[number % 5].says(questions[number])
        wait_for_answers(server, people, 20, 300)
        assert all(in_order(server, person) for person in people)
        assert answers(hook, "/hook", HTTPStatus.METHOD_NOT_ALLOWED)
        assert request(hook, "/hook", b"{}")[0] == HTTPStatus.FORBIDDEN
        assert request(hook, "/hook", b" " * 1024 * 1025, **RIGHT)[0] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        assert request(hook, "/hook", b"nonsense", **RIGHT)[0] == HTTPStatus.OK

        server.fail("sendMessage", Fault(delay=3, slow=True), chat=people[0].chat)
        people[0].says(questions[20])
        server.wait_until(lambda: not server.world.updates, "the question to be taken", 120)
        bot.begin_to_terminate()
        update = json.dumps({"update_id": 10**8}).encode()

        def drains() -> bool:
            return request(hook, "/hook", update, **RIGHT)[::2] == (HTTPStatus.SERVICE_UNAVAILABLE, "5")

        server.wait_until(drains, "the bot to drain")
        assert answers(health, "/readyz", HTTPStatus.SERVICE_UNAVAILABLE)
        people[1].says(questions[21])
        assert bot.wait(300) == 0
        assert len(answers_to(server, people)) == 21
        bot.start()
        wait_for_answers(server, people, 22, 300)
    assert "Traceback" not in bot.output
    assert SECRET not in bot.output
