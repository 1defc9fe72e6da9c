"""How the bot bears many questions at once: the real process, over the wire, against the tests' Bot API server.

    .venv/bin/python -m bench.telegram_load [serving] [killed] [reindexing]

Prints the median and the slowest answer at five questions a second from sixty chats, how long a burst of three hundred
questions takes, how late the event loop was, what a SIGKILL in the middle of three hundred questions loses, and how
much longer answers take while an admin reindexes two thousand new passages.
"""

import itertools
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.command import parser_of
from bench.many_passages import write_passages
from tests.bot.chat.process import ROOT, BotProcess
from tests.telegram_emulator import Json, Person, TelegramServer

_PARTS = ("serving", "killed", "reindexing")
_HEALTH = "127.0.0.1:18099"
_BEFORE_THE_KILL = 60  # answers
_SECONDS_TO_START, _SECONDS_IDLE, _SECONDS_REINDEXING = 300.0, 20.0, 180.0
_PASSAGES = 2000


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line names, or all of it."""
    parser = parser_of("bench.telegram_load", __doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}; all of them where none is named"
    )
    wanted, questions = parser.parse_args(arguments).parts or _PARTS, read_questions()
    with TelegramServer() as server, tempfile.TemporaryDirectory() as folder:
        if "serving" in wanted:
            with BotProcess(server, Path(folder), HEALTH_LISTEN=_HEALTH) as bot:
                bot.wait_until_it_answers(_SECONDS_TO_START)
                steady(server, questions, seconds=30)
                burst(server, questions)
                say(f"SIGTERM: exit status {bot.terminate()}")
        if "killed" in wanted:
            with BotProcess(server, Path(folder)) as bot:
                bot.wait_until_it_answers(_SECONDS_TO_START)
                killed(server, bot, questions)
        if "reindexing" in wanted:
            reindexing(server, questions, Path(folder))


def read_questions() -> list[str]:
    """The project's own questions, in an order that is the same each time."""
    files = sorted((ROOT / "corpus" / "questions").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    questions = [json.loads(line)["question"] for line in lines]
    random.Random(7).shuffle(questions)  # noqa: S311 - a fixed order, no secret
    return questions


def steady(server: TelegramServer, questions: list[str], seconds: int) -> None:
    """Five questions a second from sixty chats."""
    people = [server.person(f"Reader {number}") for number in range(60)]
    waits = ask_steadily(server, people, questions, lambda since: since >= seconds)
    say(
        f"5 a second from 60 chats: {len(waits)} answers, median {1000 * statistics.median(waits):.0f} ms, "
        f"95% under {1000 * waits[int(0.95 * len(waits))]:.0f} ms, slowest {1000 * waits[-1]:.0f} ms; "
        f"event loop at most {lag()} ms late"
    )


def ask_steadily(
    server: TelegramServer, people: list[Person], questions: list[str], is_over: Callable[[float], bool]
) -> list[float]:
    """Ask five questions a second until it is over, seconds after the beginning; how long each answer took, sorted."""
    asked: dict[tuple[int, int], float] = {}
    begun = time.monotonic()
    for number in itertools.count():
        time.sleep(max(0.0, begun + number / 5 - time.monotonic()))
        if is_over(time.monotonic() - begun):
            break
        person = people[number % len(people)]
        asked[person.chat, person.says(questions[number % len(questions)])["message_id"]] = time.monotonic()
    wait_for_answers(server, people, len(asked), 60)
    return sorted(at - asked[key] for key, at in answered_at(server, people).items() if key in asked)


def reindexing(server: TelegramServer, questions: list[str], folder: Path) -> None:
    """Five questions a second, before and while an admin takes in two thousand passages."""
    corpus = folder / "corpus"
    shutil.copytree(ROOT / "corpus", corpus, ignore=shutil.ignore_patterns("*.py", "__pycache__", "questions"))
    admin, people = server.person("Admin"), [server.person(f"Witness {number}") for number in range(60)]
    settings = {"CORPUS_DIR": str(corpus), "ADMIN_USER_IDS": str(admin.id), "HEALTH_LISTEN": _HEALTH}
    with BotProcess(server, folder, **settings) as bot:
        bot.wait_until_it_answers(_SECONDS_TO_START)
        idle = ask_steadily(server, people, questions, lambda since: since >= _SECONDS_IDLE)
        write_passages(corpus / "articles", _PASSAGES)
        begun = time.monotonic()
        admin.says("/reindex")
        report = server.wait_for_message(admin.chat)
        busy = ask_steadily(
            server, people, questions, lambda since: "reply_markup" not in report or since >= _SECONDS_REINDEXING
        )
        took = time.monotonic() - begun
        busy_median, idle_median = statistics.median(busy), statistics.median(idle)
        say(
            f"reindex of {_PASSAGES} passages: {took:.0f} s, {len(busy)} answers meanwhile, median "
            f"{1000 * busy_median:.0f} ms, {busy_median / idle_median:.1f} times the idle one "
            f"({1000 * idle_median:.0f} ms); event loop at most {lag()} ms late; {report['text'].splitlines()[0]}"
        )


def burst(server: TelegramServer, questions: list[str]) -> None:
    """Three hundred questions from sixty chats at once."""
    people = [server.person(f"Crowd {number}") for number in range(60)]
    begun = time.monotonic()
    for number in range(300):
        people[number % 60].says(questions[number % len(questions)])
    wait_for_answers(server, people, 300, 120)
    say(f"a burst of 300: all answered after {time.monotonic() - begun:.1f} s; event loop at most {lag()} ms late")


def killed(server: TelegramServer, bot: BotProcess, questions: list[str]) -> None:
    """SIGKILL while three hundred questions from forty chats are being answered."""
    people = [server.person(f"Survivor {number}") for number in range(40)]
    asked = [people[number % 40].says(questions[number]) for number in range(300)]
    wait_for_answers(server, people, _BEFORE_THE_KILL, 60)
    bot.kill()
    bot.start()
    wait_for_answers(server, people, 300, 120)
    answers = Counter((message["chat"]["id"], replied_to(message)) for message in answers_to(server, people))
    lost = [message for message in asked if (message["chat"]["id"], message["message_id"]) not in answers]
    twice = Counter(chat for (chat, _), times in answers.items() if times > 1)
    disorder = [person for person in people if not in_order(server, person)]
    say(
        f"SIGKILL amid 300: {len(lost)} lost, {len(twice)} chats with an answer twice (at most "
        f"{max(twice.values(), default=0)} in one), {len(disorder)} chats out of order"
    )


def wait_for_answers(server: TelegramServer, people: list[Person], count: int, seconds: float) -> None:
    """Wait until so many different questions are answered."""
    server.wait_until(
        lambda: len({(m["chat"]["id"], replied_to(m)) for m in answers_to(server, people)}) >= count,
        f"{count} answers",
        seconds,
    )


def answers_to(server: TelegramServer, people: list[Person]) -> list[Json]:
    """The messages with which questions of these people were answered; of an answer in parts, the first."""
    chats = {person.chat for person in people}
    with server.world.changed:
        return [message for message in server.world.sent if message["chat"]["id"] in chats and replied_to(message)]


def answered_at(server: TelegramServer, people: list[Person]) -> dict[tuple[int, int], float]:
    """When each question was answered, by chat and message."""
    chats = {person.chat for person in people}
    times: dict[tuple[int, int], float] = {}
    for call in server.calls_of("sendMessage"):
        chat, reply = call.parameters["chat_id"], call.parameters.get("reply_parameters")
        if chat in chats and reply:
            times.setdefault((chat, reply["message_id"]), call.at)
    return times


def replied_to(message: Json) -> int:
    """The question that a message replies to; 0 where it does not."""
    return int(message.get("reply_to_message", {}).get("message_id", 0))


def in_order(server: TelegramServer, person: Person) -> bool:
    """Whether the questions of a chat were answered in the order in which they were asked."""
    numbers = [replied_to(message) for message in answers_to(server, [person])]
    first = list(dict.fromkeys(numbers))
    return first == sorted(first)


def lag() -> float:
    """By how many milliseconds the bot's event loop was late, at worst, in the last minute."""
    with urllib.request.urlopen(f"http://{_HEALTH}/healthz", timeout=5) as answered:
        return float(json.load(answered)["worst_lag_ms"])


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
