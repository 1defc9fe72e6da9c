"""The server: the wire, the log of calls, the faults, and what a test waits for."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from tests.telegram_emulator.actors import Chat, Person
from tests.telegram_emulator.asking import acknowledge
from tests.telegram_emulator.methods import METHODS, parameters_of
from tests.telegram_emulator.webhook import Postman
from tests.telegram_emulator.wire import TOKEN, Call, Fault, Json, Refused, Upload, read_value
from tests.telegram_emulator.world import Room, World, membership

_SECONDS_OF_PATIENCE = 15.0
_MOST_UPDATES = 100
_DONE = range(200, 300)
_BIGGEST_BODY = 50 * 1024 * 1024
_WITH_A_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
)
_TWO_POLLERS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class TelegramServer:
    """The server, and the world around it. Use it as a context manager.

    Args:
        token: the one that is right.
        username: the bot's.
        port: where to listen; 0 takes a free one.
        privacy: whether the bot is in privacy mode. By default it is told all that is said in its groups, so that what
            it leaves alone, it leaves alone by itself.
        webhook_to: what a webhook's public address stands for on this machine; without, it is called as it is.
        first_pause: seconds until an update that a webhook did not take is posted again; the pause doubles.
    """

    def __init__(
        self,
        token: str = TOKEN,
        username: str = "FootnoteBot",
        *,
        port: int = 0,
        privacy: bool = False,
        webhook_to: str = "",
        first_pause: float = 0.1,
    ) -> None:
        self.token = token
        self.world = World(username, privacy=privacy)
        self.calls: list[Call] = []
        self.unplanned: list[str] = []
        self.url = ""
        self._port = port
        self._faults: list[tuple[str, int | None, Fault]] = []
        self._loop = asyncio.new_event_loop()
        self._poll: asyncio.Future[None] | None = None
        self._wakened = asyncio.Event()
        self._closed = False
        self._posted: set[asyncio.Task[None]] = set()
        self._in_hand = 0
        self.postman = Postman(self.world, lambda url: webhook_to or url, first_pause)
        self.world.on_update = self._wake
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._runner = self._in_loop(self._open())
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        self._wake()
        self._in_loop(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def is_idle(self) -> bool:
        """Whether no call is being answered, a fetch of updates among them."""
        return self._in_hand == 0

    @property
    def me(self) -> Json:
        """The bot, as a user."""
        return self.world.me

    # The world: who and what there is

    def person(
        self, name: str = "Ann", *, user_id: int | None = None, language: str = "en", bot: bool = False
    ) -> Person:
        """A user, whose private chat with the bot exists from now on."""
        number = user_id or 1000 + self.world.number()
        person: Json = {"id": number, "is_bot": bot, "first_name": name, "language_code": language}
        self.world.people[number] = person
        self.world.rooms.setdefault(number, Room({"id": number, "type": "private", "first_name": name}))
        return Person(self.world, person)

    def group(self, title: str = "Readers", *, kind: str = "supergroup", **more: Any) -> Chat:  # noqa: ANN401
        """A group, a supergroup or a channel that the bot is in: as a member, in a channel as an admin."""
        number = (0 if kind == "group" else -1_000_000_000_000) - self.world.number()
        chat = {"id": number, "type": kind, "title": title, **more}
        status = "administrator" if kind == "channel" else "member"
        self.world.rooms[number] = Room(chat, members={self.me["id"]: membership(self.me, status)})
        return Chat(self.world, chat)

    def channel(self, title: str = "News", **more: Any) -> Chat:  # noqa: ANN401
        """A channel in which the bot may post."""
        return self.group(title, kind="channel", **more)

    def deliver_raw(self, update: Json) -> int:
        """Put any update into the bot's queue; its number."""
        with self.world.changed:
            number = int(update.get("update_id", self.world.number()))
            self.world.updates.append({"update_id": number, **update})
        self._wake()
        return number

    def fail(self, method: str, fault: Fault, *, chat: int | None = None, times: int = 1) -> None:
        """Let the next calls of a method, or with ``*`` of any, fail: in one chat or in all."""
        with self.world.changed:
            self._faults.extend([(method, chat, fault)] * times)

    def mend(self) -> None:
        """No more faults."""
        with self.world.changed:
            self._faults.clear()

    # What the bot did

    def sent(self, chat: int) -> list[Json]:
        """The bot's messages in a chat as they now read, in order."""
        with self.world.changed:
            return [message for message in self.world.sent if message["chat"]["id"] == chat]

    def answer_to(self, query: str, seconds: float = _SECONDS_OF_PATIENCE) -> Json:
        """The parameters with which the bot answered a callback, inline or guest query."""
        self.wait_until(lambda: query in self.world.answers, f"the answer to query {query}", seconds)
        return self.world.answers[query]

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
        with self.world.changed:
            return [
                call
                for call in self.calls
                if call.method == method and (chat is None or call.parameters.get("chat_id") == chat)
            ]

    def menu(self, scope: str, language: str = "", chat: int | None = None) -> list[str]:
        """The commands that the bot offers there, by name."""
        return [command["command"] for command in self.world.menus.get((scope, chat, language), [])]

    # The wire

    async def _open(self) -> web.AppRunner:
        application = web.Application(client_max_size=_BIGGEST_BODY)
        application.router.add_route("*", "/bot{token}/{method}", self._called)
        application.router.add_get("/file/bot{token}/{path:.+}", self._downloaded)
        runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self._port).start()
        return runner

    async def _close(self) -> None:
        await self.postman.stop()
        await self._runner.cleanup()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _called(self, request: web.Request) -> web.StreamResponse:
        self._in_hand += 1
        try:
            return await self._answered(request)
        finally:
            self._in_hand -= 1

    async def _answered(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        parameters, files = await _read(request)
        fault = self._next_fault(method, parameters)
        before, after = (0.0, fault.delay) if fault and fault.slow else (fault.delay if fault else 0.0, 0.0)
        await asyncio.sleep(before)
        status, body = await self._outcome(request.match_info["token"], method, parameters, files, fault)
        await asyncio.sleep(after)
        if fault and fault.hang_up:
            _hang_up(request)
        if fault and fault.raw is not None:
            return web.Response(body=fault.raw, status=fault.status, content_type="text/html")
        return web.json_response(body, status=status)

    async def _downloaded(self, request: web.Request) -> web.StreamResponse:
        for file, content in self.world.files.values():
            if request.match_info["token"] == self.token and file["file_path"] == request.match_info["path"]:
                return web.Response(body=content)
        return web.json_response(Refused(404, "Not Found").body, status=404)

    async def _outcome(
        self, token: str, method: str, parameters: Json, files: dict[str, Upload], fault: Fault | None
    ) -> tuple[int, Json]:
        failed = fault is not None and not fault.slow
        status, body = 200, Json()
        takes_effect = not (fault and failed and not fault.applied)
        refused = await self._waited(token, method, parameters) if takes_effect else None
        with self.world.changed:  # whoever sees what a call did sees the call, too
            if takes_effect:
                try:
                    body = {"ok": True, "result": self._result(token, method, parameters, files, refused)}
                except Refused as error:
                    status, body = error.status, error.body
            if fault and failed and status in _DONE:
                status, body = fault.status, Refused(fault.status, fault.description, fault.parameters).body
            self.calls.append(Call(method, parameters, time.monotonic(), status, tuple(files.values())))
            self.world.changed.notify_all()
        return status, body

    async def _waited(self, token: str, method: str, parameters: Json) -> Refused | None:
        """Wait with a call for what it asks for; why it is refused meanwhile."""
        if token == self.token and method == "getUpdates":
            try:
                await self._poll_for_updates(parameters)
            except Refused as refused:
                return refused
        return None

    def _next_fault(self, method: str, parameters: Json) -> Fault | None:
        with self.world.changed:
            for planned in self._faults:
                if planned[0] in ("*", method) and planned[1] in (None, parameters.get("chat_id")):
                    self._faults.remove(planned)
                    return planned[2]
        return None

    def _result(
        self, token: str, method: str, parameters: Json, files: dict[str, Upload], refused: Refused | None
    ) -> object:
        if token != self.token:
            raise Refused(401, "Unauthorized")
        if method != "getUpdates" and method not in METHODS:
            self.unplanned.append(method)
            raise Refused(404, "Not Found")
        self.unplanned.extend(f"{method}({name})" for name in parameters.keys() - parameters_of(method))
        if refused:
            raise refused
        if method == "getUpdates":
            return self.world.updates[: parameters.get("limit", _MOST_UPDATES)]
        return METHODS[method](self.world, parameters, files)

    async def _poll_for_updates(self, parameters: Json) -> None:
        """Wait for updates, as long as the call says, or until another call wants them."""
        if self.world.webhook:
            raise Refused(409, _WITH_A_WEBHOOK)
        if self._poll and not self._poll.done():
            self._poll.set_exception(Refused(409, _TWO_POLLERS))
        mine = self._poll = self._loop.create_future()
        with self.world.changed:
            acknowledge(self.world, parameters)
        try:
            await self._wait_for_updates(mine, self._loop.time() + parameters.get("timeout", 0))
        finally:  # whoever hung up waits no more
            mine.cancel()

    async def _wait_for_updates(self, mine: asyncio.Future[None], deadline: float) -> None:
        while not self.world.updates and not self._closed and (rest := deadline - self._loop.time()) > 0:
            self._wakened.clear()
            news = asyncio.create_task(self._wakened.wait())
            waited: set[asyncio.Future[Any]] = {mine, news}
            await asyncio.wait(waited, timeout=rest, return_when=asyncio.FIRST_COMPLETED)
            news.cancel()
            if mine.done():
                mine.result()

    def _wake(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken)

    def _woken(self) -> None:
        self._wakened.set()
        task = self._loop.create_task(self.postman.look())
        self._posted.add(task)
        task.add_done_callback(self._posted.discard)

    def _in_loop(self, work: Any) -> Any:  # noqa: ANN401 - of whatever it makes
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)


async def _read(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """The parameters of a call and the files that came along: by query, form, multipart or JSON."""
    written: Json = {name: read_value(name, value) for name, value in request.query.items()}
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        return written | json.loads(await request.text() or "{}"), files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read())
        else:
            written[name] = read_value(name, str(value))
    return written, files


def _hang_up(request: web.Request) -> None:
    if request.transport:
        request.transport.abort()
