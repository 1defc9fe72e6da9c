"""A few threads for what must not hold up the event loop."""

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

Result = TypeVar("Result")


class Workers:
    """Long-lived threads that do one call after the other, the first come first.

    They differ from a `ThreadPoolExecutor` in one thing: the process can end while one of them is still at work, so
    that a call which takes minutes does not keep the bot from stopping.
    """

    def __init__(self, count: int, name: str) -> None:
        self._count = count
        self._closed = False
        self._calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        for number in range(count):
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True).start()

    async def run(self, call: Callable[[], Result]) -> Result:
        """The result of `call`, or what it raises; the event loop goes on meanwhile.

        Raises:
            RuntimeError: no more calls are taken.
        """
        if self._closed:
            raise RuntimeError("the workers have gone home")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._calls.put(partial(_call, call, future, loop))
        return await future

    @property
    def waiting(self) -> int:
        """How many calls wait for a thread."""
        return self._calls.qsize()

    def close(self) -> None:
        """Take no more calls, and let the threads end after those that wait."""
        self._closed = True
        for _ in range(self._count):
            self._calls.put(None)

    def _work(self) -> None:
        while call := self._calls.get():
            call()


def _call(call: Callable[[], Result], future: "asyncio.Future[Result]", loop: asyncio.AbstractEventLoop) -> None:
    if future.cancelled():
        return
    try:
        outcome = partial(_settle, future, future.set_result, call())
    except Exception as error:  # noqa: BLE001 - the one who waits for it gets it
        outcome = partial(_settle, future, future.set_exception, error)
    with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(outcome)


def _settle(future: "asyncio.Future[Any]", settle: Callable[[Any], None], outcome: object) -> None:
    if not future.done():
        settle(outcome)
