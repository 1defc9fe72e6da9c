"""The server by itself: ``python -m tests.telegram_emulator --port 8081``.

It prints its address and the bot's token, and then does what each line of its input says; what the bot sends is printed
as it comes:

    Ann: How large was it in 2024?        a person writes to the bot
    Ann @ Readers: /ask How large?        a person writes in a group, which comes into being with its first message
    # News: /ask How large?               a channel posts
    Ann ? How large                       a person asks inline
    ! sendMessage 429 5                   the next call of the method fails with this status, for so many seconds
"""

import argparse
import itertools
import json
import re
import sys
import threading

from tests.telegram_emulator.actors import Chat, Person
from tests.telegram_emulator.server import TelegramServer
from tests.telegram_emulator.wire import TOKEN, Fault

_FAULT = re.compile(r"! *(?P<method>\w+) +(?P<status>\d+)(?: +(?P<seconds>\d+))?")
_POST = re.compile(r"# *(?P<channel>[^:]+): *(?P<text>.+)")
_INLINE = re.compile(r"(?P<person>[^:@?]+) \? *(?P<text>.+)")
_SAID = re.compile(r"(?P<person>[^:@]+?) *(?:@ *(?P<group>[^:]+))?: *(?P<text>.+)")


class _Stage:
    """The people, groups and channels that the lines name."""

    def __init__(self, server: TelegramServer) -> None:
        self._server = server
        self._people: dict[str, Person] = {}
        self._chats: dict[str, Chat] = {}

    def do(self, line: str) -> None:
        """Do what one line says."""
        if found := _FAULT.fullmatch(line):
            status, seconds = int(found["status"]), int(found["seconds"] or 1)
            flood = Fault.flood(seconds)
            self._server.fail(found["method"], flood if status == flood.status else Fault(status))
        elif found := _POST.fullmatch(line):
            self._chat(found["channel"], "channel").posts(found["text"])
        elif found := _INLINE.fullmatch(line):
            self._person(found["person"]).asks_inline(found["text"])
        elif found := _SAID.fullmatch(line):
            group = self._chat(found["group"], "supergroup") if found["group"] else None
            self._person(found["person"]).says(found["text"], group)
        else:
            _print("?", "not understood; see `python -m tests.telegram_emulator --help`")

    def _person(self, name: str) -> Person:
        return self._people.setdefault(name, self._people.get(name) or self._server.person(name))

    def _chat(self, name: str, kind: str) -> Chat:
        return self._chats.setdefault(name, self._chats.get(name) or self._server.group(name, kind=kind))


def main() -> None:
    """Serve until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--privacy", action="store_true", help="put the bot into privacy mode")
    options = parser.parse_args()
    with TelegramServer(options.token, port=options.port, privacy=options.privacy) as server:
        _print("server", f"TELEGRAM_API_BASE_URL={server.url} TELEGRAM_BOT_TOKEN={server.token}")
        threading.Thread(target=_show_calls, args=(server,), daemon=True).start()
        stage = _Stage(server)
        for line in sys.stdin:
            if line.strip():
                stage.do(line.strip())


def _show_calls(server: TelegramServer) -> None:
    for number in itertools.count():
        with server.world.changed:
            while len(server.calls) <= number:
                server.world.changed.wait()
        call = server.calls[number]
        if call.method != "getUpdates":
            _print(f"{call.method} {call.status}", json.dumps(call.parameters, ensure_ascii=False))


def _print(what: str, text: str) -> None:
    sys.stdout.write(f"{what}: {text}\n")
    sys.stdout.flush()


main()
